/** What a person does with a page, in words that are the same in every engine: Playwright's, of which these are a few. */
export interface Part {
  /** What a selector finds inside, also in shadow roots. */
  locator(selector: string): Part;
  /** Those of them whose text fits. */
  filter(options: {hasText: RegExp}): Part;
  /** Waits until it can be seen. */
  waitFor(options?: {timeout?: number}): Promise<void>;
  /** Writes into a field what stands in it from then on. */
  fill(text: string): Promise<void>;
  click(): Promise<void>;
  check(): Promise<void>;
  /** Puts the focus there and presses a key. */
  press(key: 'Enter'): Promise<void>;
  getAttribute(name: string): Promise<string | null>;
  innerText(): Promise<string>;
  count(): Promise<number>;
}

/** A page, a window, or a frame in one. */
export interface Place {
  locator(selector: string): Part;
}

export interface Tab extends Place {
  close(): Promise<unknown>;
}

/** A page that somebody has opened, in a browser that knows nobody else. */
export interface Visit {
  page: Place;
  /** The page inside a frame. */
  inside(frame: Part): Place;
  /** The window that opens by what is done. */
  opened(act: () => Promise<void>): Promise<Tab>;
  /** Does something in the page that no person could. */
  run(script: string): Promise<unknown>;
  /** What the page did that it must never do. */
  faults(): Promise<string[]>;
  close(): Promise<unknown>;
}

/** A browser that is ready to be used. */
export interface Engine {
  visit(url: string): Promise<Visit>;
  close(): Promise<unknown>;
}
