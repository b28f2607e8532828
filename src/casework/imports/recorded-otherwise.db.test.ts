import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority, type TestActor } from '../../../tests/support/records.ts';
import { bundledReturn, fileOf, sourceOf } from '../../../tests/support/return-sources.ts';
import { assertSameRecords, contentsOf, snapshotOf } from '../../../tests/support/snapshot.ts';
import type { Problem } from '../../exchange/ssda903/problems.ts';
import type { ReturnSource } from '../../exchange/ssda903/read-return.ts';
import { dayFromCivil } from '../../rules/calendar/day.ts';
import type { EventInput } from '../../rules/index.ts';
import { correctFact } from '../children/correct-fact.ts';
import { listCurrentFacts } from '../children/list-current-facts.ts';
import { recordFact } from '../children/record-fact.ts';
import { type ImportResult, importReturn } from './import-return.ts';

const { database, asAdmin } = await openTestDatabase();
const today = dayFromCivil(2026, 11, 22);

const HEADER = ['A1,M,02/05/2014,WBRI,,,', 'A2,F,03/06/2015,WBRI,,,'];
const EPISODES = [
  'A1,05/06/2025,S,C2,N1,U6,PR1,,,,AB1 1AA,AB1 2AA,SC123456',
  'A2,01/04/2024,S,C2,N1,U6,PR1,,,,AB1 1AA,AB1 2AA,SC123456',
];
const REVIEWS = ['A1,02/05/2014,02/07/2025,PN1', 'A1,02/05/2014,30/09/2025,PN1', 'A2,03/06/2015,10/10/2025,PN2'];

function returnWith({ episodes = EPISODES, reviews = REVIEWS }: { episodes?: string[]; reviews?: string[] } = {}) {
  return [fileOf('Header', 2026, HEADER), fileOf('Episodes', 2026, episodes), fileOf('Reviews', 2026, reviews)];
}

describe('a return that says otherwise than before', () => {
  it('corrects the fact and never overwrites it, and moves the review and what hangs on it', async () => {
    const actor = await createAuthority(database);
    await importAll(actor, returnWith());
    const { account } = await importAll(actor, returnWith({ reviews: moved('30/09/2025', '06/10/2025') }));
    assert.deepEqual(account.facts, { added: 0, corrected: 1, withdrawn: 0 });
    assert.deepEqual(account.children, { added: 0, changed: 1, unchanged: 1 });
    const reviews = account.files.find(({ table }) => table === 'Reviews');
    assert.deepEqual([reviews?.added, reviews?.changed, reviews?.unchanged], [1, 0, 2]);
    assert.deepEqual(await reviewDays(actor, 'A1'), ['2025-07-02', '2025-10-06']);
    const { rows } = await asAdmin((admin) =>
      admin.query(
        `select f.happened_on::text as is, b.happened_on::text as was from app.facts f
        join app.facts b on b.authority_id = f.authority_id and b.id = f.corrects_id where f.authority_id = $1`,
        [actor.authorityId],
      ),
    );
    assert.deepEqual(rows, [{ is: '2025-10-06', was: '2025-09-30' }]);
    const fresh = await createAuthority(database);
    await importAll(fresh, returnWith({ reviews: moved('30/09/2025', '06/10/2025') }));
    assertSameRecords(await contentsOf(asAdmin, actor.authorityId), await contentsOf(asAdmin, fresh.authorityId));
  });

  it('withdraws what it no longer tells, of the tables that it has and of no other', async () => {
    const actor = await createAuthority(database);
    await importAll(actor, returnWith());
    const { account } = await importAll(actor, [
      fileOf('Header', 2026, HEADER),
      fileOf('Reviews', 2026, REVIEWS.slice(0, 1).concat(REVIEWS.slice(2))),
    ]);
    assert.deepEqual(account.facts, { added: 0, corrected: 0, withdrawn: 1 });
    assert.deepEqual(await reviewDays(actor, 'A1'), ['2025-07-02']);
    assert.ok((await factsOf(actor, 'A1')).some(({ type }) => type === 'became-looked-after'));
  });

  it('withdraws a child who is in it no more, and brings the child back when it is', async () => {
    const actor = await createAuthority(database);
    await importAll(actor, returnWith());
    const before = await contentsOf(asAdmin, actor.authorityId);
    await importAll(actor, [
      fileOf('Header', 2026, HEADER.slice(0, 1)),
      fileOf('Episodes', 2026, EPISODES.slice(0, 1)),
      fileOf('Reviews', 2026, REVIEWS.slice(0, 2)),
    ]);
    assert.deepEqual(await factsOf(actor, 'A2'), []);
    await importAll(actor, returnWith());
    assertSameRecords(await contentsOf(asAdmin, actor.authorityId), before);
  });
});

