import {css} from 'lit';

export const styles = css`
  .summary {
    padding: calc(0.75 * var(--_space)) var(--_space);
    border-inline-start: 0.25rem solid var(--_tone, var(--_border));
    border-radius: calc(0.5 * var(--_radius));
    background: color-mix(in srgb, var(--_tone, var(--_border)) 9%, transparent);
    font-size: 1.0625rem;
    font-weight: 600;
  }

  .summary.good,
  .summary.todo {
    color: var(--_text);
    font-weight: 600;
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
    gap: var(--_space);
  }

  dl > div {
    display: grid;
    gap: 0.25rem;
  }

  dt {
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 600;
  }

  dd[part='area'] {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.625rem;
    padding-block: 0.375rem;
    border-block-start: 1px solid color-mix(in srgb, var(--_border) 35%, transparent);
  }

  .badge {
    padding-inline: 0.5rem;
    border: 1px solid var(--_border);
    border-radius: 1rem;
    font-size: 0.8125rem;
    font-weight: 600;
    white-space: nowrap;
  }

  [part='calendar-link'] {
    display: inline-block;
    min-block-size: 1.5rem;
  }

  details {
    border-block-start: 1px solid color-mix(in srgb, var(--_border) 35%, transparent);
    padding-block-start: calc(0.5 * var(--_space));
  }

  summary {
    min-block-size: 2.75rem;
    padding-block: 0.5rem;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }

  details p {
    margin-block-end: 0.625rem;
    max-inline-size: 65ch;
  }
`;
