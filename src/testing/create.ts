import {createAcceptances} from './acceptances.js';
import type {Backend, BackendOptions, Lifetimes} from './backend.js';
import {createCodes} from './codes.js';
import {createEvidence} from './evidence.js';
import {readFields} from './fields.js';
import type {Answer} from './http.js';
import {createPages} from './pages/pages.js';
import {cast} from './personas.js';
import {createPhone} from './phone.js';
import {serve} from './serve.js';
import {createTerms} from './terms.js';
import {createTokens} from './tokens.js';
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
  const {now = Date.now, delay = 0, allowedOrigins, makeCode} = options;
  const lifetimes = {...usualLifetimes, ...options.lifetimes};
  const roles = new Map(cast.map(role => [role.persona.msisdn, role]));

  const tokens = createTokens(now, options);
  const codes = createCodes(now, lifetimes.code, makeCode);
  const acceptances = createAcceptances(now, lifetimes);
  const evidence = createEvidence(now, roles, acceptances);
  const verification = createVerification(codes);
  const terms = createTerms(roles, acceptances);

  /** `POST api/public/confirm`: one path, two bodies; the guide prints it for both. */
  const confirm: Answer = async ({request}) => {
    const fields = await readFields(request);
    return 'msisdn' in fields ? verification.send(fields) : terms.confirm(fields);
  };

  const pages = createPages(acceptances, codes);
  const answer = serve(
    [
      {tail: /\/api\/public\/confirm$/, api: true, POST: confirm},
      {tail: /\/api\/public\/phone\/verification$/, api: true, POST: verification.sendAnswer},
      {tail: /\/api\/public\/phone\/verification\/code$/, api: true, POST: verification.checkAnswer},
      {tail: /\/api\/public\/evidence\/status$/, api: true, GET: evidence.answer},
      {tail: /\/api\/public\/evidence\/([^/]+)\/tc$/, api: true, GET: terms.linkAnswer},
      {tail: /\/api\/public\/mobileid\/status$/, api: true, GET: terms.pollAnswer},
      {tail: /\/oauth\/token$/, api: false, POST: tokens.answer},
      ...pages,
    ],
    {authorize: tokens.check, allowedOrigins},
  );

  return {
    async fetch(request) {
      if (delay > 0) await new Promise(resolve => setTimeout(resolve, delay));
      return answer(request);
    },
    personas: cast.map(({persona}) => persona),
    sms: codes.sms,
    phone: createPhone(acceptances),
    issueToken: tokens.issue,
    reset() {
      for (const part of [codes, acceptances, evidence]) part.reset();
    },
  };
}
