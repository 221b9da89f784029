import assert from 'node:assert/strict';

import type {Browser, BrowserContext, FrameLocator, Page} from 'playwright-core';

import {security, World, type Lines, type Mode, type Way} from './policy-world.js';
import {waitFor} from './world.js';

const bundle = '<script type="module" src="/dist/smart-flow.js"></script>';

/** The pages of a way, with lines of the caller's in place of the right ones. */
export interface Setting {
  mode: Mode;
  way: Way;
  page: Lines;
  /** Of the page in a window or a frame. */
  inner?: Lines | undefined;
  headers?: Record<string, string>;
  /** What the page that holds the flow loads besides. */
  head?: string;
  /** Scripts and style sheets for it, by their path. */
  files?: Readonly<Record<string, {body: string; type: string}>>;
}

/** Opens what a person would open; answers with where the flow is, and what tells that it is over. */
async function open(world: World, context: BrowserContext, {mode, way, page: lines, inner, headers, head = '', files = {}}: Setting) {
  const page = await context.newPage();
  const go = (path: string) => page.goto(world.site + path);
  for (const [path, file] of Object.entries(files)) world.files.set(path, file);
  const flow = `${world.config(mode)}<sf-flow></sf-flow>`;
  if (way === 'frame') {
    const framed = world.page(inner!, flow);
    const allow = security.frames.flow.allow;
    await go(world.page(lines, `<iframe allow="${allow}" src="${world.other}${framed}"></iframe>`, ''));
    return {page, where: page.frameLocator('iframe'), over: () => page.frameLocator('iframe').locator('sf-flow[step=done]').waitFor()};
  }
  if (way === 'widget') {
    await go(world.page(lines, flow, bundle + head));
    return {page, where: page, over: () => page.locator('sf-flow[step=done]').waitFor()};
  }
  const flowUrl = inner ? world.page(inner, flow, `${bundle}<script type="module" src="/window.js"></script>`, headers) : '';
  const body = `<body data-options="${world.options(mode, flowUrl ? {flowUrl} : {})}"><sf-launcher mode="${way}"></sf-launcher><p></p>`;
  await go(world.page(lines, body, '<script type="module" src="/configure.js"></script>', headers));
  await page.evaluate(() => addEventListener('sf-close', event => {
    document.querySelector('p')!.textContent = (event as CustomEvent<{outcome: string}>).detail.outcome;
  }));
  const button = page.locator('sf-launcher').locator('[part~=button]');
  const over = () => page.locator('p').filter({hasText: 'completed'}).waitFor();
  if (way === 'dialog') {
    await button.click();
    // It stays until the person closes it.
    const closed = async () => {
      await page.locator('sf-flow[step=done]').waitFor();
      await page.locator('sf-launcher').locator('[part~=close-button]').click();
      await over();
    };
    return {page, where: page, over: closed};
  }
  const [where] = await Promise.all([page.waitForEvent('popup'), button.click()]);
  return {page, where, over};
}

async function openHosted(world: World, context: BrowserContext) {
  const page = await context.newPage();
  await page.goto(world.site);
  return {page, where: page, over: () => page.locator('sf-flow[step=done]').waitFor()};
}

/** All that a person does, from their number to the end. */
async function play(world: World, where: Page | FrameLocator, id: string): Promise<void> {
  const {msisdn, terms} = world.backend.personas.find(persona => persona.id === id)!;
  const part = (tag: string, name: string) => where.locator(tag).locator(`[part~="${name}"]`);
  const sent = () => world.backend.sms.filter(sms => sms.msisdn === msisdn);
  const nextCode = async (before: number) => {
    await waitFor(() => sent().length > before);
    return sent().at(-1)!.code;
  };
  await part('sf-phone-verify', 'number-input').fill(`0${msisdn.slice(2)}`);
  await part('sf-phone-verify', 'send-button').click();
  await part('sf-phone-verify', 'code-input').fill(await nextCode(0));
  await part('sf-phone-verify', 'verify-button').click();
  if (terms === 'none') return;
  await part('sf-status', 'action-button').click();
  for (const name of ['zertes', 'eidas', 'risk']) await part('sf-tc-accept', `${name}-checkbox`).check();
  await part('sf-tc-accept', 'accept-button').click();
  if (id !== 'terms-consent') {
    return waitFor(() => world.backend.phone.confirm(msisdn));
  }
  const element = part('sf-tc-accept', 'consent-frame');
  for (const [name, value] of Object.entries(security.frames.consent)) assert.equal(await element.getAttribute(name), value, name);
  const frame = element.contentFrame();
  await frame.locator('input[name=password]').fill('a password');
  await frame.locator('button[value=continue]').click();
  await frame.locator('input[name=code]').fill(await nextCode(1));
  await frame.locator('button[value=confirm]').click();
}

/** A world and a browser in it, for as long as something is tried there. */
export async function inWorld<T>(browser: Browser, attempt: (world: World, context: BrowserContext) => Promise<T>): Promise<T> {
  const world = await World.start();
  const context = await world.watch(browser);
  context.setDefaultTimeout(30_000);
  try {
    return await attempt(world, context);
  } finally {
    await context.close();
    world.stop();
  }
}

/**
 * Plays one person through to the end; answers with what a policy forbade on the way, and stops at the first of it.
 * Without a setting, on the page that the gateway has.
 */
export function run(browser: Browser, setting: Setting | null, id: string, look?: (page: Page) => Promise<void>): Promise<string[]> {
  return inWorld(browser, async (world, context) => {
    const whole = (async () => {
      const {page, where, over} = setting ? await open(world, context, setting) : await openHosted(world, context);
      await play(world, where, id);
      await over();
      await look?.(page);
    })();
    // Whoever was stopped on the way gets no further.
    whole.catch(() => undefined);
    await Promise.race([whole, world.firstFault]);
    return world.faults;
  });
}
