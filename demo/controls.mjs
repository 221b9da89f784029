/** `/demo/…`: what the page around the widgets needs, and the host's own token address. */
import {isLoopback, json, readJson, text} from './http.mjs';

const done = () => new Response(null, {status: 204});

/** What is on the phone with this number. */
function phoneOf({sms, phone}, msisdn) {
  const isIts = item => item.msisdn === msisdn;
  return {
    msisdn,
    sms: sms.filter(isIts).map(({text, code, sentAt}) => ({text, code, sentAt})),
    prompts: phone.prompts.filter(isIts).map(({text, askedAt}) => ({text, askedAt})),
  };
}

/** The holder of the phone answers. */
async function answerPrompt({phone}, request) {
  const {msisdn, answer} = (await readJson(request)) ?? {};
  if (typeof msisdn !== 'string' || !['confirm', 'decline'].includes(answer)) {
    return json({error: 'Send {msisdn, answer: "confirm" or "decline"}.'}, 400);
  }
  return phone[answer](msisdn) ? done() : json({error: 'Nothing is waiting on this phone.'}, 404);
}

/** Lets a page on another port of this machine read the answer: that is where a host would try the widgets out. */
function share(request, response) {
  const origin = request.headers.get('origin');
  response.headers.append('vary', 'Origin');
  if (origin) response.headers.set('access-control-allow-origin', origin);
  return response;
}

async function token({request: ask}, service) {
  const answer = await ask(service);
  return json(answer.ok ? await answer.json() : {error: 'The service gave no token.'}, answer.ok ? 200 : 502);
}

/**
 * @param {import('smart-flow-elements/testing').Backend} backend
 * @param {ReturnType<import('./tokens.mjs').createTokens>} tokens
 * @returns {(request: Request, service: string) => Promise<Response>}
 */
export function createControls(backend, tokens) {
  const routes = {
    'GET /demo/personas': () => json(backend.personas),
    'GET /demo/phone': request => json(phoneOf(backend, new URL(request.url).searchParams.get('msisdn'))),
    'POST /demo/phone': request => answerPrompt(backend, request),
    'POST /demo/reset': () => (backend.reset(), done()),
    'POST /demo/token': async (request, service) => share(request, await token(tokens, service)),
  };
  return async (request, service) => {
    const origin = request.headers.get('origin');
    // A stranger's page in the same browser can send a POST here; it gets nothing for it.
    if (origin && !isLoopback(origin)) return text(403, 'Only for pages on this machine.');
    const route = routes[`${request.method} ${new URL(request.url).pathname}`];
    return route ? route(request, service) : text(404, 'There is nothing here.');
  };
}
