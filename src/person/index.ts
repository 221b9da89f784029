/**
 * Fills in the flow as a person would, for tests with Playwright: what is on the page is found by its role and label, in
 * any of the languages. Nothing of Playwright is imported.
 *
 * @module
 */
import {beginning, label, type OwnTexts} from './labels.js';
import type {Part, Place} from './places.js';

export type {OwnTexts} from './labels.js';
export type {Part, Place} from './places.js';

/** The phone in the person's hand; what `createBackend()` returns is one. */
export interface Handset {
  readonly sms: readonly {msisdn: string; text: string; code: string}[];
  readonly phone: {confirm(msisdn: string): boolean; decline(msisdn: string): boolean};
}

/** Who it is. */
export interface PersonOptions {
  /** Their number: digits only, country code first. */
  msisdn: string;
  /** Where their SMS arrive, and where they confirm: the emulated service, or something of the same shape. */
  backend: Handset;
  /** Texts that the page has replaced. */
  texts?: OwnTexts;
  /** Milliseconds to wait for anything; default 10000. */
  timeout?: number;
}

/** What the page says of what somebody can sign. */
export interface Reading {
  /** The sentence, in the language of the page. */
  sentence: string;
  canSign: 'yes' | 'no' | 'unknown';
  nextStep: 'none' | 'accept-terms' | 'identify' | 'retry';
}

/** How an acceptance ended. */
export type TermsEnd = 'accepted' | 'downgraded' | 'declined' | 'expired' | 'failed';

/** Somebody in front of a page. What they wait for in vain rejects, with what the page says instead. */
export interface Person {
  /** Enters the number and asks for a code. */
  askForCode(): Promise<void>;
  /** Enters a code; default: the newest SMS, as a whole. */
  enterCode(text?: string): Promise<void>;
  /** Both, until the number is confirmed. */
  verifyNumber(): Promise<void>;
  /**
   * Ticks all boxes, accepts, and answers on the phone or on the consent page in its frame, or does nothing more; resolves
   * with the end.
   */
  acceptTerms(answer?: 'confirm' | 'decline' | 'ignore'): Promise<TermsEnd>;
  /** Starts an identification: the first that is offered, or the one of that name. */
  identify(name?: string): Promise<void>;
  /** Waits for the status and reads it. */
  readStanding(): Promise<Reading>;
  /** What the page says is wrong; empty when nothing is. */
  readProblem(): Promise<string>;
}

const pace = 100;

/**
 * @param page A page of Playwright's, or a frame in one.
 */
