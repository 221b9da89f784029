/** A text; or the same text per language (BCP 47 tag; `en` where none fits); or what gives it for a language. */
export type LocalText = string | {readonly [language: string]: string} | ((language: string) => string);

/** A registration that an identification gives. */
export interface Grant {
  /** `zertes` or `eidas`. */
  jurisdiction: string;
  /** Assurance level: 3 or 4. */
  level: number;
}

/** A way to identify oneself. */
export interface Method {
  /** Stable name, for the `methods` attribute and for events. */
  id: string;
  name: LocalText;
  /** What it gives, where. */
  grants: readonly Grant[];
  /** How long the registration holds. */
  validity?: LocalText;
  /** What one needs at hand. */
  needs?: LocalText;
  /** Who does it. */
  provider?: LocalText;
  /** When it can be done. */
  hours?: LocalText;
  /** Where it begins; https. Without one, the page begins it itself on `sf-identify`. */
  url?: string;
  /** An example that shows what is possible, not an offer. */
  sample?: boolean;
}

/** What somebody needs. */
export interface Need {
  /** Ids to offer; empty for all. */
  methods: readonly string[];
  /** Empty for any. */
  jurisdiction: string;
  level: number;
}

function isText(value: unknown): value is LocalText {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'function') return true;
  return typeof value === 'object' && value !== null && Object.values(value).length > 0 && Object.values(value).every(isPlain);
}

const isPlain = (value: unknown) => typeof value === 'string' && value.trim() !== '';

function isGrant(value: unknown): value is Grant {
  const {jurisdiction, level} = (value ?? {}) as Partial<Grant>;
  return isPlain(jurisdiction) && (level === 3 || level === 4);
}

/** What is wrong with an entry of a catalogue, or nothing. */
function fault(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return 'is no object';
  const {id, name, grants, url, ...texts} = entry as Partial<Method>;
  if (!isPlain(id)) return 'has no id';
  if (!isText(name)) return 'has no name';
  if (!Array.isArray(grants) || grants.length === 0 || !grants.every(isGrant)) return 'grants nothing that is known';
  if (url !== undefined && (typeof url !== 'string' || !/^https:\/\/[^\s\\]+$/i.test(url))) return 'has an address that is not https';
  const broken = (['validity', 'needs', 'provider', 'hours'] as const).find(key => texts[key] !== undefined && !isText(texts[key]));
  return broken ? `has a ${broken} that is no text` : '';
}

/** The sound entries of a catalogue, and what is wrong with the others. */
export function readMethods(catalogue: unknown): {methods: readonly Method[]; faults: readonly string[]} {
  if (!Array.isArray(catalogue)) return {methods: [], faults: ['The catalogue is no list.']};
  const judged = catalogue.map((entry, index) => ({entry: entry as Method, fault: fault(entry), index}));
  return {
    methods: judged.filter(each => !each.fault).map(each => each.entry),
    faults: judged.filter(each => each.fault).map(each => `Entry ${each.index} ${each.fault}.`),
  };
}

function gives(method: Method, jurisdiction: string, level: number): boolean {
  return method.grants.some(grant => grant.level >= level && (!jurisdiction || grant.jurisdiction.trim().toLowerCase() === jurisdiction));
}

/** The ways that give what is needed, best fit first: those that give it in more areas, then in the catalogue's order. */
export function offer(methods: readonly Method[], {methods: ids, jurisdiction, level}: Need): Method[] {
  const areas = (method: Method) => method.grants.filter(grant => grant.level >= level).length;
  return methods
    .filter(method => (ids.length === 0 || ids.includes(method.id)) && gives(method, jurisdiction, level))
    .sort((a, b) => areas(b) - areas(a));
}

/** What a function gives; nothing where it fails, which must not take the rest with it. */
function given(text: (language: string) => string, language: string): string {
  try {
    const value: unknown = text(language);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

/** A text in a language: as such, shortened, else English, else whatever there is. */
export function localText(text: LocalText | undefined, language: string): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  if (typeof text === 'function') return given(text, language);
  const entries = Object.entries(text);
  const find = (tag: string) => entries.find(([key]) => key.toLowerCase() === tag)?.[1];
  const tag = language.toLowerCase();
  const primary = tag.split('-')[0]!;
  return find(tag) ?? find(primary) ?? entries.find(([key]) => key.toLowerCase().startsWith(`${primary}-`))?.[1] ?? find('en') ?? entries[0]?.[1] ?? '';
}

/**
 * Whether identifying now can end a registration that works: with a password, the second legal area gets a new
 * password, which the first one does not know. Source: the help pages of a signing platform; Mobile ID has no such trap.
 */
export function endsOther(standing: {means: string | null; areas: readonly {jurisdiction: string; level: number}[]} | null, jurisdiction: string): boolean {
  if (standing?.means !== 'password-otp') return false;
  return standing.areas.some(area => area.level >= 4 && area.jurisdiction !== jurisdiction);
}
