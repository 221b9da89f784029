/** Stands in for `session/intents.ts` where a page is delivered in parts. */
import {ownBrowser, readKept, tidyKept} from '../session/browser.js';
import type {Intents as Real} from '../session/intents.js';
import {service} from './service.js';

/** Whether anything that was asked for in this browser must not be done again yet, as far as a page may know. */
function isAnyLeft(): boolean {
  return Object.values(readKept(ownBrowser())?.deadlines ?? {}).some(deadline => deadline > Date.now());
}

export class Intents implements Pick<Real, keyof Real> {
  readonly #scope: string;
  #real?: Real;

  constructor(scope: string) {
    this.#scope = scope;
  }

  async once(...given: Parameters<Real['once']>): Promise<number> {
    return (await this.#late()).once(...given);
  }

  /** Where nothing is kept, nothing has to be fetched to say so. Where this cannot be had, it still keeps a second from being sent. */
  async left(intent: string): Promise<number> {
    if (!this.#real && !isAnyLeft()) return 0;
    const real = await this.#late().catch(() => undefined);
    return real ? real.left(intent) : 0;
  }

  async forget(intent: string): Promise<void> {
    await (await this.#late()).forget(intent);
  }

  clear(): void {
    this.#real?.clear();
    tidyKept(ownBrowser(), this.#scope);
  }

  async #late(): Promise<Real> {
    const {Intents} = await service();
    return (this.#real ??= new Intents(this.#scope));
  }
}
