import type {SfCloseEvent} from '../../src/elements/events.js';
import type {SfFlow} from '../../src/elements/sf-flow.js';
import type {SfLauncher} from '../../src/elements/sf-launcher.js';
import {en} from '../../src/strings/en.js';
import {openFlow, type OpenFlowOptions} from '../../src/elements/open-flow.js';
import {configure} from '../../src/session/page.js';
import {
  anna, apiBase, audit, done, evidenceOf, expect, fill, focused, gatewaySession, has, json, keys, listen, next, part, pause, place, press, progress, service, session,
  settle, stopTime, termsLink, text, until,
} from './helpers.js';

/** What a window of its own loads: the elements as they are compiled here. */
const script = '/build/src/define.js';
const missing = '/build/src/there-is-none.js';

const placed = (attributes = '', given = session()) => place<SfLauncher>(`<sf-launcher ${attributes}>Check</sf-launcher>`, given);
const locked = `msisdn="${anna}" locked`;
const unregistered = {status: [], loa4ExpiryDate: null, signingStatus: 'NOT_REGISTERED_AT_ALL', notFound: true};

function says(evidence: Record<string, unknown>, open = false): void {
  service().always('evidence', () => json(evidence));
  service().always('terms', () => (open ? json({link: termsLink}) : done(404)));
}

const dialog = (element: Element) => element.shadowRoot!.querySelector('dialog');
const inDialog = (element: Element) => dialog(element)!.querySelector<SfFlow>('sf-flow')!;
const outcomes = (seen: ReturnType<typeof listen>) => seen.of('sf-close').map(({detail}) => detail.outcome);
const modes = (seen: ReturnType<typeof listen>) => seen.of('sf-open').map(({detail}) => detail.mode);

/** The windows that are opened from now on; some browsers, and some people's, open none. */
const opened: (Window | null)[] = [];
const {open} = window;
function windows(answer: 'real' | 'blocked' = 'real'): (Window | null)[] {
  window.open = (...asked) => {
    const result = answer === 'real' ? open.apply(window, asked) : null;
    opened.push(result);
    return result;
  };
  return opened;
}

afterEach(() => {
  window.open = open;
  opened.splice(0).forEach(each => each?.close());
});

async function closed(element: SfLauncher): Promise<void> {
  await until(() => !element.hasAttribute('open'), 'closed');
  expect(dialog(element)).to.equal(null);
}

