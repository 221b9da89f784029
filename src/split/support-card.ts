/** Stands in for `elements/support-card.ts` where a page is delivered in parts. */
import {nothing} from 'lit';

import type {SupportCard as Real} from '../elements/support-card.js';
import {arrived} from './service.js';

export class SupportCard implements Pick<Real, keyof Real> {
  readonly #host: ConstructorParameters<typeof Real>[0];
  #real?: Real;

  constructor(host: ConstructorParameters<typeof Real>[0]) {
    this.#host = host;
  }

  said(...given: Parameters<Real['said']>): ReturnType<Real['said']> {
    return this.#real?.said(...given) ?? null;
  }

  view(...given: Parameters<Real['view']>): ReturnType<Real['view']> {
    const there = arrived(() => this.#host.requestUpdate());
    if (there) this.#real ??= new there.SupportCard(this.#host);
    return this.#real?.view(...given) ?? nothing;
  }
}
