import {css} from 'lit';

export const styles = css`
  nav {
    min-block-size: var(--_corner, 0);
    padding-inline-end: var(--_corner, 0);
  }

  ol {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
    margin: 0.25em 0 0;
    padding: 0;
    list-style: none;
    color: var(--_muted);
    font-size: 0.9375em;
  }

  li {
    min-inline-size: 0;
    padding-block-end: 0.25em;
    border-block-end: 3px solid transparent;
  }

  li[aria-current] {
    border-color: var(--_accent-text);
    color: var(--_text);
    font-weight: 650;
  }

  .past {
    --_tone: var(--_success);
  }

  @media (forced-colors: active) {
    /* What is transparent would be seen. */
    li {
      border-color: Canvas;
    }

    li[aria-current] {
      border-color: Highlight;
    }
  }
`;
