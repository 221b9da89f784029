import type {PageFacts} from '../flows/page-facts.js';

/** What is written on a class of ours, see `register`. */
const version = Symbol.for('smart-flow.version');
const leftOut = Symbol.for('smart-flow.left-out');

type Marked = CustomElementConstructor & {[version]?: string; [leftOut]?: string};

const classOf = ({localName}: Element) => customElements.get(localName) as Marked | undefined;

const isMarked = (element: Element) => classOf(element)?.[version] !== undefined;

/** Every element of the page, also in shadow roots that one can look into. What is inside of ours is our own affair. */
export function everyElement(root: Document | ShadowRoot = document): Element[] {
  return [...root.querySelectorAll('*')].flatMap(element => {
    const inner = element.shadowRoot;
    return inner && !isMarked(element) && element.localName !== 'sf-doctor' ? [element, ...everyElement(inner)] : [element];
  });
}

/** The elements of ours, defined or not. */
export const ours = (): Element[] => everyElement().filter(element => isMarked(element) || /^sf-(?!doctor$)/.test(element.localName));

const tagsOf = (elements: readonly Element[]) => [...new Set(elements.map(({localName}) => localName))];

/** A version that is left out is none too many where it has tags of its own. */
function versionsIn(elements: readonly Element[]): PageFacts['versions'] {
  const classes = elements.map(classOf);
  const lost = classes.find(each => each?.[leftOut]);
  if (!lost || classes.some(each => each?.[version] === lost[leftOut])) return undefined;
  return {kept: lost[version]!, leftOut: lost[leftOut]!};
}

/** What follows the prefix in the tags of those that ask the service, that show the consent page, that ask for codes. */
const asking = /-(phone-verify|status|tc-accept|flow|gate|launcher)$/;
const consenting = /-(tc-accept|flow|gate|launcher)$/;
const proving = /-(phone-verify|flow|gate|launcher)$/;

/** Whether something here asks the service for anything; a page that only explains has none. */
export const asksService = (elements: readonly Element[]): boolean => elements.some(({localName}) => asking.test(localName));

/** Which of ours are there, and which only should be. */
export function elementFacts(elements: readonly Element[]): Pick<PageFacts, 'missing' | 'taken' | 'versions' | 'opensWindows' | 'showsConsent' | 'asksForCodes'> {
  return {
    showsConsent: elements.some(({localName}) => consenting.test(localName)),
    asksForCodes: elements.some(({localName}) => proving.test(localName)),
    missing: tagsOf(elements.filter(each => !classOf(each))),
    taken: tagsOf(elements.filter(each => classOf(each) && !isMarked(each))),
    versions: versionsIn(elements),
    opensWindows: elements.some(each => /-launcher$/.test(each.localName) && ['popup', 'tab'].includes(each.getAttribute('mode') ?? '')),
  };
}

/** The nearest `lang`, also across shadow roots. */
function langAround(element: Element): string {
  const found = element.closest('[lang]:not([lang=""])')?.getAttribute('lang');
  const root = element.getRootNode();
  return found ?? (root instanceof ShadowRoot ? langAround(root.host) : '');
}

/** What is asked of an element of ours, and what it speaks. */
export function languageOf(elements: readonly Element[], locale = ''): PageFacts['language'] {
  for (const element of elements) {
    const spoken = element.shadowRoot?.querySelector('[lang]')?.getAttribute('lang');
    if (spoken) return {asked: locale || langAround(element), spoken};
  }
  return undefined;
}
