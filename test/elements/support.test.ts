/** What a person can take to support, wherever they cannot go on by themselves. */
import type {SfFlow} from '../../src/elements/sf-flow.js';
import type {SfStatus} from '../../src/elements/sf-status.js';
import {
  allText, anna, audit, done, evidenceOf, expect, fill, find, has, json, part, parts, pause, place, press, progress, service, session, settle, stopTime, termsLink,
  text, unreachable, untilState,
} from './helpers.js';

const url = 'https://service.example/help';
const withSupport = () => session({support: {url, phone: '0800 000 000', proNumber: 'PRO-77'}});

/** What is copied from now on; a browser that refuses copies nothing. */
function clipboard(allowed = true): string[] {
  const copied: string[] = [];
  const writeText = async (words: string) => {
    if (!allowed) throw new DOMException('No.', 'NotAllowedError');
    copied.push(words);
  };
  Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText}});
  return copied;
}

const refused = (status: number) => json({code: 'server', correlationId: 'ref-0815'}, status);

async function phoneWithProblem(answer: Response | Error = refused(400)): Promise<HTMLElement> {
  service().always('send', () => {
    if (answer instanceof Error) throw answer;
    return answer.clone();
  });
  const element = await place<HTMLElement>('<sf-phone-verify></sf-phone-verify>', withSupport());
  await fill(element, 'number-input', '079 000 00 01');
  await press(element, 'send-button');
  return element;
}

/** Places that lead nowhere, each with the step it is at. */
const deadEnds: [name: string, step: string, arrive: () => Promise<HTMLElement>][] = [
  ['a code that cannot be sent', '1 mobile number', async () => {
    const element = await phoneWithProblem(json({correlationId: 'ref-0815'}, 500));
    await settle();
    return element;
  }],
  ['a code of which no more are sent', '1 mobile number', async () => {
    const clock = stopTime();
    const element = await phoneWithProblem(done());
    for (const seconds of [31, 61, 121, 301, 301]) {
      await clock.pass(seconds * 1000);
      await press(element, 'resend-button');
    }
    return element;
  }],
  ['a status that cannot be read', '4 status', async () => {
    service().always('evidence', () => refused(403));
    return place(`<sf-status msisdn="${anna}"></sf-status>`, withSupport());
  }],
  ['a status nobody understands', '4 status', async () => {
    service().always('evidence', () => json(evidenceOf({signingStatus: 'NEW'})));
    return place(`<sf-status msisdn="${anna}"></sf-status>`, withSupport());
  }],
  ['terms that cannot be looked for', '5 terms of use', async () => {
    service().always('terms', () => refused(403));
    return place(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`, withSupport());
  }],
  ['an acceptance that the phone cannot confirm', '5 terms of use', async () => {
    const clock = stopTime();
    service().always('terms', () => json({link: termsLink, token: 'terms-token-1'}));
    service().always('poll', () => json(progress({error: 'PIN_NR_BLOCKED'})));
    const element = await place<HTMLElement>(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`, withSupport());
    part(element, 'zertes-checkbox').click();
    part(element, 'risk-checkbox').click();
    await press(element, 'accept-button');
    await clock.pass(3000);
    return element;
  }],
  ['no way of identification', '2 identification', async () =>
    place(`<sf-identify msisdn="${anna}" methods="none-of-them"></sf-identify>`, withSupport())],
];

