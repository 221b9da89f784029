/** Pages that are in the way: with things put over what everybody uses, before and after the elements came. */
import {anna, done, evidenceOf, expect, json, progress, service, serviceOrigin, settle, shelf, termsLink, until} from './helpers.js';
import {classic, find, modular, read, textOf, words, world, type Page, type Theirs, type World} from './hostile-world.js';

const canSign = (element: Element) => read(element, 'can-sign');

/** Opens a page with the bundle in it. */
async function loaded(markup?: string, before?: (page: Page) => void): Promise<World> {
  const opened = world(markup, before);
  expect(await opened.load(classic)).to.equal(true);
  return opened;
}

/** Clicks in a page whose own functions may be gone. */
async function click(element: Element, name: string): Promise<void> {
  HTMLElement.prototype.click.call(find(element, `[part~="${name}"]`)!);
  await settle();
}

/** Goes through everything somebody does; the page is as it should be in all else. */
async function goThrough({put, thrown, reported}: World): Promise<void> {
  const status = await put('sf-status');
  await until(() => canSign(status) === 'yes');
  service().always('terms', () => json({link: termsLink}));
  const terms = await put('sf-tc-accept', {msisdn: anna, 'announce-in-title': ''});
  await until(() => read(terms, 'state') === 'review');
  for (const name of ['zertes', 'eidas', 'risk']) await click(terms, `${name}-checkbox`);
  service().always('poll', () => json(progress({confirmed: true})));
  await click(terms, 'accept-button');
  await until(() => read(terms, 'state') === 'accepted');
  service().always('terms', () => done(404));
  const flow = await put('sf-flow', {msisdn: anna, locked: ''});
  await until(() => read(flow, 'step') === 'done');
  for (const tag of ['sf-phone-verify', 'sf-identify', 'sf-qes-info', 'sf-gate', 'sf-launcher']) {
    expect((await put(tag, {})).shadowRoot!.childElementCount, tag).to.be.above(0);
  }
  expect([...thrown, ...reported]).to.deep.equal([]);
}

describe('H-04: names on the page that cover what a script looks for', () => {
  const onWindow = ['SmartFlows', 'smartFlows', 'smartFlow', 'client', 'session', 'configure', 'define', 'litHtmlVersions', 'litElementVersions', 'reactiveElementVersions',
    'litHtmlPolyfillSupport', 'litElementPolyfillSupport', 'litElementHydrateSupport', 'reactiveElementPolyfillSupport', 'ShadyCSS', 'ShadyDOM', 'litNonce', 'OTPCredential',
    'litIssuedWarnings', 'emitLitDebugLogEvents', 'process', 'global', 'module', 'exports', 'require', 'error', 'problem', 'number', 'code', 'hint'];
  const onDocument = ['title', 'body', 'head', 'forms', 'cookie', 'dir', 'hidden', 'readyState', 'activeElement', 'baseURI', 'referrer', 'location'];

  for (const [what, covers] of Object.entries({
    'forms with a name': [...onWindow, ...onDocument].map(name => `<form name="${name}"><input name="value"><input id="${name}-x"></form>`),
    'pictures with a name': [...onWindow, ...onDocument].map(name => `<img alt="" name="${name}">`),
    'two of each id': onWindow.flatMap(name => [`<a id="${name}"></a>`, `<a id="${name}" name="href"></a>`]),
    'frames with a name': onWindow.slice(0, 12).map(name => `<iframe name="${name}" title="x"></iframe>`),
  })) {
    it(`are not looked for by the elements: ${what}`, async () => {
      await goThrough(await loaded(`<!doctype html><html lang="en"><body>${covers.join('')}</body></html>`));
    });
  }
});

