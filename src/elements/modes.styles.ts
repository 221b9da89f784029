import {css} from 'lit';

/** What holds where the person chooses the colours, and on paper. */
export const modes = css`
  @media (forced-colors: active) {
    /* The colours come with their scheme; with another they would not fit each other. */
    :host > :where(:not(slot)) {
      color-scheme: inherit;
    }

    button,
    .button {
      border-color: ButtonText;
      forced-color-adjust: none;
      background-color: ButtonFace;
      color: ButtonText;
    }

    button:hover:not([aria-disabled='true'], :disabled),
    .button:hover {
      border-color: Highlight;
    }

    button[aria-disabled='true'],
    button:disabled {
      border-color: GrayText;
      color: GrayText;
    }

    :focus-visible {
      outline-color: Highlight;
      box-shadow: none;
    }

    .busy::before {
      border: 0.15em dotted currentcolor;
    }
  }

  @media print {
    button,
    .button,
    iframe,
    select,
    .busy::before {
      display: none;
    }

    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }

    .card {
      break-inside: avoid;
    }
  }
`;
