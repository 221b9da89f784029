import {css} from 'lit';

/** What elements with fields share. */
export const fields = css`
  label {
    display: block;
    margin-block-end: 0.25em;
    font-weight: 600;
  }

  /* What belongs to a field is nearer to it than what follows. */
  #hint {
    margin-block-start: calc(-0.5 * var(--_space));
  }

  /* The buttons above it stay where they are when there is nothing left to wait for. */
  #resend-note {
    min-block-size: 1.5em;
  }

  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.75 * var(--_space));
    max-inline-size: 40em;
  }

  .pair > * {
    flex: 1 1 11em;
    min-inline-size: 0;
  }

  input:not([type='checkbox']),
  select {
    inline-size: 100%;
    max-inline-size: 28em;
    min-block-size: var(--_target);
    padding: 0.375em 0.75em;
    border: var(--_border-width) solid var(--_field-border);
    border-radius: var(--_field-radius);
    background-color: var(--_field-surface);
    color: var(--_field-text);
  }

  /* In WebKit a choice too long for its field would push the page wider. */
  select {
    contain: paint;
    /* It sets its text in by itself. */
    padding-inline-start: calc(0.75em - 4px);
  }

  input[aria-invalid='true'] {
    border-color: var(--_danger);
    border-width: max(2px, 2 * var(--_border-width));
  }

  input[readonly] {
    border-style: dashed;
  }

  :disabled {
    opacity: 0.7;
    cursor: not-allowed;
  }

  @media (forced-colors: active) {
    :disabled {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;
