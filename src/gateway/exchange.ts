import {readText, until, within, type Fetch} from './http.js';

/** A request to the API, and how much of its answer is read. */
export interface ExchangeRequest {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  /** When it must have come, on the clock of `performance.now()`. */
  deadline: number;
  /** Bytes. */
  cap: number;
}

/** A whole answer, read. */
export interface Answer {
  status: number;
  header(name: string): string | null;
  /** Undefined if it is longer than the cap. */
  text: string | undefined;
}

/** Sends a request and reads its answer; follows no redirect. */
export type Exchange = (address: string, request: ExchangeRequest) => Promise<Answer>;

/** An exchange over `fetch`, which every platform has. */
export function fetchExchange(fetch: Fetch): Exchange {
  return (address, {method, headers, body, deadline, cap}) => until(deadline, async signal => {
    const response = await fetch(address, {method, headers, redirect: 'manual', signal, ...(body !== undefined && {body})});
    const text = await within(readText(response.body, cap), signal);
    return {status: response.status, header: name => response.headers.get(name), text};
  });
}
