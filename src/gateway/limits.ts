import {RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract} from 'rate-limiter-flexible';
import {Problem} from './problem.js';
import type {RedisStore} from './redis.js';

/** How much one number, one address, one code may. */
export interface Limits {
  /** Seconds between two codes to one number; 0 for none. Default 30. */
  sendGapSeconds: number;
  /** Default 5. */
  sendsPerNumberPerHour: number;
  /** Default 60. An address is an IPv4 address or the /64 of an IPv6 address. */
  sendsPerAddressPerHour: number;
  /** Wrong codes until a new one must be asked for. Default 5. */
  wrongCodesPerChallenge: number;
  /** Reads and confirmations. Default 60. */
  lookupsPerNumberPerMinute: number;
  /** Default 600. */
  lookupsPerAddressPerMinute: number;
}

export const defaultLimits: Readonly<Limits> = {
  sendGapSeconds: 30,
  sendsPerNumberPerHour: 5,
  sendsPerAddressPerHour: 60,
  wrongCodesPerChallenge: 5,
  lookupsPerNumberPerMinute: 60,
  lookupsPerAddressPerMinute: 600,
};

const hour = 3600;
/** Codes one process sends an hour while Redis is away and nobody knows what the others send. */
export const localBudget = 30;

type Taken = 'taken' | 'taken here';

/** One limit: counted in Redis if there is one, and here while it is away. */
class Limit {
  readonly #here: RateLimiterMemory;
  readonly #shared?: RateLimiterRedis;
  readonly #redis?: RedisStore;
  readonly name: string;

  // rate-limiter-flexible can fall back by itself (insuranceLimiter), but does not tell; sends must know.
  constructor(name: string, points: number, seconds: number, redis?: RedisStore) {
    this.name = name;
    const options = {keyPrefix: `smart-flow:limit:${name}`, points, duration: Math.ceil(seconds)};
    this.#here = new RateLimiterMemory({...options, duration: seconds});
    if (!redis) return;
    this.#redis = redis;
    this.#shared = new RateLimiterRedis({...options, storeClient: redis.client, useRedisPackage: true, rejectIfRedisNotReady: true});
  }

  /** Takes one; throws a 429 when there is none left. */
  async take(key: string): Promise<Taken> {
    return this.#do(limiter => limiter.consume(key));
  }

  /** Whether a {@link take} would find one now. */
  async hasLeft(key: string): Promise<boolean> {
    let left = true;
    await this.#do(async limiter => {
      const found = await limiter.get(key);
      left = found === null || found.remainingPoints > 0;
    });
    return left;
  }

  async giveBack(key: string): Promise<void> {
    await this.#do(limiter => limiter.reward(key));
  }

  /** As if nothing had been taken: what was refused meanwhile counts too, and would keep it shut. */
  async reopen(key: string): Promise<void> {
    await this.#do(limiter => limiter.delete(key));
  }

  /** Makes the next {@link take} of this key fail for so many seconds. */
  async close(key: string, seconds: number): Promise<void> {
    await this.#do(limiter => limiter.set(key, 1, Math.ceil(seconds)));
  }

  async #do(action: (limiter: RateLimiterAbstract) => Promise<unknown>): Promise<Taken> {
    try {
      if (this.#shared && this.#redis!.isUsable) {
        try {
          await this.#redis!.timed(action(this.#shared));
          return 'taken';
        } catch (error) {
          if (error instanceof RateLimiterRes) throw error;
          this.#redis!.lost(error);
        }
      }
      await action(this.#here);
      return this.#shared ? 'taken here' : 'taken';
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Problem(429, 'too-many-requests', {retryAfter: error.msBeforeNext / 1000, reason: `limit ${this.name}`});
    }
  }
}

/** Everything that is counted. Keys of numbers are hashed by the caller. */
export class Limiter {
  readonly #limits: Limits;
  readonly #sendsByAddress: Limit;
  readonly #sendsByPair: Limit;
  readonly #sendsByNumber: Limit;
  readonly #sendsWhenMany: Limit;
  readonly #gap?: Limit;
  readonly #budget: Limit;
  readonly #wrongCodes: Limit;
  readonly #lookupsByNumber: Limit;
  readonly #lookupsByAddress: Limit;