describe('sf-launcher: the dialog', () => {
  it('opens by the button, and says so', async () => {
    says(unregistered);
    const seen = listen();
    const element = await placed(locked);
    expect([element.hasAttribute('open'), dialog(element), service().calls.length]).to.deep.equal([false, null, 0]);
    await press(element, 'button');
    expect([element.hasAttribute('open'), dialog(element)!.open, dialog(element)!.matches(':modal')]).to.deep.equal([true, true, true]);
    expect(modes(seen)).to.deep.equal(['dialog']);
    expect(inDialog(element).step).to.equal('status');
    expect(outcomes(seen)).to.deep.equal([]);
    expect(element.shadowRoot!.querySelector('[role=status]')!.textContent).to.equal('');
  });

  const ways: [how: string, leave: (element: SfLauncher) => Promise<unknown>][] = [
    ['the close button', element => press(element, 'close-button')],
    ['Escape', () => keys('Escape')],
    ['a script', async element => element.close()],
    ['the dialog itself', async element => dialog(element)!.close()],
  ];
  for (const [how, leave] of ways) {
    it(`is cancelled by ${how}, once, and the focus goes back to the button`, async () => {
      says(unregistered);
      const seen = listen();
      const element = await placed(locked);
      await press(element, 'button');
      const result = element.open();
      await leave(element);
      await closed(element);
      expect(outcomes(seen)).to.deep.equal(['cancelled']);
      expect((await result).outcome).to.equal('cancelled');
      expect(focused()).to.equal(part(element, 'button'));
      element.close();
      await settle();
      expect(outcomes(seen)).to.deep.equal(['cancelled']);
    });
  }

  it('tells what was reached when somebody is done, once they close it', async () => {
    says(evidenceOf());
    const seen = listen();
    const element = await placed(locked);
    const result = element.open();
    await settle();
    expect(inDialog(element).step).to.equal('done');
    expect([seen.of('sf-complete').length, outcomes(seen)]).to.deep.equal([1, []]);
    await press(element, 'close-button');
    await closed(element);
    expect(outcomes(seen)).to.deep.equal(['completed']);
    const {outcome, msisdn, standing} = await result;
    expect([outcome, msisdn, standing!.canSign]).to.deep.equal(['completed', anna, 'yes']);
    expect(seen.of('sf-complete').length).to.equal(1);
  });

  it('keeps the receipt at hand until the person closes it', async () => {
    const clock = stopTime();
    says(evidenceOf(), true);
    const seen = listen();
    const element = await placed(locked);
    await press(element, 'button');
    const inner = (tag: string) => inDialog(element).shadowRoot!.querySelector(tag)!;
    await press(inner('sf-status'), 'action-button');
    for (const name of ['zertes', 'risk']) part(inner('sf-tc-accept'), `${name}-checkbox`).click();
    await press(inner('sf-tc-accept'), 'accept-button');
    service().always('poll', () => json(progress({confirmed: true})));
    service().always('terms', () => done(404));
    await clock.pass(8000);
    expect([inDialog(element).step, seen.of('sf-complete').length]).to.deep.equal(['done', 1]);
    await clock.pass(60_000);
    expect([dialog(element)?.open, outcomes(seen)]).to.deep.equal([true, []]);
    expect(part(inner('sf-tc-accept'), 'receipt-button').checkVisibility()).to.equal(true);
    expect(part(element, 'close-button').checkVisibility()).to.equal(true);
    await press(element, 'close-button');
    await closed(element);
    expect([outcomes(seen), seen.of('sf-complete').length]).to.deep.equal([['completed'], 1]);
  });

  it('is completed, not cancelled, for somebody who is done and in a hurry', async () => {
    says(evidenceOf());
    const seen = listen();
    const element = await placed(locked);
    await press(element, 'button');
    await keys('Escape');
    await closed(element);
    await settle();
    expect(outcomes(seen)).to.deep.equal(['completed']);
  });

  it('is completed for somebody who left optional terms, with the standing as it is', async () => {
    says(evidenceOf(), true);
    const element = await placed(`${locked} terms="optional"`);
    const result = element.open();
    await settle();
    await press(inDialog(element), 'skip-button');
    await press(element, 'close-button');
    const {outcome, standing} = await result;
    expect([outcome, standing!.canSign, standing!.terms]).to.deep.equal(['completed', 'no', 'pending']);
  });

  it('is cancelled without a number where none was given', async () => {
    const element = await placed();
    service();
    const result = element.open();
    await settle();
    await press(element, 'close-button');
    expect(await result).to.deep.equal({outcome: 'cancelled'});
    expect(service().calls).to.deep.equal([]);
  });

  it('is closed in its corner, which takes no row of its own', async () => {
    says(evidenceOf());
    const element = await placed(locked);
    await press(element, 'button');
    const close = part(element, 'close-button').getBoundingClientRect();
    const outer = dialog(element)!.getBoundingClientRect();
    const steps = part(inDialog(element), 'steps').getBoundingClientRect();
    expect(Math.min(close.width, close.height)).to.be.at.least(44);
    expect(Math.max(outer.right - close.right, close.top - outer.top)).to.be.below(40);
    expect(steps.top).to.be.below(close.bottom);
    expect(part(inDialog(element), 'steps').querySelector('ol')!.getBoundingClientRect().right).to.be.at.most(close.left);
    await press(element, 'close-button');
  });

  it('begins with the focus on the dialog, so that a second press of the key that opened it does not close it', async () => {
    says(unregistered);
    const element = await placed(locked);
    part(element, 'button').focus();
    await keys('Enter');
    await settle();
    expect(focused()).to.equal(dialog(element));
    await keys('Enter');
    await settle();
    expect(dialog(element)?.open).to.equal(true);
    await press(element, 'close-button');
  });

  it('keeps the focus in', async () => {
    says(unregistered);
    const main = await place<HTMLElement>('<div><button>Before</button><sf-launcher></sf-launcher><button>After</button></div>');
    const element = main.children[1] as SfLauncher;
    await press(element, 'button');
    const inside = () => element.shadowRoot!.activeElement !== null || document.activeElement === document.body;
    for (let index = 0; index < 12; index++) {
      await keys('Tab');
      expect(inside(), `${index}: ${focused()?.outerHTML.slice(0, 80)}`).to.equal(true);
    }
    await press(element, 'close-button');
  });

  it('carries what was asked', async () => {
    says(unregistered);
    const element = await placed(`${locked} jurisdiction="eidas" level="3" methods="shop" terms="off"`);
    await press(element, 'button');
    const {msisdn, locked: fixed, jurisdiction, level, methods, terms, session: given} = inDialog(element);
    expect([msisdn, fixed, jurisdiction, level, methods, terms, given]).to.deep.equal([anna, true, 'eidas', 3, 'shop', 'off', element.session]);
    expect(service().count('terms')).to.equal(0);
    await press(element, 'close-button');
  });

  it('opens again, anew, after it was closed', async () => {
    says(unregistered);
    const seen = listen();
    const element = await placed();
    for (let index = 0; index < 3; index++) {
      await press(element, 'button');
      await until(() => dialog(element) !== null, 'open');
      expect(inDialog(element).step).to.equal('phone');
      await fill(inDialog(element).shadowRoot!.querySelector('sf-phone-verify')!, 'number-input', '079');
      await press(element, 'close-button');
      await closed(element);
    }
    expect(outcomes(seen)).to.deep.equal(['cancelled', 'cancelled', 'cancelled']);
    expect(modes(seen)).to.deep.equal(['dialog', 'dialog', 'dialog']);
  });

  it('is one, however often it is opened', async () => {
    says(unregistered);
    const seen = listen();
    const element = await placed(locked);
    const [first, second] = [element.open(), element.open()];
    await settle();
    await press(element, 'close-button');
    expect(await first).to.equal(await second);
    expect([outcomes(seen), modes(seen)]).to.deep.equal([['cancelled'], ['dialog']]);
  });

  it('of two launchers are two, each with an end of its own', async () => {
    says(unregistered);
    const main = await place<HTMLElement>(`<div><sf-launcher ${locked}></sf-launcher><sf-launcher ${locked}></sf-launcher></div>`);
    const [one, two] = [...main.children] as [SfLauncher, SfLauncher];
    const ends: string[] = [];
    [one, two].forEach((each, index) => each.addEventListener('sf-close', event => ends.push(`${index} ${(event as SfCloseEvent).detail.outcome}`)));
    const [first, second] = [one.open(), two.open()];
    await settle();
    await press(two, 'close-button');
    await second;
    expect([ends, one.hasAttribute('open')]).to.deep.equal([['1 cancelled'], true]);
    one.close();
    await first;
    expect(ends).to.deep.equal(['1 cancelled', '0 cancelled']);
  });

  it('ends as cancelled when the page removes it, and not when it only moves it', async () => {
    says(unregistered);
    const element = await placed();
    const ends: string[] = [];
    element.addEventListener('sf-close', event => ends.push((event as SfCloseEvent).detail.outcome));
    const result = element.open();
    await settle();
    element.remove();
    expect((await result).outcome).to.equal('cancelled');
    await settle();
    expect([ends, service().underWay]).to.deep.equal([['cancelled'], 0]);
  });

  it('does not go on saying that a window is open while what was reached is read', async () => {
    says(unregistered);
    const element = await placed(locked);
    const result = element.open();
    await settle();
    const answer = service().hold('evidence');
    await press(element, 'close-button');
    expect(dialog(element)).to.equal(null);
    expect(element.shadowRoot!.querySelector('[role=status]')!.textContent).to.equal('');
    answer.answer(json(unregistered));
    await result;
  });

  it('believes what it reads, not what the flow said', async () => {
    says(evidenceOf());
    const element = await placed(locked);
    const result = element.open();
    await settle();
    expect(inDialog(element).step).to.equal('done');
    says(unregistered);
    await press(element, 'close-button');
    const {outcome, standing} = await result;
    expect([outcome, standing!.canSign]).to.deep.equal(['cancelled', 'no']);
  });

  for (const lang of ['en', 'de-CH']) {
    it(`passes the audit closed and open (${lang})`, async () => {
      document.documentElement.lang = lang;
      says(unregistered);
      const element = await place<SfLauncher>(`<sf-launcher ${locked}></sf-launcher>`);
      await audit(element);
      await press(element, 'button');
      await audit(element);
      expect(part(element, 'close-button').textContent!.trim()).to.equal(lang === 'en' ? 'Close' : 'Schliessen');
      await press(element, 'close-button');
    });
  }
});

