/** Milliseconds at most. */
export interface Limit {
  timeout: number;
}

/** What is used of Playwright's `Locator`. */
export interface Part {
  locator(selector: string): Part;
  filter(options: {visible?: boolean}): Part;
  first(): Part;
  or(other: Part): Part;
  /** The page in a frame. */
  contentFrame(): {locator(selector: string): Part};
  isVisible(): Promise<boolean>;
  fill(text: string, options?: Limit): Promise<void>;
  click(options?: Limit): Promise<void>;
  check(options?: Limit): Promise<void>;
  innerText(options?: Limit): Promise<string>;
  allInnerTexts(): Promise<string[]>;
  getAttribute(name: string): Promise<string | null>;
}

/** What is used of Playwright's `Page`, or of a frame in one. */
export interface Place {
  getByRole(role: 'button' | 'heading' | 'link' | 'alert', options?: {name?: string | RegExp; exact?: boolean}): Part;
  getByLabel(text: string | RegExp): Part;
  locator(selector: string): Part;
}
