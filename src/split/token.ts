/** Stands in for `session/token.ts` where a page is delivered in parts. */
import {SmartFlowError} from '../api/errors.js';
import type {TokenCallback, Tokens as Real} from '../session/token.js';
import {service} from './service.js';

export class Tokens implements Pick<Real, keyof Real> {
  readonly #given: ConstructorParameters<typeof Real>;
  #real?: Real;
  #forgotten = 0;

  constructor(...given: ConstructorParameters<typeof Real>) {
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
    const {Tokens} = await service();
    if (forgotten !== this.#forgotten) throw new SmartFlowError('token', 'The page signed out before it fetched a token.');
    return (this.#real ??= new Tokens(...this.#given));
  }
}

export function tokenFromAddress(url: URL, credentials?: RequestCredentials): TokenCallback {
  return async () => (await service()).tokenFromAddress(url, credentials)();
}
