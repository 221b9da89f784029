import {css} from 'lit';

/** Small marks, drawn with borders alone: these need no font, and stay where the person chooses the colours. */
export const marks = css`
  p:is(.good, .todo, .bad) {
    position: relative;
    /* Beside the mark; below it where letters are so large that nothing fits beside. */
    padding-block-start: clamp(0px, (12em - 100%) * 999, 1.75em);
    padding-inline-start: clamp(0px, (100% - 12em) * 999, 1.5em);
  }

  p:is(.good, .todo, .bad)::before {
    content: '';
    position: absolute;
    inset-block-start: 0.3em;
    inset-inline-start: 0.3em;
    inline-size: 0.25em;
    block-size: 0.14em;
    border: solid var(--_tone, currentcolor);
    border-width: 0.58em 0 0.25em;
  }

  p.good::before,
  .past::before {
    inline-size: 0.4em;
    block-size: 0.8em;
    border: solid var(--_tone, currentcolor);
    border-width: 0 0.15em 0.15em 0;
    rotate: 45deg;
  }

  /* Its longer line stands on the letters' own. */
  p.good::before {
    translate: 0 -0.1em;
  }

  .past::before {
    content: '';
    display: inline-block;
    margin-inline: 0.15em 0.5em;
    vertical-align: 0.1em;
  }

  button.busy::before,
  p.busy::after {
    content: '';
    flex: none;
    border: 0.15em dotted currentcolor;
    border-radius: 50%;
  }

  /* In the room beside the label, which stays where it is, and so do the buttons that follow; where letters are large for it, there is more. */
  button.busy {
    padding-inline-start: max(1.2em, min(1.25 * var(--_space), 7.5%));
  }

  button.busy::before {
    inline-size: 0.65em;
    block-size: 0.65em;
    margin-inline: -1.1em 0.15em;
  }

  /* Behind the words, which stay where they are. */
  p.busy::after {
    display: inline-block;
    inline-size: 1em;
    block-size: 1em;
    margin-block: -0.25em;
    margin-inline-start: 0.6em;
    vertical-align: -0.125em;
  }

  @media (prefers-reduced-motion: no-preference) {
    button.busy::before,
    p.busy::after {
      border-style: solid;
      border-inline-end-color: transparent;
      animation: turn 0.9s linear infinite;
    }
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
`;
