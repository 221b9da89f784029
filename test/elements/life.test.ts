/** What becomes of elements that are made, moved, changed and removed in all the ways there are. */
import {executeServerCommand} from '@web/test-runner-commands';

import {define} from '../../src/define.js';
import type {Session} from '../../src/session/session.js';
import {engine, leaveOut} from './engine.js';
import {
  allText, anna, done, evidenceOf, expect, fill, find, has, json, keys, listen, part, place, press, progress, service, serviceOrigin, session,
  settle, shelf, state, stopTime, termsLink, until,
} from './helpers.js';

type Ours = HTMLElement & {session?: Session; headingLevel: number};

const tags = ['sf-phone-verify', 'sf-status', 'sf-tc-accept', 'sf-identify', 'sf-qes-info', 'sf-flow', 'sf-gate', 'sf-launcher'] as const;

/** Attributes with which an element has something to do. */
const busyWith = (tag: string) => (tag === 'sf-flow' || tag === 'sf-gate' ? `msisdn="${anna}" locked` : `msisdn="${anna}"`);

/** Whether an element is upgraded, and has something to show; what a gate shows is the flow in it. */
const works = (element: Element): boolean => {
  const flow = element.shadowRoot?.querySelector('section > :is(sf-flow, late-flow)');
  return flow ? works(flow) : (element.shadowRoot?.textContent?.trim().length ?? 0) > 10;
};

function openTerms(): void {
  service().always('terms', () => json({link: termsLink}));
}

/** Somebody at the code. */
async function atTheCode(given = session()): Promise<Ours> {
  service();
  const element = await place<Ours>('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>', given);
  await press(element, 'send-button');
  await fill(element, 'code-input', 'AB');
  return element;
}

