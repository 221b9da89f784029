import {css} from 'lit';

export const styles = css`
  ul {
    display: grid;
    gap: 0.25rem;
    list-style: none;
  }

  li a,
  p > a {
    display: inline-block;
    min-block-size: 1.75rem;
  }

  fieldset {
    display: grid;
    gap: calc(0.5 * var(--_space));
  }

  legend {
    padding: 0;
    margin-block-end: 0.5rem;
    font-weight: 600;
  }

  .box {
    display: flex;
    align-items: start;
    gap: 0.75rem;
    min-block-size: 2.75rem;
    margin: 0;
    padding: 0.5rem 0;
    font-weight: 400;
    cursor: pointer;
  }

  .box input {
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0;
    accent-color: var(--_accent);
  }

  .box input[aria-invalid='true'] {
    outline: 2px solid var(--_danger);
    outline-offset: 1px;
  }

  [part='waiting'] {
    display: grid;
    gap: var(--_space);
  }

  iframe {
    display: block;
    inline-size: 100%;
    block-size: 32rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: #fff;
  }
`;
