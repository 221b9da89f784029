import type {JWTPayload} from 'jose';
import {Recent} from './recent.js';
import {randomId, type Seal} from './seal.js';
import type {Store} from './store.js';

const minute = 60_000;
/** A session without any request for this long is over. */
const idle = 30 * minute;
/** However busy, a session ends this long after the code was right. */
const longest = 8 * 60 * minute;
/** A code can be entered for this long after it was asked for. */
export const challengeLife = 10 * minute;
/** A cookie is sealed anew only when it is this old: parallel answers then rarely overwrite each other's. */
const fresh = minute;
/** How many terms tokens a session remembers; a person has one or two open. */
const remembered = 6;

/** A code that was asked for and not yet entered. */
export interface Challenge {
  id: string;
  msisdn: string;
  at: number;
}

/** What a browser has proved, and what it is about to prove. Times in epoch milliseconds. Never changed, only copied. */
export interface Session {
  id: string;
  /** The number this browser verified by code. */
  msisdn?: string;
  verifiedAt?: number;
  /** The challenge that proved it, to find its stored answer again. */
  provedBy?: string;
  pending?: Challenge;
  /** Hashes of the terms tokens this browser was given. */
  terms: string[];
  /** 0 while it is not sealed as it is. */
  sealedAt: number;
}

interface Opened {
  session: Session;
  /** Epoch milliseconds. */
  expires: number;
}

/** Keeps sessions in the browser's cookie, sealed; only which of them have been ended is stored here. */
export class Sessions {
  readonly #seal: Seal;
  readonly #store: Store;
  readonly #now: () => number;
  readonly #opened = new Recent<Opened | undefined>(1000);

  constructor(seal: Seal, store: Store, now: () => number) {
    this.#seal = seal;
    this.#store = store;
    this.#now = now;
  }

  /** The session in a cookie, ended ones included. */
  async open(cookie: string | undefined): Promise<Session | undefined> {
    if (!cookie) return undefined;
    const opened = await this.#opened.get(cookie, async () => {
      const claims = await this.#seal.open(cookie, this.#now());
      const session = claims && readClaims(claims);
      return session && {session, expires: claims.exp! * 1000};
    });
    return opened && this.#now() < opened.expires ? opened.session : undefined;
  }

  async hasEnded(session: Session): Promise<boolean> {
    return await this.#store.get(`ended:${session.id}`) !== undefined;
  }

  async end(session: Session): Promise<void> {
    await this.#store.set(`ended:${session.id}`, '1', longest / 1000);
  }

  /** Its holder has signed out: neither it counts any more nor what a code that is being checked would make of it. */
  async leave(session: Session): Promise<void> {
    await this.end(session);
    if (session.pending) await this.end(this.proved(session.pending));
  }

  /** The value for the cookie and how many seconds it is good for. */
  async seal(session: Session): Promise<{value: string; seconds: number}> {
    const now = this.#now();
    const expires = session.verifiedAt === undefined ? now + idle : Math.min(now + idle, session.verifiedAt + longest);
    const {id, msisdn, verifiedAt, provedBy, pending, terms} = session;
    const claims = {sid: id, num: msisdn, at: verifiedAt, by: provedBy, terms, sealed: now,
      ...(pending && {pid: pending.id, pnum: pending.msisdn, pat: pending.at})};
    return {value: await this.#seal.seal(claims, now, expires), seconds: (expires - now) / 1000};
  }

  /** Whether the browser needs a new cookie: the session has changed, or its time must be moved on. */
  isStale({verifiedAt, sealedAt}: Session): boolean {
    return sealedAt === 0 || (verifiedAt !== undefined && this.#now() - sealedAt > fresh);
  }

  /** The session after a code was asked for. What was proved before stays until the new number is proved. */
  challenged(session: Session | undefined, msisdn: string): Session {
    const pending = {id: randomId(), msisdn, at: this.#now()};
    return session ? {...session, pending, sealedAt: 0} : {id: randomId(), terms: [], pending, sealedAt: 0};
  }

  /**
   * The session after a right code: a new one, so that nothing that was sealed before gains by it. One code makes but one, so
   * that it can be ended before it is there.
   */
  proved({id: provedBy, msisdn}: Challenge): Session {
    return {id: `${provedBy}.proved`, msisdn, verifiedAt: this.#now(), provedBy, terms: [], sealedAt: 0};
  }

  /** Whether a challenge can still be answered. */
  async isOpen(challenge: Challenge): Promise<boolean> {
    if (this.#now() - challenge.at > challengeLife) return false;
    return await this.#store.get(`spent:${challenge.id}`) === undefined;
  }

  async spend(challenge: Challenge): Promise<void> {
    await this.#store.set(`spent:${challenge.id}`, '1', 2 * challengeLife / 1000);
  }

  /**
   * Remembers that this browser was given a terms token: in the cookie, for any instance; and here, as an answer that
   * was under way at the same time may bring back an older cookie.
   */
  async give(session: Session, token: string): Promise<Session> {
    const hash = await this.#seal.hash(`terms ${token}`);
    await this.#store.set(`terms:${session.id}:${hash}`, '1', longest / 1000);
    if (session.terms[0] === hash) return session;
    return {...session, sealedAt: 0, terms: [hash, ...session.terms.filter(other => other !== hash)].slice(0, remembered)};
  }

  async wasGiven(session: Session, token: string): Promise<boolean> {
    const hash = await this.#seal.hash(`terms ${token}`);
    return session.terms.includes(hash) || await this.#store.get(`terms:${session.id}:${hash}`) !== undefined;
  }
}

/** The claims were sealed by us; a missing one is simply absent. */
function readClaims({sid, num, at, by, pid, pnum, pat, terms, sealed}: JWTPayload): Session | undefined {
  if (typeof sid !== 'string' || typeof sealed !== 'number') return undefined;
  const session: Session = {id: sid, terms: Array.isArray(terms) ? terms as string[] : [], sealedAt: sealed};
  if (typeof num === 'string' && typeof at === 'number') Object.assign(session, {msisdn: num, verifiedAt: at, provedBy: by});
  if (typeof pid === 'string' && typeof pnum === 'string' && typeof pat === 'number') {
    session.pending = {id: pid, msisdn: pnum, at: pat};
  }
  return session;
}