describe('what a person recorded', () => {
  it('stays where the person put an imported day right, however often the return says otherwise', async () => {
    const actor = await createAuthority(database);
    await importAll(actor, returnWith());
    await correct(actor, '2025-09-30', '2025-10-01');
    const before = await snapshotOf(asAdmin, actor.authorityId);
    for (const reviews of [REVIEWS, moved('30/09/2025', '03/10/2025'), REVIEWS]) {
      const { account, problems } = await importAll(actor, returnWith({ reviews }));
      assert.deepEqual(account.facts, { added: 0, corrected: 0, withdrawn: 0 });
      const told = differencesIn(problems);
      assert.deepEqual(
        told.map(({ file, row, column, severity }) => [file, row, column, severity]),
        [['2026/Reviews.csv', 3, 'REVIEW', 'warning']],
      );
      assert.match(told[0]?.message ?? '', /in Footprint, and so it stays/);
      assert.deepEqual(await reviewDays(actor, 'A1'), ['2025-07-02', '2025-10-01']);
    }
    const { return_rows: _, ...after } = await snapshotOf(asAdmin, actor.authorityId);
    const { return_rows: __, reviews: ___, ...expected } = before;
    assert.deepEqual(after['facts'], expected['facts']);
    assert.deepEqual(after['obligations'], expected['obligations']);
  });

  it('stays withdrawn', async () => {
    const actor = await createAuthority(database);
    await importAll(actor, returnWith());
    await correct(actor, '2025-09-30', undefined);
    const { problems } = await importAll(actor, returnWith());
    assert.match(differencesIn(problems)[0]?.message ?? '', /which was withdrawn in Footprint/);
    assert.deepEqual(await reviewDays(actor, 'A1'), ['2025-07-02']);
  });

  it('is taken for the same where the return tells it with the same day or one near by', async () => {
    const actor = await createAuthority(database);
    await importAll(actor, returnWith({ reviews: REVIEWS.slice(0, 1) }));
    for (const [review, on] of [
      ['autumn', '2025-09-30'],
      ['winter', '2026-01-12'],
    ] as const) {
      await record(actor, { type: 'review-started', review, on });
    }
    const later = [...REVIEWS.slice(0, 2), 'A1,02/05/2014,15/01/2026,PN1'];
    const { account, problems } = await importAll(actor, returnWith({ reviews: later }));
    assert.deepEqual(account.facts.added, 0);
    assert.equal(differencesIn(problems).length, 1);
    assert.match(
      differencesIn(problems)[0]?.message ?? '',
      /15 January 2026, but 12 January 2026 was recorded in Footprint/,
    );
    assert.deepEqual(await reviewDays(actor, 'A1'), ['2025-07-02', '2025-09-30', '2026-01-12']);
  });

  it('stays as it is where the return cannot be true together with it, and the other children go in', async () => {
    const actor = await createAuthority(database);
    await importAll(actor, returnWith());
    await record(actor, { type: 'ceased-looked-after', on: '2025-08-01' });
    await record(actor, { type: 'became-looked-after', on: '2026-01-05' });
    const before = await factsOf(actor, 'A1');
    const episodes = [
      'A1,05/06/2025,S,C2,N1,U6,PR1,01/03/2026,E4A,,AB1 1AA,AB1 2AA,SC123456',
      ...EPISODES.slice(1),
      'A3,05/06/2025,S,C2,N1,U6,PR1,,,,AB1 1AA,AB1 2AA,SC123456',
    ];
    const files = [
      fileOf('Header', 2026, [...HEADER, 'A3,M,02/05/2013,WBRI,,,']),
      fileOf('Episodes', 2026, episodes),
      fileOf('Reviews', 2026, REVIEWS),
    ];
    const { account } = await importAll(actor, files);
    assert.equal(account.children.added, 1);
    assert.deepEqual(
      (await factsOf(actor, 'A1')).filter(({ type }) => type.includes('looked-after')),
      [
        ...before.filter(({ type }) => type.includes('looked-after')),
        { type: 'ceased-looked-after', on: '2026-03-01' },
      ],
    );
  });
});

describe('a dry run', () => {
  it('writes nothing, not even of itself, and says what the import then does', async () => {
    const actor = await createAuthority(database);
    await importAll(actor, returnWith());
    const everything = () => Promise.all([snapshotOf(asAdmin, actor.authorityId), tracesOf(actor)]);
    const before = await everything();
    const files = () => [...returnWith({ reviews: moved('30/09/2025', '06/10/2025') }), ...bundledReturn()];
    const planned = await importAll(actor, files(), true);
    assert.equal(planned.status, 'planned');
    assert.deepEqual(await everything(), before);
    const done = await importAll(actor, files());
    assert.deepEqual(done.account.children, planned.account.children);
    assert.deepEqual(done.account.facts, planned.account.facts);
    assert.deepEqual(done.account.files, planned.account.files);
    assert.ok(done.account.children.added > 100);
  });
});

