import {createAcceptances} from './acceptances.js';
import type {Backend, BackendOptions, Lifetimes} from './backend.js';
import {trueTime} from './clock.js';
import {createCodes} from './codes.js';
import {createEvidence} from './evidence.js';
import {readFields} from './fields.js';
import type {Answer} from './http.js';
import {createPages} from './pages/pages.js';
import {cast} from './personas.js';
import {createPhone} from './phone.js';
import {plotOf, scenarios, type Scenario, type ScenarioName} from './scenarios.js';
import {serve} from './serve.js';
import {createTerms} from './terms.js';
import {createTokens} from './tokens.js';
import {createTroubles, type CallName} from './troubles.js';
import {createVerification} from './verification.js';

const usualLifetimes: Lifetimes = {code: 480, prompt: 120, consent: 600, declines: 3, expires: 25, fails: 2};

/**
 * The Smart Flows service, emulated: the API, its token endpoint, its terms and consent pages, the SMS it sends and the
 * phones it asks. It keeps everything in memory and needs nothing but `Request` and `Response`, so it runs in a page,
 * in a service worker, and in Node:
 *
 * ```js
 * import {createServer} from 'node:http';
 * import {createBackend} from 'smart-flow-elements/testing';
 *
 * const backend = createBackend();
 *
 * createServer(async (incoming, outgoing) => {
 *   const {method, headers, url} = incoming;
 *   const body = method === 'POST' ? {body: incoming, duplex: 'half'} : {};
 *   const request = new Request(`http://${headers.host}${url}`, {method, headers, ...body});
 *   const response = await backend.fetch(request);
 *   outgoing.writeHead(response.status, Object.fromEntries(response.headers));
 *   outgoing.end(Buffer.from(await response.arrayBuffer()));
 * }).listen(4000);
 * ```
 *
 * The API may sit under any prefix; links in its answers lead to where it was called.
 */
export function createBackend(options: BackendOptions = {}): Backend {
  const {clock = trueTime, now = () => clock.now(), delay = 0, allowedOrigins, makeCode} = options;
  const lifetimes = {...usualLifetimes, ...options.lifetimes};
  const roles = new Map(cast.map(role => [role.persona.msisdn, role]));

  const tokens = createTokens(now, options);
  const codes = createCodes(now, lifetimes, makeCode);
  const acceptances = createAcceptances(now, lifetimes);
  const evidence = createEvidence(now, roles, acceptances);
  const verification = createVerification(codes);
  const terms = createTerms(roles, acceptances);
  const troubles = createTroubles();
  let scenario: Scenario | undefined;

  const meeting = (name: CallName, answer: Answer): Answer => call => troubles.meet(name, call, () => answer(call));

  /** `POST api/public/confirm`: one path, two bodies; the guide prints it for both. */
  const confirm: Answer = async call => {
    const fields = await readFields(call.request);
    if ('msisdn' in fields) return troubles.meet('send', call, () => verification.send(fields));
    return troubles.meet('confirm', call, () => terms.confirm(fields));
  };

  const pages = createPages(acceptances, codes);
  const answer = serve(
    [
      {tail: /\/api\/public\/confirm$/, api: true, POST: confirm},
      {tail: /\/api\/public\/phone\/verification$/, api: true, POST: meeting('send', verification.sendAnswer)},
      {tail: /\/api\/public\/phone\/verification\/code$/, api: true, POST: meeting('check', verification.checkAnswer)},
      {tail: /\/api\/public\/evidence\/status$/, api: true, GET: meeting('evidence', evidence.answer)},
      {tail: /\/api\/public\/evidence\/([^/]+)\/tc$/, api: true, GET: meeting('terms', terms.linkAnswer)},
      {tail: /\/api\/public\/mobileid\/status$/, api: true, GET: meeting('poll', terms.pollAnswer)},
      {tail: /\/oauth\/token$/, api: false, POST: meeting('token', tokens.answer)},
      ...pages,
    ],
    {authorize: tokens.check, allowedOrigins},
  );

  function reset(): void {
    for (const part of [codes, acceptances, evidence]) part.reset();
    troubles.begin();
  }

  function play(name: ScenarioName): Scenario {
    troubles.begin(plotOf(name));
    reset();
    return (scenario = scenarios[name]);
  }

  if (options.scenario !== undefined) play(options.scenario);

  return {
    async fetch(request) {
      const wait = Math.max(delay, troubles.delay);
      if (wait > 0) await clock.wait(wait);
      return answer(request);
    },
    get scenario() {
      return scenario;
    },
    play,
    reset,
    personas: cast.map(({persona}) => persona),
    sms: codes.sms,
    phone: createPhone(acceptances),
    issueToken: tokens.issue,
  };
}
