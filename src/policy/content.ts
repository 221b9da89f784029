/** A Content-Security-Policy: the sources of each directive; none stands for `'none'`. */
export type Policy = Readonly<Record<string, readonly string[]>>;

export type Mode = 'gateway' | 'token';

/** What stands for the origins of a service provider, and what they are. */
export const places = {
  widgets: 'where smart-flow.js is served; \'self\' where that is the page\'s own origin',
  gateway: 'the gateway; \'self\' where it is mounted on the page\'s own origin',
  api: 'the Smart Flows API',
  token: 'the address that gives the page a token; \'self\' where that is on the page\'s own origin',
  terms: 'hosts of the consent page, those of allowedHosts',
  page: 'where the page with the flow is that a frame shows',
  hosts: 'the pages that may show the flow in a frame',
} as const;

export type Place = keyof typeof places;

/** The name of the policy that the one-file bundles make, where Lit's own would collide with the Lit of the page. */
export const trustedTypes = 'smart-flow';

/** What holds for every page: all that it does not need is forbidden. */
const closed = {'base-uri': [], 'form-action': [], 'frame-ancestors': []} satisfies Policy;

const calls: Record<Mode, readonly string[]> = {gateway: ['{gateway}'], token: ['{api}', '{token}']};

/** For a page that holds the elements, whether they show the flow there or open it elsewhere: a dialog is the last resort. */
export function elementsPolicy(mode: Mode): Policy {
  return {
    'default-src': [],
    'script-src': ['{widgets}'],
    'connect-src': calls[mode],
    'frame-src': ['{terms}'],
    ...closed,
    'require-trusted-types-for': [`'script'`],
    'trusted-types': [trustedTypes],
  };
}

/** For a page that shows, in a frame, another page with the elements. */
export const aroundFrame: Policy = {'default-src': [], 'frame-src': ['{page}'], ...closed};

/** For that other page. */
export function inFrame(mode: Mode): Policy {
  return {...elementsPolicy(mode), 'frame-ancestors': ['{hosts}']};
}

/** What is wanted besides by whoever uses more. */
export const additions = {
  /** A ready theme is a style sheet; the elements themselves need none that the policy would have to allow. */
  theme: {'style-src': ['{widgets}']},
  /** The one-file bundles of two versions each make a policy of that name. */
  twoVersions: {'trusted-types': [trustedTypes, `'allow-duplicates'`]},
} satisfies Record<string, Policy>;

/** The policies of a mode by the way the flow is shown: of the page, and of the other one where there are two. */
export function policiesFor(mode: Mode): Record<string, Record<string, Policy>> {
  const page = elementsPolicy(mode);
  return {
    widget: {page},
    dialog: {page},
    popup: {page, window: page},
    tab: {page, window: page},
    frame: {page: aroundFrame, frame: inFrame(mode)},
  };
}

/** The policy as a header, with real origins in their places. */
export function policyHeader(policy: Policy, origins: Partial<Record<Place, readonly string[]>>): string {
  const real = (source: string) => origins[source.slice(1, -1) as Place] ?? [source];
  const line = ([name, sources]: [string, readonly string[]]) => `${name} ${[...new Set(sources.flatMap(real))].join(' ') || `'none'`}`;
  return Object.entries(policy).map(line).join('; ');
}
