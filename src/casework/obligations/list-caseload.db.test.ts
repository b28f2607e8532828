import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { openTestDatabase } from '../../../tests/support/database.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  OBLIGATION,
} from '../../../tests/support/records.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { listCaseload } from './list-caseload.ts';

const { database } = await openTestDatabase();
const officer = await createAuthority(database);
const TODAY = '2026-11-20';
const childId = await database.withTransaction(officer, async (tx) => {
  const child_id = await createLookedAfterChild(tx, officer, { localId: 'L-1', from: '2026-01-05' });
  await createAppointment(tx, officer, { child_id, staff_id: officer.userId, started_on: '2026-01-05' });
  return child_id;
});

const arbitraryDuty = fc.record({
  rule: fc.constantFrom('review.subsequent', 'review.complete', 'outcome.decisions', 'outcome.manager-response'),
  due_on: fc.constantFrom('2026-11-18', '2026-11-19', TODAY, '2026-11-21', '2026-11-22'),
  hasMoment: fc.boolean(),
  silence_agrees: fc.boolean(),
  ended: fc.constantFrom({}, {}, { met_on: '2026-11-01' }, { not_owed_because: 'the review was moved' }),
  isUnknown: fc.boolean(),
});

describe('a caseload', () => {
  it('says of each child what the duties themselves say, whatever is added, changed and taken out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryDuty, { maxLength: 8 }), fc.nat(), async (duties, chosen) => {
        await database.withTransaction(officer, async (tx) => {
          await tx.deleteFrom('obligations').execute();
          await tx.deleteFrom('unknown_obligations').execute();
          for (const [
            period,
            { isUnknown, hasMoment, ended, silence_agrees: silence, rule, due_on },
          ] of duties.entries()) {
            const key = { authority_id: officer.authorityId, child_id: childId, rule, period };
            const due_at = hasMoment ? `${due_on}T09:00:00Z` : null;
            // No review is agreed by silence.
            const silence_agrees = silence && !rule.startsWith('review.');
            await (isUnknown
              ? tx.insertInto('unknown_obligations').values({ ...key, missing: ['review-held'] })
              : tx.insertInto('obligations').values({ ...OBLIGATION, ...key, ...ended, due_on, due_at, silence_agrees })
            ).execute();
          }
          await assertSays(tx);
          const period = chosen % 8;
          await tx
            .updateTable('obligations')
            .set({ met_on: TODAY, not_owed_because: null })
            .where('period', '=', period)
            .execute();
          await assertSays(tx);
          await tx.updateTable('obligations').set({ met_on: null }).where('period', '=', period).execute();
          await assertSays(tx);
          await tx.deleteFrom('obligations').where('period', '=', period).execute();
          await tx.deleteFrom('unknown_obligations').where('period', '=', period).execute();
          await assertSays(tx);
        });
      }),
      { numRuns: 150 },
    );
  });
});

/** On the day before, on the day, and after: the same rows say another thing each day. */
async function assertSays(tx: Tx): Promise<void> {
  for (const today of ['2026-11-19', TODAY, '2026-11-21', '2026-11-30']) {
    const { rows } = await sql`
      with still_open as (select due_on, rule, obligation_status(o, ${today}) as status from obligations o
        where obligation_status(o, ${today}) in ('upcoming', 'overdue')
          -- What silence settles at some hour of today is still shown today.
          or obligation_status(o, ${today}) = 'deemed-agreed' and o.met_on is null and o.due_on = ${today})
      select (select due_on from still_open order by due_on, rule limit 1) as "nextDueOn",
        (select rule from still_open order by due_on, rule limit 1) as "nextRule",
        (select min(due_on) from still_open where rule = 'review.subsequent') as "nextReviewDueOn",
        (select count(*)::integer from still_open where status = 'overdue') as overdue,
        (select count(*)::integer from unknown_obligations) as unknown`.execute(tx);
    const { children } = await listCaseload(tx, officer, { today });
    const [{ nextDueOn, nextRule, nextReviewDueOn, overdue, unknown } = assert.fail('the child is not there')] =
      children;
    assert.deepEqual({ nextDueOn, nextRule, nextReviewDueOn, overdue, unknown }, rows[0]);
  }
}
