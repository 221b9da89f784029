import {css} from 'lit';

/** Public custom properties and their defaults, in one place, and what every element looks like. */
export const base = css`
  :host {
    --_accent: var(--sf-accent, #0b5cab);
    --_on-accent: var(--sf-on-accent, #fff);
    --_text: var(--sf-text, #1a1f26);
    --_muted: var(--sf-muted, #566070);
    --_surface: var(--sf-surface, #fff);
    --_border: var(--sf-border, #7b8698);
    --_danger: var(--sf-danger, #b3261e);
    --_success: var(--sf-success, #1b6e3c);
    --_warning: var(--sf-warning, #8a5300);
    --_focus: var(--sf-focus, #0b5cab);
    --_radius: var(--sf-radius, 0.5rem);
    --_space: var(--sf-space, 1rem);

    display: block;
  }

  /* Whatever the page sets on the element itself would be inherited from there. */
  :host > * {
    color: var(--_text);
    font-family: var(--sf-font, inherit);
    font-size: 1rem;
    font-style: normal;
    font-variant: normal;
    font-weight: 400;
    letter-spacing: normal;
    line-height: 1.5;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
    overflow-wrap: anywhere;
    cursor: auto;
  }

  /* A page that offers a dark scheme gets dark elements; one that does not stays as it is. */
  @supports (color: light-dark(red, red)) {
    :host {
      --_accent: var(--sf-accent, light-dark(#0b5cab, #7cb8f5));
      --_on-accent: var(--sf-on-accent, light-dark(#fff, #0c1b2a));
      --_text: var(--sf-text, light-dark(#1a1f26, #e8ecf1));
      --_muted: var(--sf-muted, light-dark(#566070, #a9b4c2));
      --_surface: var(--sf-surface, light-dark(#fff, #1a2028));
      --_border: var(--sf-border, light-dark(#7b8698, #7a8799));
      --_danger: var(--sf-danger, light-dark(#b3261e, #ff9e94));
      --_success: var(--sf-success, light-dark(#1b6e3c, #7fd6a0));
      --_warning: var(--sf-warning, light-dark(#8a5300, #f0b860));
      --_focus: var(--sf-focus, light-dark(#0b5cab, #9fcbff));
    }
  }

  :host([hidden]) {
    display: none;
  }

  * {
    box-sizing: border-box;
  }

  .card {
    hyphens: auto;
    display: grid;
    gap: var(--_space);
    padding: clamp(var(--_space), 6%, calc(1.5 * var(--_space)));
    border: 1px solid color-mix(in srgb, var(--_border) 45%, transparent);
    border-radius: calc(1.5 * var(--_radius));
    background: var(--_surface);
  }

  .card > *,
  form > * {
    min-inline-size: 0;
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

  [part='heading'] {
    font-size: 1.25rem;
    font-weight: 650;
    line-height: 1.3;
    scroll-margin: var(--_space);
  }

  [part='heading']:focus {
    outline: none;
  }

  .quiet {
    color: var(--_muted);
    font-size: 0.9375rem;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(0.75 * var(--_space));
  }

  button,
  input,
  select {
    font: inherit;
    letter-spacing: inherit;
  }

  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 2.75rem;
    padding: 0.375rem calc(1.25 * var(--_space));
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }

  button.second,
  .button.second {
    background: transparent;
    color: var(--_accent);
  }

  button:hover:not([aria-disabled='true'], :disabled),
  .button:hover {
    filter: brightness(0.92);
  }

  button[aria-disabled='true'],
  button:disabled {
    border-color: var(--_border);
    background: transparent;
    color: var(--_muted);
    cursor: default;
  }

  a {
    color: var(--_accent);
  }

  :focus-visible {
    outline: 3px solid var(--_focus);
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

  p.good::before {
    content: '✓' / '';
    margin-inline-end: 0.5em;
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
  }

  /* Links that stand alone are as easy to hit as a finger needs. */
  [part='help'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(0.75 * var(--_space));
    padding-block-start: calc(0.5 * var(--_space));
  }

  [part='help'] a {
    min-block-size: 1.5rem;
  }

  .busy::before {
    content: '';
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    margin-inline-end: 0.6em;
    border: 2px solid currentcolor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }

  p.busy::before {
    display: inline-block;
    vertical-align: -0.125em;
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .busy::before {
      animation: none;
      border-style: dotted;
    }
  }

  @media (forced-colors: active) {
    button,
    .button {
      border-color: ButtonText;
      forced-color-adjust: none;
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;

/** What elements with fields share. */
export const fields = css`
  form {
    display: grid;
    gap: var(--_space);
  }

  label {
    display: block;
    margin-block-end: 0.25rem;
    font-weight: 600;
  }

  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.75 * var(--_space));
  }

  .pair > * {
    flex: 1 1 11rem;
    min-inline-size: 0;
  }

  input:not([type='checkbox']),
  select {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.375rem 0.75rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
  }

  input[aria-invalid='true'] {
    border-color: var(--_danger);
    border-width: 2px;
  }

  input[readonly] {
    border-style: dashed;
  }

  :disabled {
    opacity: 0.7;
    cursor: not-allowed;
  }
`;
