/** What a person does with a page, over WebDriver: for an engine that Playwright cannot drive. */
import type {Client} from 'webdriver';

import type {Part, Place, Tab, Visit} from './place.js';
import {waitFor} from './world.js';

/** Where a part is: selectors, each inside what the one before found, and words that have to stand in it. */
type Step = {css: string} | {text: string; flags: string};

type Reference = Record<string, string>;

/** WebDriver's sign for the key. */
const enter = '\uE007';

/** Runs in the page: what the steps find, and of that what `read` wants to know. */
const finding = `return (async (steps, read, value) => {
  const within = (root, css) => [
    ...root.querySelectorAll(css),
    ...[root, ...root.querySelectorAll('*')].flatMap(({shadowRoot}) => (shadowRoot ? within(shadowRoot, css) : [])),
  ];
  const found = steps.reduce(
    (roots, {css, text, flags}) =>
      css ? roots.flatMap(root => within(root, css)) : roots.filter(({textContent}) => new RegExp(text, flags).test(textContent.replace(/\\s+/g, ' ').trim())),
    [document],
  );
  const [first] = found;
  if (read === 'count') return found.length;
  if (!first) return null;
  const {width, height} = first.getBoundingClientRect();
  if (read === 'visible') return first.checkVisibility({visibilityProperty: true}) && width > 0 && height > 0;
  if (read === 'attribute') return [first.getAttribute(value)];
  if (read === 'text') return [first.innerText];
  first.scrollIntoView({block: 'center', behavior: 'instant'});
  if (read === 'element') return first;
  if (read === 'touchable') {
    // What still moves would not be there any more for the mouse.
    const {x, y} = first.getBoundingClientRect();
    await new Promise(resolve => setTimeout(resolve, 50));
    const box = first.getBoundingClientRect();
    if (box.x !== x || box.y !== y) return null;
    const at = root => root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    let touched = at(document);
    while (touched?.shadowRoot && at(touched.shadowRoot) !== touched) touched = at(touched.shadowRoot);
    return first.contains(touched) ? first : null;
  }
  first.select();
  return document.execCommand('insertText', false, value) && first.value !== '';
})(...arguments);`;

/** Runs in the page: keeps what its policy forbade and what it did not catch. What happened while it loaded is not seen. */
const watching = `
  window.faults = [];
  addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) => faults.push('policy: ' + violatedDirective + ' ' + blockedURI));
  addEventListener('error', ({message}) => faults.push('uncaught: ' + message));
  addEventListener('unhandledrejection', ({reason}) => faults.push('uncaught: ' + reason));
`;

/** A window, and the frames on the way to a page in it. */
class Spot implements Place {
  constructor(
    readonly client: Client,
    readonly handle: string,
    readonly frames: Step[][] = [],
  ) {}

  locator(css: string): Part {
    return new Found(this, [{css}]);
  }

  /** Turns the browser's attention here. */
  private async enter(): Promise<void> {
    await this.client.switchToWindow(this.handle);
    await this.client.switchToFrame(null);
    for (const steps of this.frames) await this.client.switchToFrame(await this.client.executeScript(finding, [steps, 'element']));
  }

  async read<T>(steps: Step[], what: string, value?: string): Promise<T> {
    await this.enter();
    return (await this.client.executeScript(finding, [steps, what, value])) as T;
  }

  async run(script: string): Promise<unknown> {
    await this.enter();
    return this.client.executeScript(script, []);
  }

  async close(): Promise<void> {
    await this.enter();
    await this.client.closeWindow();
  }
}

class Found implements Part {
  constructor(
    readonly place: Spot,
    readonly steps: Step[],
  ) {}

  locator(css: string): Part {
    return new Found(this.place, [...this.steps, {css}]);
  }

  filter({hasText: {source, flags}}: {hasText: RegExp}): Part {
    return new Found(this.place, [...this.steps, {text: source, flags}]);
  }

  async waitFor({timeout}: {timeout?: number} = {}): Promise<void> {
    await waitFor(() => this.place.read<boolean>(this.steps, 'visible'), timeout ?? 30_000).catch((error: Error) => {
      throw new Error(`${JSON.stringify(this.steps)} was not seen.`, {cause: error});
    });
  }

  async fill(text: string): Promise<void> {
    // A page in a frame of another origin may not take the focus until a person has put it there.
    await this.click();
    if (!(await this.place.read<boolean>(this.steps, 'fill', text))) throw new Error(`Nothing could be written into ${JSON.stringify(this.steps)}.`);
  }

  /** What the driver calls it, as soon as it stands still and a mouse on its middle would touch it. */
  private async touchable(): Promise<Reference> {
    let element: Reference | null = null;
    await this.waitFor();
    await waitFor(async () => (element = await this.place.read(this.steps, 'touchable')) !== null);
    return element!;
  }

  /** With the mouse itself: the driver's own click finds fields in shadow roots covered by what they consist of. */
  async click(): Promise<void> {
    const origin = await this.touchable();
    const actions = [{type: 'pointerMove', origin, x: 0, y: 0, duration: 0}, {type: 'pointerDown', button: 0}, {type: 'pointerUp', button: 0}];
    await this.place.client.performActions([{type: 'pointer', id: 'mouse', actions}]);
  }

  async press(): Promise<void> {
    await this.place.client.elementSendKeys(Object.values(await this.touchable())[0]!, enter);
  }

  check(): Promise<void> {
    return this.click();
  }

  private async one(what: string, value?: string): Promise<string | null> {
    let answer: [string | null] | null = null;
    await waitFor(async () => (answer = await this.place.read(this.steps, what, value)) !== null);
    return answer![0];
  }

  getAttribute(name: string): Promise<string | null> {
    return this.one('attribute', name);
  }

  async innerText(): Promise<string> {
    return (await this.one('text')) ?? '';
  }

  count(): Promise<number> {
    return this.place.read(this.steps, 'count');
  }
}

export class WebDriverVisit implements Visit {
  readonly page: Spot;

  constructor(
    readonly client: Client,
    handle: string,
    readonly left: () => void,
  ) {
    this.page = new Spot(client, handle);
  }

  async open(url: string): Promise<this> {
    await this.client.navigateTo(url);
    await this.page.run(watching);
    return this;
  }

  inside(frame: Part): Place {
    const {place, steps} = frame as Found;
    return new Spot(this.client, place.handle, [...place.frames, steps]);
  }

  async opened(act: () => Promise<void>): Promise<Tab> {
    const before = await this.client.getWindowHandles();
    await act();
    const others = async () => (await this.client.getWindowHandles()).filter(handle => !before.includes(handle));
    await waitFor(async () => (await others()).length > 0);
    return new Spot(this.client, (await others())[0]!);
  }

  run(script: string): Promise<unknown> {
    return this.page.run(script);
  }

  async faults(): Promise<string[]> {
    return (await this.page.run('return window.faults')) as string[];
  }

  /** Leaves the browser as nobody had used it. */
  async close(): Promise<void> {
    await this.page.run('localStorage.clear(); sessionStorage.clear();');
    await this.client.deleteAllCookies();
    await this.client.navigateTo('about:blank');
    this.left();
  }
}
