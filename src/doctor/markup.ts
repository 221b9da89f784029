import type {PageFacts, ScriptFact} from '../flows/page-facts.js';
import {everyElement} from './elements.js';

/** Attributes that hold a secret by their name; on an element of ours, every name with that word. */
const names = /(client|session|api)[-_]?secret|^secret$/i;

/** The same in a script, with a text that is given for it: as a property, or in the body of a request. */
const given = [/(?:client|session|api)[-_]?secret["'`]?\s*[:=,]\s*["'`]([^"'`]{8,})["'`]/i, /[?&"'`]client[-_]?secret=([\w%+/=.~-]{8,})/i];

/** One that a payment service means to be in a page. */
const isPublic = (value: string) => /_secret_/.test(value);

const holdsSecret = (text: string) => given.some(pattern => {
  const found = pattern.exec(text);
  return found !== null && !isPublic(found[1]!);
});

function inAttributes(element: Element): string[] {
  const {localName, attributes} = element;
  const isNamed = (name: string) => names.test(name) || (/^sf-/.test(localName) && /secret/i.test(name));
  const isSecret = ({name, value}: Attr) => (isNamed(name) && value !== '' && !isPublic(value)) || holdsSecret(value);
  return [...attributes].filter(isSecret).map(({name}) => `the attribute ${name} of <${localName}>`);
}

function inField(element: Element): string[] {
  const {name = '', value = ''} = element as Partial<HTMLInputElement>;
  const isSecret = element.localName === 'input' && names.test(name) && value !== '' && !isPublic(value);
  return isSecret ? [`the field ${name}`] : [];
}

function inScript(element: Element, index: number): string[] {
  return holdsSecret(element.textContent ?? '') ? [`script ${index + 1} of the page`] : [];
}

/** Where something stands that looks like a secret. What it is, stays there. */
export function secretsIn(): string[] {
  const address = [...new URLSearchParams(location.search).keys()].some(name => names.test(name)) ? ['the address of the page'] : [];
  return [...everyElement().flatMap(element => [...inAttributes(element), ...inField(element)]), ...[...document.scripts].flatMap(inScript), ...address];
}

/** What a `<meta>` says, of all with that name or for that header. */
const metas = (selector: string) => [...document.querySelectorAll<HTMLMetaElement>(`meta${selector}`)].map(({content}) => content).filter(Boolean);

export const metaPolicies = (): string[] => metas('[http-equiv="content-security-policy" i]');
export const metaReferrers = (): string[] => metas('[name="referrer" i]');

/** Where a `<base>` leads, if elsewhere. */
export function baseFact(): Pick<PageFacts, 'base'> {
  const {origin} = new URL(document.baseURI);
  const isElsewhere = document.querySelector('base[href]') !== null && origin !== location.origin;
  return isElsewhere ? {base: origin} : {};
}

const toBase64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

/** Whether a file has one of the hashes that a script asks for; undefined where nobody can tell. */
async function isIntact({src, integrity}: HTMLScriptElement): Promise<boolean | undefined> {
  const hashes = integrity.match(/sha(?:256|384|512)-[\w+/=]+/g);
  if (!hashes || !globalThis.crypto?.subtle) return undefined;
  try {
    const bytes = await (await fetch(src)).arrayBuffer();
    const found = await Promise.all(['256', '384', '512'].map(async size => `sha${size}-${toBase64(await crypto.subtle.digest(`SHA-${size}`, bytes))}`));
    return hashes.some(hash => found.includes(hash));
  } catch {
    return undefined;
  }
}

/** The scripts of ours, by the names of our files. */
export function scriptFacts(): Promise<ScriptFact[]> {
  const found = [...document.scripts].filter(({src}) => /\/(smart-flow(\.classic)?|loader|chunks\/[\w-]+)\.js(\?|$)/.test(src));
  return Promise.all(found.map(async script => {
    const {origin, pathname} = new URL(script.src);
    return {src: origin + pathname, origin, nonce: script.nonce !== '', intact: await isIntact(script)};
  }));
}
