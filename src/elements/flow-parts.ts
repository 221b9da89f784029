import type {Journey, Step} from '../flows/journey.js';
import type {Session} from '../session/session.js';
import type {FlowSettings, Parts} from './flow-options.js';

const stepParts = {phone: 'phone-verify', status: 'status', terms: 'tc-accept', identify: 'identify', done: 'status'} as const;

/** What the elements of a flow have to know. */
export type FlowFacts = Omit<Required<FlowSettings>, 'msisdn'> & Omit<Journey, 'msisdn'> & {
  session?: Session;
  /** The number to begin with. */
  given: string;
  /** The number that is known. */
  known: string | null;
  /** The legal area that is to be added; empty for the one that is asked for. */
  area: string;
  announceInTitle: boolean;
  headingLevel: number;
  /** Nothing is there to accept. */
  whenNothing: () => void;
};

/** The elements that a flow is made of. Each is made when it is first needed, and kept: what was typed in it stays. */
export class FlowParts {
  readonly #made = new Map<keyof Parts, HTMLElement>();
  readonly #make: <Name extends keyof Parts>(name: Name) => Parts[Name];

  constructor(make: <Name extends keyof Parts>(name: Name) => Parts[Name]) {
    this.#make = make;
  }

  get<Name extends keyof Parts>(name: Name): Parts[Name] {
    const part = (this.#made.get(name) as Parts[Name] | undefined) ?? this.#make(name);
    this.#made.set(name, part);
    return part;
  }

  /** The element, seen or not. */
  show<Name extends keyof Parts>(name: Name, visible: boolean): Parts[Name] {
    const part = this.get(name);
    part.toggleAttribute('hidden', !visible);
    return part;
  }

  /** Gives elements up: what was read and done in them is of no use any more. */
  drop(...names: (keyof Parts)[]): void {
    names.forEach(name => this.#made.delete(name));
  }

  /** Moves the focus to where a step begins. */
  focus(step: Step): void {
    const part = this.get(stepParts[step]);
    void part.updateComplete.then(() => part.focusHeading());
  }

  /** Tells the elements what there is to know. */
  tell(facts: FlowFacts): void {
    const {session, headingLevel, given, known, locked, jurisdiction, level, terms, methods, asked, standing, area, announceInTitle, whenNothing} = facts;
    const shared = {session, headingLevel, nested: true};
    Object.assign(this.get('phone-verify'), {...shared, msisdn: given, locked});
    if (!known) return;
    Object.assign(this.get('status'), {...shared, msisdn: known, jurisdiction, level, terms});
    Object.assign(this.get('tc-accept'), {...shared, msisdn: known, announceInTitle, whenNothing, means: standing?.means ?? null});
    const needed = {jurisdiction: area || jurisdiction, level: asked ? 4 : level};
    Object.assign(this.get('identify'), {...shared, msisdn: known, methods, standing, ...needed});
  }
}
