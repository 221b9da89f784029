import {css, type CSSResult} from 'lit';

import {marks} from './marks.styles.js';
import {modes} from './modes.styles.js';
import {tokens} from './tokens.styles.js';

const shared = css`
  /* A card is as high as the room that the page keeps for it. */
  :host {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }

  /* Also where the page, or what follows, gives everything a display. */
  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  :host > :where(:not(slot, .unseen)) {
    display: block;
    color: var(--_text);
    font-family: var(--_font, inherit);
    font-size: var(--_font-size);
    line-height: 1.5;
    text-align: start;
    text-size-adjust: 100%;
    overflow-wrap: anywhere;
    hyphens: auto;
    pointer-events: inherit;
    visibility: inherit;
  }

  /* There to send what is in it. */
  :host > form {
    display: contents;
  }

  /*
   * Nothing in it makes the page wider, and it has a width of its own where the page asks for none. A container for
   * queries, which has the browser lay it out twice, is only where an element needs one; and whatever has a length of cqi
   * is given its style anew in each of many.
   */
  .card,
  .flow {
    contain: inline-size;
    contain-intrinsic-inline-size: min(24em, 100vw - 2em);
    display: flex;
    flex: 1 0 auto;
    flex-direction: column;
    gap: var(--_space);
  }

  /* Never less high than what is in it. */
  .card > *,
  .flow > * {
    flex-shrink: 0;
  }

  .flow > :not(nav, p, div) {
    flex-grow: 1;
  }

  /* Stays where it is when a line comes above it, where there is room left. */
  .last {
    margin-block-start: auto;
  }

  * {
    box-sizing: border-box;
  }

  .card,
  .flow {
    padding: var(--_card-padding);
    border: var(--_edge, var(--_border-width)) solid var(--_card-border);
    border-radius: var(--_card-radius);
    background-color: var(--_card-surface);
    box-shadow: var(--_card-shadow);
  }

  .card > *,
  .flow > *,
  form > * {
    min-inline-size: 0;
  }

  /* Elements inside an element are part of it: there is one card, and every text is on it. */
  .flow > *,
  dialog > * {
    --sf-card-surface: transparent;
    --_edge: 0px;
    --sf-card-padding: 0px;
    --sf-card-radius: 0px;
    --sf-card-shadow: none;
  }

  :is(h1, h2, h3, h4, h5, h6),
  p,
  dl,
  dd,
  ul,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  /* The lines are laid out as the page is; within each, a sentence keeps its full stop where its own language has it. */
  :where(h1, h2, h3, h4, h5, h6, p, dt, dd, li, label, legend, summary, button, .button) {
    unicode-bidi: plaintext;
    text-align: match-parent;
  }

  @supports (text-align: -webkit-match-parent) {
    :where(h1, h2, h3, h4, h5, h6, p, dt, dd, li, label, legend, summary, button, .button) {
      text-align: -webkit-match-parent;
    }
  }

  :is(h1, h2, h3, h4, h5, h6) {
    color: var(--_heading-text);
    font-family: var(--_heading-font, inherit);
    font-weight: var(--_heading-weight);
    line-height: 1.3;
    text-wrap: balance;
  }

  [part='heading'] {
    font-size: var(--_heading-size);
    scroll-margin: var(--_space);
  }

  [part='heading']:focus {
    outline: none;
  }

  .sub {
    font-size: 1.0625em;
  }

  p {
    max-inline-size: 68ch;
    text-wrap: pretty;
  }

  .quiet {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .badge {
    padding-inline: 0.5em;
    border: 1px solid var(--_badge-border);
    border-radius: var(--_badge-radius);
    background-color: var(--_badge-surface);
    color: var(--_badge-text);
    font-size: 0.8125em;
    font-weight: 600;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(0.75 * var(--_space));
  }

  /* Each on a line of its own where there is less room than this. */
  .actions > * {
    min-inline-size: clamp(0px, (24em - 100%) * 999, 100%);
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
  }

  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: var(--_target);
    max-inline-size: 100%;
    padding: 0.375em min(1.25 * var(--_space), 7.5%);
    border: 2px solid var(--_button-border);
    border-radius: var(--_button-radius);
    background-color: var(--_button-surface);
    color: var(--_button-text);
    font-weight: var(--_button-weight);
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }

  button.second,
  .button.second {
    border-color: var(--_quiet-button-border);
    background-color: var(--_quiet-button-surface);
    color: var(--_quiet-button-text);
  }

  button:hover:not([aria-disabled='true'], :disabled),
  .button:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  button[aria-disabled='true'],
  button:disabled {
    /* Where every line is as dark as can be, a colour alone would not tell it from one that can be pressed. */
    border: 2px dashed var(--_border);
    background-color: transparent;
    color: var(--_muted);
    cursor: default;
  }

  a:not(.button) {
    color: var(--_accent-text);
  }

  summary {
    min-block-size: var(--_target);
    padding-block: 0.5em;
    color: var(--_accent-text);
    font-weight: 600;
    cursor: pointer;
  }

  :focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
    /* The second ring keeps the first visible on any background. */
    box-shadow: 0 0 0 2px var(--_surface);
  }

  .good {
    color: var(--_success);
    font-weight: 600;
  }

  .todo {
    color: var(--_warning);
    font-weight: 600;
  }

  [role='alert'] {
    color: var(--_danger);
    font-weight: 600;
  }

  [role='alert']:empty,
  [part='note']:empty {
    position: absolute;
  }

  /* There to be heard. */
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    visibility: inherit;
  }

  [part='support'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(0.5 * var(--_space)) var(--_space);
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
  }

  [part='support'] > :is(textarea, :nth-child(n + 3)) {
    flex: 1 0 100%;
  }

  textarea {
    min-inline-size: 0;
    padding: 0.5em 0.75em;
    border: var(--_border-width) solid var(--_field-border);
    border-radius: var(--_field-radius);
    background-color: var(--_field-surface);
    color: var(--_field-text);
    resize: vertical;
  }

  /* Links that stand alone are as easy to hit as a finger needs. */
  [part='help'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(0.75 * var(--_space));
    padding-block-start: calc(0.5 * var(--_space));
  }

  [part='help'] a {
    min-block-size: max(1.5em, 24px);
  }
`;

/** What every element looks like. */
export const base: CSSResult[] = [tokens, shared, marks, modes];
