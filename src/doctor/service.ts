import {defaultEndpoints} from '../api/endpoints.js';
import {hostSource, isLoopback} from '../api/hosts.js';
import {own} from '../api/own.js';
import type {AnswerFact, ServiceFact, TokenFact} from '../flows/page-facts.js';
import type {SmartFlowOptions} from '../session/options.js';
import {claimsOf, isServiceToken} from '../session/service-token.js';
import type {Session} from '../session/session.js';
import {ask, type Asked} from './ask.js';

/** Milliseconds that a page's own function may take to give a token. */
const patience = 10_000;

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** What was answered, in whichever of the ways it was asked. */
interface TokenGiven {
  fact: Pick<TokenFact, 'from' | 'outcome' | 'status'>;
  answer?: unknown;
}

async function fromAddress(address: string, credentials: RequestCredentials | undefined): Promise<TokenGiven> {
  const {outcome, status = 0, text} = await ask(address, {method: 'POST', credentials: credentials ?? 'same-origin', headers: {accept: 'application/json'}});
  if (outcome !== 'answered') return {fact: {from: 'address', outcome}};
  if (status < 200 || status > 299) return {fact: {from: 'address', outcome: 'failed', status}};
  return {fact: {from: 'address', outcome}, answer: parse(text)};
}

async function fromFunction(token: NonNullable<SmartFlowOptions['token']>): Promise<TokenGiven> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, patience));
  try {
    return {fact: {from: 'function', outcome: 'answered'}, answer: await Promise.race([token(), late])};
  } catch {
    return {fact: {from: 'function', outcome: 'failed'}};
  }
}

const words = (value: unknown): string[] | undefined => (typeof value === 'string' ? value.split(' ') : Array.isArray(value) ? value.map(String) : undefined);

/** What there is to say of a token, and the token itself, which goes no further than the next request. */
function look({fact, answer}: TokenGiven): {fact: TokenFact; token?: string} {
  const given = typeof answer === 'object' ? answer : null;
  const token = typeof answer === 'string' ? answer : own(given, 'access_token');
  if (typeof token !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(token)) return {fact: {...fact, usable: false, exposed: false}};
  const claims = claimsOf(token);
  const endsAt = own(claims, 'exp');
  return {
    token,
    fact: {
      ...fact,
      usable: true,
      lifetime: own(given, 'expires_in'),
      scopes: words(own(given, 'scope') ?? own(claims, 'scope') ?? own(claims, 'scp')),
      ...(typeof endsAt === 'number' && {endsAt}),
      exposed: location.protocol === 'https:' && !isLoopback(location.hostname) && isServiceToken(token),
    },
  };
}

function answerFact({outcome, status, headers, text}: Asked): AnswerFact {
  const detail = own(parse(text) as object, 'detail');
  const id = headers?.get('x-correlation-id');
  return {outcome, status, ...(id && {id}), ...(typeof detail === 'string' && {detail: detail.slice(0, 200)})};
}

/** Where the evidence is asked for, without anybody's number: whoever answers says that it is missing. */
function evidenceAddress({base, options}: Session): string {
  const [path] = String(defaultEndpoints(options.endpoints).evidence).split(/[?{]/);
  return new URL(path!, base).href;
}

async function askApi(session: Session, token: string): Promise<AnswerFact> {
  const {apiKey, credentials = 'same-origin'} = session.options;
  const headers = {accept: 'application/json', authorization: `Bearer ${token}`, ...(apiKey && {'x-api-key': apiKey})};
  return answerFact(await ask(evidenceAddress(session), {headers, credentials}));
}

/** A gateway shares its files with everybody, and its answers with the pages that it knows. */
async function isGatewayThere(root: string): Promise<boolean> {
  return (await ask(`${root}dist/sri.json`, {credentials: 'omit'})).outcome === 'answered';
}

async function gatewayFact(root: string, credentials: RequestCredentials): Promise<Pick<ServiceFact, 'answer' | 'health'>> {
  const [answer, health] = await Promise.all(['session', 'health'].map(async path => answerFact(await ask(root + path, {credentials}))));
  const isHidden = answer!.outcome === 'unreachable' && !root.startsWith(`${location.origin}/`) && (await isGatewayThere(root));
  return {answer: isHidden ? {outcome: 'unreadable'} : answer, health};
}

/** Asks as the elements would, but for nobody: no SMS is sent, no number looked up, and nothing changed. */
export async function serviceFact(session: Session): Promise<ServiceFact> {
  const {base, options, allowedHosts} = session;
  const {token, tokenUrl, credentials = 'same-origin'} = options;
  const at = base.origin + base.pathname;
  const common = {base: at, origin: base.origin, terms: allowedHosts.map(hostSource)};
  if (!token && !tokenUrl) return {...common, mode: 'gateway', ...(await gatewayFact(at, credentials))};
  const address = tokenUrl && new URL(tokenUrl, location.origin);
  const given = look(token ? await fromFunction(token) : await fromAddress((address as URL).href, options.credentials));
  return {
    ...common,
    mode: 'token',
    ...(address && {tokenOrigin: address.origin}),
    token: given.fact,
    ...(given.token && {answer: await askApi(session, given.token)}),
  };
}
