/** A Content-Security-Policy: the sources of each directive, names in small letters. */
export type Directives = ReadonlyMap<string, readonly string[]>;

/** What governs a kind of request: the first of these that a policy has. */
const fallbacks: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'style-src': ['style-src-elem', 'style-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
};

/** A place that requests lead to, as a source names it. */
interface Place {
  scheme?: string;
  /** Or `*`, or `*.` and a host. */
  host: string;
  /** Or `*`. */
  port?: string;
}

/** The policies in a text, as a header or a meta element has it: a comma divides one from the next. */
export function readPolicies(text: string): Directives[] {
  const policies = text.split(',').map(policy => {
    const directives = new Map<string, readonly string[]>();
    for (const part of policy.split(';')) {
      const [name = '', ...sources] = part.trim().split(/\s+/);
      // Of two of one name the first is in force.
      if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
    }
    return directives;
  });
  return policies.filter(policy => policy.size > 0);
}

/** The sources that a policy allows for a kind of request; undefined where it says nothing about it. */
export function sourcesFor(policy: Directives, directive: string): readonly string[] | undefined {
  const name = (fallbacks[directive] ?? [directive]).find(each => policy.has(each));
  return name === undefined ? undefined : policy.get(name);
}

function readPlace(source: string): Place | null {
  const found = /^(?:([a-z][\w+.-]*):\/\/)?(\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])(?::(\d+|\*))?(?:\/.*)?$/i.exec(source);
  if (!found) return null;
  const [, scheme, host, port] = found;
  return {scheme: scheme?.toLowerCase(), host: host!.toLowerCase(), port};
}

/** A policy that allows http allows https as well. */
const schemesFit = (allowed: string | undefined, asked: string | undefined) => allowed === asked || (allowed === 'http' && asked === 'https');

function hostsMeet(one: string, other: string): boolean {
  if (one === other || one === '*') return true;
  return [[one, other], [other, one]].some(([wide, narrow]) => wide!.startsWith('*.') && narrow!.endsWith(wide!.slice(1)));
}

function portsFit(allowed: Place, asked: Place): boolean {
  if (allowed.port === '*' || asked.port === '*') return true;
  const usual = asked.scheme === 'https' ? '443' : '80';
  const [one, other] = [allowed.port ?? usual, asked.port ?? usual];
  return one === other || (one === '80' && other === '443');
}

function meets(source: string, asked: Place, self: Place): boolean {
  if (source === '*') return true;
  if (/^[a-z][\w+.-]*:$/i.test(source)) return schemesFit(source.slice(0, -1).toLowerCase(), asked.scheme);
  const place = source.toLowerCase() === `'self'` ? self : readPlace(source);
  if (!place) return false;
  return schemesFit(place.scheme ?? self.scheme, asked.scheme) && hostsMeet(place.host, asked.host) && portsFit(place, asked);
}

/**
 * Whether sources of a policy allow anything of what is asked for: a policy may be narrower than what we would be content
 * with. Paths are not looked at.
 *
 * @param asked An origin, or a source such as `https://*.example`.
 * @param self The origin of the page.
 */
export function allows(sources: readonly string[], asked: string, self: string): boolean {
  const [place, own] = [readPlace(asked), readPlace(self)];
  // A page without an origin has nothing that would be its own.
  return place !== null && sources.some(source => meets(source, place, own ?? {host: ''}));
}
