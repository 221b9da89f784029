import {elementsPolicy, policyHeader} from '../policy/content.js';
import {readPolicies} from './content-policy.js';
import {fault, severities, type Fault} from './faults.js';
import type {PageFacts} from './page-facts.js';
import {browserFaults, frameFaults, headerFaults, languageFaults} from './page-faults.js';
import {elementFaults, frameFault, styleFault} from './policy-faults.js';
import {serviceFaults} from './service-faults.js';

const rank = ({id}: Fault) => (severities[id] === 'error' ? 0 : 1);

/**
 * What is wrong with a page, the worst first. Each fault is told once, by its cause: what follows from it is not told
 * besides.
 */
export function findings(facts: PageFacts): Fault[] {
  const policies = facts.policies.flatMap(readPolicies);
  const {secrets, secure, base} = facts;
  const found = [
    ...secrets.slice(0, 1).map(place => fault('secret-in-page', '<sf-config token-url="/my/token"></sf-config>', {place})),
    ...(secure ? [] : [fault('insecure-page', facts.origin === 'null' ? undefined : facts.origin.replace(/^http:/, 'https:'))]),
    ...elementFaults(facts, policies),
    ...frameFaults(facts),
    // A frame without an origin can reach nothing, whatever is set.
    ...(facts.origin === 'null' ? [] : serviceFaults(facts, policies)),
    ...frameFault(facts, policies),
    ...styleFault(facts, policies),
    ...headerFaults(facts),
    ...languageFaults(facts),
    ...(base ? [fault('base-element', policyHeader({'base-uri': elementsPolicy('gateway')['base-uri']!}, {}), {base})] : []),
    ...browserFaults(facts),
  ];
  return found.sort((a, b) => rank(a) - rank(b));
}
