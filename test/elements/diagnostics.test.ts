import {SfCodeSentEvent} from '../../src/elements/events.js';
import type {SfFlow} from '../../src/elements/sf-flow.js';
import {subscribe} from '../../src/elements/subscribe.js';
import type {SmartFlowOptions} from '../../src/session/options.js';
import {anna, done, evidenceOf, expect, fill, json, listen, place, press, service, session, settle} from './helpers.js';

const code = 'QXZW';
const token = 'canary-token';

/** All that the console is told until the returned function is called, as text. */
function hearConsole(): {lines: string[]; stop: () => void} {
  const lines: string[] = [];
  const ways = ['debug', 'log', 'info', 'warn', 'error'] as const;
  const before = ways.map(way => console[way]);
  for (const way of ways) console[way] = (...said: unknown[]) => void lines.push(said.map(each => `${String(each)} ${JSON.stringify(each)}`).join(' '));
  return {lines, stop: () => ways.forEach((way, index) => (console[way] = before[index]!))};
}

/** The whole way, with a wrong code on it. */
async function wholeFlow(options: SmartFlowOptions): Promise<SfFlow> {
  service().always('evidence', () => json(evidenceOf()));
  service().always('terms', () => done(404));
  const element = await place<SfFlow>('<sf-flow></sf-flow>', session({token: async () => token, ...options}));
  const phone = element.shadowRoot!.querySelector('sf-phone-verify')!;
  await fill(phone, 'number-input', '079 000 00 01');
  await press(phone, 'send-button');
  service().always('check', () => done(400));
  await fill(phone, 'code-input', code);
  await press(phone, 'verify-button');
  await settle();
  service().always('check', () => done(200));
  await fill(phone, 'code-input', code);
  await press(phone, 'verify-button');
  await settle();
  expect(element.getAttribute('step')).to.equal('done');
  return element;
}

describe('diagnostics', () => {
  it('tell the logger and the console of each event, and nothing of the person', async () => {
    const records: Record<string, unknown>[] = [];
    const heard = hearConsole();
    try {
      await wholeFlow({debug: true, logger: record => records.push(record)});
    } finally {
      heard.stop();
    }
    const names = records.map(({event}) => event);
    expect(names.filter(name => name === 'sf-step').length).to.equal(2);
    for (const name of ['sf-code-sent', 'sf-error', 'sf-phone-verified', 'sf-status-change', 'sf-complete', 'session']) expect(names).to.include(name);
    expect(heard.lines.filter(line => line.startsWith('smart-flow-elements: ')).length).to.equal(records.length);
    const all = JSON.stringify(records) + heard.lines.join('\n');
    for (const canary of [anna, '79 000 00 01', '790000001', code, token]) expect(all).not.to.contain(canary);
  });

  it('say nothing where nobody asked', async () => {
    const heard = hearConsole();
    try {
      await wholeFlow({});
    } finally {
      heard.stop();
    }
    expect(heard.lines).to.deep.equal([]);
  });

  it('go on when the logger throws, at once or later', async () => {
    const heard = hearConsole();
    let calls = 0;
    try {
      await wholeFlow({
        logger: () => {
          if (++calls % 2) throw new Error('full');
          return Promise.reject(new Error('full'));
        },
      });
    } finally {
      heard.stop();
    }
    expect(calls).to.be.greaterThan(5);
    expect(heard.lines.length).to.equal(calls);
  });

  it('say in sf-step how long the step before took', async () => {
    const seen = listen();
    const start = performance.now();
    await wholeFlow({});
    const [first, second] = seen.of('sf-step').map(({detail}) => detail);
    expect([first.from, first.to, second.from]).to.deep.equal(['phone', 'status', 'status']);
    expect(first.duration).to.be.greaterThan(0);
    expect(first.duration + second.duration).to.be.at.most(Math.ceil(performance.now() - start) + 1);
  });
});

describe('subscribe', () => {
  it('hears every event once, also a stopped one, until it is told to stop', async () => {
    const seen = listen();
    const names: string[] = [];
    const stop = subscribe(({type}) => names.push(type));
    const element = await wholeFlow({});
    expect(names).to.deep.equal(seen.names());
    element.addEventListener('sf-code-sent', event => event.stopPropagation(), {once: true});
    names.length = 0;
    element.dispatchEvent(new SfCodeSentEvent(anna));
    expect(names).to.deep.equal(['sf-code-sent']);
    stop();
    element.dispatchEvent(new SfCodeSentEvent(anna));
    expect(names.length).to.equal(1);
  });
});
