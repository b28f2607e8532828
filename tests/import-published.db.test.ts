import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { importReturn } from '../src/casework/imports/import-return.ts';
import { dayFromCivil } from '../src/rules/calendar/day.ts';
import { openTestDatabase } from './support/database.ts';
import { createAuthority } from './support/records.ts';
import { sourceOf } from './support/return-sources.ts';
import { assertSameRecords, snapshotOf } from './support/snapshot.ts';

/** The published fake return of `ssda903-published.test.ts`; where it is not beside the checkout this is skipped. */
const FOLDER = new URL('../../shared/data/ssda903-fake/', import.meta.url);
const skip = existsSync(FOLDER) ? false : 'the published fake return is not beside this checkout';

test('the published fake return goes in, and coming again it changes nothing, row for row', { skip }, async () => {
  const { database, asAdmin } = await openTestDatabase();
  const actor = await createAuthority(database);
  const importIt = async () => {
    const files = readdirSync(FOLDER).map((name) => sourceOf(name, readFileSync(new URL(name, FOLDER), 'utf8')));
    const outcome = await importReturn(database, actor, { files, today: dayFromCivil(2026, 11, 22) });
    assert.ok(!('refused' in outcome));
    return outcome.account;
  };
  const first = await importIt();
  assert.ok(first.children.added > 2000);
  const before = await snapshotOf(asAdmin, actor.authorityId);
  assert.equal(before['facts']?.length, first.facts.added);
  const again = await importIt();
  assert.deepEqual(again.children, { added: 0, changed: 0, unchanged: first.children.added });
  assert.deepEqual(again.facts, { added: 0, corrected: 0, withdrawn: 0 });
  assertSameRecords(await snapshotOf(asAdmin, actor.authorityId), before);
});
