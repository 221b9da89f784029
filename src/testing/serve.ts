import {isPreflight, preflight, share} from './cors.js';
import {problem, Refusal, type Answer} from './http.js';

/** One address of the service. */
export interface Route {
  /** How the path ends: any prefix may come before it. At most one group, for the part that varies. */
  tail: RegExp;
  /**
   * Whether it belongs to the API: that takes a bearer token and answers scripts of other origins. Pages need neither,
   * and the token endpoint must not have the second, for the client secret belongs in no page.
   */
  api: boolean;
  GET?: Answer;
  POST?: Answer;
}

interface Rules {
  /** Throws a refusal where the bearer token is not good. */
  authorize(request: Request): void;
  allowedOrigins?: readonly string[];
}

/** Makes one handler of many routes. */
export function serve(routes: readonly Route[], {authorize, allowedOrigins}: Rules) {
  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const {route, match} = find(routes, url.pathname);
    const shared = route?.api ?? true;
    if (shared && isPreflight(request)) return preflight(request, methodsOf(route), allowedOrigins);
    const response = await answer();
    return shared ? share(request, response, allowedOrigins) : response;

    async function answer(): Promise<Response> {
      try {
        if (!route || !match) throw new Refusal(404, 'There is nothing here.');
        const method = methodsOf(route).find(known => known === request.method);
        if (!method) throw new Refusal(405, 'Not with this method.', {allow: methodsOf(route).join(', ')});
        if (route.api) authorize(request);
        const base = url.origin + url.pathname.slice(0, match.index);
        return await route[method]!({request, url, base, part: match[1] ?? ''});
      } catch (error) {
        if (error instanceof Refusal) return problem(error);
        throw error;
      }
    }
  };
}

function find(routes: readonly Route[], path: string): {route?: Route; match?: RegExpExecArray} {
  for (const route of routes) {
    const match = route.tail.exec(path);
    if (match) return {route, match};
  }
  return {};
}

function methodsOf(route: Route | undefined): ('GET' | 'POST')[] {
  return (['GET', 'POST'] as const).filter(method => !route || route[method]);
}