describe('H-03: a page that put more on what everybody has', () => {
  type Any = Record<string, unknown>;
  /** Not `signal` or `headers`: with those the browser's own functions refuse their work, for everybody. */
  const noise = (prototype: object) => {
    for (const name of ['extend', 'each', 'x', 'session', 'msisdn', 'status', 'canSign', 'confirmed', 'notFound', 'styles', 'render', 'flow', 'done']) {
      if (!(name in prototype)) (prototype as Any)[name] = name === 'confirmed' ? true : name === 'each' ? () => 1 : name;
    }
  };
  for (const [what, before] of Object.entries<(page: Page) => void>({
    'on all objects': ({Object}) => noise(Object.prototype),
    'on all lists, texts, numbers and functions': ({Array, String, Number, Function}) => [Array, String, Number, Function].forEach(each => noise(each.prototype)),
    'as Prototype.js does, which writes lists as texts': ({Array, String}) => {
      Object.assign(Array.prototype, {toJSON: () => '[]', clone: () => [], uniq: () => []});
      Object.assign(String.prototype, {toJSON: undefined, camelize: () => '', startsWith: String.prototype.startsWith});
    },
    'as MooTools does, with a way of its own to make lists': ({Array, Function}) => {
      const own = Array as unknown as Any;
      own.clone = (list: unknown[]) => [...list];
      Object.assign(Function.prototype, {extend: () => 1, implement: () => 1, overloadSetter: () => 1});
    },
    'on all elements and events': ({Element, Event, Node}) => [Element, Event, Node].forEach(each => noise(each.prototype)),
  })) {
    it(`before the elements came: ${what}`, async () => goThrough(await loaded(undefined, before)));

    it(`after the elements came: ${what}`, async () => {
      const opened = await loaded();
      before(opened.page);
      await goThrough(opened);
    });
  }
});

describe('a page that replaces what everybody uses, after the elements came', () => {
  type Any = Record<string, Record<string, unknown> & {prototype: Record<string, unknown>}>;
  const globals = ['fetch', 'URL', 'URLSearchParams', 'AbortSignal', 'Headers', 'Request', 'Promise', 'JSON', 'Map', 'Set', 'WeakMap', 'Symbol', 'Intl', 'Date',
    'Number', 'String', 'Array', 'Object', 'RegExp', 'TypeError', 'TextEncoder', 'crypto', 'performance', 'setTimeout', 'clearTimeout', 'queueMicrotask',
    'CustomEvent', 'Event', 'MutationObserver', 'BroadcastChannel', 'localStorage', 'navigator', 'Blob', 'FormData', 'customElements', 'HTMLElement', 'ShadowRoot',
    'Element', 'Node', 'reportError', 'structuredClone', 'DOMException', 'addEventListener', 'console', 'Reflect', 'encodeURIComponent', 'parseInt'];
  const ofPrototypes: [string, string[]][] = [
    ['Array', ['map', 'filter', 'some', 'includes', 'flatMap', 'find', 'push', 'join']], ['String', ['trim', 'replace', 'split', 'slice']],
    ['Promise', ['finally', 'catch']], ['Map', ['get', 'set']], ['Set', ['has']], ['RegExp', ['test', 'exec']], ['Date', ['toISOString']], ['Function', ['call', 'bind']],
    ['Element', ['setAttribute', 'getAttribute', 'attachShadow']], ['Node', ['insertBefore']], ['EventTarget', ['dispatchEvent']], ['HTMLElement', ['focus']],
  ];
  const ofGlobals: [string, string[]][] = [
    ['Object', ['entries', 'hasOwn', 'assign', 'fromEntries']], ['Array', ['from', 'isArray']], ['JSON', ['parse', 'stringify']], ['Promise', ['all', 'resolve']],
    ['Math', ['random']], ['AbortSignal', ['any']], ['Number', ['isFinite', 'isInteger']], ['crypto', ['randomUUID']],
  ];

  const breaks: Record<string, (page: Any, broken: () => never) => void> = {};
  for (const name of globals) {
    const replace = (page: Any, value: unknown) => Object.defineProperty(page, name, {configurable: true, writable: true, value});
    breaks[`without ${name}`] = page => replace(page, undefined);
    breaks[`with a ${name} that throws`] = (page, broken) => replace(page, function () {
      broken();
    });
  }
  for (const [name, methods] of ofPrototypes) for (const method of methods) breaks[`with a ${method}() of every ${name} that throws`] = (page, broken) => (page[name]!.prototype[method] = broken);
  for (const [name, methods] of ofGlobals) for (const method of methods) breaks[`with a ${name}.${method}() that throws`] = (page, broken) => (page[name]![method] = broken);

  for (const [what, replace] of Object.entries(breaks)) {
    it(`never makes a "no" a "yes", nor an element throw: ${what}`, async () => {
      const opened = await loaded();
      const {page, put, thrown} = opened;
      const status = await put('sf-status');
      await until(() => canSign(status) === 'yes');
      const broken = new Function('throw new TypeError("replaced")') as () => never;
      service().always('evidence', () => json(evidenceOf({signingStatus: 'MISMATCH'})));
      replace(page as unknown as Any, broken);
      await status.refresh();
      await until(() => canSign(status) !== 'yes', 'no more "yes"', 3000);
      // It says what is so, that it cannot tell, or that it does not work.
      expect(canSign(status)).to.be.oneOf(['no', 'unknown', null]);
      expect(words(status)).not.to.match(/^(Your electronic signature )?You can sign/);
      expect(words(status)).to.match(/not possible|could not|says nothing|does not work/);
      expect(thrown).to.deep.equal([]);
    });
  }
});

