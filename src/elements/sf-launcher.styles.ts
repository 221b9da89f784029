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
    background-color: var(--_surface);
    color: inherit;
    overflow: auto;
  }

  dialog::backdrop {
    background-color: rgb(0 0 0 / 50%);
  }

  .bar {
    display: flex;
    justify-content: end;
    margin-block-end: calc(0.5 * var(--_space));
  }
`;
