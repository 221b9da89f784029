import type {Session} from '../session/session.js';

let script = '';

/** Remembers where the one-file bundle was loaded from; a window of its own loads it from there too. */
export function rememberScript(url: string): void {
  script = url;
}

/** What a window of its own loads: as configured, else the one-file bundle, else the gateway's page; empty for none. */
export function flowAddress({options, api, base}: Session): string {
  if (options.flowUrl) return new URL(options.flowUrl, location.origin).href;
  if (script) return script;
  return api.gateway ? new URL('/', base).href : '';
}
