import {mediaType, readText, Refusal, type Call} from './http.js';

/** The body of a POST: an object with these fields and no others. */
export type Fields = Record<string, unknown>;

/** Reads a JSON object. Which fields it may have is asked separately, for one path takes two bodies. */
export async function readFields(request: Request): Promise<Fields> {
  if (mediaType(request) !== 'application/json') throw new Refusal(415, 'Send application/json.');
  let body: unknown;
  const text = await readText(request);
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The body is not JSON.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal(400, 'The body is not a JSON object.');
  }
  return body as Fields;
}

/** A field nobody knows is a mistake of the caller's, and often somebody's data. */
export function onlyKnown(fields: Fields, known: readonly string[]): void {
  if (!Object.keys(fields).every(name => known.includes(name))) {
    throw new Refusal(400, `Only these fields: ${known.join(', ')}.`);
  }
}

export function textField(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new Refusal(400, `${name}: a text that is not empty.`);
  return value;
}

export function flagField(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (typeof value !== 'boolean') throw new Refusal(400, `${name}: true or false.`);
  return value;
}

/** Digits only, country code first, as E.164 has it. */
export function msisdnOf(text: string): string {
  if (!/^[1-9]\d{6,14}$/.test(text)) throw new Refusal(400, 'msisdn: 7 to 15 digits, country code first.');
  return text;
}

/** A parameter given exactly once: two numbers in one question is how somebody asks for another's. */
export function parameter({url}: Call, name: string): string {
  const values = url.searchParams.getAll(name);
  if (values.length !== 1 || values[0] === '') throw new Refusal(400, `${name}: exactly one.`);
  return values[0]!;
}

/** The part of the path that varies, decoded. */
export function pathPart({part}: Call): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, 'The path is not well encoded.');
  }
}
