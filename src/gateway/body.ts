import {own, parseObject, readText} from './http.js';
import {isMsisdn} from './numbers.js';
import {Problem} from './problem.js';
import {isTermsToken} from './terms-page.js';

/** Bytes of a request body that are read. */
const cap = 8192;

/** A request's JSON object. */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) throw new Problem(415, 'configuration', {reason: 'content type'});
  if (Number(request.headers.get('Content-Length')) > cap) throw new Problem(413, 'configuration', {reason: 'body too long'});
  let text: string | undefined;
  try {
    text = await readText(request.body, cap);
  } catch {
    throw new Problem(400, 'configuration', {reason: 'body broken off'});
  }
  if (text === undefined) throw new Problem(413, 'configuration', {reason: 'body too long'});
  const body = parseObject(text);
  if (!body) throw new Problem(400, 'configuration', {reason: 'no JSON object'});
  return body;
}

/** A number in a body. */
export function readMsisdn(body: Record<string, unknown>): string {
  const msisdn = own(body, 'msisdn');
  if (!isMsisdn(msisdn)) throw new Problem(400, 'invalid-number', {reason: 'number'});
  return msisdn;
}

/** A code in a body: four to ten letters and digits. */
export function readCode(body: Record<string, unknown>): string {
  const code = own(body, 'code');
  if (typeof code !== 'string' || !/^[A-Za-z\d]{4,10}$/.test(code)) throw new Problem(400, 'wrong-code', {reason: 'code'});
  return code;
}

/** The decisions on the terms, with the guide's spelling of the first and, where it was sent, the other. */
export function readDecisions(body: Record<string, unknown>) {
  const flag = (name: string): boolean => {
    const value = own(body, name);
    if (typeof value !== 'boolean') throw new Problem(400, 'configuration', {reason: `${name} is no boolean`});
    return value;
  };
  const decisions = {
    decizionZertes: flag('decizionZertes'),
    ...(Object.hasOwn(body, 'decisionZertes') && {decisionZertes: flag('decisionZertes')}),
    decisionEidas: flag('decisionEidas'),
    knowsTheRisk: flag('knowsTheRisk'),
  };
  if (decisions.decisionZertes !== undefined && decisions.decisionZertes !== decisions.decizionZertes) {
    throw new Problem(400, 'configuration', {reason: 'two spellings, two decisions'});
  }
  const token = own(body, 'token');
  if (!isTermsToken(token)) throw new Problem(400, 'configuration', {reason: 'token'});
  return {...decisions, token};
}

/** The one value of a query parameter: a second one is a trick, not a question. */
export function readParameter(url: URL, name: string): string {
  const [value, ...others] = url.searchParams.getAll(name);
  if (value === undefined || others.length > 0) throw new Problem(400, 'configuration', {reason: `parameter ${name}`});
  return value;
}

/** The key of an intent, if there is one: up to 200 visible characters. */
export function readKey(request: Request): string | undefined {
  const key = request.headers.get('Idempotency-Key');
  if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem(400, 'configuration', {reason: 'idempotency key'});
  return key ?? undefined;
}
