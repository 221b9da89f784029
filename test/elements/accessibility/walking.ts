/** Going through a page with the keyboard alone. */
import {executeServerCommand} from '@web/test-runner-commands';

import {focused, keys, pause, place, service, settle, stopTime} from '../helpers.js';
import {given} from './states.js';

/** Puts an element between two buttons of the page, and the focus on the first. */
export async function between<T extends HTMLElement>(markup: string, session = given()): Promise<T> {
  service();
  const home = await place<HTMLElement>(`<div><button id="before">Before</button>${markup}<button id="after">After</button></div>`, session);
  home.querySelector<HTMLElement>('#before')!.focus();
  return home.children[1] as T;
}

/** What has the focus: the part, else the id, else the tag; `elsewhere` is a frame's page, or the browser itself. */
export function here(): string {
  if (!document.hasFocus()) return 'elsewhere';
  const active = focused() ?? document.body;
  return active.getAttribute('part') ?? (active.id || active.localName);
}

/** One stop back. */
export async function back(): Promise<void> {
  await executeServerCommand('x-tab-back');
  await settle(1);
}

/** Presses Tab until a stop comes, and says which there were. Whoever is lost, or goes in circles, is stopped. */
export async function tabTo(goal: string, step = () => keys('Tab')): Promise<string[]> {
  const stops: string[] = [];
  while (stops.length < 40) {
    await step();
    // Going into the page of another site, or out of it, takes a moment.
    if (['body', 'elsewhere'].includes(here())) await pause(100);
    stops.push(here());
    if (stops.at(-1) === goal || stops.at(-1) === 'body') break;
  }
  return stops;
}

/** Goes to a stop and presses a key on it. */
export async function pressOn(goal: string, key = 'Enter'): Promise<string[]> {
  const stops = await tabTo(goal);
  await keys(key);
  await settle();
  return stops;
}

/** Lets time pass that stands still in this test. */
export const passing = (milliseconds: number): Promise<void> => stopTime().pass(milliseconds);