describe('files that are wrong', () => {
  it('are refused where nothing of a return is in them, and nothing is written', async () => {
    const actor = await createAuthority(database);
    const files = [
      sourceOf('a.csv', 'this,is\nno,return\n'),
      sourceOf('b.csv', ''),
      sourceOf('c.xlsx', 'PK\u0003\u0004'),
    ];
    const outcome = await importReturn(database, actor, { files, today });
    assert.ok('refused' in outcome);
    assert.equal(outcome.refused, 'nothing-to-import');
    assert.equal(outcome.read?.rejected.length, 3);
    assert.deepEqual(await tracesOf(actor), { imports: 0, audit_events: 0 });
  });

  it('leave out the rows that cannot be read, name them with what to mend, and let the others in', async () => {
    const actor = await createAuthority(database);
    const reviews = [...REVIEWS, 'A1,02/05/2014,31/02/2026,PN1', 'A2,03/06/2015,10/01/2026,PN9'];
    const { account, problems, importId } = await importAll(actor, returnWith({ reviews }));
    assert.equal(account.problems.rejected, 2);
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'rejected').map(({ row, severity }) => [row, severity]),
      [
        [5, 'rejected'],
        [6, 'rejected'],
      ],
    );
    assert.equal(account.files.find(({ table }) => table === 'Reviews')?.in, 3);
    const kept = await asAdmin((admin) =>
      admin.query('select count(*)::int as count from app.import_problems where import_id = $1', [importId]),
    );
    assert.deepEqual(kept.rows, [{ count: problems.length }]);
    assert.equal(account.problems.rejected + account.problems.warnings, problems.length);
  });

  it('are refused where nobody can say of which year they are', async () => {
    const actor = await createAuthority(database);
    const files = [sourceOf('header.csv', `CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n${HEADER.join('\n')}\n`)];
    const outcome = await importReturn(database, actor, { files, today });
    assert.ok('refused' in outcome);
    assert.equal(outcome.refused, 'year-unknown');
  });
});

function differencesIn(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ code }) => code === 'FP-RECORDED-OTHERWISE');
}

function moved(from: string, to: string): string[] {
  return REVIEWS.map((row) => row.replace(from, to));
}

async function importAll(actor: TestActor, files: readonly ReturnSource[], isDryRun = false): Promise<ImportResult> {
  const outcome = await importReturn(database, actor, { files, today, isDryRun });
  assert.ok(!('refused' in outcome), 'refused' in outcome ? outcome.message : '');
  return outcome;
}

async function childIdOf(actor: TestActor, localId: string): Promise<string> {
  return await database.withTransaction(actor, async (tx) => {
    const found = tx.selectFrom('children').select('id').where('local_id', '=', localId);
    return (await found.executeTakeFirstOrThrow()).id;
  });
}

async function listFacts(actor: TestActor, localId: string) {
  const childId = await childIdOf(actor, localId);
  const facts = await database.withTransaction(actor, (tx) => listCurrentFacts(tx, actor, [childId]));
  return facts.get(childId) ?? [];
}

async function factsOf(actor: TestActor, localId: string): Promise<{ type: string; on: string }[]> {
  const facts = (await listFacts(actor, localId)).map(({ event: { type, on } }) => ({ type, on }));
  return facts.sort((a, b) => (a.on < b.on ? -1 : 1));
}

async function reviewDays(actor: TestActor, localId: string): Promise<string[]> {
  return (await factsOf(actor, localId)).filter(({ type }) => type === 'review-started').map(({ on }) => on);
}

async function record(actor: TestActor, fact: EventInput): Promise<void> {
  const childId = await childIdOf(actor, 'A1');
  const done = await database.withTransaction(actor, (tx) => recordFact(tx, actor, { childId, fact, today }));
  assert.ok('factId' in done, JSON.stringify(done));
}

/** Puts the day of A1's review of a day right, or withdraws it. */
async function correct(actor: TestActor, from: string, to: string | undefined): Promise<void> {
  const childId = await childIdOf(actor, 'A1');
  const fact = (await listFacts(actor, 'A1')).find(({ event }) => event.type === 'review-started' && event.on === from);
  assert.ok(fact !== undefined);
  const instead = to === undefined ? undefined : { ...fact.event, on: to };
  const done = await database.withTransaction(actor, (tx) =>
    correctFact(tx, actor, { childId, factId: fact.id, instead, today }),
  );
  assert.ok('factId' in done, JSON.stringify(done));
}

async function tracesOf(actor: TestActor) {
  const count = async (table: 'imports' | 'audit_events') => {
    const counted = await asAdmin((admin) =>
      admin.query<{ count: number }>(`select count(*)::int as count from app.${table} where authority_id = $1`, [
        actor.authorityId,
      ]),
    );
    return counted.rows[0]?.count;
  };
  return { imports: await count('imports'), audit_events: await count('audit_events') };
}
