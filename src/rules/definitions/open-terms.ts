import { cite, excerpt, general, read } from '../engine/citation.ts';
import { type Definition, define } from './definition.ts';

const OPEN = { kind: 'open-term' } as const satisfies Partial<Definition>;

/** Words that the sources use and leave open, wholly or in part: an authority may say what it means by them. */
export const OPEN_TERMS = [
  define({
    ...OPEN,
    id: 'working-day',
    term: 'Working day',
    meaning:
      'Every day except Saturday, Sunday, Christmas Day, Good Friday and a bank holiday in England and Wales. Days on which an authority’s offices are closed count as working days. Footprint counts by this table, whatever is written below.',
    citations: [cite('cppcr-2010', 'reg 2(1)', general('2026-11-22')), cite('handbook', '3.69', read('2026-11-22'))],
    inForceFrom: '2011-04-01',
  }),
  define({
    ...OPEN,
    id: 'significant-change',
    term: 'Significant change',
    meaning:
      'A change to the care plan that a review must consider first, and an event of which the social worker tells the IRO. The guidance gives examples, among them a change of plan, of contact, of placement or of social worker; the regulations define none.',
    citations: [
      cite('cppcr-2010', 'regs 32(2) and 37', read('2026-11-22')),
      cite('handbook', '3.74', read('2026-11-22')),
    ],
    inForceFrom: '2011-04-01',
  }),
  define({
    ...OPEN,
    id: 'significant-period',
    term: 'Significant period of time',
    meaning:
      'How long a child must have been settled with the same carer for a proposed move to need a review first. No source gives a length.',
    citations: [cite('handbook', '3.77', read('2026-11-22'))],
    inForceFrom: '2011-04-01',
  }),
  define({
    ...OPEN,
    id: 'series-of-short-breaks',
    term: 'Series of short breaks',
    meaning:
      'Breaks with the same person or in the same place, of a child who is not in care and goes home each time, none meant to last over 17 days and together at most 75 days in any 12 months. Outside these limits the ordinary rules hold. The guidance itself does not define it.',
    citations: [cite('cppcr-2010', 'reg 48(1)–(2)', read('2026-11-22')), cite('handbook', '4.1', read('2026-11-22'))],
    inForceFrom: '2011-04-01',
  }),
  define({
    ...OPEN,
    id: 'placement-at-a-distance',
    term: 'Placement at a distance',
    meaning:
      'A placement outside the authority’s area and outside every area next to it. The director of children’s services must approve it. Local procedures use the word without saying so.',
    citations: [cite('cppcr-2010', 'reg 11', excerpt('2026-11-22')), cite('halton', '5', read('2026-11-22'))],
    inForceFrom: '2014-01-27',
  }),
  define({
    ...OPEN,
    id: 'unregulated-placement',
    term: 'Unregulated placement',
    meaning:
      'What a local procedure means by it beyond the law, such as a home whose registration is still being decided. In law a home that needs to be registered and is not is unlawful, not unregulated.',
    citations: [cite('cppcr-2010', 'regs 27A and 27C', read('2026-11-22')), cite('halton', '5', read('2026-11-22'))],
    inForceFrom: '2023-10-28',
  }),
  define({
    ...OPEN,
    id: 'reasonable-period',
    term: 'Reasonable period of time',
    meaning:
      'How long an IRO waits for a concern to be settled before going further. It is the IRO’s own judgement against what the child can wait for; the dispute process as a whole takes at most 20 working days.',
    citations: [cite('halton', '3', read('2026-11-22')), cite('handbook', '6.2 and 8.11', read('2026-11-22'))],
    inForceFrom: '2011-04-01',
  }),
] as const;
