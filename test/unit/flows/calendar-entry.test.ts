import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import ICAL from 'ical.js';

import {calendarEntry, type CalendarDay} from '../../../src/flows/calendar-entry.js';

const made = new Date('2026-05-04T10:11:12.345Z');
const title = 'Registration for qualified electronic signatures ends';
const entry = (values: Partial<CalendarDay> = {}) => calendarEntry({day: '2027-02-28', title, reminders: [90, 30, 7], made, ...values});

/** The entry as a calendar reads it. */
function read(text: string): {calendar: ICAL.Component; event: ICAL.Event} {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent');
  assert.equal(events.length, 1);
  return {calendar, event: new ICAL.Event(events[0]!)};
}

describe('a calendar entry', () => {
  it('is a whole day with a title, and nobody is busy for it', () => {
    const {calendar, event} = read(entry());
    assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
    assert.match(String(calendar.getFirstPropertyValue('prodid')), /\S/);
    assert.equal(event.summary, title);
    assert.equal(event.startDate.isDate, true);
    assert.equal(event.startDate.toString(), '2027-02-28');
    assert.equal(event.endDate.toString(), '2027-03-01');
    assert.equal(event.duration.toSeconds(), 86_400);
    assert.equal(event.component.getFirstPropertyValue('transp'), 'TRANSPARENT');
    assert.equal(String(event.component.getFirstPropertyValue('dtstamp')), '2026-05-04T10:11:12Z');
  });

  it('reminds as many days before as asked', () => {
    const alarms = read(entry()).event.component.getAllSubcomponents('valarm');
    assert.deepEqual(alarms.map(alarm => String(alarm.getFirstPropertyValue('trigger'))), ['-P90D', '-P30D', '-P7D']);
    for (const alarm of alarms) {
      assert.equal(alarm.getFirstPropertyValue('action'), 'DISPLAY');
      assert.equal(alarm.getFirstPropertyValue('description'), title);
    }
    assert.equal(read(entry({reminders: []})).event.component.getAllSubcomponents('valarm').length, 0);
  });

  it('is the same entry when it is made again, and another for another day', () => {
    const uid = (values = {}) => read(entry(values)).event.uid;
    assert.match(uid(), /\S/);
    assert.equal(uid({made: new Date('2026-06-01T00:00:00Z'), title: 'Other'}), uid());
    assert.notEqual(uid({day: '2027-03-01'}), uid());
  });

  for (const [day, end] of [['2026-12-31', '2027-01-01'], ['2028-02-28', '2028-02-29'], ['2028-02-29', '2028-03-01'], ['2027-03-28', '2027-03-29']]) {
    it(`of ${day} ends where the next day begins`, () => assert.equal(read(entry({day})).event.endDate.toString(), end));
  }

  const titles = [
    'Comma, semicolon; backslash \\ and colon: all as they are',
    'Two\nlines', 'Two\r\nlines', 'Signaturen für Zürich: «gültig»', '署名 '.repeat(40), '👩🏽‍💼'.repeat(30), 'x'.repeat(500), `${'x'.repeat(66)}é${'y'.repeat(80)}`,
    'END:VEVENT\r\nEND:VCALENDAR', '\\n is no line', ' blanks ',
  ];
  for (const given of titles) {
    it(`carries the title ${JSON.stringify(given.slice(0, 30))} unchanged, in lines of at most 75 octets`, () => {
      const text = entry({title: given});
      assert.equal(read(text).event.summary, given.replace(/\r\n/g, '\n'));
      assert.ok(text.endsWith('\r\n'));
      const lines = text.split('\r\n');
      for (const line of lines) {
        assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`);
        assert.doesNotMatch(line, /[\r\n\ufffd]/);
      }
    });
  }

  it('has no line of its own for a lone return', () => assert.equal(read(entry({title: 'a\rEND:VEVENT'})).event.summary, 'a\nEND:VEVENT'));

  it('is none for a day that has passed, and one for today', () => {
    assert.equal(entry({day: '2026-05-03'}), '');
    assert.notEqual(entry({day: '2026-05-04'}), '');
  });

  for (const day of ['', 'soon', '2027-02-30', '2027-13-01', '2027-2-3', '20270228', '2027-02-28T10:00', 'null']) {
    it(`is none for ${JSON.stringify(day)}`, () => assert.equal(entry({day}), ''));
  }
});
