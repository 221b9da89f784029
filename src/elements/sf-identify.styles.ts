import {css} from 'lit';

export const styles = css`
  ul {
    display: grid;
    gap: var(--_space);
    list-style: none;
  }

  li {
    display: grid;
    gap: calc(0.5 * var(--_space));
    justify-items: start;
    padding: var(--_space);
    border: 1px solid color-mix(in srgb, var(--_border) 45%, transparent);
    border-radius: var(--_radius);
  }

  .sub {
    font-size: 1.0625rem;
    font-weight: 650;
  }

  dl {
    display: grid;
    gap: 0.25rem;
    font-size: 0.9375rem;
  }

  dl > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
  }

  dt {
    color: var(--_muted);
  }

  .badge {
    padding-inline: 0.5rem;
    border: 1px solid var(--_border);
    border-radius: 1rem;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
    white-space: nowrap;
  }

  .warning {
    padding: calc(0.75 * var(--_space)) var(--_space);
    border-inline-start: 0.25rem solid var(--_warning);
    background: color-mix(in srgb, var(--_warning) 9%, transparent);
  }
`;
