/** What a browser may send along. `Idempotency-Key` is not among it: that one is between page and gateway. */
const allowedHeaders = 'authorization, content-type, x-api-key, traceparent';

/** Whether a browser's page may call. A request without `Origin` comes from no page. */
function allows(allowed: readonly string[] | undefined, origin: string | null): origin is string {
  return origin !== null && (allowed?.includes(origin) ?? true);
}

export function isPreflight(request: Request): boolean {
  return request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
}

/** Answers a browser that asks whether it may. */
export function preflight(request: Request, methods: readonly string[], allowed?: readonly string[]): Response {
  if (!allows(allowed, request.headers.get('origin'))) return new Response(null, {status: 403});
  const response = new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': allowedHeaders,
      'access-control-max-age': '600',
    },
  });
  return share(request, response, allowed);
}

/** Lets the page that asked read the answer. Never with credentials: the bearer token is the only key. */
export function share(request: Request, response: Response, allowed?: readonly string[]): Response {
  const origin = request.headers.get('origin');
  response.headers.append('vary', 'Origin');
  if (!allows(allowed, origin)) return response;
  response.headers.set('access-control-allow-origin', allowed ? origin : '*');
  response.headers.set('access-control-expose-headers', 'Retry-After');
  return response;
}
