import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenObligation, OpenObligations } from '../../obligations/list-open-obligations.ts';
import { termsOf } from '../../settings/terms-of-authority.ts';
import type { Child } from '../find-child.ts';
import type { RecordedFact } from '../list-standing-facts.ts';
import { toView as toChildView } from './child/view.ts';
import { toReviewTable, toSpanTable } from './child-list/tables.ts';
import { readSearch, toView as toSearchView } from './children/view.ts';
import { readFilters, toView as toHistoryView } from './history/view.ts';

const TODAY = '2026-11-20';
const NOTHING: OpenObligations = { obligations: [], total: 0 };
const CHILD: Child = {
  childId: 'c1',
  localId: 'L1',
  knownAs: 'Sami',
  givenName: 'Samuel',
  familyName: 'Testchild',
  bornOn: null,
  isUnaccompanied: false,
  careFrom: '2026-01-05',
  careTo: null,
  careStartKnown: false,
  legalStatus: null,
  legalStatusFrom: null,
  legalStatusStartKnown: null,
  place: 'K2',
  placeKind: 'children-home',
  placeLocation: 'OUT',
  placeFrom: '2026-05-01',
  iroId: 'i1',
  iro: 'Iris Ode',
  iroFrom: '2026-01-06',
  iroHasNoAccess: false,
  iroCover: 'Otis Rey',
  socialWorker: null,
  socialWorkerFrom: null,
  restrictedBecause: null,
  emergencyUntil: null,
  hasWithheldAddress: false,
  noContactWith: [],
  communicationNeeds: [],
  communicationMethods: [],
  saidLastOn: null,
  isSupportSettled: false,
  isFromReturns: false,
};

test('the top of a child’s page says what is not known as such, and never nothing', () => {
  const { facts } = viewOf();
  const told = new Map(facts.map(({ key, text, note }) => [key, note === undefined ? text : `${text} (${note})`]));
  assert.equal(told.get('Age'), 'We don’t know yet');
  assert.equal(told.get('Care'), 'Looked after since 5 Jan 2026 or before');
  assert.equal(told.get('Lives'), 'Children’s home, since 1 May 2026 (outside the authority’s area)');
  assert.equal(told.get('Legal status'), 'We don’t know yet');
  assert.equal(told.get('Parental responsibility'), 'We don’t know yet');
  assert.equal(told.get('IRO'), 'Iris Ode, since 6 Jan 2026 (Away today; Otis Rey acts meanwhile)');
  assert.equal(told.get('Social worker'), 'Nobody now');
});

test('the page of a child says who has parental responsibility by the legal status, and nothing once care has ended [DEF-03] [DEF-08]', () => {
  const responsibilityOf = (of: Partial<Child>) =>
    viewOf({}, [], { child: { legalStatusFrom: '2026-01-05', ...of } }).facts.find(
      ({ key }) => key === 'Parental responsibility',
    );
  assert.deepEqual(responsibilityOf({ legalStatus: 'V2' }), {
    key: 'Parental responsibility',
    text: 'Parents, or whoever else had it; the authority has none by this alone',
    href: '/law/words#parental-responsibility-section-20',
  });
  assert.match(responsibilityOf({ legalStatus: 'C2' })?.text ?? '', /the authority shares it$/);
  assert.equal(responsibilityOf({ legalStatus: 'ZZ' })?.text, 'We don’t know yet');
  assert.equal(responsibilityOf({ legalStatus: 'C2', careTo: '2026-06-01' }), undefined);
});

test('only groups in which something stands are shown, each with a way to all of it', () => {
  const view = viewOf({ late: { obligations: [due('o1', '2026-11-18')], total: 44 } });
  assert.deepEqual(
    view.groups.map(({ title, total, allHref }) => [title, total, allHref]),
    [['Late: the authority has not done these yet', 44, '/children/c1/due?show=late']],
  );
  assert.equal(view.next.length, 1);
});

test('a table that shows all there is has no link to more', () => {
  const span = {
    id: 's1',
    from: '2026-01-05',
    isStartKnown: true,
    to: null,
    what: 'C2',
    endReason: null,
    location: null,
  };
  const table = toSpanTable('legal-statuses', [{ ...span, total: 1 }], 1);
  assert.deepEqual(
    table.rows[0]?.map(({ text }) => text),
    ['Full care order', '5 Jan 2026', 'Goes on'],
  );
  const { tables } = viewOf({}, [table, { ...table, total: 9 }]);
  assert.deepEqual(
    tables.map(({ allHref }) => allHref),
    [undefined, '/children/c1/legal-statuses'],
  );
});

test('only those who may restrict a record are led to that page', () => {
  assert.equal(viewOf().canRestrict, false);
  assert.equal(viewOf({}, [], { roles: ['iro-manager'] }).canRestrict, true);
});

test('a placement tells why it ended, and says so where nobody has told', () => {
  const span = { id: 's1', from: '2026-01-05', isStartKnown: false, what: 'U6', location: 'IN', total: 2 };
  const { rows } = toSpanTable(
    'placements',
    [
      { ...span, to: '2026-05-01', endReason: null },
      { ...span, to: '2026-02-01', endReason: 'CARPL' },
    ],
    2,
  );
  assert.deepEqual(
    rows[0]?.map(({ text }) => text),
    ['Foster care with other carers, not long term', 'On or before 5 Jan 2026', '1 May 2026', 'We don’t know yet'],
  );
  assert.equal(rows[1]?.[3]?.text, 'Change to or carrying out of the care plan');
});