describe('L-12: a tag that is taken by something else', () => {
  const take = (...tags: string[]) => ({customElements, HTMLElement: Base}: Page) => {
    for (const tag of tags) customElements.define(tag, class extends Base {});
  };

  it('is left to it, told of once, and nobody else is harmed', async () => {
    const {put, warned, thrown, page} = await loaded(undefined, take('sf-identify'));
    page.SmartFlow.define();
    expect(warned).to.have.length(1);
    expect(warned[0]).to.contain('<sf-identify>');
    expect(warned[0]).to.contain('taken by something else').and.to.contain('define({prefix})');
    const status = await put('sf-status');
    await until(() => canSign(status) === 'yes');
    expect((await put('sf-identify')).shadowRoot).to.equal(null);
    page.SmartFlow.define({prefix: 'own'});
    const flow = await put('own-flow', {msisdn: anna, locked: ''});
    await until(() => read(flow, 'step') === 'done');
    expect(thrown).to.deep.equal([]);
  });

  it('leaves what is made of it undefined, with what the page put there', async () => {
    const {put, thrown, page} = await loaded(undefined, take('sf-status', 'sf-phone-verify'));
    for (const tag of ['sf-flow', 'sf-gate', 'sf-launcher']) {
      expect(page.customElements.get(tag)).to.equal(undefined);
      const element = await put(tag, {});
      element.textContent = 'Without a script';
      expect([element.shadowRoot, element.innerText]).to.deep.equal([null, 'Without a script']);
    }
    expect((await put('sf-tc-accept')).shadowRoot).not.to.equal(null);
    expect(thrown).to.deep.equal([]);
  });

  it('or cannot be had at all, is told of and thrown at nobody', async () => {
    const {warned, thrown, page} = await loaded(undefined, ({customElements}) => {
      customElements.define = () => {
        throw new Error('not here');
      };
    });
    expect(warned).to.have.length(6);
    expect(warned[0]).to.contain('<sf-config> could not be registered').and.to.contain('not here');
    expect(typeof page.SmartFlow.createSession).to.equal('function');
    expect(thrown).to.deep.equal([]);
  });
});

