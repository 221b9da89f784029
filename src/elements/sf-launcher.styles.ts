import {css} from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }

  dialog {
    inline-size: min(44rem, calc(100vw - 1rem));
    max-block-size: calc(100dvh - 1rem);
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: calc(1.5 * var(--_radius));
    background: var(--_surface);
    color: inherit;
    overflow: auto;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }

  .bar {
    display: flex;
    justify-content: end;
    margin-block-end: calc(0.5 * var(--_space));
  }
`;
