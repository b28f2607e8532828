import { recordAudit } from '../../platform/audit/audit.ts';
import { forEachAuthority } from '../../platform/database/authority-ids.ts';
import type { Database } from '../../platform/database/database.ts';
import { isoFromDay } from '../../rules/index.ts';
import { withdrawPost } from '../post/withdraw-post.ts';
import { type Reminding, toTelling } from './remind-everyone.ts';
import { readPeopleAmong, readStaleItems, untell } from './store/telling.ts';
import { tellPeople } from './tell-people.ts';

const ITEMS_AT_ONCE = 50;
const REASON = 'Something in it was done, its day moved or came and went, or it is not this person’s any more.';

type Withdrawing = Pick<Reminding, 'today' | 'signal' | 'address' | 'sendsOver'>;

/**
 * Takes back the emails of reminders that wait, as for a mail server that does not answer, and are not true any more; what
 * still stands of them is written anew. Done right before the post is handed over.
 */
export async function withdrawStaleReminders(database: Database, asked: Withdrawing): Promise<void> {
  await forEachAuthority(database, async (program) => {
    const withdraw = () =>
      database.withTransaction(program, async (tx) => {
        const stale = await readStaleItems(tx, program, { today: isoFromDay(asked.today), atMost: ITEMS_AT_ONCE });
        const staying = new Set<string>();
        for (const item of stale) {
          const outcome = await withdrawPost(tx, program, { itemId: item.itemId, reason: REASON });
          if (outcome.kind !== 'withdrawn') continue;
          await untell(tx, program, item);
          if (!item.hasLeft) staying.add(item.staffId);
        }
        if (stale.length === 0) return false;
        const people = await readPeopleAmong(tx, program, [...staying]);
        await tellPeople(tx, program, { people, telling: await toTelling(tx, program, asked) });
        await recordAudit(tx, program, { action: 'reminders.withdrawn', details: { emails: stale.length } });
        return stale.length === ITEMS_AT_ONCE;
      });
    while (!asked.signal.aborted && (await withdraw()));
  });
}
