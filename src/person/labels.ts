import {deCH} from '../strings/de-CH.js';
import {deDE} from '../strings/de-DE.js';
import {easy} from '../strings/de-x-easy.js';
import {en} from '../strings/en.js';
import {fr} from '../strings/fr.js';
import {it} from '../strings/it.js';
import {rm} from '../strings/rm.js';
import type {Strings} from '../strings/strings.js';

const catalogues: readonly Strings[] = [en, deCH, deDE, easy, fr, it, rm];

/** Texts that a page says in its own words, as it gives them to `configure({messages})`. */
export type OwnTexts = Partial<Record<'sendCode' | 'checkCode' | 'mobileNumber' | 'code' | 'tcAccept' | 'tcZertes' | 'tcEidas' | 'tcRisk', string>>;

const escape = (plain: string) => plain.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A text as it is in any of the languages, and nothing else: a person needs not be told which one is on the page. */
export function label(read: (text: Strings) => string, own?: string): RegExp {
  const all = [...catalogues.map(read), ...(own ? [own] : [])];
  return new RegExp(`^\\s*(?:${[...new Set(all)].map(escape).join('|')})\\s*$`);
}

/** What begins a text, in any of the languages: a name follows. */
export function beginning(read: (text: Strings) => string): RegExp {
  return new RegExp(`^\\s*(?:${[...new Set(catalogues.map(read))].map(text => escape(text.trim())).join('|')})`);
}
