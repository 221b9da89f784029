import {css} from 'lit';

/**
 * Public custom properties and their defaults, each in this one place: raw colours, what they are for, and where.
 *
 * They stand on what is inside: there no rule of the page reaches, whatever names it uses for its own.
 */
export const tokens = css`
  :host > :where(:not(slot)) {
    /* Whatever the page sets on the element itself would be inherited from there. */
    all: initial;
    /* The language of an element counts as a style, and would be gone. */
    -webkit-locale: revert-layer;
  }

  /* What is only heard needs none of them: sixty for each element are a tenth of what a page with many of them works. */
  :host > :where(:not(slot, .unseen)) {
    /* A page that offers a dark scheme gets dark elements; one that does not stays as it is. */
    color-scheme: var(--_color-scheme, inherit);

    --_brand: var(--sf-palette-brand, #0b5cab);
    --_ink: var(--sf-palette-ink, #1a1f26);
    --_paper: var(--sf-palette-paper, #fff);
    --_red: var(--sf-palette-red, #b3261e);
    --_green: var(--sf-palette-green, #1b6e3c);
    --_amber: var(--sf-palette-amber, #8a5300);

    --_accent: var(--sf-accent, var(--_brand));
    --_accent-text: var(--sf-accent-text, var(--_accent));
    --_text: var(--sf-text, var(--_ink));
    --_surface: var(--sf-surface, var(--_paper));
    --_muted: var(--sf-muted, color-mix(in srgb, var(--_text) 75%, var(--_surface)));
    --_border: var(--sf-border, color-mix(in srgb, var(--_text) 55%, var(--_surface)));
    --_line: var(--sf-line, color-mix(in srgb, var(--_border) 40%, transparent));
    --_danger: var(--sf-danger, var(--_red));
    --_success: var(--sf-success, var(--_green));
    --_warning: var(--sf-warning, var(--_amber));
    --_focus: var(--sf-focus, var(--_accent-text));
    --_focus-width: var(--sf-focus-width, 3px);
    --_font: var(--sf-font);
    --_font-size: var(--sf-font-size, 1rem);
    --_radius: var(--sf-radius, 0.5rem);
    --_space: var(--sf-space, 1rem);
    --_border-width: var(--sf-border-width, 1px);
    --_color-scheme: var(--sf-color-scheme);
    --_target: var(--sf-target, max(2.75em, 44px));

    --_button-surface: var(--sf-button-surface, var(--_accent));
    --_button-text: var(--sf-button-text, var(--sf-on-accent, #fff));
    --_button-border: var(--sf-button-border, var(--_button-surface));
    --_button-radius: var(--sf-button-radius, var(--_radius));
    --_button-weight: var(--sf-button-weight, 600);
    --_quiet-button-surface: var(--sf-quiet-button-surface, transparent);
    --_quiet-button-text: var(--sf-quiet-button-text, var(--_accent-text));
    --_quiet-button-border: var(--sf-quiet-button-border, var(--_quiet-button-text));
    --_field-surface: var(--sf-field-surface, var(--_surface));
    --_field-text: var(--sf-field-text, var(--_text));
    --_field-border: var(--sf-field-border, var(--_border));
    --_field-radius: var(--sf-field-radius, var(--_radius));
    --_card-surface: var(--sf-card-surface, var(--_surface));
    --_card-border: var(--sf-card-border, var(--_line));
    --_card-radius: var(--sf-card-radius, calc(1.5 * var(--_radius)));
    --_card-padding: var(--sf-card-padding, min(1.5 * var(--_space), 6%));
    --_card-shadow: var(--sf-card-shadow, none);
    --_heading-text: var(--sf-heading-text, var(--_text));
    --_heading-font: var(--sf-heading-font);
    --_heading-size: var(--sf-heading-size, 1.25em);
    --_heading-weight: var(--sf-heading-weight, 650);
    --_notice-radius: var(--sf-notice-radius, calc(0.5 * var(--_radius)));
    --_badge-surface: var(--sf-badge-surface, transparent);
    --_badge-text: var(--sf-badge-text, var(--_muted));
    --_badge-border: var(--sf-badge-border, var(--_border));
    --_badge-radius: var(--sf-badge-radius, 1em);
  }

  @supports (color: light-dark(red, red)) {
    :host > :where(:not(slot, .unseen)) {
      --_brand: var(--sf-palette-brand, light-dark(#0b5cab, #7cb8f5));
      --_ink: var(--sf-palette-ink, light-dark(#1a1f26, #e8ecf1));
      --_paper: var(--sf-palette-paper, light-dark(#fff, #1a2028));
      --_red: var(--sf-palette-red, light-dark(#b3261e, #ff9e94));
      --_green: var(--sf-palette-green, light-dark(#1b6e3c, #7fd6a0));
      --_amber: var(--sf-palette-amber, light-dark(#8a5300, #f0b860));
    }
  }

  /*
   * In this space y is the luminance that contrast is made of. Text on a brand colour is white up to 0.179 and black
   * above: at least 4.5 to 1 either way. As text the brand colour gets darker, or paler, until it reads on the surface.
   */
  @supports (color: light-dark(red, color(from red xyz-d65 x y z))) {
    :host > :where(:not(slot, .unseen)) {
      --_button-text: var(
        --sf-button-text,
        var(
          --sf-on-accent,
          color(
            from var(--_button-surface) xyz-d65 clamp(0, (0.179 - y) * 9999, 0.9505) clamp(0, (0.179 - y) * 9999, 1)
              clamp(0, (0.179 - y) * 9999, 1.089) / 1
          )
        )
      );
      --_accent-text: var(
        --sf-accent-text,
        light-dark(
          color(from var(--_accent) xyz-d65 calc(x * min(1, 0.16 / y)) calc(y * min(1, 0.16 / y)) calc(z * min(1, 0.16 / y))),
          color(
            from var(--_accent) xyz-d65 calc(x + (0.9505 - x) * max(0, (0.27 - y) / (1 - y)))
              calc(y + (1 - y) * max(0, (0.27 - y) / (1 - y))) calc(z + (1.089 - z) * max(0, (0.27 - y) / (1 - y)))
          )
        )
      );
    }
  }
`;

/** The names of all of them. */
export const tokenNames = (): string[] => [...new Set(tokens.cssText.match(/--sf-[\w-]+/g))];
