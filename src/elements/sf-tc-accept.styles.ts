import {css} from 'lit';

export const styles = css`
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.25em;
    list-style: none;
  }

  li a,
  p > a {
    display: inline-block;
    min-block-size: max(1.75em, 24px);
  }

  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(0.5 * var(--_space));
    min-inline-size: 0;
  }

  legend {
    padding: 0;
    margin-block-end: 0.5em;
    font-weight: 600;
  }

  .box {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 0.25em 0.75em;
    min-block-size: var(--_target);
    max-inline-size: 68ch;
    margin: 0;
    padding: 0.5em 0;
    font-weight: 400;
    cursor: pointer;
  }

  .box > span {
    flex: 1 1 8em;
    min-inline-size: 0;
    unicode-bidi: plaintext;
  }

  .box input {
    flex: none;
    inline-size: max(1.5em, 24px);
    block-size: max(1.5em, 24px);
    margin: 0;
    accent-color: var(--_accent);
  }

  .box input[aria-invalid='true'] {
    outline: 2px solid var(--_danger);
    outline-offset: 1px;
  }

  .box input[aria-invalid='true']:focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
  }

  [part='waiting'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }

  iframe {
    display: block;
    inline-size: 100%;
    block-size: 32rem;
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
    background-color: #fff;
  }
`;
