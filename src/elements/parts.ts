import {html, nothing, type TemplateResult} from 'lit';
import type {DirectiveResult} from 'lit/directive.js';
import {ifDefined} from 'lit/directives/if-defined.js';
import {keyed} from 'lit/directives/keyed.js';

import type {Problem} from '../flows/problem.js';
import type {Help} from '../flows/support.js';
import type {Strings} from '../strings/strings.js';

/** A button or a link, to stand in a template. */
export type Control = TemplateResult | DirectiveResult;

/** How a button looks and behaves. */
export interface ButtonOptions {
  /** What it does; without it, it submits its form. */
  onClick?: () => void;
  /** Its work is under way. */
  waiting?: boolean;
  /** There is nothing to do now. It keeps its place in the order of focus, unlike one that is disabled. */
  idle?: boolean;
  /** It cannot be used at all. */
  off?: boolean;
  /** Not the first thing to do here. */
  second?: boolean;
  describedBy?: string;
}

/**
 * A button that keeps the focus while it has nothing to do. It never turns into another one: that would have the focus
 * of the first, and be pressed by the same press where it submits its form.
 */
export function button(part: string, label: string, options: ButtonOptions = {}): Control {
  const {onClick, waiting = false, idle = false, off = false, second = false, describedBy} = options;
  const click = (event: Event) => {
    if (waiting || idle) event.preventDefault();
    else onClick?.();
  };
  const template = html`<button
    part=${part}
    type=${onClick ? 'button' : 'submit'}
    class="${second ? 'second' : ''} ${waiting ? 'busy' : ''}"
    aria-disabled=${waiting || idle ? 'true' : nothing}
    aria-describedby=${ifDefined(describedBy)}
    ?disabled=${off}
    @click=${onClick || waiting || idle ? click : nothing}
    >${label}</button
  >`;
  return keyed(part, template);
}

/** A link to another page, in a tab of its own that knows nothing of ours. */
export function newTabLink(
  part: string, href: string, label: string, text: Strings, onClick?: () => void, kind = '', hreflang?: string,
): TemplateResult {
  return html`<a part=${part} class=${kind} href=${href} hreflang=${ifDefined(hreflang)} target="_blank" rel="noopener noreferrer" @click=${onClick ?? nothing}
    ><span>${label} <span>${text.newTab}</span></span></a
  >`;
}

/** Whom to turn to: what the page puts there, else what it configured. The last thing of each element, in every step. */
export function helpView(text: Strings, help: Help | null): TemplateResult {
  const page = help?.page && newTabLink('help-link', help.page, text.helpPage, text);
  const phone = help?.phone && html`<a part="help-phone" href=${help.dial}>${text.helpPhone(help.phone)}</a>`;
  return html`<slot name="help">${help ? html`<p part="help" class="quiet">${text.helpTitle} ${page} ${phone}</p>` : nothing}</slot>`;
}

/** What a person is told about a problem: what happened, what to do, and when it helps to try again. */
export function problemText(text: Strings, problem: Problem | undefined, said?: string): string {
  if (!problem) return '';
  const wait = problem.retryAfter ? text.waitFor(Math.min(3600, problem.retryAfter / 1000)) : '';
  return [text.errorPrefix, said ?? text.problems[problem.code], wait].filter(Boolean).join(' ');
}