/** Somebody who waits for the phone. */
async function atThePhone(given = session()): Promise<Ours> {
  openTerms();
  const element = await place<Ours>(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`, given);
  for (const name of ['zertes', 'eidas', 'risk']) part(element, `${name}-checkbox`).click();
  await settle(1);
  await press(element, 'accept-button');
  expect(state(element)).to.equal('phone');
  return element;
}

/** Keeps errors of the page from failing the test, and counts them. */
function errorsOfThePage(): {seen: string[]; stop: () => void} {
  const seen: string[] = [];
  const before = [window.onerror, window.onunhandledrejection] as const;
  const keep = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const {error, reason} = event as ErrorEvent & PromiseRejectionEvent;
    seen.push(String(((error ?? reason) as Error)?.message));
  };
  window.onerror = window.onunhandledrejection = null;
  for (const name of ['error', 'unhandledrejection']) addEventListener(name, keep, {capture: true});
  return {
    seen,
    stop: () => {
      for (const name of ['error', 'unhandledrejection']) removeEventListener(name, keep, {capture: true});
      [window.onerror, window.onunhandledrejection] = before;
    },
  };
}

describe('L-01: an element that is removed', () => {
  for (const tag of tags) {
    it(`as soon as it is there leaves nothing to do, and says nothing: ${tag}`, async () => {
      const clock = stopTime();
      for (const name of ['evidence', 'terms'] as const) service().hold(name);
      const element = await place(`<${tag} ${busyWith(tag)}></${tag}>`);
      const seen = listen();
      element.remove();
      await settle();
      expect(service().underWay).to.equal(0);
      await clock.pass(60_000);
      expect(seen.events).to.deep.equal([]);
      expect(clock.pending, clock.traces.join('\n')).to.equal(0);
    });
  }
});

describe('L-04: what changes in the middle', () => {
  it('the level of the heading and the language change at once, and nothing that was begun', async () => {
    stopTime();
    const phone = await atTheCode();
    const terms = await atThePhone();
    const calls = service().calls.length;
    for (const element of [phone, terms]) {
      element.headingLevel = 4;
      element.lang = 'de-CH';
      await settle();
      expect(find(element, '[part~="heading"]').localName).to.equal('h4');
      expect(find(element, '.card').lang).to.equal('de-CH');
    }
    expect([state(phone), state(terms)]).to.deep.equal(['code', 'phone']);
    expect(part<HTMLInputElement>(phone, 'code-input').value).to.equal('AB');
    expect(service().calls.length).to.equal(calls);
  });

  it('another session ends what was begun with the one before: a code that is being checked', async () => {
    const phone = await atTheCode();
    const seen = listen();
    const answer = service().hold('check');
    await fill(phone, 'code-input', 'ABCD');
    await press(phone, 'verify-button');
    const before = phone.session!;
    phone.session = session({apiBase: `${serviceOrigin}/second/`});
    await settle();
    expect([state(phone), service().underWay]).to.deep.equal(['number', 0]);
    answer.answer(done());
    await settle();
    expect([state(phone), before.msisdn, phone.session.msisdn]).to.deep.equal(['number', null, null]);
    expect(seen.events).to.deep.equal([]);
  });

  it('another session ends what was begun with the one before: a wait for the phone', async () => {
    const clock = stopTime();
    const terms = await atThePhone();
    const seen = listen();
    const answer = service().hold('poll');
    await clock.pass(1100);
    service().always('terms', () => done(404));
    terms.session = session({apiBase: `${serviceOrigin}/second/`});
    await settle();
    expect([state(terms), service().underWay]).to.deep.equal(['nothing', 0]);
    expect(service().last('terms').url.pathname).to.match(/^\/second\//);
    answer.answer(json(progress({confirmed: true})));
    await clock.pass(60_000);
    expect(state(terms)).to.equal('nothing');
    expect(seen.events).to.deep.equal([]);
  });

  it('another session is read with anew, and the old answer forgotten', async () => {
    service();
    const status = await place<Ours>(`<sf-status msisdn="${anna}"></sf-status>`);
    expect(status.getAttribute('can-sign')).to.equal('yes');
    const answer = service().hold('evidence');
    status.session = session({apiBase: `${serviceOrigin}/second/`});
    await settle();
    expect([state(status), status.getAttribute('can-sign')]).to.deep.equal(['loading', null]);
    answer.answer(json(evidenceOf({signingStatus: 'MISMATCH'})));
    await settle();
    expect(status.getAttribute('can-sign')).to.equal('no');
  });
});

describe('L-10: fifty elements on a page', () => {
  it('ask for one token, and once for each thing they read', async () => {
    openTerms();
    let tokens = 0;
    const given = session({
      token: async () => {
        tokens++;
        return 'a-token';
      },
    });
    const one = `<sf-status msisdn="${anna}"></sf-status><sf-tc-accept msisdn="${anna}"></sf-tc-accept>`;
    const home = await place<HTMLElement>(`<div>${one.repeat(25)}</div>`, given);
    await until(() => [...home.children].every(element => ['loaded', 'review'].includes(state(element)!)));
    expect([tokens, service().count('evidence'), service().count('terms')]).to.deep.equal([1, 1, 1]);
  });

  it('are gone from memory once they were removed', async () => {
    const given = session();
    /** Nothing out here holds on to them but these. */
    const refs: WeakRef<Element>[] = [];
    await (async () => {
      openTerms();
      const markup = tags.map(tag => `<${tag} ${busyWith(tag)}></${tag}>`).join('').repeat(7);
      const home = await place<HTMLElement>(`<div>${markup}</div>`, given);
      await settle();
      for (const element of home.children) refs.push(new WeakRef(element));
      for (const element of home.querySelectorAll('sf-flow')) for (const inner of element.shadowRoot!.querySelectorAll('sf-status')) refs.push(new WeakRef(inner));
      home.remove();
    })();
    expect(refs.length).to.be.above(50);
    await settle();
    for (let round = 0; round < 10 && refs.some(ref => ref.deref()); round++) {
      if (!(await executeServerCommand('x-collect-garbage'))) leaveOut(`${engine} frees memory when it likes`);
      await settle();
    }
    expect(refs.flatMap(ref => ref.deref()?.localName ?? [])).to.deep.equal([]);
  });
});

describe('L-13: a listener of the page that throws', () => {
  const throwing = (names: string[]) => {
    const thrown: string[] = [];
    const listener = ({type}: Event) => {
      thrown.push(type);
      throw new Error('from the page');
    };
    for (const name of names) document.body.addEventListener(name, listener, {capture: true});
    return {thrown, stop: () => names.forEach(name => document.body.removeEventListener(name, listener, {capture: true}))};
  };
  const names = ['sf-error', 'sf-code-sent', 'sf-phone-verified', 'sf-status-change', 'sf-action', 'sf-terms-pending', 'sf-terms-accepted', 'sf-identify', 'sf-step',
    'sf-complete', 'sf-open', 'sf-close', 'sf-expiring'];

  it('keeps nobody from the end of the way, and is the page’s own to hear of', async () => {
    const clock = stopTime();
    const {thrown, stop} = throwing(names);
    const errors = errorsOfThePage();
    try {
      openTerms();
      service().next('send', json({}, 400));
      const launcher = await place<HTMLElement & {open: () => Promise<{outcome: string}>}>('<sf-launcher></sf-launcher>');
      const ended = launcher.open();
      await settle();
      const flow = launcher.shadowRoot!.querySelector('sf-flow')!;
      const inner = (tag: string) => flow.shadowRoot!.querySelector<HTMLElement>(tag)!;
      await fill(inner('sf-phone-verify'), 'number-input', '079 000 00 01');
      await press(inner('sf-phone-verify'), 'send-button');
      await press(inner('sf-phone-verify'), 'send-button');
      await fill(inner('sf-phone-verify'), 'code-input', 'ABCD');
      await press(inner('sf-phone-verify'), 'verify-button');
      await press(inner('sf-status'), 'action-button');
      for (const name of ['zertes', 'eidas', 'risk']) part(inner('sf-tc-accept'), `${name}-checkbox`).click();
      await press(inner('sf-tc-accept'), 'accept-button');
      service().always('poll', () => json(progress({confirmed: true})));
      service().always('terms', () => done(404));
      await clock.pass(2000);
      expect(flow.getAttribute('step')).to.equal('done');
      await press(launcher, 'close-button');
      await clock.pass(5000);
      expect((await ended).outcome).to.equal('completed');
    } finally {
      stop();
      errors.stop();
    }
    expect(thrown).to.include.members(['sf-open', 'sf-error', 'sf-code-sent', 'sf-phone-verified', 'sf-step', 'sf-status-change', 'sf-action', 'sf-terms-pending',
      'sf-terms-accepted', 'sf-complete', 'sf-close']);
    expect(errors.seen).to.deep.equal(thrown.map(() => 'from the page'));
  });
});

describe('L-14: a listener of the page that prevents', () => {
  it('changes nothing but what an event says it can', async () => {
    const clock = stopTime();
    const all = ['sf-error', 'sf-code-sent', 'sf-phone-verified', 'sf-status-change', 'sf-terms-pending', 'sf-terms-accepted'];
    const prevented: string[] = [];
    const prevent = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.defaultPrevented) prevented.push(event.type);
    };
    for (const name of all) document.body.addEventListener(name, prevent, {capture: true});
    try {
      openTerms();
      const given = session();
      const home = await place<HTMLElement>('<div><sf-phone-verify></sf-phone-verify><sf-status></sf-status><sf-tc-accept></sf-tc-accept></div>', given);
      const [phone, status, terms] = [...home.children] as [Ours, Ours, Ours];
      await fill(phone, 'number-input', '079 000 00 01');
      await press(phone, 'send-button');
      await fill(phone, 'code-input', 'ABCD');
      await press(phone, 'verify-button');
      expect([state(phone), state(status), state(terms)]).to.deep.equal(['verified', 'loaded', 'review']);
      for (const name of ['zertes', 'risk']) part(terms, `${name}-checkbox`).click();
      await press(terms, 'accept-button');
      service().always('poll', () => json(progress({confirmed: true})));
      service().always('terms', () => done(404));
      await clock.pass(2000);
      await settle(10);
      expect([state(terms), status.getAttribute('can-sign')]).to.deep.equal(['accepted', 'yes']);
    } finally {
      for (const name of all) document.body.removeEventListener(name, prevent, {capture: true});
    }
    expect(prevented).to.deep.equal([]);
  });
});

describe('L-15: an element is the same', () => {
  beforeEach(() => {
    service();
    Reflect.deleteProperty(globalThis, Symbol.for('smart-flow.session'));
    shelf.clear();
  });

  const homes: HTMLElement[] = [];
  const home = () => {
    const made = document.createElement('main');
    document.body.append(made);
    homes.push(made);
    return made;
  };
  afterEach(() => homes.splice(0).forEach(each => each.remove()));

  const frame = () => {
    const made = document.createElement('iframe');
    made.title = 'Elsewhere';
    home().append(made);
    return made;
  };

  /** Ways to get one onto the page. */
  const ways: Record<string, (tag: string) => Element> = {
    'made by createElement()': tag => document.createElement(tag),
    'made by its class': tag => new (customElements.get(tag)!)(),
    'made by innerHTML': tag => {
      const box = document.createElement('div');
      box.innerHTML = `<${tag}></${tag}>`;
      return box.firstElementChild!;
    },
    'made by insertAdjacentHTML() on the page': tag => {
      const box = home();
      box.insertAdjacentHTML('beforeend', `<${tag}></${tag}>`);
      return box.firstElementChild!;
    },
    'in a template that is imported': tag => {
      const template = document.createElement('template');
      template.innerHTML = `<${tag}></${tag}>`;
      return (document.importNode(template.content, true) as DocumentFragment).firstElementChild!;
    },
    'in a template that is cloned': tag => {
      const template = document.createElement('template');
      template.innerHTML = `<${tag}></${tag}>`;
      return (template.content.cloneNode(true) as DocumentFragment).firstElementChild!;
    },
    'taken out of a template': tag => {
      const template = document.createElement('template');
      template.innerHTML = `<${tag}></${tag}>`;
      return template.content.firstElementChild!;
    },
    'parsed in a document of its own': tag => document.adoptNode(new DOMParser().parseFromString(`<${tag}></${tag}>`, 'text/html').body.firstElementChild!),
    'a copy of one that was never shown': tag => document.createElement(tag).cloneNode(true) as Element,
    'adopted from a frame': tag => {
      const other = frame().contentDocument!;
      return document.adoptNode(other.createElement(tag));
    },
    'written by document.write()': tag => {
      const other = frame().contentDocument!;
      other.open();
      other.write(`<!doctype html><${tag}></${tag}>`);
      other.close();
      return other.body.firstElementChild!;
    },
  };

  for (const [how, make] of Object.entries(ways)) {
    it(`where it is ${how}`, async () => {
      for (const tag of tags) {
        const element = make(tag);
        home().append(element);
        await settle();
        expect(works(element), tag).to.equal(true);
      }
    });
  }

  it('in a shadow root in a shadow root, with its events out of both', async () => {
    const seen = listen();
    const outer = document.createElement('div').attachShadow({mode: 'open'});
    const inner = document.createElement('div');
    outer.append(inner);
    const root = inner.attachShadow({mode: 'closed'});
    root.innerHTML = tags.map(tag => `<${tag}></${tag}>`).join('');
    home().append(outer.host);
    await settle();
    for (const element of root.children) expect(works(element), element.localName).to.equal(true);
    const phone = root.querySelector('sf-phone-verify')!;
    await fill(phone, 'number-input', '079 000 00 01');
    await press(phone, 'send-button');
    expect(state(phone)).to.equal('code');
    expect(seen.names()).to.deep.equal(['sf-code-sent']);
  });

  it('where it was there before the script, with all that was said to it until then', async () => {
    const element = document.createElement('late-status') as Ours & {level: number};
    const [phone, gate] = [document.createElement('late-phone-verify') as Ours & {msisdn: string}, document.createElement('late-gate') as Ours];
    gate.innerHTML = '<p>Sign</p>';
    home().append(element, phone, gate);
    element.setAttribute('msisdn', anna);
    Object.assign(element, {session: session(), level: 3});
    Object.assign(phone, {session: session(), msisdn: '41790000001', headingLevel: 3});
    expect(gate.firstElementChild!.checkVisibility()).to.equal(true);
    define({prefix: 'late'});
    await settle();
    expect([state(element), element.level, element.getAttribute('can-sign')]).to.deep.equal(['loaded', 3, 'yes']);
    expect(find(phone, 'h3').textContent).to.contain('Confirm your mobile number');
    expect(part<HTMLInputElement>(phone, 'number-input').value).to.equal('0790000001');
    expect(gate.firstElementChild!.checkVisibility()).to.equal(false);
    expect(gate.shadowRoot!.querySelector('late-flow')!.shadowRoot!.querySelector('late-phone-verify')).not.to.equal(null);
  });

  it('under a prefix with a hyphen in it', async () => {
    define({prefix: 'of-ours'});
    const flow = document.createElement('of-ours-flow') as Ours;
    home().append(flow);
    await settle();
    expect(works(flow.shadowRoot!.querySelector('of-ours-phone-verify')!)).to.equal(true);
  });

  it('where a copy of one that is in use begins anew, and shares nothing with it', async () => {
    const element = await atTheCode();
    const copy = element.cloneNode(true) as Ours;
    copy.session = session();
    element.after(copy);
    await settle();
    expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('AB');
    expect(has(copy, 'code-input') && part<HTMLInputElement>(copy, 'code-input').value).not.to.equal('AB');
    await press(element, 'change-button');
    expect(state(element)).to.equal('number');
    expect(works(copy)).to.equal(true);
  });

  it('where it is moved to another window and back: its styles, its language and what was begun go along', async () => {
    const clock = stopTime();
    const element = await atTheCode();
    const back = element.parentElement!;
    const surface = () => getComputedStyle(find(element, '.card')).borderTopStyle + getComputedStyle(part(element, 'verify-button')).minBlockSize;
    const before = surface();
    const sheets = element.shadowRoot!.adoptedStyleSheets.length;
    const made = frame();
    made.style.width = '700px';
    const other = made.contentDocument!;
    other.documentElement.lang = 'de-CH';
    other.body.append(element);
    await clock.pass(1000);
    expect([state(element), part<HTMLInputElement>(element, 'code-input').value]).to.deep.equal(['code', 'AB']);
    expect(surface()).to.equal(before);
    expect(find(element, '.card').lang).to.equal('de-CH');
    other.documentElement.lang = 'en';
    await settle();
    expect(find(element, '.card').lang).to.equal('en');
    await fill(element, 'code-input', 'ABCD');
    back.append(element);
    await settle();
    expect([surface(), element.shadowRoot!.adoptedStyleSheets.length]).to.deep.equal([before, sheets]);
    await press(element, 'verify-button');
    expect(state(element)).to.equal('verified');
    expect(service().count('send')).to.equal(1);
  });

  it('where a flow goes on in another window', async () => {
    openTerms();
    const flow = await place<Ours>(`<sf-flow msisdn="${anna}" locked></sf-flow>`);
    expect(flow.getAttribute('step')).to.equal('status');
    const other = frame().contentDocument!;
    other.body.append(flow);
    await settle();
    await press(flow.shadowRoot!.querySelector('sf-status')!, 'action-button');
    const terms = flow.shadowRoot!.querySelector('sf-tc-accept')!;
    expect([flow.getAttribute('step'), state(terms)]).to.deep.equal(['terms', 'review']);
    expect(terms.shadowRoot!.adoptedStyleSheets.length).to.be.above(0);
    expect(allText(terms)).to.contain('Terms');
  });

  it('where it passes through a document that nobody sees', async () => {
    const element = await atTheCode();
    const back = element.parentElement!;
    const sheets = [...element.shadowRoot!.adoptedStyleSheets];
    document.createElement('template').content.append(element);
    document.implementation.createHTMLDocument().body.append(element);
    await settle();
    back.append(element);
    await settle();
    expect([state(element), part<HTMLInputElement>(element, 'code-input').value]).to.deep.equal(['code', 'AB']);
    expect([...element.shadowRoot!.adoptedStyleSheets]).to.deep.equal(sheets);
  });
});

describe('H-06: in a form of the page', () => {
  it('nothing that is pressed in an element, by hand or with Enter, sends that form', async () => {
    stopTime();
    openTerms();
    const inside = tags.map(tag => `<${tag} ${tag === 'sf-phone-verify' ? '' : busyWith(tag)}></${tag}>`).join('');
    const form = await place<HTMLFormElement>(`<form action="/sent"><input name="own">${inside}<button>Send</button></form>`);
    let sent = 0;
    form.addEventListener('submit', event => {
      event.preventDefault();
      sent++;
    });
    form.addEventListener('click', event => (event.composedPath()[0] as Element).closest('a') && event.preventDefault());
    const enter = (field: Element) => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true, cancelable: true}));
    const pressed = new Set<Element>();
    const press = async (root: ParentNode): Promise<void> => {
      for (const each of root.querySelectorAll<HTMLElement>('button, input, select, a[href], summary, sf-phone-verify, sf-status, sf-tc-accept, sf-identify, sf-flow')) {
        if (each.shadowRoot) await press(each.shadowRoot);
        if (pressed.has(each) || !each.isConnected) continue;
        pressed.add(each);
        enter(each);
        each.click();
        await settle(1);
      }
    };
    for (const element of form.querySelectorAll(tags.join())) await press(element.shadowRoot!);
    expect(pressed.size).to.be.above(30);
    expect(sent).to.equal(0);
    form.querySelector('button')!.click();
    expect(sent).to.equal(1);
    form.remove();
  });

  it('Enter by a real key in each field sends the element’s own, and not that form', async () => {
    service();
    const form = await place<HTMLFormElement>('<form><input name="own"><sf-phone-verify></sf-phone-verify><button>Send</button></form>');
    let sent = 0;
    form.addEventListener('submit', event => {
      event.preventDefault();
      sent++;
    });
    const phone = form.querySelector('sf-phone-verify')!;
    await fill(phone, 'number-input', '079 000 00 01');
    await keys('Enter');
    await settle();
    await fill(phone, 'code-input', 'ABCD');
    await keys('Enter');
    await settle();
    expect([state(phone), sent]).to.deep.equal(['verified', 0]);
  });
});