describe('a dead end', () => {
  let before: PropertyDescriptor | undefined;
  beforeEach(() => (before = Object.getOwnPropertyDescriptor(navigator, 'clipboard')));
  afterEach(() => {
    if (before) Object.defineProperty(navigator, 'clipboard', before);
    else Reflect.deleteProperty(navigator, 'clipboard');
  });

  for (const [name, step, arrive] of deadEnds) {
    it(`${name}: a reference, the details to copy, and whom to turn to`, async () => {
      const copied = clipboard();
      const element = await arrive();
      expect(text(element, 'support')).to.match(/Reference for support: (ref-0815|\d{4}-\d{6})/);
      await press(element, 'copy-button');
      expect(copied.length).to.equal(1);
      expect(copied[0]).to.contain(`Process step: ${step}\n`).and.to.contain('PRO number: PRO-77\n');
      expect(copied[0]).to.match(/^Mobile number: \+41 79 ••• •• 01$/m);
      expect(copied[0]).not.to.contain('0000001');
      expect(part<HTMLAnchorElement>(element, 'help-link').href).to.equal(url);
      await audit(element);
    });
  }

  it('says that the details were copied, to eye and ear', async () => {
    clipboard();
    const element = await phoneWithProblem();
    await press(element, 'copy-button');
    expect(text(element, 'support')).to.contain('Copied. Paste');
    await pause(300);
    expect(find(element, '[role=status]').textContent).to.contain('Copied. Paste');
  });

  for (const [name, value] of [['refuses', undefined], ['has no clipboard', null]] as const) {
    it(`shows the details where the browser ${name}`, async () => {
      clipboard(false);
      if (value === null) Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined});
      const element = await phoneWithProblem();
      await press(element, 'copy-button');
      const field = part<HTMLTextAreaElement>(element, 'support-details');
      expect(field.value).to.contain('Process step: 1 mobile number');
      expect([field.readOnly, field.lang]).to.deep.equal([true, 'en']);
      // The masked number is in it.
      expect(field.matches('[data-sentry-mask].rr-mask')).to.equal(true);
      expect(field.scrollHeight).to.be.at.most(field.clientHeight + 1);
      await audit(element);
    });
  }

  it('has a reference where the element does not work any more', async () => {
    const reported: unknown[] = [];
    const {reportError} = globalThis;
    globalThis.reportError = error => void reported.push(error);
    const element = await place<SfStatus>(`<sf-status msisdn="${anna}"></sf-status>`, withSupport());
    Object.assign(element, {render: () => {
      throw new Error('broken');
    }});
    element.requestUpdate();
    await settle();
    globalThis.reportError = reportError;
    expect(element.shadowRoot!.textContent).to.match(/does not work at the moment.* Reference for support: \d{4}-\d{6}$/);
    expect(reported).to.have.length(1);
  });

  it('is over as soon as the person goes on', async () => {
    clipboard();
    const element = await phoneWithProblem();
    await press(element, 'copy-button');
    service().always('send', () => done());
    await press(element, 'send-button');
    await untilState(element, 'code');
    expect(has(element, 'support')).to.equal(false);
    expect(allText(element)).not.to.contain('Copied');
    await pause(300);
    expect(find(element, '[role=status]').textContent).to.contain('We sent an SMS');
  });

  it('has one card in a flow, and the contact once', async () => {
    service().always('evidence', () => refused(403));
    const flow = await place<SfFlow>(`<sf-flow msisdn="${anna}" locked></sf-flow>`, withSupport());
    await settle();
    const inner = part(flow, 'steps').parentElement!.querySelector<HTMLElement>('sf-status')!;
    expect([has(flow, 'support'), has(inner, 'support'), has(inner, 'help'), parts(flow, 'help').length]).to.deep.equal([false, true, false, 1]);
  });

  it('is not where an entry has to be mended', async () => {
    const element = await place<HTMLElement>('<sf-phone-verify></sf-phone-verify>', withSupport());
    await press(element, 'send-button');
    expect([has(element, 'support'), text(element, 'error')]).to.deep.equal([false, 'Error: Enter your mobile number.']);
  });

  it('has a reference of its own where nobody answered', async () => {
    clipboard();
    service().always('evidence', () => {
      throw unreachable();
    });
    const element = await place<HTMLElement>(`<sf-status msisdn="${anna}"></sf-status>`, withSupport());
    await untilState(element, 'failed', 9000);
    const reference = /\d{4}-\d{6}/.exec(text(element, 'support'))?.[0];
    const today = new Date().toISOString();
    expect(reference?.slice(0, 4)).to.equal(today.slice(5, 7) + today.slice(8, 10));
  });
});
