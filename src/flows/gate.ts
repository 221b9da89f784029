import type {Step} from './journey.js';
import type {Standing} from './standing.js';

/** What a gate hears of: a standing that was read, a step that somebody went to, or that they signed out. */
export type GateEvent = {type: 'standing'; canSign: Standing['canSign']} | {type: 'step'; to: Step} | {type: 'signed-out'};

/** Whether a gate is open after an event. What nobody knows is no reason to open it, nor to take away what is shown. */
export function gate(open: boolean, event: GateEvent): boolean {
  switch (event.type) {
    case 'standing':
      return event.canSign === 'unknown' ? open : event.canSign === 'yes';
    case 'step':
      // Another number is somebody else.
      return open && event.to !== 'phone';
    case 'signed-out':
      return false;
  }
}
