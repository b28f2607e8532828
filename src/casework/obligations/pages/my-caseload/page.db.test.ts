import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestApp } from '../../../../../tests/support/app.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  OBLIGATION,
} from '../../../../../tests/support/records.ts';
import { todayInLondon } from '../../../../platform/clock.ts';
import { listCaseload } from '../../list-caseload.ts';

const { app, database, signInAs } = await openTestApp();
const officer = await createAuthority(database);
const today = todayInLondon();

describe('my caseload', () => {
  it('shows a name as it was typed, and never as markup', async () => {
    const child = await enterChild('L-1');
    await database.withTransaction(officer, async (tx) => {
      const given_name = '<script>alert(1)</script>';
      await tx.updateTable('children').set({ given_name }).where('id', '=', child).execute();
    });
    const { body } = await app.inject({ url: '/', headers: await signInAs(officer) });
    assert.match(body, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    assert.doesNotMatch(body, /<script>alert/);
  });

  it('counts as late what an obligation itself is called late by, whatever its day, its moment and silence', async () => {
    const child = await enterChild('L-2');
    const late = await database.withTransaction(officer, async (tx) => {
      const { authorityId: authority_id } = officer;
      let period = 0;
      for (const days of [-1, 0, 1]) {
        const due_on = Temporal.PlainDate.from(today).add({ days }).toString();
        for (const due_at of [null, `${due_on}T09:00:00Z`]) {
          for (const silence_agrees of [false, true]) {
            period += 1;
            const row = { ...OBLIGATION, authority_id, child_id: child, period, due_on, due_at, silence_agrees };
            await tx.insertInto('obligations').values(row).execute();
          }
        }
      }
      const { rows } = await sql<{ late: number }>`select count(*)::integer as late from obligations o
        where child_id = ${child} and obligation_status(o, ${today}) = 'overdue'`.execute(tx);
      return rows[0]?.late;
    });
    const { children } = await database.withTransaction(officer, (tx) => listCaseload(tx, officer, { today }));
    assert.equal(late, 3);
    assert.equal(children.find(({ childId }) => childId === child)?.overdue, late);
  });
});

async function enterChild(localId: string): Promise<string> {
  return await database.withTransaction(officer, async (tx) => {
    const child_id = await createLookedAfterChild(tx, officer, { localId, from: '2026-01-05' });
    await createAppointment(tx, officer, {
      child_id,
      staff_id: officer.userId,
      started_on: '2026-01-06',
      ended_on: null,
    });
    return child_id;
  });
}
