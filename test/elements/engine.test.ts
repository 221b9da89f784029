/** What differs between the engines, as far as the elements or their tests feel it. Who finds one of these red has news. */
import {executeServerCommand} from '@web/test-runner-commands';

import {engine, setViewport} from './engine.js';
import {expect, fill, part, place, press, service, state} from './helpers.js';

describe('this engine', () => {
  it('takes other media than its own on command, or says that it does not', async () => {
    const isTold = engine !== 'webkit';
    expect(await executeServerCommand('x-emulate-media', {forcedColors: 'active'})).to.equal(isTold);
    expect(matchMedia('(forced-colors: active)').matches).to.equal(isTold);
    expect(await executeServerCommand('x-emulate-media', {colorScheme: 'dark'})).to.equal(isTold);
    expect(matchMedia('(prefers-color-scheme: dark)').matches).to.equal(isTold);
    await executeServerCommand('x-emulate-media', {});
  });

  it('is as narrow as asked, or as its window can be', async () => {
    await setViewport(320);
    expect(innerWidth).to.be.within(320, engine === 'webkit' ? 450 : 320);
    await setViewport(800);
    expect(innerWidth).to.equal(800);
  });

  it('reads the code from the SMS, or leaves it to the person, who types it', async () => {
    expect('OTPCredential' in globalThis).to.equal(engine === 'chromium');
    service();
    const element = await place<HTMLElement>('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>');
    await press(element, 'send-button');
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    expect(state(element)).to.equal('verified');
    expect(part(element, 'heading').checkVisibility()).to.equal(true);
  });
});
