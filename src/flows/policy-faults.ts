import {additions, elementsPolicy, policyHeader, trustedTypes, type Place} from '../policy/content.js';
import {allows, sourcesFor, type Directives} from './content-policy.js';
import {fault, type Fault} from './faults.js';
import type {PageFacts, ScriptFact, ServiceFact} from './page-facts.js';

/** A directive with what it has, and what it needs besides. */
function amended(policy: Directives, directive: string, needed: readonly string[]): string {
  const before = (sourcesFor(policy, directive) ?? []).filter(source => source.toLowerCase() !== `'none'`);
  return policyHeader({[directive]: [...before, ...needed]}, {});
}

/** What stands for the origins of this page, as its policy would name them. */
function originsOf(facts: PageFacts, service: ServiceFact): Partial<Record<Place, readonly string[]>> {
  const name = (origin: string) => (origin === facts.origin ? `'self'` : origin);
  return {
    gateway: [name(service.origin)],
    api: [name(service.origin)],
    token: service.tokenOrigin ? [name(service.tokenOrigin)] : [],
    terms: service.terms,
  };
}

const isRefused = (policy: Directives, directive: string, asked: string, self: string) => {
  const sources = sourcesFor(policy, directive);
  return sources !== undefined && !allows(sources, asked === `'self'` ? self : asked, self);
};

/** What the elements need of a directive, with the origins of this page. */
function needs(facts: PageFacts, service: ServiceFact, directive: 'connect-src' | 'frame-src'): string[] {
  const origins = originsOf(facts, service);
  const needed = elementsPolicy(service.mode)[directive] ?? [];
  return needed.flatMap(source => origins[source.slice(1, -1) as Place] ?? [source]);
}

/** A policy that forbids requests that are needed. */
export function connectFault(facts: PageFacts, service: ServiceFact, policies: readonly Directives[]): Fault[] {
  const needed = needs(facts, service, 'connect-src');
  for (const policy of policies) {
    const refused = needed.filter(source => isRefused(policy, 'connect-src', source, facts.origin));
    if (refused.length > 0) return [fault('policy-connect', amended(policy, 'connect-src', refused), {what: refused.join(' ')})];
  }
  return [];
}

/** A policy that allows some of the hosts is as narrow as its maker wants it. */
export function frameFault(facts: PageFacts, policies: readonly Directives[]): Fault[] {
  const {service, showsConsent} = facts;
  if (!service || !showsConsent) return [];
  const needed = needs(facts, service, 'frame-src');
  const policy = policies.find(each => needed.every(source => isRefused(each, 'frame-src', source, facts.origin)));
  return policy && needed.length > 0 ? [fault('policy-frame', amended(policy, 'frame-src', needed), {what: needed.join(' ')})] : [];
}

/** A policy that forbids a ready theme. */
export function styleFault({violations, origin}: PageFacts, policies: readonly Directives[]): Fault[] {
  const blocked = violations.find(({directive, subject}) => /^style-src/.test(directive) && subject === 'theme');
  if (!blocked) return [];
  const [directive] = Object.keys(additions.theme);
  const source = blocked.blocked === origin ? `'self'` : blocked.blocked;
  const policy = policies.find(each => isRefused(each, directive!, source, origin));
  return [fault('policy-style', amended(policy ?? new Map(), directive!, [source]))];
}

/** Whether a policy keeps a script from the page. Hashes nobody can tell from here: where there are some, it is not their fault. */
function isKeptOut(policy: Directives, script: ScriptFact, self: string): boolean {
  const sources = sourcesFor(policy, 'script-src');
  if (!sources) return false;
  if (sources.some(source => /^'sha\d+-/.test(source))) return false;
  if (sources.some(source => source.startsWith(`'nonce-`)) && script.nonce) return false;
  return sources.includes(`'strict-dynamic'`) || !allows(sources, script.origin, self);
}

function typesFault({violations, scripts}: PageFacts, policies: readonly Directives[]): Fault[] {
  // A bundler's Lit has another name than the one in our files; the browser says which it was.
  const told = violations.find(({directive, subject}) => directive === 'trusted-types' && ['lit-html', trustedTypes].includes(subject));
  if (!told && scripts.length === 0) return [];
  const name = told?.subject ?? trustedTypes;
  const policy = policies.find(each => each.has('trusted-types') && ![name, '*'].some(allowed => each.get('trusted-types')!.includes(allowed)));
  return policy ? [fault('policy-trusted-types', amended(policy, 'trusted-types', [name]), {name})] : [];
}

/** Why elements are not there: the first that fits. */
function missingFault(facts: PageFacts, policies: readonly Directives[]): Fault[] {
  const {missing, scripts, origin} = facts;
  if (missing.length === 0) return [];
  for (const script of scripts) {
    const policy = policies.find(each => isKeptOut(each, script, origin));
    const source = script.origin === origin ? `'self'` : script.origin;
    if (policy) return [fault('policy-script', amended(policy, 'script-src', [source]), {src: script.src})];
  }
  const types = typesFault(facts, policies);
  if (types.length > 0) return types;
  const changed = scripts.find(({intact}) => intact === false);
  if (changed) return [fault('script-integrity', `integrity="…"`, {src: changed.src})];
  return [fault('script-missing', '<script type="module" src="/dist/smart-flow.js"></script>', {tag: missing[0]!})];
}

/** Elements that are not there, or not those that should be. */
export function elementFaults(facts: PageFacts, policies: readonly Directives[]): Fault[] {
  const {taken, versions} = facts;
  const found = missingFault(facts, policies);
  if (taken.length > 0) found.push(fault('tag-taken', `define({prefix: 'own'});`, {tag: taken[0]!}));
  if (versions) found.push(fault('two-versions', `define({prefix: 'next'});`, versions));
  return found;
}
