/** Many elements that come at once: the page has its turn between them. */
import type {SfPhoneVerify} from '../../src/elements/sf-phone-verify.js';
import {addSource, type LanguageSource} from '../../src/strings/catalogues.js';
import {anna, expect, find, has, part, place, service, session, state, stopTime, until} from './helpers.js';

const {now} = performance;
const wall = Date.now;
const titles = (around: Element) => [...around.children].map(each => Boolean(each.shadowRoot?.querySelector('h2')));
const count = (around: Element) => titles(around).filter(Boolean).length;

/** As if each look at the clock were so many milliseconds after the last. */
function slow(milliseconds: number): void {
  let passed = now.call(performance);
  performance.now = () => (passed += milliseconds);
  // The machine may be slow too.
  Date.now = () => 0;
}

/** Puts up so many, and waits no longer than what is done in the same task. */
async function put(many: number, tag = 'sf-qes-info'): Promise<HTMLElement> {
  service();
  // The first one on a page counts what loading took.
  await place('<sf-qes-info></sf-qes-info>');
  const around = await place<HTMLElement>('<div></div>', null);
  around.innerHTML = `<${tag}></${tag}>`.repeat(many);
  for (let round = 0; round < 50; round++) await Promise.resolve();
  return around;
}

/** A later task, as a press or a key of the person would be one. */
const task = () =>
  new Promise<void>(resolve => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

const boom = (): never => {
  throw new Error('The page took it away.');
};

describe('many elements at once', () => {
  afterEach(() => {
    performance.now = now;
    Date.now = wall;
  });

  it('are all there in the same task where that is quick', async () => {
    slow(0);
    expect(count(await put(30))).to.equal(30);
  });

  it('are shown a few at a time where it is not, the first ones first, and the page has its turn between', async () => {
    slow(3);
    const around = await put(30);
    const first = count(around);
    expect(first).to.be.within(1, 4);
    slow(12);
    const seen = [first];
    while (seen.at(-1)! < 30 && seen.length < 30) {
      await task();
      await Promise.resolve();
      seen.push(count(around));
      expect(titles(around).lastIndexOf(true)).to.equal(seen.at(-1)! - 1);
    }
    expect(seen.at(-1)).to.equal(30);
    expect(seen.length).to.be.above(4);
    await Promise.all([...around.children].map(each => (each as HTMLElement & {updateComplete: Promise<boolean>}).updateComplete));
  });

  it('come also while a test of the page has stopped its timers', async () => {
    stopTime();
    slow(20);
    const around = await put(3);
    expect(count(around)).to.be.below(3);
    for (let round = 0; round < 6; round++) await task();
    expect(count(around)).to.equal(3);
  });

  it('say that they are complete once they are shown', async () => {
    slow(20);
    const last = (await put(3)).lastElementChild as HTMLElement & {updateComplete: Promise<boolean>};
    expect(last.shadowRoot!.querySelector('h2')).to.equal(null);
    await last.updateComplete;
    expect(last.shadowRoot!.querySelector('h2')).to.not.equal(null);
  });

  it('read at once, so that all of one number have one answer, however long the last one waits to be shown', async () => {
    service();
    await place('<sf-qes-info></sf-qes-info>');
    slow(20);
    const around = await place<HTMLElement>(`<div>${`<sf-status msisdn="${anna}"></sf-status>`.repeat(30)}</div>`);
    await until(() => [...around.children].every(each => state(each) === 'loaded' && has(each, 'area')));
    expect(service().count('evidence')).to.equal(1);
  });

  it('keep a form from being sent while they wait', async () => {
    slow(20);
    const form = (await put(1, 'form')).firstElementChild as HTMLFormElement;
    form.innerHTML = '<sf-phone-verify></sf-phone-verify><sf-phone-verify required></sf-phone-verify>';
    await Promise.resolve();
    expect(count(form)).to.equal(0);
    expect(form.checkValidity()).to.equal(false);
    await until(() => count(form) === 2);
    expect(form.checkValidity()).to.equal(false);
  });

  for (const milliseconds of [20, 0]) {
    it(`show what the page has said last, also before they were defined (${milliseconds} ms for each look at the clock)`, async () => {
      slow(milliseconds);
      const around = await put(3);
      const name = `test-late-${milliseconds}`;
      const late = document.createElement(name) as SfPhoneVerify;
      Object.assign(late, {msisdn: anna, session: session({locale: 'de-CH'})});
      around.append(late);
      customElements.define(name, class extends (customElements.get('sf-phone-verify') as typeof SfPhoneVerify) {});
      await Promise.resolve();
      expect(late.shadowRoot!.querySelector('h2') === null).to.equal(milliseconds > 0);
      expect(late.msisdn).to.equal(anna);
      if (milliseconds > 0) late.msisdn = '41790000002';
      await until(() => late.shadowRoot!.querySelector('h2'));
      expect(part<HTMLInputElement>(late, 'number-input').value).to.equal(milliseconds > 0 ? '0790000002' : '0790000001');
      expect(find(late, '.card').lang).to.equal('de-CH');
    });
  }

  it('have their language come before their turn, and wait for it', async () => {
    let arrive = () => {};
    const asked: string[] = [];
    const source: LanguageSource = {ask: tags => void asked.push(...tags)};
    addSource(source);
    slow(20);
    const around = await put(0);
    asked.length = 0;
    around.innerHTML = '<sf-qes-info lang="rm"></sf-qes-info>'.repeat(2);
    for (let round = 0; round < 20; round++) await Promise.resolve();
    expect(asked).to.include('rm');
    expect(count(around)).to.equal(0);
    Object.assign(source, {coming: new Promise<void>(resolve => (arrive = resolve))});
    for (let round = 0; round < 5; round++) await task();
    expect(count(around)).to.equal(0);
    Object.assign(source, {coming: undefined});
    arrive();
    await until(() => count(around) === 2);
  });

  it('are not shown where they have left before, but where they come back', async () => {
    slow(20);
    const around = await put(3);
    const last = around.lastElementChild as HTMLElement & {updateComplete: Promise<boolean>};
    last.remove();
    await until(() => count(around) === 2);
    await last.updateComplete;
    expect(last.shadowRoot!.querySelector('h2')).to.equal(null);
    around.append(last);
    await until(() => count(around) === 3);
  });

  it('do not wait where the page wants one to have the focus', async () => {
    slow(20);
    const around = await put(3);
    around.insertAdjacentHTML('beforeend', '<sf-phone-verify autofocus></sf-phone-verify>');
    for (let round = 0; round < 20; round++) await Promise.resolve();
    expect(titles(around)).to.deep.equal([false, false, false, true]);
  });

  for (const [name, broken, soon] of [
    ['come at once where there is no channel for messages, as in emulated documents', undefined, 3],
    ['come also where the page has something in its place that says nothing', class { port1 = {}; port2 = {postMessage() {}}; }, 0],
    ['come also where the page has something in its place that throws', class { port1 = boom(); }, 0],
  ] as const) {
    it(name, async () => {
      const {MessageChannel} = globalThis;
      slow(20);
      try {
        const around = await put(0);
        Object.assign(globalThis, {MessageChannel: broken});
        around.innerHTML = '<sf-qes-info></sf-qes-info>'.repeat(3);
        for (let round = 0; round < 20; round++) await Promise.resolve();
        expect(count(around)).to.be.at.least(soon);
        await until(() => count(around) === 3);
        around.innerHTML = '<sf-qes-info></sf-qes-info>'.repeat(3);
        await until(() => count(around) === 3);
      } finally {
        globalThis.MessageChannel = MessageChannel;
      }
    });
  }

  it('what is part of a greater whole is shown with it', async () => {
    slow(20);
    const flow = (await put(1, 'sf-flow')).firstElementChild!;
    const step = () => flow.shadowRoot!.querySelector('sf-phone-verify');
    expect(step()).to.equal(null);
    // A frame may come after each task.
    while (!step()) await task();
    expect(step()!.shadowRoot!.querySelector('h2')).to.not.equal(null);
  });
});
