/** What says on a page that it is a test. */
export interface Mark {
  /** Shows a text in place of the one before; markup in it is text. */
  say(text: string): void;
}

/** Nothing of the page may hide it, and it may be in the way of nothing: it takes no clicks and no focus. */
const styles = `
  :host {
    all: initial !important;
    position: fixed !important;
    inset-block-end: 0 !important;
    inset-inline: 0 !important;
    z-index: 2147483647 !important;
    pointer-events: none !important;
  }
  p {
    box-sizing: border-box;
    inline-size: fit-content;
    max-inline-size: 100%;
    max-block-size: 50vh;
    margin: 0;
    padding: 0.4em 0.8em;
    overflow: hidden;
    border: 2px solid #000;
    background: #ffe15a;
    color: #000;
    font: 14px/1.4 system-ui, sans-serif;
    overflow-wrap: anywhere;
  }
`;

/** Puts the mark on the page, in a tree of its own, so that neither changes how the other looks. */
export function showMark(): Mark {
  const host = document.createElement('div');
  const root = host.attachShadow({mode: 'open'});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const text = document.createElement('p');
  // Read out where somebody comes by, and not in between at each change.
  text.setAttribute('role', 'note');
  text.setAttribute('aria-label', 'Test scenario');
  text.lang = 'en';
  root.append(text);
  (document.body ?? document.documentElement).append(host);
  return {
    say(words) {
      if (text.textContent !== words) text.textContent = words;
    },
  };
}
