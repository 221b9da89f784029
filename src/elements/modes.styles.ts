import {css} from 'lit';

/** What holds where the person chooses the colours, and on paper. */
export const modes = css`
  /* Nothing of a theme is left where the person chooses the colours, and on paper, which is white whatever the screen shows. */
  @media print, (forced-colors: active) {
    :host > :where(:not(slot, .unseen)) {
      --_accent: CanvasText;
      --_accent-text: CanvasText;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_surface: Canvas;
      --_border: CanvasText;
      --_line: CanvasText;
      --_danger: CanvasText;
      --_success: CanvasText;
      --_warning: CanvasText;
      --_card-surface: Canvas;
      --_card-border: CanvasText;
      --_card-shadow: none;
      --_heading-text: CanvasText;
      --_badge-surface: Canvas;
      --_badge-text: CanvasText;
      --_badge-border: CanvasText;
      --_field-surface: Canvas;
      --_field-text: CanvasText;

      color-scheme: light;
    }
  }

  @media (forced-colors: active) {
    /* The colours come with their scheme; with another they would not fit each other. */
    :host > :where(:not(slot, .unseen)) {
      color-scheme: inherit;
    }

    button,
    .button,
    button.second,
    .button.second {
      border-color: ButtonText;
      forced-color-adjust: none;
      background-color: ButtonFace;
      color: ButtonText;
    }

    a:not(.button) {
      color: LinkText;
    }

    button:hover:not([aria-disabled='true'], :disabled),
    .button:hover {
      border-color: Highlight;
    }

    button[aria-disabled='true'],
    button:disabled {
      border-color: GrayText;
      background-color: ButtonFace;
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
