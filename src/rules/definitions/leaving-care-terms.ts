import { cite, excerpt, read } from '../engine/citation.ts';
import { define } from './definition.ts';

/** Who is owed what on the way out of care. `leaving-care-standing.ts` works out which of these a child is. */
export const LEAVING_CARE_TERMS = [
  define({
    id: 'eligible-child',
    term: 'Eligible child',
    meaning:
      'A looked-after young person of 16 or 17 who has been looked after for 13 weeks altogether since the fourteenth birthday, with some of that time after the sixteenth. Periods add up. A child in a series of short breaks is not eligible, and those days do not count.',
    citations: [
      cite('children-act-1989', 'Sch 2 para 19B(2)–(3)', read('2026-11-22')),
      cite('cppcr-2010', 'reg 40', read('2026-11-22')),
      cite('handbook', '1.11 and 5.11, which name regulation 41', read('2026-11-22')),
    ],
    inForceFrom: '2011-04-01',
  }),
  define({
    id: 'relevant-child',
    term: 'Relevant child',
    meaning:
      'A young person of 16 or 17 who was an eligible child and is looked after no longer. Those who were in custody or in hospital on their sixteenth birthday may be relevant too, and those who have gone home for good may not be: a person decides that.',
    citations: [
      cite('children-act-1989', 's 23A', excerpt('2026-11-22')),
      cite('care-leavers-2010', 'reg 3', excerpt('2026-11-22')),
      cite('handbook', '1.12', read('2026-11-22')),
    ],
    inForceFrom: '2011-04-01',
    earlier: [
      {
        meaning: 'The same, with the exceptions of regulation 4 of the leaving care regulations of 2001.',
        until: '2011-03-31',
        citation: cite('handbook', '1.12', read('2026-11-22')),
      },
    ],
  }),
  define({
    id: 'former-relevant-child',
    term: 'Former relevant child',
    meaning:
      'A person of 18 or over who was an eligible or a relevant child. The authority keeps in touch, with a personal adviser and a pathway plan, to the twenty-first birthday, and from then to the twenty-fifth whoever asks has a personal adviser, in education or not.',
    citations: [
      cite('children-act-1989', 'ss 23C and 23CZB', excerpt('2026-11-22')),
      cite('handbook', '1.13', read('2026-11-22')),
    ],
    inForceFrom: '2018-04-01',
    earlier: [
      {
        meaning: 'The duties lasted to 21, and to 25 only for those in a programme of education or training.',
        until: '2018-03-31',
        citation: cite('handbook', '1.13', read('2026-11-22')),
      },
    ],
  }),
] as const;
