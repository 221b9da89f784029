import {css} from 'lit';

export const styles = css`
  .sub {
    margin-block-end: 0.75rem;
    font-size: 1.0625rem;
    font-weight: 650;
  }

  section section {
    padding: var(--_space);
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_accent) 7%, transparent);
  }

  [part='advice'] {
    margin-block: 0.75rem;
    font-weight: 600;
  }

  details {
    border-block-end: 1px solid color-mix(in srgb, var(--_border) 35%, transparent);
  }

  summary {
    min-block-size: 2.75rem;
    padding-block: 0.5rem;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }

  details p,
  details dl > div {
    max-inline-size: 65ch;
    margin-block-end: 0.75rem;
  }

  dt {
    font-weight: 600;
  }

  a {
    display: inline-block;
    min-block-size: 1.5rem;
  }
`;
