/** Stands in for `session/token.ts` where a page is delivered in parts. */
import {SmartFlowError} from '../api/errors.js';
import type {TokenCallback, Tokens as Real, tokensFor as real} from '../session/token.js';
import {service} from './service.js';

class Tokens implements Pick<Real, keyof Real> {
  readonly #given: Parameters<typeof real>;
  #real?: Real;
  #forgotten = 0;

  constructor(given: Parameters<typeof real>) {
    this.#given = given;
  }

  async current(): Promise<string> {
    return (await this.#late()).current();
  }

  async renewed(refused: string): Promise<string> {
    return (await this.#late()).renewed(refused);
  }

  forget(): void {
    this.#forgotten++;
    this.#real?.forget();
  }

  async #late(): Promise<Real> {
    const forgotten = this.#forgotten;
    const {tokensFor} = await service();
    if (forgotten !== this.#forgotten) throw new SmartFlowError('token', 'The page signed out before it fetched a token.');
    return (this.#real ??= tokensFor(...this.#given));
  }
}

export function tokensFor(...given: Parameters<typeof real>): Tokens {
  return new Tokens(given);
}

export function tokenFromAddress(url: URL, credentials?: RequestCredentials): TokenCallback {
  return async () => (await service()).tokenFromAddress(url, credentials)();
}
