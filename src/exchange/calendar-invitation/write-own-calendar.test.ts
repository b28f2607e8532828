import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeOwnCalendar } from './write-invitation.ts';

const EVENT = {
  uid: 'r1.own',
  sequence: 2,
  on: '2027-06-01',
  starts: '16:00',
  minutes: 90,
  summary: 'Review, L100',
  url: 'https://footprint.example/reviews/r1',
  writtenAt: '2026-11-30T12:00:00Z',
} as const;

describe('a calendar of one’s own', () => {
  it('has a meeting by the clocks of London, in summer too', () => {
    const text = writeOwnCalendar('My reviews', [EVENT]);
    assert.match(text, /DTSTART;TZID=Europe\/London:20270601T160000\r\n/);
    assert.match(text, /DTEND;TZID=Europe\/London:20270601T173000\r\n/);
    assert.match(text, /METHOD:PUBLISH/);
    assert.ok(!text.includes('ATTENDEE') && !text.includes('ORGANIZER'));
  });

  it('takes the whole day where nobody has said when it starts', () => {
    const text = writeOwnCalendar('My reviews', [{ ...EVENT, starts: undefined }]);
    assert.match(text, /DTSTART;VALUE=DATE:20270601\r\n/);
  });

  it('is empty, and still a calendar, where there is nothing to come', () => {
    const text = writeOwnCalendar('My reviews', []);
    assert.ok(text.startsWith('BEGIN:VCALENDAR') && !text.includes('VEVENT'));
  });
});
