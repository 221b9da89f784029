/** Stands in for `session/token.ts` where a page is delivered in parts. */
import type {TokenCallback, Tokens as Real} from '../session/token.js';
import {service} from './service.js';

export class Tokens implements Pick<Real, keyof Real> {
  readonly #given: ConstructorParameters<typeof Real>;
  #real?: Real;

  constructor(...given: ConstructorParameters<typeof Real>) {
    this.#given = given;
  }

  async current(): Promise<string> {
    return (await this.#late()).current();
  }

  async renewed(refused: string): Promise<string> {
    return (await this.#late()).renewed(refused);
  }

  /** Before it is there, no token is either. */
  forget(): void {
    this.#real?.forget();
  }

  async #late(): Promise<Real> {
    const {Tokens} = await service();
    return (this.#real ??= new Tokens(...this.#given));
  }
}

export function tokenFromAddress(url: URL, credentials?: RequestCredentials): TokenCallback {
  return async () => (await service()).tokenFromAddress(url, credentials)();
}
