import {json, Refusal, type Call} from './http.js';

/** The calls of the wire. */
export type CallName = 'token' | 'send' | 'check' | 'evidence' | 'terms' | 'confirm' | 'poll';

/** An answer that is made up. */
export interface MadeUp {
  status: number;
  headers?: Record<string, string>;
  /** Text, or an object that is sent as JSON; default: a problem with nothing but the status. */
  body?: string | object;
}

/**
 * What becomes of a call: nothing of the kind (`none`); it never arrives (`unreachable`); it does its work, and the
 * connection breaks before the answer is back (`answer-lost`); it is never answered (`no-answer`); its token has just ended
 * (`token-ended`); or the answer is another one.
 */
export type Trouble = 'none' | 'unreachable' | 'answer-lost' | 'no-answer' | 'token-ended' | MadeUp;

/** What goes wrong, by call; of a list one for each time, and the last one for all that follow. */
export interface Plot {
  /** Milliseconds before each answer. */
  delay?: number;
  troubles?: Partial<Record<CallName, Trouble | readonly Trouble[]>>;
}

/** The connection broke; what `fetch` throws then, by another name. */
export class ConnectionBroken extends TypeError {
  override name = 'ConnectionBroken';

  constructor() {
    super('The emulated connection broke.');
  }
}

/** Lets a plot happen to the calls of a service. */
export function createTroubles() {
  let plot: Plot = {};
  const times = new Map<CallName, number>();

  function next(name: CallName): Trouble {
    const list = [plot.troubles?.[name] ?? 'none'].flat();
    const time = times.get(name) ?? 0;
    times.set(name, time + 1);
    return list[Math.min(time, list.length - 1)]!;
  }

  return {
    get delay() {
      return plot.delay ?? 0;
    },

    /** Answers a call, or does with it what is its turn. */
    async meet(name: CallName, {request}: Call, answer: () => Response | Promise<Response>): Promise<Response> {
      const trouble = next(name);
      if (typeof trouble === 'object') return made(trouble);
      switch (trouble) {
        case 'none':
          return answer();
        case 'unreachable':
          throw new ConnectionBroken();
        case 'answer-lost':
          await answer();
          throw new ConnectionBroken();
        case 'no-answer':
          return untilAborted(request.signal);
        case 'token-ended':
          throw new Refusal(401, 'The bearer token is unknown or has expired.', {'www-authenticate': 'Bearer realm="smart-flow", error="invalid_token"'});
      }
    },

    /** Another plot, from its beginning. */
    begin(other: Plot = plot): void {
      plot = other;
      times.clear();
    },
  };
}

export type Troubles = ReturnType<typeof createTroubles>;

function made({status, headers = {}, body = {status}}: MadeUp): Response {
  if (typeof body === 'object') return json(body, status, headers);
  return new Response(body, {status, headers: {'cache-control': 'no-store', ...headers}});
}

/** Requests that nobody answers. Node forgets a signal that nothing else holds, and who gave up would never be told. */
const unanswered = new Set<AbortSignal>();

function untilAborted(signal: AbortSignal): Promise<never> {
  unanswered.add(signal);
  return new Promise((_resolve, reject) => {
    const leave = () => {
      unanswered.delete(signal);
      reject(signal.reason);
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, {once: true});
  });
}