test('a review is on time, late, or not known', () => {
  const review = {
    key: 'r1',
    recordingOn: '2026-01-28',
    completedOn: null,
    participation: 'PN1',
    statedDueOn: '2026-02-10',
    dueOn: '2026-02-02',
    obligationId: 'o1',
    total: 3,
  };
  const { rows } = toReviewTable(
    'c1',
    [
      { ...review, status: 'met' },
      { ...review, status: 'met-late' },
      { ...review, status: null, dueOn: null, obligationId: null },
    ],
    3,
  );
  assert.deepEqual(
    rows.map((row) => row[3]?.text),
    ['On time', 'Late', 'We don’t know'],
  );
  assert.deepEqual(
    rows.map((row) => row[3]?.href),
    ['/children/c1/obligations/o1', '/children/c1/obligations/o1', undefined],
  );
  assert.equal(rows[0]?.[2]?.note, 'Stated: 10 Feb 2026');
  assert.equal(rows[0]?.[4]?.text, 'Attended and spoke for themselves');
});

test('a search is read from the address, and what it does not know is left out', () => {
  assert.deepEqual(readSearch({ search: '  Sami ', show: 'late' }), { text: 'Sami', filter: 'late' });
  assert.deepEqual(readSearch({ search: ['a', 'b'], show: 'x' }), { text: '', filter: 'all' });
  assert.equal(readSearch({ search: 'x'.repeat(500) }).text.length, 100);
});

test('what is out of reach leads to emergency access only for those who may ask for it', () => {
  const found = {
    childId: 'c1',
    localId: 'L1',
    knownAs: null,
    givenName: null,
    familyName: null,
    isWithinReach: false,
    isRestricted: true,
    foundBy: 'name' as const,
    bornOn: null,
    isInCare: false,
    iro: null,
    nextReviewDueOn: null,
    isOutOfDate: false,
  };
  const asked = { search: readSearch({ search: 'a&b' }), today: TODAY };
  const page = { children: [found], total: 60, page: 2, pages: 3 };
  const view = toSearchView(page, { ...asked, roles: ['iro'] });
  assert.equal(view.children[0]?.href, undefined);
  assert.equal(view.children[0]?.emergencyHref, '/children/c1/open-in-emergency');
  assert.ok(JSON.stringify(view.pagination).includes('/children?search=a%26b&page=3'));
  assert.equal(toSearchView(page, { ...asked, roles: ['director'] }).children[0]?.emergencyHref, undefined);
});

test('a history says of each entry what became of it', () => {
  const fact: RecordedFact = {
    id: 'f1',
    type: 'review-started',
    on: '2026-01-28',
    at: null,
    review: 'r1',
    dispute: null,
    stage: null,
    document: null,
    reason: null,
    placement: null,
    isWithdrawn: false,
    recordedAt: '2026-01-29T09:00:00Z',
    recordedBy: 'Iris Ode',
    file: null,
    row: null,
    isImported: false,
    correctedBy: null,
    correctedByDay: null,
    isWithdrawnLater: false,
    corrects: null,
  };
  const facts = [
    fact,
    { ...fact, id: 'f2', correctedBy: 'f3', correctedByDay: '2026-01-28', isWithdrawnLater: true },
    { ...fact, id: 'f3', corrects: 'f2', isWithdrawn: true },
  ];
  const history = { facts, total: 3, types: ['review-started'], page: 1, pages: 1 };
  const view = toHistoryView(CHILD, history, { canRecord: true, filters: readFilters({}) });
  assert.deepEqual(
    view.facts.map(({ what, stands, notes }) => [what, stands, notes.map(({ text }) => text)]),
    [
      ['The first meeting of the review was held', true, []],
      ['The first meeting of the review was held', false, ['Withdrawn later: it did not happen']],
      ['It did not happen: The first meeting of the review was held', false, ['Puts an earlier entry right']],
    ],
  );
});

function viewOf(
  due: Partial<Record<'late' | 'soon' | 'later', OpenObligations>> = {},
  tables: Parameters<typeof toChildView>[0]['tables'] = [],
  { roles = ['iro'], child = {} }: { readonly roles?: readonly string[]; readonly child?: Partial<Child> } = {},
) {
  const all = { late: NOTHING, soon: NOTHING, later: NOTHING, ...due };
  const timeline = {
    today: TODAY,
    spans: { care: [], legal: [], placements: [], iros: [] },
    marks: { onTime: [], late: [], unknown: [], due: [] },
    isCutOff: false,
  };
  const record = {
    child: CHILD,
    nextReview: undefined,
    openReview: undefined,
    due: all,
    unknown: [],
    tables,
    timeline,
    related: [],
    contacts: {
      total: 0,
      lastOn: null,
      lastWithChildOn: null,
      lastAloneOn: null,
      withChildSince: 0,
      lastReviewOn: null,
    },
    visits: { lastOn: null, lastAloneOn: null },
    decisions: undefined,
    canRecord: true,
    leavingCare: undefined,
    continuity: undefined,
    endOfCare: undefined,
    differingTimes: [],
  };
  return toChildView({ ...record, child: { ...CHILD, ...child } }, { roles, today: TODAY, terms: termsOf() });
}

function due(id: string, dueOn: string): OpenObligation {
  return {
    id,
    rule: 'outcome.decisions',
    about: 'r1',
    aboutOn: '2026-11-11',
    period: 1,
    actor: 'independent reviewing officer',
    dueOn,
    earliestOn: null,
    scheduleByOn: null,
    targetOn: null,
    layer: 'guidance',
    statedDueOn: null,
    total: 44,
  };
}