describe('L-11: the bundle twice', () => {
  const parts = (flow: Theirs) => find(flow, 'sf-status')!;

  for (const [first, second] of [[classic, modular], [modular, classic], [classic, `${classic}?again`], [modular, `${modular}?again`]] as const) {
    it(`in one version is nothing to speak of: ${first}, then ${second}`, async () => {
      const {load, put, warned, thrown, page} = world();
      const type = (address: string) => (address.startsWith(modular) ? 'module' : 'text/javascript');
      for (const address of [first, second]) expect(await load(address, type(address))).to.equal(true);
      if (!page.SmartFlow) expect(await load(classic)).to.equal(true);
      const flow = await put('sf-flow', {msisdn: anna, locked: ''});
      await until(() => read(flow, 'step') === 'done');
      expect(canSign(parts(flow))).to.equal('yes');
      expect([...warned, ...thrown]).to.deep.equal([]);
    });
  }

  it('in two versions: the first stays, the other says so once, and can be had under another prefix', async () => {
    const {load, put, warned, thrown, page} = await loaded();
    const text = await textOf(classic);
    const {version} = page.SmartFlow;
    expect(text.split(`"${version}"`).length).to.be.above(1);
    const other = URL.createObjectURL(new Blob([text.replaceAll(`"${version}"`, '"99.1.0"')], {type: 'text/javascript'}));
    const before = page.customElements.get('sf-status');
    expect(await load(other)).to.equal(true);
    URL.revokeObjectURL(other);
    expect(page.SmartFlow.version).to.equal('99.1.0');
    expect(page.customElements.get('sf-status') === before).to.equal(true);
    expect(warned).to.have.length(1);
    expect(warned[0]).to.contain(version).and.to.contain('99.1.0');
    page.SmartFlow.define({prefix: 'new'});
    for (const prefix of ['sf', 'new']) {
      const flow = await put(`${prefix}-flow`, {msisdn: anna, locked: ''});
      await until(() => read(flow, 'step') === 'done');
    }
    expect(warned).to.have.length(1);
    expect(thrown).to.deep.equal([]);
  });
});

describe('H-05: an odd document', () => {
  beforeEach(() => shelf.clear());
  const odd: Record<string, string> = {
    'without a doctype': '<html lang="en"><body></body></html>',
    'with a base elsewhere': '<!doctype html><html lang="en"><head><base href="https://evil.example/deep/" target="_blank"></head><body></body></html>',
    'with a base that is none': '<!doctype html><html lang="en"><head><base href="javascript:alert(1)"></head><body></body></html>',
    'in a language nobody here speaks': '<!doctype html><html lang="xx"><body></body></html>',
    'without a language': '<!doctype html><html><body></body></html>',
    'from right to left': '<!doctype html><html dir="rtl" lang="en"><body></body></html>',
    'with frames in place of a body': '<!doctype html><html lang="en"><frameset></frameset></html>',
  };
  for (const [what, markup] of Object.entries(odd)) {
    it(`is one in which everything works: ${what}`, async () => {
      const opened = await loaded(markup);
      await goThrough(opened);
      opened.page.SmartFlow.configure({apiBase: 'flows/', token: async () => 'a-token'});
      const status = await opened.put('sf-status', {msisdn: anna}, 'the page’s');
      await until(() => canSign(status) === 'yes');
      expect([...new Set(service().calls.map(({url}) => url.origin))]).to.have.members([serviceOrigin, location.origin]);
    });
  }

  it('has the same sizes in quirks mode', async () => {
    const measure = async (markup: string) => {
      const opened = await loaded(markup);
      const phone = await opened.put('sf-phone-verify', {});
      opened.document.querySelector('td')!.append(phone);
      await settle();
      const sizes = ['.card', ...['heading', 'number-input', 'country-select', 'send-button'].map(name => `[part~="${name}"]`)].map(selector => {
        const {fontSize, fontStyle, fontWeight, lineHeight, minBlockSize, blockSize, marginBlockEnd, color} = opened.page.getComputedStyle(find(phone, selector)!);
        return [selector, fontSize, fontStyle, fontWeight, lineHeight, minBlockSize, blockSize, marginBlockEnd, color];
      });
      return [opened.document.compatMode, sizes] as const;
    };
    // In a table cell, which inherits nothing of the body where quirks show.
    const inside = '<html lang="en"><style>body {font: italic bold 20px serif; color: teal}</style><body><table><tr><td></td></tr></table></body></html>';
    const [[modern, sizes], [quirks, same]] = [await measure(`<!doctype html>${inside}`), await measure(inside)];
    expect([modern, quirks]).to.deep.equal(['CSS1Compat', 'BackCompat']);
    expect(same).to.deep.equal(sizes);
  });

  it('leads its own addresses to the page’s origin, wherever its base is', async () => {
    const {page} = await loaded(odd['with a base elsewhere']);
    const given = page.SmartFlow.createSession({apiBase: 'flows/', flowUrl: 'flow.html', tokenUrl: 'token'});
    expect(given.base.href).to.equal(`${location.origin}/flows/`);
  });
});
