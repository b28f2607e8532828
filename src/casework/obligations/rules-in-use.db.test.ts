import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson } from '../../../tests/support/people.ts';
import { createAppointment, createAuthority, type TestActor } from '../../../tests/support/records.ts';
import { bundledReturn } from '../../../tests/support/return-sources.ts';
import { assertSameRecords, contentsOf, type Snapshot } from '../../../tests/support/snapshot.ts';
import { dayFromCivil, isoFromDay } from '../../rules/calendar/day.ts';
import { startWorker } from '../../wiring.ts';
import { importReturn } from '../imports/import-return.ts';
import { createAuthority as enterAuthority } from '../settings/create-authority.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { listCaseload } from './list-caseload.ts';
import { recomputeEveryDue } from './recompute-every-due.ts';
import { recomputeObligations } from './recompute-obligations.ts';
import { adoptRules, findRulesProgress, RULES_FINGERPRINT } from './rules-in-use.ts';

const { database, asAdmin, environment } = await openTestDatabase();
const today = dayFromCivil(2026, 11, 22);
const OTHERS = 'f'.repeat(64);
const running = new AbortController().signal;

let right: Snapshot;

before(async () => {
  right = await contentsOf(asAdmin, (await createImported()).authorityId);
});

describe('a program with other rules than the one before', () => {
  it('works every child out anew, also after it was broken off between two batches, and says how far it is', async () => {
    const actor = await createImported();
    const children = right['children']?.length ?? 0;
    await asByOtherRules(actor);
    let looks = 0;
    // Asked before each batch, of the other authority too, whichever comes first.
    const ending = {
      get aborted() {
        looks += 1;
        return looks > 3;
      },
    };
    await recomputeEveryDue(database, { today, signal: ending, childrenAtOnce: 10 });
    const progress = () =>
      database.withTransaction(actor, (tx) => findRulesProgress(tx, { ...actor, userId: null }, isoFromDay(today)));
    const left = await countWrong(actor);
    assert.ok(left > 0 && left < children);
    assert.deepEqual(await progress(), { done: children - left, total: children });
    await recomputeEveryDue(database, { today, signal: running, childrenAtOnce: 10 });
    assert.equal(await progress(), undefined);
    assertSameRecords(await contentsOf(asAdmin, actor.authorityId), right);
    assert.deepEqual(await rulesOf(actor), [RULES_FINGERPRINT]);
  });

  it('works a child out before anybody reads it, who may see it and write nothing of it, and leaves the others', async () => {
    const actor = await createImported();
    const manager = await createPerson(database, actor, { roles: ['iro-manager'] });
    await asByOtherRules(actor);
    const program = { ...actor, userId: null };
    assert.equal(await database.withTransaction(program, (tx) => adoptRules(tx, program, { today })), true);
    const wrong = await countWrong(actor);
    const childId = await someChild(actor);
    const read = { today: isoFromDay(today), childId };
    await database.withTransaction(manager, (tx) => bringUpToDate(tx, manager, read));
    assert.equal(await countWrong(actor, childId), 0);
    assert.equal(await countWrong(actor), wrong - 1);
  });

  it('works a caseload out before it is read, and no child of somebody else', async () => {
    const actor = await createImported();
    const officer = await createPerson(database, actor, { roles: ['iro'] });
    const childId = await someChild(actor);
    const started_on = '2026-01-05';
    await database.withTransaction(actor, (tx) =>
      createAppointment(tx, actor, { child_id: childId, staff_id: officer.userId, started_on, ended_on: null }),
    );
    await asByOtherRules(actor);
    const wrong = await countWrong(actor);
    const program = { ...actor, userId: null };
    await database.withTransaction(program, (tx) => adoptRules(tx, program, { today }));
    await database.withTransaction(officer, (tx) => listCaseload(tx, officer, { today: isoFromDay(today) }));
    assert.deepEqual([await countWrong(actor, childId), await countWrong(actor)], [0, wrong - 1]);
  });

  it('adopts them as it starts, once', async () => {
    const actor = await createImported();
    await asByOtherRules(actor);
    const adopted = async () => {
      const worker = await startWorker({ environment, cwd: import.meta.dirname });
      await worker.stop();
      const { rows } = await asAdmin((admin) =>
        admin.query("select from app.audit_events where authority_id = $1 and action = 'rules.adopted'", [
          actor.authorityId,
        ]),
      );
      return [rows.length, await rulesOf(actor)];
    };
    assert.deepEqual(await adopted(), [1, [RULES_FINGERPRINT]]);
    assert.deepEqual(await adopted(), [1, [RULES_FINGERPRINT]]);
  });
});

describe('a program that another one with other rules has replaced', () => {
  it('leaves what it still works out to be worked out anew by that one', async () => {
    const actor = await createImported();
    const childId = await someChild(actor);
    await setRules(actor, OTHERS);
    await database.withTransaction(actor, (tx) => recomputeObligations(tx, actor, { childIds: [childId], today }));
    const { rows } = await asAdmin((admin) =>
      admin.query('select next_change_on::text as day from app.children where id = $1', [childId]),
    );
    assert.deepEqual(rows, [{ day: isoFromDay(today) }]);
  });
});

describe('a new authority', () => {
  it('begins with the rules of the program, and nothing is to be worked out anew', async () => {
    const program = { authorityId: randomUUID(), userId: null };
    await database.withTransaction(program, (tx) => enterAuthority(tx, program, { name: 'New' }));
    assert.equal(await database.withTransaction(program, (tx) => adoptRules(tx, program, { today })), false);
  });
});

async function createImported(): Promise<TestActor> {
  const actor = await createAuthority(database);
  await importReturn(database, actor, { files: bundledReturn(), today });
  await setRules(actor, RULES_FINGERPRINT);
  return actor;
}

async function setRules({ authorityId }: TestActor, fingerprint: string): Promise<void> {
  await asAdmin((admin) =>
    admin.query(
      `insert into app.rules_in_use (authority_id, fingerprint, children_total, finished_at) values ($1, $2, 0, now())
      on conflict (authority_id) do update set fingerprint = excluded.fingerprint`,
      [authorityId, fingerprint],
    ),
  );
}

/** As a program left it whose rules gave each child a duty that there is none of. */
async function asByOtherRules(actor: TestActor): Promise<void> {
  await setRules(actor, OTHERS);
  await asAdmin((admin) =>
    admin.query(
      `insert into app.unknown_obligations (authority_id, child_id, rule, missing)
      select authority_id, id, 'a.duty.of.old', '{x}' from app.children where authority_id = $1`,
      [actor.authorityId],
    ),
  );
}

async function countWrong({ authorityId }: TestActor, childId: string | null = null): Promise<number> {
  const { rowCount } = await asAdmin((admin) =>
    admin.query(
      `select from app.unknown_obligations where authority_id = $1 and rule = 'a.duty.of.old'
        and ($2::uuid is null or child_id = $2)`,
      [authorityId, childId],
    ),
  );
  return rowCount ?? 0;
}

async function someChild({ authorityId }: TestActor): Promise<string> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ id: string }>(
      `select c.id from app.children c where c.authority_id = $1 and not exists (
        select from app.appointments a where a.child_id = c.id) order by c.local_id limit 1`,
      [authorityId],
    ),
  );
  return rows[0]?.id ?? assert.fail('there is no child');
}

async function rulesOf({ authorityId }: TestActor): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ fingerprint: string }>('select fingerprint from app.rules_in_use where authority_id = $1', [
      authorityId,
    ]),
  );
  return rows.map(({ fingerprint }) => fingerprint);
}
