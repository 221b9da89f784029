import {css} from 'lit';

export const styles = css`
  .card {
    container: sf / inline-size;
  }

  .summary {
    max-inline-size: none;
    padding: calc(0.75 * var(--_space)) min(var(--_space), 5cqi);
    border-inline-start: 0.25em solid var(--_tone, var(--_border));
    border-radius: var(--_notice-radius);
    background-color: color-mix(in srgb, var(--_tone, var(--_border)) 9%, transparent);
    font-size: 1.0625em;
    font-weight: 600;
  }

  .summary:is(.good, .todo, .bad) {
    color: var(--_text);
    padding-block-start: calc(0.75 * var(--_space));
    padding-inline-start: 2.25em;
  }

  .summary:is(.good, .todo, .bad)::before {
    inset-block-start: calc(0.75 * var(--_space) + 0.3em);
    inset-inline-start: 0.9em;
  }

  @container sf (max-width: 12em) {
    .summary:is(.good, .todo, .bad) {
      padding-block-start: calc(0.75 * var(--_space) + 1.75em);
      padding-inline-start: min(var(--_space), 5cqi);
    }
  }

  .good {
    --_tone: var(--_success);
  }

  .todo {
    --_tone: var(--_warning);
  }

  .bad {
    --_tone: var(--_danger);
  }

  dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    margin-block-start: auto;
  }

  dl + .last {
    margin-block-start: 0;
  }

  dl > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 0.25em;
    min-inline-size: 0;
  }

  dt {
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 600;
  }

  dd[part='area'] {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 0.625em;
    padding-block: 0.375em;
    border-block-start: 1px solid var(--_line);
  }

  dd[part='area'] > * {
    min-inline-size: 0;
  }

  /* On a line of its own in every language, or the areas below would move with the language. */
  dd[part='area'] > span:not(.badge) {
    flex: 1 0 100%;
  }

  dd[part='area'] > button {
    margin-block: 0.375em;
  }

  /* The areas are the longest part: the rest goes beside them where there is room. */
  @container sf (min-width: 42em) {
    dl {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      column-gap: calc(2 * var(--_space));
    }

    dl > div:first-child {
      grid-row: span 3;
    }
  }

  [part='calendar-link'] {
    display: inline-block;
    min-block-size: max(1.5em, 24px);
  }

  details {
    border-block-start: 1px solid var(--_line);
    padding-block-start: calc(0.5 * var(--_space));
  }

  details p {
    margin-block-end: 0.625em;
  }
`;
