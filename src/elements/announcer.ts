import {html, type LitElement, type ReactiveController, type TemplateResult} from 'lit';

import {now} from './clock.js';
import {keepUnrecorded} from './unrecorded.js';

/** Milliseconds without a change after which something is said: of many quick changes only the last. */
const quiet = 200;
/** Milliseconds at least between two things that are said about one wait. */
const patience = 30_000;

/** What there is to say. */
export interface Saying {
  /** What is being waited for: about one wait little is said. */
  wait?: string;
  /** Where this is another than the last time, the same words are said again. */
  again?: unknown;
}

interface Said extends Saying {
  text: string;
  at: number;
}

/**
 * Says what changed on an element to somebody who does not see it. The region is there from the first render and never
 * replaced; what is on the element when it appears is found there, and not said.
 */
export class Announcer implements ReactiveController {
  readonly #host: LitElement;
  #shown = '';
  #last: Said | undefined;
  #wanted: Said | undefined;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The region, to be rendered always and outside of what is busy at times; undefined says nothing new. */
  region(language: string, text: string | undefined, saying: Saying = {}): TemplateResult {
    if (text !== undefined) this.#want({...saying, text, at: now()});
    return html`<p class="unseen" role="status" aria-atomic="true" lang=${language}></p>`;
  }

  hostDisconnected(): void {
    // A move is a leaving and an arriving at once.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      clearTimeout(this.#timer);
      this.#wanted = undefined;
      this.#show('');
    });
  }

  #want(wanted: Said): void {
    const before = this.#wanted;
    if (before && before.text === wanted.text && before.again === wanted.again) return;
    this.#wanted = wanted;
    if (!before) {
      this.#last = wanted;
      return;
    }
    const {wait, at} = this.#last!;
    const gap = wanted.wait && wanted.wait === wait ? at + patience - wanted.at : 0;
    this.#speakIn(Math.max(quiet, gap));
  }

  #speakIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#speak(), milliseconds);
  }

  #speak(): void {
    const {text, again} = this.#wanted!;
    const repeated = text !== '' && text === this.#shown;
    if (repeated && again === this.#last?.again) return;
    // Words that stay as they are, are no change that anybody hears of.
    if (repeated) this.#speakIn(quiet);
    else this.#last = {...this.#wanted!, at: now()};
    this.#show(repeated ? '' : text);
  }

  /** Not by a render of the element: that would be one more for nothing. */
  #show(text: string): void {
    this.#shown = text;
    const region = this.#host.renderRoot?.querySelector('[role="status"]');
    if (!region) return;
    // What is said may name the number. Most that stand on a page never say a word.
    keepUnrecorded(region);
    region.textContent = text;
  }
}
