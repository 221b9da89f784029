import type {Lifetimes, Persona} from './backend.js';
import type {Role} from './personas.js';
import {secret} from './secret.js';

/** What a person ticked. */
export interface Decisions {
  zertes: boolean;
  eidas: boolean;
  risk: boolean;
}

/** How an acceptance ended: two ways it counts, and the words Mobile ID has for the others. */
export type Outcome = 'confirmed' | 'downgraded' | 'USER_CANCEL' | 'EXPIRED_TRANSACTION' | 'PB_SIGNATURE_PROCESS';

/** One link to the terms and what came of it. */
export interface Acceptance {
  readonly role: Role;
  /** The last part of the link. */
  readonly token: string;
  /** The last part of the consent page's address. */
  readonly consentId: string;
  /** Undefined until the person accepted. */
  decisions?: Decisions;
  startedAt?: number;
  /** Whether the consent page knows the password already. */
  passwordGiven: boolean;
  /** Undefined until it ended. */
  outcome?: Outcome;
}

interface Way {
  /** Who has to confirm: the phone, the consent page, or nobody who could. */
  asks: 'phone' | 'page' | 'nobody';
  /** How long the service waits… */
  waits: keyof Lifetimes;
  /** …and what it says then. */
  gives: Outcome;
}

const onThePhone: Way = {asks: 'phone', waits: 'prompt', gives: 'EXPIRED_TRANSACTION'};

const ways: Record<Exclude<Persona['terms'], 'none'>, Way> = {
  'mobile-id': onThePhone,
  consent: {asks: 'page', waits: 'consent', gives: 'EXPIRED_TRANSACTION'},
  downgrade: onThePhone,
  declined: {asks: 'phone', waits: 'declines', gives: 'USER_CANCEL'},
  expired: {asks: 'nobody', waits: 'expires', gives: 'EXPIRED_TRANSACTION'},
  failed: {asks: 'nobody', waits: 'fails', gives: 'PB_SIGNATURE_PROCESS'},
  blocked: onThePhone,
};

function wayOf({role: {persona}}: Acceptance): Way {
  // Nobody without terms has an acceptance.
  return ways[persona.terms as keyof typeof ways];
}

/** Who has to confirm this one. */
export function asks(acceptance: Acceptance): Way['asks'] {
  return wayOf(acceptance).asks;
}

/** Keeps every link to the terms and every acceptance. */
export function createAcceptances(now: () => number, lifetimes: Lifetimes) {
  const byToken = new Map<string, Acceptance>();
  const byConsentId = new Map<string, Acceptance>();
  const newest = new Map<string, Acceptance>();

  /** Brings an acceptance up to the clock: nothing here ticks, so time is looked at when somebody asks. */
  function current(acceptance: Acceptance | undefined): Acceptance | undefined {
    if (!acceptance || !isRunning(acceptance)) return acceptance;
    const {waits, gives} = wayOf(acceptance);
    if (now() - acceptance.startedAt! >= lifetimes[waits] * 1000) acceptance.outcome = gives;
    return acceptance;
  }

  function accepted(msisdn: string): Acceptance | undefined {
    const acceptance = current(newest.get(msisdn));
    return acceptance?.outcome === 'confirmed' || acceptance?.outcome === 'downgraded' ? acceptance : undefined;
  }

  return {
    accepted,

    /** The newest link of somebody who has terms open. A link that ended is replaced, one that did not is kept. */
    open(role: Role): Acceptance | undefined {
      const {msisdn, terms} = role.persona;
      if (terms === 'none' || accepted(msisdn)) return undefined;
      const known = current(newest.get(msisdn));
      if (known && !known.outcome) return known;
      const acceptance: Acceptance = {role, token: secret(), consentId: secret(), passwordGiven: false};
      byToken.set(acceptance.token, acceptance);
      byConsentId.set(acceptance.consentId, acceptance);
      newest.set(msisdn, acceptance);
      return acceptance;
    },

    /** Starts, or goes on with what was started; undefined when the link is unknown, superseded or used up. */
    start(token: string, decisions: Decisions): Acceptance | undefined {
      const acceptance = current(byToken.get(token));
      if (!acceptance || acceptance.outcome) return undefined;
      if (newest.get(acceptance.role.persona.msisdn) !== acceptance) return undefined;
      // The first start counts: a second one, say a POST the browser repeated, must not ask the person twice.
      if (acceptance.startedAt === undefined) Object.assign(acceptance, {decisions, startedAt: now()});
      return acceptance;
    },

    find: (token: string) => current(byToken.get(token)),
    findByConsentId: (id: string) => current(byConsentId.get(id)),

    /** What waits for a confirmation now, oldest first. */
    waiting(): Acceptance[] {
      return [...byToken.values()]
        .filter(acceptance => isRunning(current(acceptance)!))
        .sort((one, other) => one.startedAt! - other.startedAt!);
    },

    /** Ends one that runs, the way the person wants. */
    end(acceptance: Acceptance, confirmed: boolean): void {
      const downgrades = acceptance.role.persona.terms === 'downgrade';
      acceptance.outcome = confirmed ? (downgrades ? 'downgraded' : 'confirmed') : 'USER_CANCEL';
    },

    reset(): void {
      for (const map of [byToken, byConsentId, newest]) map.clear();
    },
  };
}

export type Acceptances = ReturnType<typeof createAcceptances>;

/** Started, and not ended. */
export function isRunning({startedAt, outcome}: Acceptance): boolean {
  return startedAt !== undefined && !outcome;
}
