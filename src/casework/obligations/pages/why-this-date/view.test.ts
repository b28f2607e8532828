import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DaysCounted, dayFromIso } from '../../../../rules/index.ts';
import type { Child } from '../../../children/find-child.ts';
import { termsOf } from '../../../settings/terms-of-authority.ts';
import type { ExplainedObligation, StoredObligation } from '../../explain-obligation.ts';
import { toView } from './view.ts';

const CHILD = { childId: 'c1', localId: 'L1', knownAs: null, givenName: null, familyName: null, iro: null } as Child;
const OBLIGATION: StoredObligation = {
  id: 'o1',
  rule: 'outcome.full-record',
  about: 'r1',
  aboutOn: '2026-04-10',
  period: 1,
  actor: 'independent reviewing officer',
  dueOn: '2026-05-11',
  nationalDueOn: '2026-05-01',
  earliestOn: null,
  scheduleByOn: null,
  targetOn: null,
  metOn: null,
  status: 'overdue',
  notOwedBecause: null,
  layer: 'guidance',
  isAsSoonAsPracticable: false,
  isProvisional: true,
  isEarlierLaw: false,
  isSoftened2020: false,
  explanation: '20 working days after the review was completed on 10 April 2026',
  citations: [{ source: 'handbook', provision: '3.39' }],
  statedDueOn: null,
  bornOn: null,
  recorded: null,
};

test('a looser day of an authority says what the national figure would be, and that it is looser', () => {
  const { national, notes } = viewOf(OBLIGATION);
  assert.equal(
    national,
    'The national figure gives 1 May 2026 (15 working days after the review was completed), which is sooner, so the authority’s own is the looser.',
  );
  assert.deepEqual(notes, ['It rests on bank holidays that have not been proclaimed yet.']);
});

test('a duty that is only local says that there is no national figure', () => {
  assert.match(viewOf({ ...OBLIGATION, nationalDueOn: null }).national, /^There is no national figure/);
});

test('how it stands is told in words, with how late it is', () => {
  assert.equal(viewOf(OBLIGATION).standing, 'Late, and not done yet: 5 working days late');
  assert.equal(
    viewOf({ ...OBLIGATION, status: 'met', metOn: '2026-05-08' }).standing,
    'Done on time, on Friday 8 May 2026',
  );
  const excused = { ...OBLIGATION, status: 'not-applicable', notOwedBecause: 'the child refused' };
  assert.equal(viewOf(excused).standing, 'Not owed: the child refused');
});

test('what today’s facts do not give any more is not counted again', () => {
  const view = toView(
    CHILD,
    { ...EXPLAINED, obligation: OBLIGATION, why: undefined, dueOn: undefined },
    { today: '2026-05-18', terms: termsOf() },
  );
  assert.equal(view.count, undefined);
  assert.equal(view.explanation, OBLIGATION.explanation);
});

test('a count tells weekends by their number and holidays by their names', () => {
  const { count } = viewOf(OBLIGATION);
  assert.equal(count?.weekendDays, 1);
  assert.deepEqual(count?.holidays, [{ name: 'Early May bank holiday', on: '2026-05-04' }]);
});

const counted = (figure: string, gives: string): DaysCounted => ({
  rule: 'outcome.full-record',
  countsFrom: 'the review was completed',
  from: dayOf('2026-04-10'),
  event: 'review-completed',
  figure,
  gives: dayOf(gives),
  skipped: [
    { day: dayOf('2026-05-03'), kind: 'weekend', name: 'Sunday' },
    { day: dayOf('2026-05-04'), kind: 'holiday', name: 'Early May bank holiday' },
  ],
  countsWorkingDays: true,
});

const EXPLAINED: Omit<ExplainedObligation, 'obligation'> = {
  why: {
    own: counted('20 working days after', '2026-05-11'),
    ordinary: undefined,
    nationally: counted('15 working days after', '2026-05-01'),
  },
  dueOn: '2026-05-11',
  countedFrom: [],
  metBy: [],
  procedure: 'bwd',
  calendar: '2026-11-22',
};

function viewOf(obligation: StoredObligation) {
  return toView(CHILD, { ...EXPLAINED, obligation }, { today: '2026-05-18', terms: termsOf() });
}

function dayOf(iso: string) {
  const day = dayFromIso(iso);
  assert.ok(day !== undefined);
  return day;
}
