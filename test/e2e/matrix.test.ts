import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';

import type {RunOptions, AxeResults} from 'axe-core';
import type {Browser, Page} from 'playwright-core';

import {galleryContext, lists, modes, openGallery, root, speak, themes, wear, type Lists} from './gallery.js';
import {launch} from './world.js';

const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** A rule that is broken, where. */
interface Violation {
  state: string;
  rule: string;
  what: string;
}

/** What was found, and how much was looked at: an empty run must not look like a clean one. */
interface Audit {
  violations: Violation[];
  /** Rules that held, of all that apply to something on the page; which elements they hold for would take axe minutes to say. */
  passed: number;
}

/** Runs in the page: what axe finds, by state. */
async function audit(): Promise<Audit> {
  const {axe} = window as unknown as {axe: {run(context: string, options: RunOptions): Promise<AxeResults>}};
  const stateOf = (element: Element): string => {
    const cell = element.closest('article');
    return cell ? cell.id : stateOf((element.getRootNode() as ShadowRoot).host);
  };
  const {violations, incomplete, passes} = await axe.run('#states', {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations', 'incomplete'],
    elementRef: true,
    preload: false,
    // What is in a frame is the registration service's page, or another page of the gallery.
    iframes: false,
  });
  // Contrast that cannot be told may be none.
  const untold = incomplete.filter(({id}) => id === 'color-contrast');
  const found = [...violations, ...untold].flatMap(({id, nodes}) =>
    nodes.flatMap(({element, target, failureSummary, any}) => {
      const found = {state: stateOf(element!), rule: id, what: `${target.flat().join(' ')}: ${failureSummary}`};
      if (id !== 'landmark-unique') return [found];
      // On one page all states have landmarks of the same name; it matters only where two are in one state.
      const all = [element!, ...any.flatMap(({relatedNodes = []}) => relatedNodes.map(each => (each as {element?: Element}).element!))];
      const owners = all.map(stateOf);
      return owners.filter((owner, index) => owners.indexOf(owner) !== index).map(state => ({...found, state}));
    }),
  );
  return {violations: found, passed: passes.length};
}

const text = (violations: Violation[]) => violations.map(({state, rule, what}) => `${state} ${rule}\n  ${what}`).join('\n');

type Mode = keyof typeof modes;
const modeNames = Object.keys(modes) as Mode[];

/** `MATRIX=all` looks at everything in every mode (`npm run test:matrix`), which takes twice as long. */
const everywhere = process.env.MATRIX === 'all';
/** What is looked at where only the colours are others: they do not depend on the language. */
const some = ['en', 'de-CH'];

/** The gallery in one mode, with a page of its own for each state that covers what it is on. */
class Hall {
  private constructor(
    readonly mode: Mode,
    readonly known: Lists,
    private readonly pages: readonly Page[],
  ) {}

  static async open(browser: Browser, mode: Mode): Promise<Hall> {
    const options = {...modes[mode], viewport: {width: 1280, height: 900}, reducedMotion: 'reduce'} as const;
    const context = await galleryContext(browser, options);
    const gallery = await openGallery(context);
    const known = await lists(gallery);
    const alone = known.states.filter(state => state.alone);
    const pages = [gallery, ...(await Promise.all(alone.map(({id}) => openGallery(context, `only=${id}`))))];
    for (const page of pages) await page.evaluate(axeSource);
    return new Hall(mode, known, pages);
  }

  async speak(language: string): Promise<void> {
    for (const page of this.pages) await speak(page, language);
  }

  async wear(theme: string): Promise<void> {
    for (const page of this.pages) await wear(page, theme);
  }

  /** Plants something wrong into a state, or takes it away again. */
  async plant(state: string, wrong: boolean): Promise<void> {
    await this.pages[0]!.evaluate(([state, wrong]) => {
      const root = document.querySelector(`#${state} .stage > *`)!.shadowRoot!;
      const image = Object.assign(document.createElement('img'), {id: 'planted', src: '/page/icon.svg'});
      if (wrong) root.querySelector('[part=heading]')!.append(image);
      else root.querySelector('#planted')!.remove();
    }, [state, wrong] as const);
  }

