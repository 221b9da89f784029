import {css} from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }

  /* It is as wide as what it says, so that there is nothing to take a part of. */
  [part='button'] {
    padding-inline: min(1.25 * var(--_space), 7vi);
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

  /* It has the focus at first. */
  dialog:focus {
    outline: none;
    box-shadow: none;
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

  /* In the corner, beside the steps, which leave room for it. */
  [part='close-button'] {
    position: relative;
    z-index: 1;
    display: flex;
    inline-size: var(--_close);
    block-size: var(--_close);
    min-block-size: 0;
    margin-block-end: calc(-1 * var(--_close));
    margin-inline-start: auto;
    padding: 0;
  }

  [part='close-button']::before,
  [part='close-button']::after {
    content: '';
    position: absolute;
    inline-size: 1.25em;
    border-block-start: 2px solid;
    rotate: 45deg;
  }

  [part='close-button']::after {
    rotate: -45deg;
  }

  /* Large letters must not make it take the room of what they say. */
  dialog > * {
    --_close: max(44px, min(var(--_target), 20vw));
    --_corner: calc(var(--_close) + 0.5rem);
  }
`;
