/** One request, or one event of the gateway itself. Holds no number in full, no code, no token, no address of a page. */
export interface LogEntry {
  /** ISO 8601. */
  time: string;
  level: 'info' | 'warn' | 'error';
  /** Set where the entry is not about a request. */
  event?: 'deprecated' | 'redis-away' | 'redis-back';
  method?: string;
  /** The route's template, never the path. */
  route?: string;
  status?: number;
  /** How long the answer took. */
  ms?: number;
  /** Masked, for example `+41 79 ••• •• 01`. */
  number?: string;
  /** Also in the answer, and sent to the API as the trace id. */
  correlationId?: string;
  /** What went wrong, in our own words. */
  reason?: string;
}

/** Receives what there is to log. */
export type Log = (entry: LogEntry) => void;

const waiting: string[] = [];

/** Milliseconds that a line waits for others: writing takes as long for twenty as for one. */
const patience = 10;

/** One line of JSON on standard output; lines of requests that end together are written together. */
export const logLine: Log = entry => {
  if (waiting.push(JSON.stringify(entry)) === 1) setTimeout(flushLog, patience);
};

/** Writes what waits to be written. */
export function flushLog(): void {
  if (waiting.length > 0) console.log(waiting.splice(0).join('\n'));
}
