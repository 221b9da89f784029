import type {ViolationFact} from '../flows/page-facts.js';

/** What a browser tells of something that a policy forbade, as an event or in a report. */
interface Told {
  effectiveDirective: string;
  blockedURI?: string;
  blockedURL?: string;
  sample?: string;
  disposition: string;
  originalPolicy: string;
}

/** What was forbidden on this page so far, and the policies that did. */
const told: Told[] = [];

const take = (one: Told) => void (one.disposition === 'enforce' && told.push(one));

/** Some were forbidden before this script was there; where the browser keeps reports, it hands those over as well. */
function followReports(): void {
  interface Report {
    body: unknown;
  }
  type Observer = new (heard: (reports: readonly Report[]) => void, options: object) => {observe(): void};
  const {ReportingObserver} = globalThis as {ReportingObserver?: Observer};
  if (!ReportingObserver) return;
  new ReportingObserver(reports => reports.forEach(({body}) => take(body as Told)), {types: ['csp-violation'], buffered: true}).observe();
}

// At once: what is forbidden while the page comes is what matters most.
if (globalThis.document) {
  document.addEventListener('securitypolicyviolation', take);
  followReports();
}

/** Only the origin: an address may say more than anybody should read in a finding. */
function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address;
}

function factOf({effectiveDirective, blockedURI, blockedURL, sample}: Told): ViolationFact {
  const address = blockedURI ?? blockedURL ?? '';
  const isTheme = /\/themes\/[\w-]+\.css$/.test(address);
  // Of a Trusted Types policy, its name stands in front of the text that was to be turned into something.
  return {directive: effectiveDirective, blocked: originOf(address), subject: isTheme ? 'theme' : (sample ?? '').split('|')[0]!};
}

export const violations = (): ViolationFact[] => told.map(factOf);

/** The policies that forbade something, as text. */
export const violatedPolicies = (): string[] => told.map(({originalPolicy}) => originalPolicy);
