import { type Citation, cite, excerpt, general, read } from './engine/citation.ts';

/** A duty that is known and that no rule works out yet: the register says so, rather than leave a gap unseen. */
export interface DutyNotModelled {
  /** The id that its rule will have. */
  readonly id: string;
  readonly duty: string;
  /** Its figure, in words. */
  readonly due: string;
  readonly citation: Citation;
  /** What stands in the way. */
  readonly because: string;
}

const NO_EVENT = 'Cases do not tell this event yet.';
const NO_PERIOD = 'The law sets no period, so there is no day to work out.';
const BEFORE_AN_EVENT = 'It is due before another event, and has no day until that event is known.';

/** Every duty that is known and not modelled, by area. */
export const DUTIES_NOT_MODELLED: readonly DutyNotModelled[] = [
  {
    id: 'visit.first',
    duty: 'Visit the child in a new placement',
    due: 'within 1 week of its start',
    citation: cite('cppcr-2010', 'reg 28(2)(a)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'visit.first-year',
    duty: 'Visit the child in the first year of a placement',
    due: 'at most every 6 weeks',
    citation: cite('cppcr-2010', 'reg 28(2)(b)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'visit.thereafter',
    duty: 'Visit the child after the first year of a placement',
    due: 'at most every 6 weeks, or every 3 months where it is meant to last to 18',
    citation: cite('cppcr-2010', 'reg 28(2)(c)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'visit.long-term-foster',
    duty: 'Visit the child who has been in a long-term foster placement for a year and agrees to fewer visits',
    due: 'at most every 6 months',
    citation: cite('cppcr-2010', 'reg 28(3A)', excerpt('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'visit.with-parent-before-assessment',
    duty: 'Visit the child placed with a parent before the assessment is finished',
    due: 'weekly to the first review, then at most every 6 weeks',
    citation: cite('cppcr-2010', 'reg 28(3)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'visit.temporary-connected-person',
    duty: 'Visit the child placed with a connected person under temporary approval',
    due: 'weekly to the first review, then at most every 4 weeks',
    citation: cite('cppcr-2010', 'reg 28(4)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'visit.interim-order-at-home',
    duty: 'Visit the child under an interim care order who lives with a parent',
    due: 'weekly to the first review, then at most every 4 weeks',
    citation: cite('cppcr-2010', 'reg 28(4)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'visit.care-order-at-home',
    duty: 'Visit the child under a care order who lives with a parent',
    due: 'within 1 week of the order, then at most every 6 weeks',
    citation: cite('cppcr-2010', 'reg 28(5)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'visit.adoption',
    duty: 'Visit the child placed for adoption, and the prospective adopters',
    due: 'within 1 week, then weekly to the first review, then as the reviews decide',
    citation: cite('aar-2005', 'reg 36(4)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'placement.plan',
    duty: 'Prepare the placement plan',
    due: 'before the placement, else within 5 working days',
    citation: cite('cppcr-2010', 'reg 9(2)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'placement.notified',
    duty: 'Give written notice of the placement, to the IRO too',
    due: 'before the placement; in an emergency within 5 working days',
    citation: cite('cppcr-2010', 'reg 13(1)–(3)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'placement.area-authority-notified',
    duty: 'Give the area authority notice of a placement outside the area',
    due: 'before the placement; in an emergency within 5 working days',
    citation: cite('cppcr-2010', 'reg 13(4)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'placement.distance-approved',
    duty: 'Have a placement at a distance approved by the director',
    due: 'before the placement',
    citation: cite('cppcr-2010', 'reg 11', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'placement.ended-notice',
    duty: 'Tell those who could not be told before that the placement was ended',
    due: 'within 10 working days of its end',
    citation: cite('cppcr-2010', 'reg 14(4)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'review.before-significant-change',
    duty: 'Consider a significant change to the care plan at a review first, unless that is not reasonably practicable',
    due: 'before the change',
    citation: cite('cppcr-2010', 'reg 32(2)', read('2026-11-22')),
    because: BEFORE_AN_EVENT,
  },
  {
    id: 'review.nothing-implemented-while-adjourned',
    duty: 'Carry out no proposal that an adjourned review considered until the review is completed',
    due: 'until the review is completed',
    citation: cite('cppcr-2010', 'reg 36(2)', excerpt('2026-11-22')),
    because: 'It forbids, and has no day by which something must be done.',
  },
  {
    id: 'review.meeting-yearly',
    duty: 'Hold a meeting as part of a review of a child settled in a long-term foster placement',
    due: 'at least once in 12 months',
    citation: cite('volume-2', 'permanence, March 2015', excerpt('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'review.adoption.still-right',
    duty: 'Ask whether an unplaced child under a placement order should still be placed',
    due: 'at the 6 months review',
    citation: cite('aar-2005', 'reg 36(7)', excerpt('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'allocation.iro-replaced',
    duty: 'Appoint another IRO when the appointment ends',
    due: 'as soon as practicable; guidance: never a gap',
    citation: cite('children-act-1989', 's 25A(3)', read('2026-11-22')),
    because: NO_PERIOD,
  },
  {
    id: 'allocation.child-told',
    duty: 'Tell the child who the IRO is and how to reach them',
    due: 'no period set',
    citation: cite('handbook', '7.2', read('2026-11-22')),
    because: NO_PERIOD,
  },
  {
    id: 'ceasing.approved',
    duty: 'Have the decision to cease looking after a child approved by a nominated officer or the director',
    due: 'before care ends, once looked after for 20 working days',
    citation: cite('cppcr-2010', 'reg 39(4)–(5)', excerpt('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'health.first-assessment',
    duty: 'Have the child’s health assessed',
    due: 'before the placement, else before the first review',
    citation: cite('cppcr-2010', 'reg 7', excerpt('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'health.review',
    duty: 'Have the child’s health assessed again',
    due: 'every 6 months under 5, every 12 months from 5',
    citation: cite('cppcr-2010', 'reg 7', excerpt('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'approval.connected-person-expires',
    duty: 'Decide on the approval of a connected person',
    due: 'within 16 weeks of temporary approval, and 8 more',
    citation: cite('cppcr-2010', 'regs 24–25', general('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'transition.needs-assessment',
    duty: 'Complete the assessment of an eligible child’s needs',
    due: 'within 3 months of the 16th birthday, or of becoming eligible later',
    citation: cite('cppcr-2010', 'reg 42(1)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'transition.pathway-plan-review',
    duty: 'Review the pathway plan of an eligible child',
    due: 'at each review, at most every 6 months',
    citation: cite('children-act-1989', 'Sch 2 para 19B(5)–(6)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'leaving-care.adviser-visit',
    duty: 'Visit the young person for whom the authority provides accommodation',
    due: 'within 7 days, then at most every 2 months',
    citation: cite('care-leavers-2010', 'reg 8(2)', read('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'secure.first',
    duty: 'Hold the first panel on secure accommodation',
    due: 'within 1 month of its start',
    citation: cite('secure-1991', 'reg 15', excerpt('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'secure.subsequent',
    duty: 'Hold the next panel on secure accommodation',
    due: 'at most every 3 months',
    citation: cite('secure-1991', 'reg 15', excerpt('2026-11-22')),
    because: NO_EVENT,
  },
  {
    id: 'monitoring.poor-practice-alerted',
    duty: 'Alert senior managers to poor practice, and to patterns of it',
    due: 'immediately',
    citation: cite('handbook', '2.13', read('2026-11-22')),
    because: NO_PERIOD,
  },
  {
    id: 'events.iro-told',
    duty: 'Tell the IRO of a significant change or event in the child’s life',
    due: 'no period set',
    citation: cite('handbook', '3.74', read('2026-11-22')),
    because: NO_PERIOD,
  },
  {
    id: 'record.retain',
    duty: 'Keep the case record',
    due: 'to the 75th anniversary of birth, or 15 years from the death of a child',
    citation: cite('cppcr-2010', 'reg 50', general('2026-11-22')),
    because: 'It is not a duty of the timetable; a job for retention will carry it.',
  },
];