  constructor(limits: Limits, redis?: RedisStore) {
    this.#limits = limits;
    const {sendGapSeconds, sendsPerNumberPerHour: perNumber} = limits;
    this.#sendsByAddress = new Limit('sends-address', limits.sendsPerAddressPerHour, hour, redis);
    this.#sendsByPair = new Limit('sends-pair', perNumber, hour, redis);
    this.#sendsByNumber = new Limit('sends-number', perNumber, hour, redis);
    this.#sendsWhenMany = new Limit('sends-slow', 1, hour / perNumber, redis);
    if (sendGapSeconds > 0) this.#gap = new Limit('sends-gap', 1, sendGapSeconds, redis);
    this.#budget = new Limit('sends-budget', localBudget, hour);
    this.#wrongCodes = new Limit('wrong-codes', limits.wrongCodesPerChallenge, hour, redis);
    this.#lookupsByNumber = new Limit('lookups-number', limits.lookupsPerNumberPerMinute, 60, redis);
    this.#lookupsByAddress = new Limit('lookups-address', limits.lookupsPerAddressPerMinute, 60, redis);
  }

  /**
   * Before a code is sent. The caller's own limits come first, so that who has used up theirs can no longer touch what
   * is left to a number. What was taken is given back when a later limit refuses, and by calling what this resolves to:
   * only sent codes count. A send the API failed gives back the gap alone, so that it can be repeated at once, but not
   * for ever.
   */
  async send(number: string, address: string): Promise<(what?: 'all' | 'gap') => Promise<void>> {
    const pair = `${number} ${address}`;
    const taken: [Limit, string][] = [];
    let here = false;
    const take = async (limit: Limit | undefined, key: string) => {
      if (!limit) return;
      here = await limit.take(key) === 'taken here' || here;
      taken.push([limit, key]);
    };
    const giveBack = async (what: 'all' | 'gap' = 'all') => {
      await Promise.all(taken.map(([limit, key]) => limit === this.#gap ? limit.reopen(key) : what === 'all' ? limit.giveBack(key) : undefined));
    };
    try {
      await take(this.#sendsByAddress, address);
      await take(this.#sendsByPair, pair);
      await take(this.#gap, number);
      await this.#takeNumber(number, taken);
      if (here) await take(this.#budget, 'all');
    } catch (error) {
      await giveBack();
      throw error;
    }
    return giveBack;
  }

  /**
   * Strangers must not be able to lock a number out: once it had its codes for the hour, somebody who has asked for few
   * of them still gets one, but only as often as an even spread over the hour would allow.
   */
  async #takeNumber(number: string, taken: [Limit, string][]): Promise<void> {
    // Closed before the last one is taken, not after it: of many at once, one would slip through in between.
    if (await this.#sendsByNumber.hasLeft(number)) await this.#sendsWhenMany.close(number, hour / this.#limits.sendsPerNumberPerHour);
    try {
      await this.#sendsByNumber.take(number);
      taken.push([this.#sendsByNumber, number]);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.#sendsWhenMany.take(number);
    }
  }

  /** Before a code is checked, so that many guesses at once count as many. {@link rightCode} gives it back. */
  async guess(challenge: string): Promise<void> {
    try {
      await this.#wrongCodes.take(challenge);
    } catch (error) {
      // No waiting helps this challenge; a new code can be asked for as soon as the gap allows.
      if (error instanceof Problem) {
        throw new Problem(429, 'too-many-requests', {retryAfter: this.#limits.sendGapSeconds, reason: 'limit wrong-codes'});
      }
      throw error;
    }
  }

  /** After a check that told nothing about the code. */
  async forgiveGuess(challenge: string): Promise<void> {
    await this.#wrongCodes.giveBack(challenge);
  }

  async lookup(number: string, address: string): Promise<void> {
    await this.#lookupsByAddress.take(address);
    await this.#lookupsByNumber.take(number);
  }
}
