/** Which stops the Tab key makes in each state of each element, forth and back. */
import {expect, has, part, pause, settle, stopTime} from '../helpers.js';
import {standings, states, statusOf} from './states.js';
import {back, here, tabTo} from './walking.js';

const times = (count: number, stop: string) => Array.from({length: count}, () => stop);

const help = ['help-link', 'help-phone'];
const number = ['country-select', 'number-input', 'send-button', ...help];
const code = ['code-input', 'verify-button', 'resend-button', 'change-button', ...help];
const review = ['document-link', 'zertes-checkbox', 'eidas-checkbox', 'risk-checkbox', 'accept-button'];
const ways = times(7, 'start-button');
const questions = ['document-select', 'area-select'];
/** The sources of the documents come in the second topic, and further reading in the last. */
const unfolded = [...times(2, 'summary'), ...times(16, 'source-link'), ...times(6, 'summary'), ...times(2, 'source-link')];

const orders = new Map<string, string[]>([
  ['phone: number', [...number]],
  ['phone: number of some countries', [...number]],
  ['phone: number that is fixed', ['number-input', 'send-button', ...help]],
  ['phone: number that is wrong', [...number]],
  ['phone: sending', [...number]],
  ['phone: code', [...code]],
  ['phone: code that was lost', [...code]],
  ['phone: code that is wrong', [...code]],
  ['phone: checking', [...code]],
  ['phone: verified', [...help]],
  ['status: idle', ['summary', ...help]],
  ['status: loading', ['summary', ...help]],
  ['status: ready', ['calendar-link', 'summary', ...help]],
  ['status: pending', ['action-button', 'calendar-link', 'summary', ...help]],
  ['status: unregistered', ['action-button', 'summary', ...help]],
  ['status: advanced', ['action-button', 'upgrade-button', 'summary', ...help]],
  ['status: ending', ['action-button', 'calendar-link', 'summary', ...help]],
  ['status: changed', ['action-button', 'calendar-link', 'summary', ...help]],
  ['status: unavailable', ['summary', ...help]],
  ['status: broken', ['retry-button', 'copy-button', 'summary', ...help]],
  ['terms: idle', [...help]],
  ['terms: loading', [...help]],
  ['terms: nothing', [...help]],
  ['terms: review', [...review, ...help]],
  ['terms: review with something missing', [...review, ...help]],
  ['terms: review on their own page', ['document-link', ...help]],
  ['terms: starting', [...review, ...help]],
  ['terms: phone', ['cancel-button', ...help]],
  ['terms: phone, with advice', ['cancel-button', ...help]],
  ['terms: consent', ['elsewhere', 'consent-link', 'cancel-button', ...help]],
  ['terms: accepted', ['receipt-button', ...help]],
  ['terms: downgraded', ['receipt-button', ...help]],
  ['terms: declined', ['retry-button', ...help]],
  ['terms: expired', ['check-button', 'retry-button', 'copy-button', ...help]],
  ['terms: failed', ['retry-button', 'copy-button', ...help]],
  ['identify', [...ways, ...help]],
  ['identify: none to offer', ['copy-button', ...help]],
  ['info', [...questions, ...times(8, 'summary'), ...help]],
  ['info: all unfolded', [...questions, ...unfolded, ...help]],
  ['flow: phone', [...number]],
  ['flow: status', ['action-button', 'calendar-link', 'summary', ...help]],
  ['flow: terms', [...review, 'back-button', ...help]],
  ['flow: identify', [...ways, 'back-button', ...help]],
  ['flow: done', ['calendar-link', 'summary', ...help]],
  ['flow: terms that may be left', ['action-button', 'calendar-link', 'summary', 'skip-button', ...help]],
  ['gate', ['action-button', 'summary', ...help]],
  ['launcher', ['button']],
]);

/** Nobody leaves a dialog with the Tab key: what it keeps is looked at for itself. */
const outside = states.filter(([name]) => name !== 'launcher: dialog');

/** In the frame of another page there are as many stops as it likes. */
const collapse = (stops: readonly string[]) =>
  stops.map(stop => (stop === 'consent-frame' ? 'elsewhere' : stop)).filter((stop, index, all) => stop !== 'elsewhere' || all[index - 1] !== stop);

function button(id: string): HTMLButtonElement {
  return Object.assign(document.createElement('button'), {id, textContent: id});
}

describe('the order of the stops', () => {
  it('is written down for every state', () => expect([...orders.keys()]).to.deep.equal(outside.map(([name]) => name)));

  for (const [name, make] of outside) {
    it(`is exact, forth and back — ${name}`, async () => {
      const element = await make();
      const before = button('before');
      element.before(before);
      element.after(button('after'));
      await settle();
      // What is not there yet, nobody can go into.
      if (has(element, 'consent-frame')) {
        await Promise.race([new Promise(resolve => part(element, 'consent-frame').addEventListener('load', resolve)), pause(1500)]);
      }
      before.focus();
      const wanted = orders.get(name)!;
      expect(collapse(await tabTo('after'))).to.deep.equal([...wanted, 'after']);
      expect(collapse(await tabTo('before', back))).to.deep.equal([...wanted.toReversed(), 'before']);
    });
  }

  it('begins with the button that tries again, once that is no longer done without it', async () => {
    const clock = stopTime();
    const element = await statusOf(standings.unavailable);
    await clock.pass(8000);
    element.after(button('after'));
    part(element, 'heading').focus();
    const stops = ['retry-button', 'copy-button', 'summary', ...help];
    expect(await tabTo('after')).to.deep.equal([...stops, 'after']);
    expect(await tabTo('retry-button', back)).to.deep.equal(stops.toReversed());
  });

  it('is the same backwards in a dialog, from its end to the button that closes it', async () => {
    await states.find(([name]) => name === 'launcher: dialog')![1]();
    expect(here()).to.equal('dialog');
    expect(await tabTo('help-phone')).to.deep.equal(['close-button', ...number]);
    expect(await tabTo('close-button', back)).to.deep.equal([...number.slice(0, -1).toReversed(), 'close-button']);
  });
});
