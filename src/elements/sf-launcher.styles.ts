import {css} from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }

  dialog {
    inline-size: min(44em, 100vw - 1rem);
    max-block-size: calc(100dvh - 1rem);
    padding: min(var(--_space), 4vw);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_card-radius);
    background-color: var(--_card-surface);
    color: inherit;
    overflow: auto;
  }

  dialog::backdrop {
    background-color: rgb(0 0 0 / 50%);
  }

  /* It stands on the page, whose colours may be others. */
  [part='note']:not(:empty) {
    margin-block-start: 0.5em;
    padding: 0.25em 0.5em;
    border-radius: var(--_notice-radius);
    background-color: var(--_surface);
  }

  .bar {
    display: flex;
    justify-content: end;
    margin-block-end: calc(0.5 * var(--_space));
  }
`;
