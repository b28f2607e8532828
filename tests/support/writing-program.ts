/**
 * A program that opens the database of a home, for tests that start several and kill some. It says `ready`, then writes
 * one by one, as `write 100` on its standard input asks: a child, a fact of theirs and an event of the audit, in one
 * transaction. It names each child once that is saved, and chains the audit now and then; `leave` ends it in good order.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';
import { recordAudit, sealAudit } from '../../src/platform/audit/audit.ts';
import { withDatabase } from '../../src/platform/database/database.ts';
import type { Tx } from '../../src/platform/database/transaction.ts';
import { createAuthority, createChild, type TestActor } from './records.ts';

const WRITES_BETWEEN_SEALS = 7;

const [home = ''] = process.argv.slice(2);
await withDatabase({ home }, async (database) => {
  const actor = await createAuthority(database);
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, count] = line.split(' ');
    if (word === 'leave') break;
    for (let written = 0; written < Number(count); written += 1) {
      const id = await database.withTransaction(actor, (tx) => write(tx, actor, `${process.pid}-${written}`));
      console.log(`saved ${id}`);
      if (written % WRITES_BETWEEN_SEALS === 0) await database.withTransaction(actor, (tx) => sealAudit(tx));
    }
  }
});
// A pipe that nobody closes would keep the program alive.
process.stdin.destroy();

async function write(tx: Tx, actor: TestActor, localId: string): Promise<string> {
  const child_id = await createChild(tx, actor, localId);
  const fact = { type: 'became-looked-after', happened_on: '2026-01-05' };
  await tx
    .insertInto('facts')
    .values({ authority_id: actor.authorityId, child_id, ...fact })
    .execute();
  await recordAudit(tx, actor, { action: 'child.created', childIds: [child_id] });
  return child_id;
}
