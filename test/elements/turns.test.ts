/** A page with many elements is never held up for long. */
import {expect, place, service} from './helpers.js';

/** Renders so many, and answers with how many were shown at each turn that the page had meanwhile. */
async function turns(count: number): Promise<number[]> {
  service();
  const shown: number[] = [];
  const host = await place<HTMLElement>('<div></div>');
  host.innerHTML = '<sf-phone-verify></sf-phone-verify>'.repeat(count);
  const elements = [...host.children] as (HTMLElement & {updateComplete: Promise<unknown>; hasUpdated: boolean})[];
  const {port1, port2} = new MessageChannel();
  port1.onmessage = () => {
    shown.push(elements.filter(({hasUpdated}) => hasUpdated).length);
    if (shown.at(-1)! < count) port2.postMessage(null);
  };
  port2.postMessage(null);
  await Promise.all(elements.map(({updateComplete}) => updateComplete));
  port1.close();
  return shown;
}

describe('elements that are shown for the first time', () => {
  it('let the page have its turn in between where they are many', async () => {
    const shown = await turns(400);
    expect(shown.filter(done => done > 0 && done < 400).length).to.be.greaterThan(2);
  });

  it('wait for nothing in a document that has no turns', async () => {
    const {MessageChannel} = globalThis;
    Object.assign(globalThis, {MessageChannel: undefined});
    try {
      const again = '../../src/elements/turns.js?without-channels';
      const {turnOfPage} = (await import(again)) as typeof import('../../src/elements/turns.js');
      expect(turnOfPage()).to.equal(undefined);
    } finally {
      Object.assign(globalThis, {MessageChannel});
    }
  });

  it('are there at once where they are few', async () => {
    await turns(1);
    expect((await turns(2))[0] ?? 2).to.equal(2);
  });
});
