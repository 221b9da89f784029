/** For every answer that has none of its own: it is data, for nobody else, and not to be kept. */
const secure: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'`,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const finished = new WeakSet<Response>();

/**
 * Data, as JSON, with all of its headers from the start: Node is handed plain ones as they are, while those of a `Response`
 * that are looked at cost as much as the session. `own`: what every answer to the call carries.
 */
export function dataResponse(body: object, status: number, own: Readonly<Record<string, string>>): Response {
  const response = new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/json', ...secure, ...own}});
  finished.add(response);
  return response;
}

/** Gives an answer the headers that it lacks. */
export function finish(response: Response, own: Readonly<Record<string, string>>): void {
  if (finished.has(response)) return;
  const {headers} = response;
  for (const [name, value] of Object.entries(own)) {
    // What an answer varies with it may have said already; all else is the call's alone to say.
    if (name !== 'Vary') headers.set(name, value);
    else if (!headers.get(name)?.includes(value)) headers.append(name, value);
  }
  for (const [name, value] of Object.entries(secure)) if (!headers.has(name)) headers.set(name, value);
}