  async audit(): Promise<Audit> {
    const all: Audit[] = [];
    for (const page of this.pages) all.push(await page.evaluate(audit));
    return {violations: all.flatMap(({violations}) => violations), passed: all.reduce((sum, {passed}) => sum + passed, 0)};
  }
}

interface Found extends Violation {
  mode: Mode;
  language: string;
}

const isAsked = (mode: Mode, language: string) => everywhere || mode === 'light' || some.includes(language);

/** One line for each state, one mark for each language in each mode. */
function matrix({states, spoken}: Lists, found: readonly Found[]): string {
  const mark = (id: string, mode: Mode, language: string) => !isAsked(mode, language) ? ' ' :
    found.some(each => each.state === id && each.mode === mode && each.language === language) ? '✗' : '·';
  const width = Math.max(...states.map(({id}) => id.length));
  const line = (name: string, ofMode: (mode: Mode) => string) =>
    [name.padEnd(width), ...modeNames.map(mode => ofMode(mode).padEnd(Math.max(mode.length, spoken.length)))].join('  ').trimEnd();
  return [
    `Each mark is one language: ${spoken.join(', ')}. A dot is no violation, a blank was not asked.`,
    line('', mode => mode),
    ...states.map(({id}) => line(id, mode => spoken.map(language => mark(id, mode, language)).join(''))),
  ].join('\n');
}

describe('every state', () => {
  let browser: Browser;
  let halls: Hall[];

  before(async () => {
    browser = await launch();
    halls = await Promise.all(modeNames.map(mode => Hall.open(browser, mode)));
  });
  after(() => browser.close());

  it('is looked at: what is wrong in one of them is found there', async () => {
    const hall = halls[0]!;
    await hall.plant('status-ready', true);
    const {violations} = await hall.audit();
    await hall.plant('status-ready', false);
    assert.deepEqual(violations.map(({state, rule}) => `${state} ${rule}`), ['status-ready image-alt']);
  });

  it('is free of violations in every language, light, dark and with forced colours', async () => {
    const {known} = halls[0]!;
    const begin = performance.now();
    const found: Found[] = [];
    let passed = 0;
    await Promise.all(
      halls.map(async hall => {
        for (const language of known.spoken.filter(each => isAsked(hall.mode, each))) {
          await hall.speak(language);
          const audit = await hall.audit();
          passed += audit.passed;
          found.push(...audit.violations.map(each => ({...each, mode: hall.mode, language})));
        }
      }),
    );
    const looks = modeNames.reduce((sum, mode) => sum + known.spoken.filter(each => isAsked(mode, each)).length, 0);
    console.log(matrix(known, found));
    console.log(`${known.states.length} states in ${looks} pairs of a language and a mode = ${known.states.length * looks}, ` +
      `${passed} times a rule held, ${found.length} violations, ${Math.round((performance.now() - begin) / 1000)} s`);
    assert.equal(text(found), '');
    assert.ok(passed > 20 * looks, `${passed} times a rule held`);
  });

  it('is free of violations in every theme', async () => {
    const begin = performance.now();
    // A theme has its own colours, light and dark; those of a person's own come before all themes.
    const those = everywhere ? halls : halls.filter(({mode}) => mode !== 'forced');
    const counts = new Map<string, string[]>(themes.map(theme => [theme, []]));
    const found: string[] = [];
    await Promise.all(
      those.map(async (hall, at) => {
        await hall.speak('en');
        for (const theme of themes) {
          await hall.wear(theme);
          const {violations, passed} = await hall.audit();
          counts.get(theme)![at] = `${violations.length} (${passed})`;
          if (violations.length > 0) found.push(`${theme}, ${hall.mode}\n${text(violations)}`);
        }
      }),
    );
    console.log(`Violations in ${halls[0]!.known.states.length} states, in English, and how many rules held:`);
    for (const [theme, of] of [['', those.map(({mode}) => mode)] as const, ...counts]) console.log([theme.padEnd(14), ...of.map(each => each.padStart(12))].join('  '));
    console.log(`${Math.round((performance.now() - begin) / 1000)} s`);
    assert.equal(found.join('\n'), '');
  });
});
