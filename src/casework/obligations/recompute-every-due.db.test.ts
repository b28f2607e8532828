import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority } from '../../../tests/support/records.ts';
import { bundledReturn } from '../../../tests/support/return-sources.ts';
import { contentsOf } from '../../../tests/support/snapshot.ts';
import { dayFromCivil } from '../../rules/calendar/day.ts';
import { importReturn } from '../imports/import-return.ts';
import { recomputeEveryDue } from './recompute-every-due.ts';

const { database, asAdmin } = await openTestDatabase();
const today = dayFromCivil(2026, 11, 22);

it('works out what a new day changed for the children of every authority, and leaves none for that day', async () => {
  const actors = [await createAuthority(database), await createAuthority(database)];
  for (const actor of actors) await importReturn(database, actor, { files: bundledReturn(), today });
  const later = dayFromCivil(2031, 3, 1);
  const due = async () =>
    (await asAdmin((admin) => admin.query("select from app.children where next_change_on <= '2031-03-01'"))).rowCount;
  assert.ok(((await due()) ?? 0) > 2);
  await recomputeEveryDue(database, { today: later, signal: new AbortController().signal });
  assert.equal(await due(), 0);
  const [here, there] = await Promise.all(actors.map(({ authorityId }) => contentsOf(asAdmin, authorityId)));
  assert.deepEqual(here?.['obligations'], there?.['obligations']);
});