describe('sf-launcher: a window of its own', () => {
  it('that is blocked gives way to the dialog, with nothing lost', async () => {
    says(unregistered);
    for (const mode of ['popup', 'tab']) {
      const seen = listen();
      const tried = windows('blocked');
      const element = await placed(`${locked} mode="${mode}"`, session({flowUrl: script}));
      await press(element, 'button');
      expect([tried.length, modes(seen), inDialog(element).step]).to.deep.equal([1, ['dialog'], 'status']);
      await press(element, 'close-button');
      await closed(element);
      expect(outcomes(seen)).to.deep.equal(['cancelled']);
      tried.length = 0;
    }
  });

  it('is told of in the name of the button, and a dialog by its role', async () => {
    service();
    const told = async (attributes: string, flowUrl?: string) => {
      const button = part(await placed(attributes, session(flowUrl ? {flowUrl} : {})), 'button');
      return [button.getAttribute('aria-haspopup'), button.textContent!.trim()];
    };
    expect(await told('', script)).to.deep.equal(['dialog', en.launch]);
    expect(await told('mode="popup"')).to.deep.equal(['dialog', en.launch]);
    for (const mode of ['popup', 'tab']) {
      expect(await told(`mode="${mode}"`, script)).to.deep.equal([null, `${en.launch} ${mode === 'tab' ? en.newTab : en.newWindow}`]);
    }
  });

  it('without an address to load is a dialog at once', async () => {
    says(unregistered);
    const tried = windows();
    const seen = listen();
    const element = await placed(`${locked} mode="popup"`);
    await press(element, 'button');
    expect([tried.length, modes(seen)]).to.deep.equal([0, ['dialog']]);
    await press(element, 'close-button');
  });

  it('of nobody’s kind is a dialog', async () => {
    says(unregistered);
    const seen = listen();
    const element = await placed(`${locked} mode="balloon"`, session({flowUrl: script}));
    await press(element, 'button');
    expect(modes(seen)).to.deep.equal(['dialog']);
    await press(element, 'close-button');
  });

  it('is opened in the very click', async () => {
    says(unregistered);
    const tried = windows();
    const element = await placed(`${locked} mode="popup"`, session({flowUrl: script}));
    part(element, 'button').click();
    expect(tried.length).to.equal(1);
    element.close();
    await closed(element);
  });

  for (const mode of ['popup', 'tab'] as const) {
    it(`(${mode}) shows the flow, tells when somebody is done, and is theirs to close`, async () => {
      says(evidenceOf());
      const seen = listen();
      const [...before] = windows();
      const element = await placed(`${locked} mode="${mode}"`, session({flowUrl: script}));
      const result = element.open();
      // The end is told as soon as it is there, which may be at once.
      await element.updateComplete;
      expect(element.hasAttribute('open')).to.equal(true);
      expect(text(element, 'note')).to.contain('page that opened');
      await until(() => opened[before.length]?.document.querySelector('sf-flow')?.shadowRoot, 'the flow is there');
      const {outcome, msisdn, standing} = await result;
      expect([outcome, msisdn, standing!.canSign]).to.deep.equal(['completed', anna, 'yes']);
      expect([outcomes(seen), modes(seen), opened[0]!.closed]).to.deep.equal([['completed'], [mode], false]);
      await closed(element);
      await pause(1500);
      const window = opened[0]!;
      const closer = window.document.querySelector<HTMLElement>('sf-flow > [slot=done]')!;
      expect([window.closed, closer.checkVisibility(), closer.textContent]).to.deep.equal([false, true, 'Close']);
      closer.click();
      await until(() => window.closed, 'the window is closed');
      expect(outcomes(seen)).to.deep.equal(['completed']);
    });
  }

  it('carries language, title and what was asked', async () => {
    says(unregistered);
    document.documentElement.lang = 'de-CH';
    const tried = windows();
    const element = await placed(`${locked} mode="popup" level="3" jurisdiction="eidas"`, session({flowUrl: script}));
    void element.open();
    await until(() => tried[0]?.document.querySelector('sf-flow')?.shadowRoot, 'the flow is there');
    const {document: other} = tried[0]!;
    expect([other.documentElement.lang, other.title]).to.deep.equal(['de-CH', 'Elektronische Signatur: Registrierung']);
    const {level, jurisdiction, msisdn, session: given} = other.querySelector('sf-flow')!;
    expect([level, jurisdiction, msisdn, given]).to.deep.equal([3, 'eidas', anna, element.session]);
    element.close();
    await closed(element);
  });

  for (const [when, wait] of [['as soon as it is there', false], ['later', true]] as const) {
    it(`that the person closes ${when} is cancelled`, async () => {
      says(unregistered);
      const seen = listen();
      const tried = windows();
      const element = await placed(`${locked} mode="popup"`, session({flowUrl: script}));
      const result = element.open();
      await until(() => tried[0]?.document.querySelector('sf-flow')?.shadowRoot, 'the flow is there');
      if (wait) await pause(2500);
      tried[0]!.close();
      expect((await result).outcome).to.equal('cancelled');
      await settle();
      expect([outcomes(seen), modes(seen)]).to.deep.equal([['cancelled'], ['popup']]);
    });
  }

  it('that the person closes before anything was shown is cancelled', async () => {
    says(unregistered);
    const seen = listen();
    const tried = windows();
    const element = await placed(`${locked} mode="popup"`, session({flowUrl: script}));
    const result = element.open();
    tried[0]!.close();
    await Promise.race([result, pause(1500)]);
    expect([outcomes(seen), modes(seen)]).to.deep.equal([['cancelled'], ['popup']]);
  });

  it('whose script does not load gives way to the dialog, and is closed', async () => {
    says(unregistered);
    const seen = listen();
    const tried = windows();
    const element = await placed(`${locked} mode="popup"`, session({flowUrl: missing}));
    void element.open();
    await until(() => dialog(element), 'the dialog');
    await settle();
    expect([tried[0]!.closed, modes(seen), inDialog(element).step]).to.deep.equal([true, ['popup', 'dialog'], 'status']);
    await press(element, 'close-button');
    await closed(element);
    expect(outcomes(seen)).to.deep.equal(['cancelled']);
  });

  it('is closed by the page, once', async () => {
    says(unregistered);
    const seen = listen();
    const tried = windows();
    const element = await placed(`${locked} mode="popup"`, session({flowUrl: script}));
    const result = element.open();
    element.close();
    expect((await result).outcome).to.equal('cancelled');
    await until(() => tried[0]!.closed, 'the window is closed');
    expect(outcomes(seen)).to.deep.equal(['cancelled']);
  });

  it('goes when the page removes the launcher', async () => {
    says(unregistered);
    const tried = windows();
    const element = await placed(`${locked} mode="popup"`, session({flowUrl: script}));
    const end = next(element, 'sf-close');
    void element.open();
    element.remove();
    expect((await end).detail.outcome).to.equal('cancelled');
    await until(() => tried[0]!.closed, 'the window is closed');
  });

  it('that shows a page says only a hint, which counts from that window alone', async () => {
    says(unregistered);
    const seen = listen();
    const tried = windows();
    const given = gatewaySession({flowUrl: '/build/there-is-no-page'});
    service().always('session', () => json({msisdn: anna}));
    const element = await placed('mode="popup"', given);
    const result = element.open();
    await settle();
    window.postMessage({smartFlow: 'complete'}, location.origin);
    await pause(1500);
    expect(element.hasAttribute('open')).to.equal(true);
    const hint = (data: unknown) =>
      dispatchEvent(new MessageEvent('message', {data, origin: location.origin, source: tried[0] as Window}));
    hint(null);
    hint('complete');
    hint({smartFlow: 'shown'});
    hint({smartFlow: 'complete', msisdn: anna});
    hint({smartFlow: 'complete', msisdn: anna});
    const {outcome, msisdn, standing} = await result;
    expect([msisdn, standing!.canSign]).to.deep.equal([anna, 'no']);
    expect(outcome).to.equal('cancelled');
    expect(outcomes(seen)).to.deep.equal(['cancelled']);
  });
});

