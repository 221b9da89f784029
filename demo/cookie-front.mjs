/**
 * Cookie mode: stands between the page and the service, holds the token, and lets a browser ask only about the number
 * that it has proved. As much as the demonstration needs, kept in memory; the package's own gateway takes its place.
 */
import {randomUUID} from 'node:crypto';

import {json, readJson} from './http.mjs';

const base = '/smart-flow/';
const cookieName = 'smart-flow-demo';
/** Milliseconds an answer is kept for a request whose answer was lost. */
const replayable = 60_000;

/** What a status of the service means, by call; the codes are those of the elements. */
const meanings = {
  send: {400: 'invalid-number'},
  check: {400: 'wrong-code'},
  accept: {404: 'terms-expired'},
  poll: {404: 'terms-expired'},
};
const general = {403: 'forbidden', 404: 'not-found', 429: 'too-many-requests'};

function problem(status, code) {
  const type = {'content-type': 'application/problem+json'};
  return json({type: 'about:blank', title: code, status, code, correlationId: randomUUID()}, status, type);
}

/** The last part of a terms link is the token that its acceptance goes by. */
const tokenIn = link => new URL(link).pathname.split('/').at(-1);

/** Which of the six calls a request is, and whose number or terms it is about; undefined where it is none of them. */
function readCall({method, url}, body) {
  const {pathname, searchParams} = new URL(url);
  const path = pathname.slice(base.length);
  const terms = /^api\/public\/evidence\/(\d+)\/tc$/.exec(path);
  switch (terms ? `${method} terms` : `${method} ${path}`) {
    case 'POST api/public/confirm':
      return body && ('msisdn' in body ? {name: 'send'} : {name: 'accept', token: body.token});
    case 'POST api/public/phone/verification/code':
      return body && {name: 'check'};
    case 'GET api/public/evidence/status':
      return {name: 'status', msisdn: searchParams.get('msisdn')};
    case 'GET terms':
      return {name: 'terms', msisdn: terms[1]};
    case 'GET api/public/mobileid/status':
      return {name: 'poll', token: searchParams.get('token')};
  }
}

/** Whether this browser may: anybody may prove a number, the rest is for the number and the terms that are its own. */
function isAllowed({name, msisdn, token}, session) {
  if (name === 'send' || name === 'check') return true;
  return session !== undefined && (token === undefined ? msisdn === session.msisdn : session.terms.has(token));
}

/**
 * @param {(service: string) => Promise<string>} currentToken
 * @returns {(request: Request, service: string) => Promise<Response>}
 */
export function createCookieFront(currentToken) {
  const sessions = new Map();
  const answers = new Map();

  const idOf = request => new RegExp(`(?:^|; )${cookieName}=([^;]+)`).exec(request.headers.get('cookie') ?? '')?.[1];

  function sessionAnswer(request) {
    const id = idOf(request);
    if (request.method === 'DELETE') sessions.delete(id);
    const {msisdn, verifiedAt} = sessions.get(id) ?? {};
    return msisdn ? json({msisdn, verifiedAt}) : new Response(null, {status: 204});
  }

  /** Asks the service; what it says in an error stays here. */
  async function forward(request, service, name, body) {
    const {pathname, search} = new URL(request.url);
    const answer = await fetch(`${service}/${pathname.slice(base.length)}${search}`, {
      method: request.method,
      headers: {authorization: `Bearer ${await currentToken(service)}`, 'content-type': 'application/json'},
      ...(body && {body: JSON.stringify(body)}),
    });
    const text = await answer.text();
    const isNotFound = name === 'status' && answer.status === 404 && text.includes('"notFound":true');
    if (answer.ok || isNotFound) return json(text ? JSON.parse(text) : {}, answer.status);
    const status = answer.status < 500 && answer.status !== 401 ? answer.status : 502;
    return problem(status, meanings[name]?.[status] ?? general[status] ?? 'server');
  }

  async function act(request, service, body) {
    const call = readCall(request, body);
    if (!call) return problem(404, 'not-found');
    const session = sessions.get(idOf(request));
    if (!isAllowed(call, session)) return problem(403, 'forbidden');
    const answer = await forward(request, service, call.name, body).catch(() => problem(502, 'server'));
    if (call.name === 'terms' && answer.ok) session.terms.add(tokenIn((await answer.clone().json()).link));
    if (call.name === 'check' && answer.ok) {
      const id = randomUUID();
      sessions.set(id, {msisdn: body.msisdn, verifiedAt: new Date().toISOString(), terms: new Set()});
      answer.headers.append('set-cookie', `${cookieName}=${id}; Path=${base}; HttpOnly; SameSite=Strict`);
    }
    return answer;
  }

  return async (request, service) => {
    const {pathname, origin} = new URL(request.url);
    const isRead = request.method === 'GET';
    if (!isRead && request.headers.get('origin') !== origin) return problem(403, 'forbidden');
    if (pathname === `${base}session`) return sessionAnswer(request);
    const body = isRead ? null : await readJson(request);
    const key = request.headers.get('idempotency-key');
    if (!key) return act(request, service, body);
    // The same request again, because its answer was lost: it must not send a second SMS.
    if (!answers.has(key)) {
      answers.set(key, act(request, service, body));
      setTimeout(() => answers.delete(key), replayable).unref();
    }
    return (await answers.get(key)).clone();
  };
}
