import {css} from 'lit';

export const styles = css`
  .card {
    container: sf / inline-size;
  }

  section section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding: min(var(--_space), 5cqi);
    border: var(--_border-width) solid transparent;
    border-radius: var(--_radius);
    background-color: color-mix(in srgb, var(--_text) 5%, transparent);
  }

  [part='advice'] {
    font-weight: 600;
  }

  details {
    border-block-end: 1px solid var(--_line);
  }

  details p,
  details dl > div {
    max-inline-size: 68ch;
    margin-block-end: 0.75em;
  }

  dt {
    font-weight: 600;
  }

  a {
    display: inline-block;
    min-block-size: max(1.5em, 24px);
  }
`;