describe('a window that shows a page', () => {
  it('is told the number by that page’s word that it is there, and has none in its address', async () => {
    says(unregistered);
    const tried = windows();
    const element = await placed('mode="popup" msisdn="41790000001" locked level="3"', gatewaySession({flowUrl: '/build/there-is-no-page'}));
    const result = element.open();
    const opened = tried[0]!;
    await until(() => opened.location.pathname === '/build/there-is-no-page' && opened.document.readyState === 'complete', 'the page');
    const told: [unknown, string][] = [];
    opened.addEventListener('message', ({data, origin}) => void told.push([data, origin]));
    const say = (source: Window, origin = location.origin) => dispatchEvent(new MessageEvent('message', {data: {smartFlow: 'shown'}, origin, source}));
    say(window);
    say(opened, 'https://elsewhere.example');
    await pause(50);
    expect(told).to.deep.equal([]);
    expect([...new URLSearchParams(opened.location.hash.slice(1))].sort()).to.deep.equal([['lang', 'en'], ['level', '3'], ['locked', 'true'], ['terms', 'required']]);
    // Again after it was loaded anew.
    for (const times of [1, 2]) {
      say(opened);
      await until(() => told.length === times, 'the number');
      expect(told.at(-1)).to.deep.equal([{smartFlow: 'number', msisdn: anna}, location.origin]);
    }
    element.close();
    expect((await result).outcome).to.equal('cancelled');
  });
});

