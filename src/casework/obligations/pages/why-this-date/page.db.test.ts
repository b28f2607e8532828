import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sql } from 'kysely';
import { openTestApp } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';

const { app, database, signInAs, asAdmin } = await openTestApp();
const office = await openOffice(database, { statedDue: { r1: '2026-04-20' } });
const headers = await signInAs(office.iro);

it('tells the fact a day counts from with who recorded it, each holiday that is skipped, the law and the calendar', async () => {
  const { body } = await why('review.first');
  assert.ok(body.includes('20 working days after the child became looked after on 16 March 2026.'));
  assert.ok(body.includes('Monday 16 March 2026'));
  assert.ok(body.includes('8 days of weekends'));
  assert.ok(body.includes('Good Friday, Friday 3 April 2026'));
  assert.ok(body.includes('Easter Monday, Monday 6 April 2026'));
  assert.match(body, /The child became looked after: a period of care begins[\s\S]*Recorded by An officer on/);
  assert.ok(body.includes('reg 33(1)'));
  assert.ok(body.includes('href="https://www.legislation.gov.uk/uksi/2010/959"'));
  assert.ok(body.includes('Statute: to miss the national day is a breach of the Regulations'));
  assert.match(body, /calendar of [A-Z][a-z]+day \d+ [A-Z][a-z]+ \d{4}/);
});

it('says how it stands, and what shows that it was done', async () => {
  const { body } = await why('review.first');
  assert.ok(body.includes('Done late, on Friday 17 April 2026'));
  assert.match(body, /That it was done:[\s\S]*The first meeting of the review was held: Friday 17 April 2026/);
});

it('keeps the day that somebody stated beside the one that is worked out', async () => {
  const { body } = await why('review.first');
  assert.ok(body.includes('Somebody stated Monday 20 April 2026 instead'));
  assert.ok(body.includes('<strong>Wednesday 15 April 2026</strong>'));
});

it('says so where what is recorded today gives another day than the stored one', async () => {
  await asAdmin((admin) =>
    admin.query(`update app.obligations set due_on = '2026-07-16' where child_id = $1 and rule = 'review.second'`, [
      office.child,
    ]),
  );
  const { body } = await why('review.second');
  assert.ok(body.includes('What is recorded today gives Friday 17 July 2026'));
});

it('tells the file and the row of a fact that was read from a file', async () => {
  const { authorityId: authority_id } = office.officer;
  await database.withTransaction(office.officer, async (tx) => {
    const { id } = await tx
      .insertInto('imports')
      .values({ authority_id, kind: 'ssda903', fingerprint: 'f' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { rows } = await sql<{ id: string }>`
      select id from facts where child_id = ${office.child} and type = 'became-looked-after'`.execute(tx);
    await tx
      .insertInto('facts')
      .values({
        authority_id,
        child_id: office.child,
        type: 'became-looked-after',
        happened_on: '2026-03-16',
        corrects_id: rows[0]?.id ?? null,
        import_id: id,
        import_file: 'episodes.csv',
        import_row: 12,
      })
      .execute();
  });
  const { body } = await why('review.first');
  assert.ok(body.includes('Read from episodes.csv, row 12'));
});

it('sees no obligation through another child’s address', async () => {
  const other = await openOffice(database);
  const page = await app.inject({
    url: `/children/${other.child}/obligations/${await idOf('review.first')}`,
    headers: await signInAs(other.iro),
  });
  assert.equal(page.statusCode, 404);
});

async function why(rule: string) {
  const page = await app.inject({ url: `/children/${office.child}/obligations/${await idOf(rule)}`, headers });
  assert.equal(page.statusCode, 200);
  return page;
}

async function idOf(rule: string): Promise<string> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ id: string }>('select id from app.obligations where child_id = $1 and rule = $2', [
      office.child,
      rule,
    ]),
  );
  return rows[0]?.id ?? '';
}
