import {consentFrame, flowFrame} from '../policy/frame.js';
import {openerPolicy, referrerPolicy} from '../policy/headers.js';
import {fault, type Fault} from './faults.js';
import type {PageFacts} from './page-facts.js';

/** Languages that the package has besides English. */
export const shippedLanguages = ['de-CH', 'de-DE', 'de-x-easy', 'fr', 'it', 'rm'] as const;

/** Seconds that a clock may be off before days and deadlines are told wrongly. */
const clockTolerance = 300;

/** What a frame around the page, or the page itself, does not permit. */
export function frameFaults({framed, forms, origin, secure, reads, asksForCodes}: PageFacts): Fault[] {
  // A page from a file has no origin either. What a frame with the consent page needs, one around the flow needs as well.
  if ((origin === 'null' && secure) || !forms) return [fault('frame-sandbox', `sandbox="${consentFrame.sandbox}"`)];
  if (reads !== false || !asksForCodes) return [];
  return [fault('frame-permissions', framed ? `allow="${flowFrame.allow}"` : `Permissions-Policy: ${flowFrame.allow}=(self)`)];
}

/** Policies for the referrer, as browsers know them. */
const referrers = /^(unsafe-url|origin|no-referrer|same-origin|strict-origin)(-[\w-]+)?$/;

/** Headers that keep something from working, or tell too much. */
export function headerFaults({opener, embedder, referrerPolicies, opensWindows}: PageFacts): Fault[] {
  const found: Fault[] = [];
  if (opensWindows && ['same-origin', 'noopener-allow-popups'].includes(opener)) found.push(fault('opener-policy', `Cross-Origin-Opener-Policy: ${openerPolicy}`));
  if (['require-corp', 'credentialless'].includes(embedder)) found.push(fault('embedder-policy', 'Cross-Origin-Embedder-Policy: unsafe-none'));
  // The last one that a browser knows is in force.
  const referrer = referrerPolicies.flatMap(text => text.toLowerCase().split(/[\s,]+/)).filter(word => referrers.test(word)).at(-1) ?? '';
  if (['unsafe-url', 'no-referrer-when-downgrade'].includes(referrer)) found.push(fault('referrer-policy', `Referrer-Policy: ${referrerPolicy}`, {referrer}));
  return found;
}

const languageOf = (tag: string) => tag.toLowerCase().split(/[-_]/)[0]!;

/** A language that was asked for and is not spoken, or none at all. */
export function languageFaults({lang, language}: PageFacts): Fault[] {
  if (language?.asked && languageOf(language.asked) !== languageOf(language.spoken)) {
    const same = shippedLanguages.filter(tag => languageOf(tag) === languageOf(language.asked));
    const shipped = same.find(tag => tag.toLowerCase() === language.asked.toLowerCase()) ?? same[0];
    const line = shipped ? `import 'smart-flow-elements/languages/${shipped}.js';` : `registerLanguage('${language.asked}', {…});`;
    return [fault('language-missing', line, language)];
  }
  return lang || language?.asked ? [] : [fault('language-unset', `<html lang="${language?.spoken ?? 'en'}">`)];
}

/** What is wrong with the browser, of which a page can only tell. */
export function browserFaults({origin, storage, clockAhead}: PageFacts): Fault[] {
  const found: Fault[] = [];
  if (!storage && origin !== 'null') found.push(fault('storage-refused'));
  if (clockAhead !== undefined && Math.abs(clockAhead) > clockTolerance) {
    const minutes = Math.round(Math.abs(clockAhead) / 60);
    found.push(fault('clock-off', undefined, {minutes: String(minutes), way: clockAhead > 0 ? 'ahead' : 'behind'}));
  }
  return found;
}