describe('openFlow', () => {
  before(() => configure({apiBase, token: async () => 'a-token', flowUrl: script}));

  const launcher = () => document.body.querySelector(':scope > sf-launcher') as SfLauncher | null;
  const start = async (options?: OpenFlowOptions) => {
    let settled = 0;
    const result = openFlow(options);
    void result.then(() => settled++, () => settled++);
    await settle();
    return {result, settled: () => settled, element: launcher()!};
  };

  it('opens a dialog without a button, and settles once when it is cancelled', async () => {
    says(unregistered);
    const {result, settled, element} = await start({msisdn: anna, locked: true});
    expect([has(element, 'button'), dialog(element)!.open, inDialog(element).step, settled()]).to.deep.equal([false, true, 'status', 0]);
    await audit(element);
    await keys('Escape');
    const {outcome, msisdn, standing} = await result;
    expect([outcome, msisdn, standing!.reason]).to.deep.equal(['cancelled', anna, 'not-registered']);
    await settle();
    expect([settled(), launcher()]).to.deep.equal([1, null]);
  });

  it('settles once when somebody is done', async () => {
    says(evidenceOf());
    const {result, settled, element} = await start({msisdn: anna, locked: true, jurisdiction: 'zertes', level: 4, methods: 'shop', terms: 'off'});
    expect(settled()).to.equal(0);
    await press(element, 'close-button');
    const {outcome, standing} = await result;
    expect([outcome, standing!.canSign, standing!.terms]).to.deep.equal(['completed', 'yes', 'not-applicable']);
    await settle();
    expect([settled(), launcher()]).to.deep.equal([1, null]);
  });

  it('settles when the page takes it away', async () => {
    says(unregistered);
    const {result, element} = await start();
    element.remove();
    expect((await result).outcome).to.equal('cancelled');
  });

  it('takes what is undefined for what is not said', async () => {
    says(unregistered);
    const options = {msisdn: anna, locked: true, methods: undefined, jurisdiction: undefined, level: undefined, terms: undefined, prefer: undefined};
    const {result, element} = await start(options);
    const status = inDialog(element).shadowRoot!.querySelector('sf-status')!;
    await press(status, 'action-button');
    expect(inDialog(element).step).to.equal('identify');
    await press(element, 'close-button');
    expect((await result).outcome).to.equal('cancelled');
  });

  it('tries the ways in their order, and ends with the dialog', async () => {
    says(unregistered);
    const seen = listen();
    const tried = windows('blocked');
    const {result, element} = await start({prefer: ['popup', 'tab'], msisdn: anna, locked: true});
    expect([tried.length, modes(seen)]).to.deep.equal([2, ['dialog']]);
    await press(element, 'close-button');
    await result;
  });

  it('twice at once settles each of them', async () => {
    says(unregistered);
    const results = [openFlow(), openFlow()];
    await settle();
    for (const each of document.body.querySelectorAll<SfLauncher>(':scope > sf-launcher')) each.close();
    expect((await Promise.all(results)).map(({outcome}) => outcome)).to.deep.equal(['cancelled', 'cancelled']);
    expect(launcher()).to.equal(null);
  });
});
