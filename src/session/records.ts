/** What happened, with nothing in it that says to whom: no number, code, token or address. */
export interface FlowRecord {
  /** Name of the event, such as `sf-step`; `session` for what changed for all elements at once. */
  event: string;
  /** What is known about it, each a word, a number or a yes or no, such as `from`, `to` and `duration` (milliseconds). */
  [field: string]: string | number | boolean;
}

/** Who is told: see `SmartFlowOptions`. */
export interface Audience {
  logger?: (record: FlowRecord) => unknown;
  debug?: boolean;
}

const standing = 'standing.canSign standing.nextStep standing.reason standing.terms';

/** What is said of each event, and what may be taken from its detail. All else stays where it is. */
const told: Record<string, [sentence: string, paths?: string]> = {
  'sf-code-sent': ['an SMS with a code was sent'],
  'sf-phone-verified': ['the number was proved'],
  'sf-status-change': ['a standing was read', standing],
  'sf-action': ['the person wants to go on', 'action'],
  'sf-expiring': ['the registration ends soon', 'daysLeft'],
  'sf-terms-pending': ['terms are open'],
  'sf-terms-accepted': ['terms were accepted', 'downgraded'],
  'sf-identify': ['an identification is started', 'method jurisdiction level'],
  'sf-step': ['the flow went from one step to another', 'from to duration'],
  'sf-complete': ['the flow is at its end', standing],
  'sf-open': ['the flow was opened', 'mode'],
  'sf-close': ['the flow was closed', 'outcome'],
  'sf-error': ['something went wrong', 'error.code error.status error.retryable'],
  session: ['something changed for all elements', 'change'],
};

function valueAt(detail: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], detail);
}

/** Words of ours have no digits: what somebody typed, or a service sent, does not pass for one. */
function isPlain(value: unknown): value is string | number | boolean {
  if (typeof value === 'string') return /^[a-z-]{1,40}$/i.test(value);
  // No count of ours has the length of a number one can call.
  return typeof value === 'boolean' || (typeof value === 'number' && Math.abs(value) < 1e8);
}

/** The record of an event, or null for one that is not ours. */
export function recordOf(event: string, detail: unknown): FlowRecord | null {
  if (!Object.hasOwn(told, event)) return null;
  const record: FlowRecord = {event};
  for (const path of told[event]![1]?.split(' ') ?? []) {
    const value = valueAt(detail, path);
    if (isPlain(value)) record[path.split('.').at(-1)!] = value;
  }
  return record;
}

/** A record as a line for the console. */
export function explain({event, ...fields}: FlowRecord): string {
  const known = Object.entries(fields).map(([name, value]) => `${name}: ${value}${name === 'duration' ? ' ms' : ''}`);
  return `smart-flow-elements: ${event}, ${told[event]?.[0] ?? ''}${known.length > 0 ? ` (${known.join(', ')})` : ''}`;
}

/**
 * Tells the page's logger and, in debug mode, the console of an event. Asynchronous for the errors alone: what a logger
 * throws, now or later, must not reach the one who tells it.
 */
export async function tell(event: string, detail: unknown, {logger, debug}: Audience): Promise<void> {
  const record = recordOf(event, detail);
  if (!record) return;
  if (debug) console.info(explain(record));
  await logger?.(record);
}
