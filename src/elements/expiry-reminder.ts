import type {ReactiveControllerHost} from 'lit';

import {expiryThreshold} from '../flows/action.js';
import {calendarEntry} from '../flows/calendar-entry.js';
import type {Standing} from '../flows/standing.js';
import type {Strings} from '../strings/strings.js';
import {Download} from './download.js';

/** That a registration ends: a calendar entry of it, and whether the page was told. */
export class ExpiryReminder {
  readonly #calendar: Download;
  /** When it was read: the entry is made then, and not anew with each render. */
  #readAt = new Date();
  #told = '';

  constructor(host: ReactiveControllerHost) {
    this.#calendar = new Download(host, 'text/calendar');
  }

  /** Address of the calendar entry; empty where there is none. */
  get href(): string {
    return this.#calendar.href;
  }

  /** Takes what was read. Days that are left where the page is to hear of it, once for each threshold; otherwise null. */
  read(msisdn: string, standing: Standing): number | null {
    this.#readAt = new Date();
    const threshold = expiryThreshold(standing);
    const told = `${msisdn} ${threshold}`;
    if (threshold === null || told === this.#told) return null;
    this.#told = told;
    return standing.expiresInDays;
  }

  /** Offers the entry, in the language of what `text` gives, where there is an end. */
  offer(standing: Standing | null, text: () => Strings): void {
    const day = standing?.areas.some(({level}) => level >= 4) && standing.qualifiedUntil;
    this.#calendar.offer(day ? calendarEntry({day, title: text().calendarTitle, reminders: [90, 30, 7], made: this.#readAt}) : '');
  }
}
