import type {Strings} from '../../../src/strings/strings.js';

type Functions = {[Key in keyof Strings as Strings[Key] extends (...values: never[]) => string ? Key : never]: Strings[Key]};
/** Values to call each text with that takes some; a text that is new must be given some here. */
export const samples: {[Key in keyof Functions]: Parameters<Functions[Key]>[]} = {
  day: [['2026-05-04'], ['2028-02-29'], ['no day']],
  countryName: [['CH'], ['DE'], ['ZZ']],
  identifyStart: [['Video']],
  identifyGrant: [['Switzerland', 4], ['Switzerland', 3]],
  flowPosition: [[2, 4]],
  upgradeArea: [['Switzerland']],
  reference: [['abc-123']],
  helpPhone: [['0800 000 000']],
  numberCountry: [['Switzerland (+41), Liechtenstein (+423)']],
  codeSentTo: [['41790000001'], ['4915123456789']],
  codeSentAgain: [['41790000001'], ['4915123456789']],
  codeMaybeSent: [['41790000001']],
  resendIn: [[1], [30], [60], [61], [90], [300]],
  numberVerified: [['41790000001']],
  canSign: [[3, ''], [4, ''], [4, ' under Swiss law']],
  inArea: [['zertes'], ['eidas'], ['mars']],
  jurisdictionMissing: [[''], [' under Swiss law']],
  levelTooLow: [['', true], ['', false], [' under EU law', true], [' under EU law', false]],
  expired: [['4 May 2026']],
  jurisdiction: [['zertes'], ['eidas'], ['mars']],
  level: [[3], [4]],
  meansActive: [['Mobile ID']],
  expiryDate: [['4 May 2026', -5], ['4 May 2026', 0], ['4 May 2026', 1], ['4 May 2026', 23]],
  expirySoon: [[0], [1], [90]],
  tcDocument: [['zertes'], ['eidas'], ['mars'], ['']],
  tcConsent: [['consent.example']],
  waitFor: [[1], [45], [120]],
};
