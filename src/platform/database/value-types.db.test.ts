import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority } from '../../../tests/support/records.ts';

const { database } = await openTestDatabase();
const actor = await createAuthority(database);

describe('what comes out of the database', () => {
  it('is the very day that went in, in summer too, and not the midnight before', async () => {
    assert.deepEqual(await select("'2026-07-01'::date"), '2026-07-01');
    assert.deepEqual(await select("array['2026-03-29', null]::date[]"), ['2026-03-29', null]);
  });

  it('is a moment in UTC, to the microsecond', async () => {
    assert.equal(await select("'2026-07-01 00:30+01'::timestamptz"), '2026-06-30T23:30:00Z');
    assert.equal(await select("'2026-11-22 04:08:24.123456+00'::timestamptz"), '2026-11-22T04:08:24.123456Z');
    assert.deepEqual(await select("array['2026-07-01 00:30+01']::timestamptz[]"), ['2026-06-30T23:30:00Z']);
  });

  it('is a moment that Temporal reads', async () => {
    const moment = String(await select("'2026-07-01 00:30+01'::timestamptz"));
    assert.equal(Temporal.Instant.from(moment).toZonedDateTimeISO('Europe/London').hour, 0);
  });

  it('is a number where a number can hold it, and an error where not', async () => {
    assert.equal(await select('9007199254740991::bigint'), 9_007_199_254_740_991);
    assert.deepEqual(await select('array[1, 2]::bigint[]'), [1, 2]);
    await assert.rejects(() => select('9007199254740993::bigint'), RangeError);
  });

  it('is null where nothing is known', async () => {
    assert.equal(await select('null::date'), null);
    assert.equal(await select('null::timestamptz'), null);
    assert.deepEqual(await select("'{}'::date[]"), []);
  });
});

function select(expression: string): Promise<unknown> {
  return database.withClient(actor, async (client) => {
    const { rows } = await client.query<{ value: unknown }>(`select ${expression} as value`);
    return rows[0]?.value;
  });
}
