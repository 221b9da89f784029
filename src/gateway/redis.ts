import type {RedisClientType} from '@redis/client';
import {MemoryStore, type Store} from './store.js';

/** A command that takes longer counts as Redis being away: people wait for the answer. Milliseconds. */
const patience = 500;
/** For so long it is then left alone: a call makes several commands, and must not wait for each. Milliseconds. */
const rest = 1000;
const prefix = 'smart-flow:';

/** Is told once when Redis goes, once when it is back. */
export type Say = (event: 'redis-away' | 'redis-back', reason?: string) => void;

/**
 * Keeps everything in Redis or Valkey, and a copy in this process for the time that it is away.
 *
 * Losing Redis never fails a request here: reads go on with what this process knows, and what could not be written is
 * written when Redis is back, so that an ended session stays ended everywhere.
 */
export class RedisStore implements Store {
  /** For the limits, which count in Redis themselves. */
  readonly client: RedisClientType;
  readonly #local = new MemoryStore();
  readonly #unwritten = new Map<string, {value: string; until: number}>();
  readonly #say: Say;
  readonly #connected: Promise<unknown>;
  #away = false;
  #restUntil = 0;
  #reconnectAt = 0;
  #probeAt = 0;
  #closed = false;

  private constructor(client: RedisClientType, say: Say) {
    this.client = client;
    this.#say = say;
    client.on('error', error => this.lost(error));
    client.on('ready', () => this.#returned());
    // An attempt that fails goes on in the background; nobody waits for it longer than for a command.
    this.#connected = Promise.race([
      client.connect().catch(error => this.lost(error)),
      new Promise(resolve => setTimeout(resolve, 2 * patience).unref()),
    ]);
  }

  /** Resolves when Redis answers, or when it is clear that it does not for now. */
  static async connect(url: string, say: Say): Promise<RedisStore> {
    const {createClient} = await import('@redis/client');
    const client = createClient({
      url,
      disableOfflineQueue: true,
      socket: {connectTimeout: 2000, reconnectStrategy: attempt => Math.min(100 * 2 ** attempt, 2000)},
    });
    const store = new RedisStore(client as unknown as RedisClientType, say);
    await store.#connected;
    return store;
  }

  get isAway(): boolean {
    return this.#away || !this.client.isReady;
  }

  /** Whether it is worth asking just now. */
  get isUsable(): boolean {
    return this.client.isReady && performance.now() >= this.#restUntil;
  }

  /** Waits for a command for as long as people can. The client's own limit ends when the command is written. */
  async timed<T>(command: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new DOMException('Redis is too slow.', 'TimeoutError')), patience);
    });
    try {
      return await Promise.race([command, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Notes that a command failed. */
  lost(error: unknown): void {
    // One that takes nothing, but answers, still knows what others wrote: ended sessions and spent codes.
    if (!isRefusal(error)) this.#restUntil = performance.now() + rest;
    if (isReplica(error)) this.#reconnect();
    if (this.#away || this.#closed) return;
    this.#away = true;
    this.#say('redis-away', error instanceof Error ? error.name : undefined);
  }

  async get(key: string): Promise<string | undefined> {
    const here = await this.#local.get(key);
    // A Redis that is full can still be read: what it could not take is known here alone, and newer than what it has.
    const kept = this.#unwritten.has(key) ? here : undefined;
    return this.#try(async () => {
      const there = await this.client.get(prefix + key);
      // One that took over from another may lack what came last, and what is known here has not ended.
      return kept ?? there ?? here;
    }, () => here, false);
  }

  async set(key: string, value: string, seconds: number): Promise<void> {
    await this.#local.set(key, value, seconds);
    const write = async () => {
      await this.client.set(prefix + key, value, {expiration: {type: 'PX', value: Math.ceil(seconds * 1000)}});
      this.#unwritten.delete(key);
    };
    await this.#try<unknown>(write, () => this.#unwritten.set(key, {value, until: Date.now() + seconds * 1000}));
  }

  async add(key: string, value: string, seconds: number): Promise<boolean> {
    const write = () => this.client.set(prefix + key, value,
      {expiration: {type: 'PX', value: Math.ceil(seconds * 1000)}, condition: 'NX'});
    return this.#try(async () => await write() === 'OK', () => this.#local.add(key, value, seconds));
  }

  async delete(key: string): Promise<void> {
    await this.#local.delete(key);
    this.#unwritten.delete(key);
    await this.#try<unknown>(() => this.client.del(prefix + key), () => undefined, false);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.client.isReady) await this.client.close();
    else this.client.destroy();
  }

  /** `takes`: whether success shows that Redis takes what is written. One that is full, or a replica, still reads and deletes. */
  async #try<T>(shared: () => Promise<T>, local: () => T | Promise<T>, takes = true): Promise<T> {
    if (!this.isUsable) return local();
    try {
      const result = await this.timed(shared());
      if (takes) this.#recovered();
      else void this.#probe();
      return result;
    } catch (error) {
      this.lost(error);
      return local();
    }
  }

  #recovered(): void {
    if (!this.#away) return;
    this.#away = false;
    this.#say('redis-back');
    void this.#catchUp();
  }

  #returned(): void {
    this.#restUntil = 0;
    this.#probeAt = 0;
    void this.#probe();
  }

  /** Finds out whether Redis takes what is written again, as often as one that is away is asked. */
  async #probe(): Promise<void> {
    if (!this.#away || performance.now() < this.#probeAt) return;
    this.#probeAt = performance.now() + rest;
    try {
      await this.timed(this.client.set(`${prefix}probe`, '1', {expiration: {type: 'PX', value: rest}}));
      this.#recovered();
    } catch (error) {
      this.lost(error);
    }
  }

  /** Looks the address up anew: after a fail-over it leads to another server, while this connection stays with the old one. */
  #reconnect(): void {
    if (performance.now() < this.#reconnectAt || !this.client.isReady) return;
    this.#reconnectAt = performance.now() + rest;
    this.client.destroy();
    this.client.connect().catch(error => this.lost(error));
  }

  async #catchUp(): Promise<void> {
    for (const [key, {value, until}] of [...this.#unwritten]) {
      const seconds = (until - Date.now()) / 1000;
      if (seconds > 0) await this.set(key, value, seconds);
      else this.#unwritten.delete(key);
    }
  }
}

/** Whether Redis was there, and took nothing: it is full, cannot save, or is a replica. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && /^(OOM|MISCONF|NOREPLICAS|READONLY)\b/.test(error.message);
}

/** Whether it was a replica, which can be read alone, that was asked to write. */
function isReplica(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('READONLY');
}
