import {createBackend, type BackendOptions} from '../../../src/testing/index.js';

/** Where the tests find the emulated service: behind a prefix, for links have to carry it. */
export const base = 'https://flows.example/smart';

/** What a test says of a request. */
export interface Ask {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

type Form = Record<string, string> | URLSearchParams;

/** An emulated service with a clock that stands still until a test moves it. */
export function createService(options: BackendOptions = {}, start = Date.UTC(2026, 4, 4, 10)) {
  let time = start;
  const backend = createBackend({now: () => time, makeCode: () => 'CDFH', ...options});
  const bearer = () => `Bearer ${backend.issueToken().access_token}`;

  /** Asks the API, with a good token unless `headers` say otherwise. */
  function ask(path: string, {method, body, headers, signal}: Ask = {}): Promise<Response> {
    const init: RequestInit = {headers: {authorization: bearer(), ...headers}, method: method ?? 'GET', signal};
    if (body !== undefined) {
      init.method = method ?? 'POST';
      init.body = typeof body === 'string' ? body : JSON.stringify(body);
      init.headers = {'content-type': 'application/json', ...init.headers};
    }
    return backend.fetch(new Request(`${base}/${path}`, init));
  }

  /** Opens a page, or sends its form. */
  function visit(url: string, form?: Form, headers: Record<string, string> = {}): Promise<Response> {
    const init = form ? {method: 'POST', body: new URLSearchParams(form), headers} : {headers};
    return backend.fetch(new Request(url, init));
  }

  return {
    backend,
    ask,
    visit,
    /** Lets seconds go by. */
    pass: (seconds: number) => void (time += seconds * 1000),
    number: (id: string) => backend.personas.find(persona => persona.id === id)!.msisdn,
  };
}

export type Service = ReturnType<typeof createService>;

/** The newest link to the terms, and the token in it. */
export async function fetchLink({ask}: Service, msisdn: string) {
  const {link} = (await (await ask(`api/public/evidence/${msisdn}/tc`)).json()) as {link: string};
  return {link, token: link.split('/').at(-1)!};
}

export const evidence = async ({ask}: Service, msisdn: string) =>
  (await ask(`api/public/evidence/status?msisdn=${msisdn}`)).json() as Promise<Record<string, unknown>>;

export const consent = (token: string, changes: Record<string, unknown> = {}) => ({
  body: {decizionZertes: true, decisionEidas: true, knowsTheRisk: true, token, ...changes},
});

export const poll = async ({ask}: Service, token: string) =>
  (await ask(`api/public/mobileid/status?token=${token}`)).json() as Promise<Record<string, unknown>>;
