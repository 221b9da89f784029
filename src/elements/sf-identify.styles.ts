import {css} from 'lit';

export const styles = css`
  .card {
    container: sf / inline-size;
  }

  ul {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 19em), 1fr));
    gap: var(--_space);
    list-style: none;
  }

  li {
    display: grid;
    grid-template: auto auto 1fr / minmax(0, 1fr);
    gap: calc(0.5 * var(--_space));
    justify-items: start;
    min-inline-size: 0;
    padding: min(var(--_space), 5cqi);
    border: var(--_border-width) solid var(--_line);
    border-radius: var(--_radius);
  }

  li > * {
    max-inline-size: 100%;
  }

  li > [part='start-button'] {
    margin-block-start: calc(0.25 * var(--_space));
  }

  dl {
    display: grid;
    grid-template-columns: minmax(0, auto) minmax(0, 1fr);
    align-content: start;
    gap: 0.25em 0.75em;
    font-size: 0.9375em;
  }

  dl > div {
    display: contents;
  }

  dt {
    color: var(--_muted);
  }

  @container sf (max-width: 24em) {
    li > [part='start-button'] {
      justify-self: stretch;
    }

    dl {
      display: block;
    }

    dt {
      margin-block-start: 0.25em;
    }
  }

  .warning {
    padding: calc(0.75 * var(--_space)) min(var(--_space), 5cqi);
    border-inline-start: 0.25em solid var(--_warning);
    border-radius: var(--_notice-radius);
    background-color: color-mix(in srgb, var(--_warning) 9%, transparent);
  }

`;
