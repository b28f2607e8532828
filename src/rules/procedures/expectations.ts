import { notification } from '../allocation/anchors.ts';
import { appointIro } from '../allocation/appoint-iro.ts';
import { introductoryLetter } from '../allocation/introductory-letter.ts';
import { cite, read } from '../engine/citation.ts';
import { after, before, onTheDay } from '../engine/figure.ts';
import { override, type ProcedureDefinition } from '../engine/procedure.ts';
import { word } from '../engine/words.ts';
import { midwayContact } from '../footprint/midway-contact.ts';
import { iroSeesChild } from '../preparation/iro-sees-child.ts';

const CHAPTER_ADDED_ON = '2023-08-01';

export const expectations: ProcedureDefinition = {
  id: 'expectations',
  name: 'Role and Expectations of Independent Reviewing Officers',
  source: 'expectations',
  about: 'A chapter of August 2023 that adds a 48-hour allocation, a letter to the child and contact between reviews.',
  ladder: [],
  words: {
    review: word('LAC review'),
    dispute: word('escalation'),
    resolution: word('escalation process', 'escalation processes'),
  },
  overrides: [
    override(
      appointIro,
      { from: notification, due: [after.hours(48)] },
      {
        citation: cite('expectations', '1', read('2026-11-22')),
        reason:
          'The IRO is allocated within 48 hours of the notification. Clock hours, as written: nights and weekends count.',
        inForceFrom: CHAPTER_ADDED_ON,
      },
    ),
    override(
      introductoryLetter,
      { due: [after.hours(48)] },
      {
        citation: cite('expectations', '1', read('2026-11-22')),
        reason:
          'A letter within 48 hours. Written "over 4 years": read as four or over. No start is named: the appointment is taken.',
        inForceFrom: CHAPTER_ADDED_ON,
      },
    ),
    override(
      iroSeesChild,
      { due: [before.days(1)] },
      {
        citation: cite('expectations', '3', read('2026-11-22')),
        reason:
          'The IRO meets the child before the day of the review; meeting just before it is for the rarest occasions.',
        inForceFrom: CHAPTER_ADDED_ON,
      },
    ),
    override(
      midwayContact,
      { due: [onTheDay] },
      {
        citation: cite('expectations', '3', read('2026-11-22')),
        reason: 'Direct contact half way between two reviews: half of the days to the next due day, rounded down.',
        inForceFrom: CHAPTER_ADDED_ON,
      },
    ),
  ],
  amendments: [
    {
      month: '2023-08',
      what: 'The chapter was added.',
      citation: cite('expectations', 'the note before 1', read('2026-11-30')),
    },
  ],
};
