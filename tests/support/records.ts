import { randomUUID } from 'node:crypto';
import { recordAudit, sealAudit } from '../../src/platform/audit/audit.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Actor, Tx } from '../../src/platform/database/transaction.ts';

/** Somebody who works for an authority of the tests' own. */
export interface TestActor extends Actor {
  readonly userId: string;
}

/** Enters an authority, with one member of staff, as whom the tests then act. */
export async function createAuthority(database: Database, name = 'Northshire'): Promise<TestActor> {
  const actor = { authorityId: randomUUID(), userId: randomUUID() };
  await database.withTransaction(actor, async (tx) => {
    const { authorityId: authority_id } = actor;
    await tx.insertInto('authority_ids').values({ authority_id }).execute();
    await tx.insertInto('authorities').values({ authority_id, name }).execute();
    await tx
      .insertInto('staff')
      .values({ authority_id, id: actor.userId, name: 'An officer', roles: ['iro'] })
      .execute();
  });
  return actor;
}

/** Enters a child and gives the id. */
export async function createChild(tx: Tx, { authorityId: authority_id }: Actor, localId: string): Promise<string> {
  const { id } = await tx
    .insertInto('children')
    .values({ authority_id, local_id: localId, born_on: '2014-05-02' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Enters a row into every table that holds something of an authority's. */
export async function createOneOfEach(tx: Tx, actor: TestActor): Promise<void> {
  const authority_id = actor.authorityId;
  const child_id = await createChild(tx, actor, 'L1');
  const of = { authority_id, child_id };
  const started_on = '2026-01-05';
  const { id: import_id } = await tx
    .insertInto('imports')
    .values({ authority_id, kind: 'ssda903', fingerprint: 'f1' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const problem = { number: 1, file: 'reviews.csv', row: 2, code: '166', message: 'not a day', severity: 'rejected' };
  await tx
    .insertInto('import_problems')
    .values({ authority_id, import_id, ...problem })
    .execute();
  await tx
    .insertInto('periods_of_care')
    .values({ ...of, number: 1, started_on })
    .execute();
  await tx
    .insertInto('legal_statuses')
    .values({ ...of, status: 'C2', started_on })
    .execute();
  await tx
    .insertInto('placements')
    .values({ ...of, place: 'U6', kind: 'foster', started_on })
    .execute();
  await tx
    .insertInto('appointments')
    .values({ ...of, staff_id: actor.userId, started_on })
    .execute();
  await tx
    .insertInto('facts')
    .values({ ...of, type: 'became-looked-after', happened_on: started_on })
    .execute();
  await tx
    .insertInto('reviews')
    .values({ ...of, key: 'r1', recording_on: '2026-01-30', source: 'recorded' })
    .execute();
  await tx
    .insertInto('obligations')
    .values({ ...of, ...OBLIGATION })
    .execute();
  await tx
    .insertInto('unknown_obligations')
    .values({ ...of, rule: 'outcome.decisions', missing: ['x'] })
    .execute();
  await recordAudit(tx, actor, { action: 'child.read', childIds: [child_id] });
  await sealAudit(tx);
  await recordAudit(tx, actor, { action: 'child.read', childIds: [child_id] });
}

/** An obligation to hold the first review, not met yet. */
export const OBLIGATION = {
  rule: 'review.first',
  period: 1,
  actor: 'independent reviewing officer',
  due_on: '2026-02-02',
  layer: 'statute',
  explanation: '20 working days from 5 January 2026.',
  citations: JSON.stringify([{ source: 'regulations-2010', provision: 'reg 33(1)' }]),
} as const;
