import {readCountries} from './countries.js';

/** What an attribute may say, and what is done where it says something else. */
interface Rule {
  allowed: readonly string[];
  /** Blanks or commas separate several; those that are not allowed are left out. */
  list?: boolean;
  /** How it is brought into the spelling of `allowed`, where the elements do so too. */
  spell?: (value: string) => string;
  /** What counts in place of what is not allowed. */
  otherwise?: string;
  /** In place of naming all that are allowed. */
  words?: string;
}

const lower = (value: string) => value.trim().toLowerCase();
const upper = (value: string) => value.toUpperCase();

const country: Rule = {
  allowed: readCountries(''),
  spell: upper,
  words: 'two letters of ISO 3166-1, such as CH or LI',
};

/** The ways a launcher shows the flow. */
export const launchModes = ['dialog', 'popup', 'tab'] as const;

/** The assurance level that is asked for: what is none counts as the highest. */
export function readAssurance(level: number): 3 | 4 {
  return level === 3 ? 3 : 4;
}

/** Attributes with a fixed choice of values; `element attribute` where elements differ. */
const rules: Readonly<Record<string, Rule>> = {
  jurisdiction: {allowed: ['zertes', 'eidas'], spell: lower},
  level: {allowed: ['3', '4'], otherwise: '4'},
  terms: {allowed: ['required', 'optional', 'off'], otherwise: 'required'},
  'tc-accept mode': {allowed: ['inline', 'link'], otherwise: 'inline'},
  'launcher mode': {allowed: launchModes, otherwise: 'dialog'},
  'heading-level': {allowed: ['1', '2', '3', '4', '5', '6']},
  'default-country': country,
  countries: {...country, list: true},
};

function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join() : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;
}

function leftOut(values: readonly string[]): string {
  return `${listed(values.map(shown))} ${values.length > 1 ? 'are' : 'is'} left out`;
}

/** A value as it is repeated on the console: never a number of somebody, which got into the wrong attribute. */
function shown(value: string): string {
  return /\d[\d\s().-]{5,}/.test(value) || value.length > 60 ? '…' : value;
}

/**
 * What is wrong with the value of an attribute, and what may stand there; null where nothing is, or any value may stand there.
 *
 * @param tag The element's, under whatever prefix.
 * @param choices What may stand in a list that the page itself fills, by attribute; `methods` for example.
 */
export function attributeFault(tag: string, attribute: string, value: unknown, choices: Readonly<Record<string, readonly string[]>> = {}): string | null {
  const element = tag.slice(tag.indexOf('-') + 1);
  const own = Object.hasOwn(choices, attribute) ? {allowed: choices[attribute]!, list: true} : undefined;
  const rule: Rule | undefined = own ?? ruleFor(`${element} ${attribute}`) ?? ruleFor(attribute);
  if (!rule || (typeof value !== 'string' && typeof value !== 'number')) return null;
  const text = String(value);
  const wrong = wrongIn(rule, text);
  if (wrong.length === 0) return null;
  const allowed = `allowed are ${rule.words ?? listed(rule.allowed)}`;
  const done = rule.list ? `; ${leftOut(wrong)}` : rule.otherwise ? `; ${rule.otherwise} is used` : '';
  return `<${tag} ${attribute}="${shown(text)}">: ${allowed}${done}.`;
}

function ruleFor(key: string): Rule | undefined {
  return Object.hasOwn(rules, key) ? rules[key] : undefined;
}

function wrongIn({allowed, list, spell = each => each}: Rule, text: string): string[] {
  const values = list ? text.split(/[\s,]+/).filter(Boolean) : spell(text) ? [text] : [];
  return [...new Set(values)].filter(each => !allowed.includes(spell(each)));
}

/** The ways to show a flow that are none, among those a script asks for. */
export function preferFault(prefer: readonly unknown[]): string | null {
  const {allowed} = rules['launcher mode']!;
  const wrong = prefer.map(String).filter(each => !allowed.includes(each));
  return wrong.length > 0 ? `"prefer" may name ${listed(allowed)}; ${leftOut(wrong)}.` : null;
}