export function createPerson(page: Place, {msisdn, backend, texts = {}, timeout = 10_000}: PersonOptions): Person {
  const limit = {timeout};
  const button = (name: RegExp) => page.getByRole('button', {name}).filter({visible: true}).first();
  const labels = {
    number: label(text => text.mobileNumber, texts.mobileNumber),
    send: label(text => text.sendCode, texts.sendCode),
    code: label(text => text.code, texts.code),
    check: label(text => text.checkCode, texts.checkCode),
    boxes: [label(text => text.tcZertes, texts.tcZertes), label(text => text.tcEidas, texts.tcEidas), label(text => text.tcRisk, texts.tcRisk)],
    accept: label(text => text.tcAccept, texts.tcAccept),
    toTerms: label(text => text.actions['accept-terms']),
    toIdentify: label(text => text.actions.identify),
  };
  const ends: Record<TermsEnd, RegExp> = {
    accepted: label(text => text.tcAcceptedTitle),
    downgraded: label(text => text.tcDowngradedTitle),
    declined: label(text => text.tcDeclinedTitle),
    expired: label(text => text.tcExpiredTitle),
    failed: label(text => text.tcFailedTitle),
  };

  async function readProblem(): Promise<string> {
    const alerts = await page.getByRole('alert').filter({visible: true}).allInnerTexts();
    return alerts.map(text => text.trim()).filter(Boolean).join(' ');
  }

  /** Looks until there is something to see. */
  async function until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
    const end = Date.now() + timeout;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error(`The person waited in vain: ${what}. The page says: ${(await readProblem()) || 'nothing is wrong'}`);
      await new Promise(resolve => setTimeout(resolve, pace));
    }
  }

  const visible = async (part: Part) => ((await part.isVisible()) ? true : undefined);
  const gone = async (part: Part) => ((await part.isVisible()) ? undefined : true);

  async function askForCode(): Promise<void> {
    const field = page.getByLabel(labels.number).first();
    await until('a field for the number', () => visible(field));
    await field.fill(`+${msisdn}`, limit);
    await button(labels.send).click(limit);
    await until('a field for the code', () => visible(page.getByLabel(labels.code).first()));
  }

  const newest = () => backend.sms.findLast(sms => sms.msisdn === msisdn);

  async function enterCode(text?: string): Promise<void> {
    const typed = text ?? (await until('an SMS', () => newest()?.text));
    await page.getByLabel(labels.code).first().fill(typed, limit);
    await button(labels.check).click(limit);
  }

  /** The button that leads on, where the page does not go on by itself. */
  async function leadTo(action: RegExp, what: string, there: Part): Promise<void> {
    await until(what, async () => {
      if (await there.isVisible()) return true;
      // Where the page goes on by itself meanwhile, the button is gone: the next look decides.
      if (await button(action).isVisible()) await button(action).click({timeout: 10 * pace}).catch(() => undefined);
      return undefined;
    });
  }

  /** The next step on the emulated consent page, where it is in sight. */
  async function answerThere(answer: 'confirm' | 'decline'): Promise<void> {
    const frame = page.locator('[part~=consent-frame]').first();
    if (!(await frame.isVisible())) return;
    const there = frame.contentFrame();
    const [password, code] = ['password', 'code'].map(name => there.locator(`input[name=${name}]`).first());
    const press = (value: string) => there.locator(`button[value=${value}]`).first().click(limit);
    const asks = (await code!.isVisible()) ? code! : password!;
    if (!(await asks.isVisible())) return;
    if (answer === 'decline') return press('cancel');
    await asks.fill(asks === code ? newest()!.code : 'a password', limit);
    return press(asks === code ? 'confirm' : 'continue');
  }

  return {
    askForCode,
    enterCode,
    readProblem,

    async verifyNumber() {
      await askForCode();
      await enterCode();
      await until('the number is confirmed', () => gone(page.getByLabel(labels.code).first()));
    },

    async acceptTerms(answer = 'confirm') {
      const boxes = labels.boxes.map(name => page.getByLabel(name).first());
      await leadTo(labels.toTerms, 'terms to accept', boxes[0]!);
      for (const box of boxes) await box.check(limit);
      await button(labels.accept).click(limit);
      return until('an end of the acceptance', async () => {
        if (answer !== 'ignore' && !backend.phone[answer](msisdn)) await answerThere(answer);
        for (const [end, name] of Object.entries(ends)) {
          if (await page.getByRole('heading', {name}).first().isVisible()) return end as TermsEnd;
        }
        return undefined;
      });
    },

    async identify(name) {
      const starts = beginning(text => text.identifyStart(name ?? ''));
      const start = page.getByRole('link', {name: starts}).or(page.getByRole('button', {name: starts})).filter({visible: true}).first();
      await leadTo(labels.toIdentify, 'a way to identify', start);
      await start.click(limit);
    },

    async readStanding() {
      // While it is read anew, what stands there is of before.
      const status = page.locator('[can-sign]:not([busy])').filter({visible: true}).first();
      await until('a status', () => visible(status));
      const sentence = (await status.locator('[part~=summary]').first().innerText(limit)).trim();
      const [canSign, nextStep] = await Promise.all([status.getAttribute('can-sign'), status.getAttribute('next-step')]);
      return {sentence, canSign: canSign as Reading['canSign'], nextStep: nextStep as Reading['nextStep']};
    },
  };
}
