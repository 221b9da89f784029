import {css} from 'lit';

export const styles = css`
  .flow {
    display: grid;
    gap: var(--_space);
  }

  .flow > * {
    min-inline-size: 0;
  }

  ol {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin: 0.25rem 0 0;
    padding: 0;
    list-style: none;
    color: var(--_muted);
    font-size: 0.9375rem;
  }

  li {
    padding-block-end: 0.25rem;
    border-block-end: 3px solid transparent;
  }

  li[aria-current] {
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: 650;
  }

  .past::before {
    content: '✓ ' / '';
    color: var(--_success);
  }
`;
