import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';

const { app, database, signInAs } = await openTestApp();
const office = await openOffice(database);
const headers = await signInAs(office.iro);

await database.withTransaction(office.iro, async (tx) => {
  const { id } = await tx
    .selectFrom('facts')
    .select('id')
    .where('child_id', '=', office.child)
    .where('type', '=', 'review-completed')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('facts')
    .values({
      authority_id: office.iro.authorityId,
      child_id: office.child,
      type: 'review-completed',
      happened_on: '2026-04-24',
      review_key: 'r1',
      corrects_id: id,
    })
    .execute();
});

it('keeps what was corrected beside what corrects it, with who recorded each', async () => {
  const { body } = await history('');
  assert.ok(body.includes('4 entries'));
  assert.ok(body.includes('<s>The last meeting of the review was held and the review completed</s>'));
  assert.ok(body.includes('Corrected later: another day'));
  assert.ok(body.includes('Puts an earlier entry right'));
  assert.ok(body.includes('Recorded by An officer on'));
  assert.ok(body.includes('Recorded by Iris Ode on'));
});

it('shows one kind of event, or only corrections, as the address says', async () => {
  assert.ok((await history('?type=review-started')).body.includes('1 entry,'));
  assert.ok((await history('?corrections=yes')).body.includes('2 entries'));
  assert.ok((await history('?source=files')).body.includes('Nothing on this record fits'));
});

it('shows everything where the address asks for what there is not', async () => {
  assert.ok((await history('?type=%27;drop&source=x&page=-1')).body.includes('4 entries'));
});

async function history(query: string) {
  const page = await app.inject({ url: `/children/${office.child}/history${query}`, headers });
  assert.equal(page.statusCode, 200);
  return page;
}
