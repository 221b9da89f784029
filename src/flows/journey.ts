import type {Action} from './action.js';
import type {Standing} from './standing.js';

/** Where somebody is on the way to "you can sign". */
export type Step = 'phone' | 'status' | 'terms' | 'identify' | 'done';

/** What a page asks of the way. */
export interface JourneyRules {
  /** `optional` terms can be left for later; with `off` nobody asks for them. */
  terms: 'required' | 'optional' | 'off';
}

/** How far somebody is. */
export interface Journey {
  step: Step;
  /** The number that is known, digits only. */
  msisdn: string | null;
  /** What was read last. */
  standing: Standing | null;
  /** Somebody asked for more than they need, and sees what there is before going on. */
  asked: boolean;
}

export type JourneyEvent =
  | {type: 'known'; msisdn: string}
  | {type: 'standing'; standing: Standing}
  | {type: 'action'; action: Action}
  | {type: 'accepted'}
  | {type: 'skip'}
  | {type: 'back'}
  | {type: 'restart'};

export const journeyStart: Journey = {step: 'phone', msisdn: null, standing: null, asked: false};

/** Whether what is missing can be left for later. */
function isOptional(standing: Standing | null, {terms}: JourneyRules): boolean {
  return terms === 'optional' && standing?.reason === 'terms-pending';
}

/** What is registered, for telling whether it changed. */
const registered = (standing: Standing | null) => JSON.stringify([standing?.areas, standing?.qualifiedUntil]);

function afterStanding(journey: Journey, standing: Standing, rules: JourneyRules): Journey {
  const next = {...journey, standing};
  if (journey.step === 'terms') return next;
  // Somebody who asked for more than they need waits until it is there.
  const waits = journey.asked && registered(standing) === registered(journey.standing);
  if (standing.canSign === 'yes' && !waits) return {...next, step: 'done', asked: false};
  // What was done is no longer so: the status says why, and what to do. Terms that can be left for later end nothing.
  if (journey.step === 'done' && standing.canSign === 'no' && !isOptional(standing, rules)) return {...next, step: 'status'};
  return next;
}

function afterAction(journey: Journey, action: Action): Journey {
  switch (action) {
    case 'accept-terms':
      return {...journey, step: 'terms'};
    case 'identify':
    case 'renew':
    case 'upgrade':
      return {...journey, step: 'identify', asked: action !== 'identify'};
    case 'retry':
      return journey;
  }
}

/** Back at the status, which may be that all is there; or was never read, where somebody knew at once what they want. */
function afterIdentify(journey: Journey, rules: JourneyRules): Journey {
  return journey.standing ? afterStanding(journey, journey.standing, rules) : journey;
}

/** The step before, which is the number only for somebody who may change it. */
export function stepBefore({step}: Journey, locked: boolean): Step | null {
  if (step === 'terms' || step === 'identify') return 'status';
  return (step === 'status' || step === 'done') && !locked ? 'phone' : null;
}

/**
 * The way: number → status → whatever is missing → done. An event that makes no sense in a step leaves it as it is.
 */
export function journey(state: Journey, event: JourneyEvent, rules: JourneyRules): Journey {
  switch (event.type) {
    case 'known':
      return state.step === 'phone' ? {...journeyStart, step: 'status', msisdn: event.msisdn} : state;
    case 'standing':
      return state.step === 'phone' ? state : afterStanding(state, event.standing, rules);
    case 'action':
      return state.step === 'status' || state.step === 'done' ? afterAction(state, event.action) : state;
    case 'accepted':
      return state.step === 'terms' ? {...state, step: 'status'} : state;
    case 'skip':
      return maySkip(state, rules) ? {...state, step: 'done'} : state;
    case 'back':
      if (state.step === 'terms') return {...state, step: 'status'};
      if (state.step === 'identify') return afterIdentify({...state, step: 'status', asked: false}, rules);
      return journeyStart;
    case 'restart':
      return journeyStart;
  }
}

/** Whether the way can end although terms are open. */
export function maySkip({step, standing}: Journey, rules: JourneyRules): boolean {
  return (step === 'status' || step === 'terms') && isOptional(standing, rules);
}

/** The steps a person is shown: those every way has, and the one that something was missing for. */
export function shownSteps({step, standing}: Journey, vouched: boolean): Step[] {
  const missing: Record<Standing['nextStep'], Step[]> = {none: [], retry: [], identify: ['identify'], 'accept-terms': ['terms']};
  const between = step === 'terms' || step === 'identify' ? [step] : standing ? missing[standing.nextStep] : [];
  return [...(vouched ? [] : (['phone'] as const)), 'status', ...between, 'done'];
}
