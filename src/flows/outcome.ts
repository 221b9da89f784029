import type {Standing} from './standing.js';

/** How a flow that was opened ended. */
export type Outcome = 'completed' | 'cancelled' | 'failed';

/** What is known once what was opened is over. */
export interface Opened {
  /** What was heard of it: a hint, as another window can say anything. */
  heard: 'completed' | 'cancelled';
  /** Whether the service answered the question for the standing. */
  answered: boolean;
  canSign: Standing['canSign'];
  /** Whether somebody may leave terms open and be done. */
  optional: boolean;
}

/** How it ended: by the standing as it was read, and by what was heard only where the standing does not speak against it. */
export function outcomeOf({heard, answered, canSign, optional}: Opened): Outcome {
  if (canSign === 'yes') return 'completed';
  const refuted = canSign === 'no' && !optional;
  return heard === 'completed' && answered && !refuted ? 'completed' : 'cancelled';
}
