import {html, type TemplateResult} from 'lit';

/** A level of HTML's: what is none counts as 2, and below the sixth there is none. */
export function readLevel(level: number): number {
  return Number.isInteger(level) && level >= 1 ? Math.min(level, 6) : 2;
}

/** The heading of an element or of its step. */
export function heading(level: number, text: string): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 id="title" part="heading">${text}</h1>`;
    case 3:
      return html`<h3 id="title" part="heading">${text}</h3>`;
    case 4:
      return html`<h4 id="title" part="heading">${text}</h4>`;
    case 5:
      return html`<h5 id="title" part="heading">${text}</h5>`;
    case 6:
      return html`<h6 id="title" part="heading">${text}</h6>`;
    default:
      return html`<h2 id="title" part="heading">${text}</h2>`;
  }
}

/**
 * Leads to the heading in there. Only while it has the focus can it have it: otherwise it would be the first thing in
 * the element that can, and a form that points at the element would point at the heading, not at the field.
 */
export function focusHeading(root: ParentNode): void {
  const found = root.querySelector<HTMLElement>('[part~="heading"]');
  if (!found) return;
  found.tabIndex = -1;
  found.addEventListener('blur', () => found.removeAttribute('tabindex'), {once: true});
  found.focus();
}

/** A heading below the one of that level. */
export function subheading(level: number, content: unknown): TemplateResult {
  switch (level) {
    case 1:
      return html`<h2 class="sub">${content}</h2>`;
    case 3:
      return html`<h4 class="sub">${content}</h4>`;
    case 4:
      return html`<h5 class="sub">${content}</h5>`;
    case 5:
    case 6:
      return html`<h6 class="sub">${content}</h6>`;
    default:
      return html`<h3 class="sub">${content}</h3>`;
  }
}
