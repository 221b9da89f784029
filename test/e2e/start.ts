import assert from 'node:assert/strict';

import type {Browser} from 'playwright-core';

import {createBackend} from '../../src/testing/index.js';
import type {Started} from '../package/start.js';
import {Watch, waitFor} from './world.js';

const {msisdn} = createBackend().personas.find(({id}) => id === 'ready')!;

/** Goes through the page of a start as somebody who can sign; the page has to say so itself, and nothing may be wrong on it. */
export async function goToTheEnd(browser: Browser, {url, sms}: Started): Promise<void> {
  const context = await browser.newContext({locale: 'en-GB'});
  try {
    const watch = new Watch(context);
    const said: string[] = [];
    // That no terms are open the API says with a 404, and the browser notes that by itself.
    context.on('console', message => void (message.location().url.endsWith('/tc') || said.push(`${message.type()}: ${message.text()}`)));
    const page = await context.newPage();
    await page.goto(url);
    const part = (name: string) => page.locator('sf-phone-verify').locator(`[part~=${name}]`);
    await part('number-input').fill(`0${msisdn.slice(2)}`);
    await part('send-button').click();
    await part('code-input').fill(await sms(msisdn));
    await part('verify-button').click();
    await page.locator('sf-status[can-sign=yes]').waitFor();
    await waitFor(() => said.length > 0);
    assert.deepEqual(said, ['log: Can sign: yes']);
    assert.deepEqual(watch.faults, []);
  } finally {
    await context.close();
  }
}
