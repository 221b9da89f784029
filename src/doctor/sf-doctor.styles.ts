import {css} from 'lit';

/** Sheets are constructed, as in all elements: no policy has to allow them. */
export const styles = css`
  [part='finding'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(0.5 * var(--_space));
    padding-block: var(--_space);
    border-block-start: 1px solid var(--_line);
  }

  [part='findings'] {
    list-style: none;
  }

  [part='severity'].error {
    color: var(--_danger);
    font-weight: 600;
  }

  [part='severity'].warning {
    color: var(--_warning);
    font-weight: 600;
  }

  [part='paste'] {
    margin: 0;
    padding: calc(0.5 * var(--_space));
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_field-radius);
    background-color: var(--_field-surface);
    color: var(--_field-text);
    font-size: 0.9375em;
    white-space: pre-wrap;
  }
`;
