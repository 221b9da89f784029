import * as fc from 'fast-check';

/** Printed with a failure, with the path to the smallest case; the same on every machine. */
const seed = 20_261_125;

/** Checks something of many cases; a failure shows the smallest one it was found for. */
export function always<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void, numRuns = 1000): void {
  fc.assert(fc.property(arbitrary, check), {seed, numRuns, interruptAfterTimeLimit: 60_000});
}

/** The same for what takes its time, of which there is `limit` in milliseconds. */
export function alwaysLater<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => Promise<void>, numRuns = 150, limit = 60_000): Promise<void> {
  return fc.assert(fc.asyncProperty(arbitrary, check), {seed, numRuns, interruptAfterTimeLimit: limit});
}

const names = ['status', 'signingStatus', 'loa4ExpiryDate', 'notFound', 'assuranceLevel', 'jurisdiction', 'link', 'token', 'documents', 'error',
  'consentUrl', 'confirmed', 'downgrade', 'donwgrade', 'code', 'correlationId', 'msisdn', '__proto__', 'constructor', 'toString'];
const words = ['MID', 'SAS', 'mid ', 'MISMATCH', 'MISSMATCH_MID', 'NOT_ABLE_TO_RETRIEVE', 'NOT_REGISTERED_AT_ALL', 'zertes', 'EIDAS', 'terms-1', '4', 'true', '',
  'https://rasd.example/t/1', 'https://evil.example/', 'javascript:alert(1)', '2001-01-01', '2099-12-31', '41790000001',
  '<evil-markup onclick=0>'];
const leaf = fc.oneof(fc.constantFrom<unknown>(...words, null, true, false, 0, 3, 4, 5, -1, 3.5, 1e99), fc.string({unit: 'binary', maxLength: 20}), fc.double());

/** Any JSON value, made of the wire's own names and words as often as of others: others alone would never come near it. */
export const json: fc.Arbitrary<unknown> = fc.letrec<{any: unknown; object: unknown}>(tie => ({
  any: fc.oneof({maxDepth: 4}, leaf, tie('object'), fc.array(tie('any'), {maxLength: 4})),
  object: fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({maxLength: 8})), tie('any'), {maxKeys: 6}),
})).any;

const sometimes = <T>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> => fc.oneof({weight: 3, arbitrary: usual}, {weight: 1, arbitrary: json});
const row = fc.record({assuranceLevel: sometimes(fc.constantFrom(3, 4, '4')), jurisdiction: sometimes(fc.constantFrom('zertes', 'eidas', ' ZertES'))}, {requiredKeys: []});

/** Answers of the evidence call that are nearly right, so that some let a person sign. */
export const evidence: fc.Arbitrary<unknown> = fc.oneof(json, fc.record({
  status: sometimes(fc.array(sometimes(row), {maxLength: 4})),
  signingStatus: sometimes(fc.constantFrom('MID', 'SAS')),
  loa4ExpiryDate: sometimes(fc.constantFrom(null, '2099-12-31')),
  notFound: sometimes(fc.constantFrom(false, false, true)),
}, {requiredKeys: []}));

const address = fc.constantFrom('https://rasd.example/t/1', 'https://evil.example/t/1', 'http://rasd.example/', 'javascript:alert(1)', '//rasd.example/', '');
/** Answers of the terms call that are nearly right, so that some are shown. */
export const open: fc.Arbitrary<unknown> = fc.record({
  link: sometimes(address), token: sometimes(fc.constantFrom('terms-1', '')),
  documents: sometimes(fc.array(fc.record({href: sometimes(address), title: json, jurisdiction: json}, {requiredKeys: []}), {maxLength: 3})),
}, {requiredKeys: []});

/** The text of an answer: JSON, JSON that was cut or changed, or anything. */
export const bodyText: fc.Arbitrary<string> = fc.oneof(
  fc.oneof(json, evidence, open).map(value => JSON.stringify(value)),
  fc.tuple(evidence, fc.nat(60)).map(([value, length]) => JSON.stringify(value).slice(0, length)),
  fc.string({unit: 'binary', maxLength: 200}),
);

/** Texts that people, and pages, enter: made of what numbers and codes are made of, and of anything. */
export const entry: fc.Arbitrary<string> = fc.oneof(
  fc.string({unit: fc.constantFrom(...'0123456789+- ()/.٠٤１\u00a0\u200e\u202a\n\tabAB:,;"\\&=?#{}%<>'), maxLength: 30}),
  fc.string({unit: 'binary', maxLength: 40}),
  fc.tuple(fc.constantFrom('', '+', '00', '0'), fc.string({unit: fc.constantFrom(...'0123456789123456789 -'), minLength: 6, maxLength: 18})).map(parts => parts.join('')),
  fc.tuple(fc.constantFrom('079 000 00 01', '+41790000001', '0041 79', 'Your code: AB-CD', 'ABCD', '123456'), fc.string({unit: 'binary', maxLength: 10})).map(parts => parts.join('')),
);
