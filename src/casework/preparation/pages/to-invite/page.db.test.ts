import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-06-01' });
const office = await openOffice(database);
let children = 0;
await newChild('Late', '2026-06-08');
await newChild('Soon', '2026-06-17');
await newChild('Told', '2026-06-18', '2026-05-29');
await newChild('Past', '2026-05-20');

it('lists the reviews to come by the day on which invitations are due, those of every IRO [ADM-02]', async () => {
  const { body } = await get('/reviews/to-invite');
  const [late, soon] = ['Late Testchild', 'Soon Testchild'].map((name) => body.indexOf(name));
  assert.ok(late !== undefined && soon !== undefined && late > 0 && soon > late);
  assert.ok(body.includes('2 reviews'));
  assert.ok(!body.includes('Told Testchild') && !body.includes('Past Testchild'));
  assert.match(body, /22 May 2026[\s\S]*late/);
});

it('shows one kind of them, at an address that can be sent to a colleague', async () => {
  assert.ok((await get('/reviews/to-invite?show=done')).body.includes('Told Testchild'));
  const late = await get('/reviews/to-invite?show=late');
  assert.ok(late.body.includes('Late Testchild') && !late.body.includes('Soon Testchild'));
  assert.ok((await get('/reviews/to-invite?show=changed')).body.includes('until everybody is told'));
});

it('gives the same as a file', async () => {
  const { body, headers } = await get('/reviews/to-invite/csv?show=all');
  assert.match(String(headers['content-type']), /text\/csv/);
  assert.equal(body.trim().split('\r\n').length, 4);
  assert.ok(body.includes('Told Testchild,N3,2026-06-18,,Iris Ode,2026-06-04,2026-05-29,0,0,0'));
});

it('shows no restricted child, who is there, and nothing to an IRO', async () => {
  const child = await newChild('Hidden', '2026-06-19');
  await database.withTransaction(office.officer, (tx) =>
    tx
      .insertInto('restrictions')
      .values({ authority_id: office.officer.authorityId, child_id: child, reason: 'A threat.' })
      .execute(),
  );
  assert.ok(!(await get('/reviews/to-invite?show=all')).body.includes('Hidden'));
  const { rowCount } = await asAdmin((admin) =>
    admin.query("select from app.reviews where child_id = $1 and key = 'r2'", [child]),
  );
  assert.equal(rowCount, 1);
  const refused = await app.inject({ url: '/reviews/to-invite', headers: await signInAs(office.iro) });
  assert.equal(refused.statusCode, 403);
});

async function newChild(name: string, arranged: string, sent?: string): Promise<string> {
  children += 1;
  return await database.withTransaction(office.officer, async (tx) => {
    const child = await enterChild(tx, office.officer, {
      localId: `N${children}`,
      bornOn: '2014-05-02',
      givenName: name,
      familyName: 'Testchild',
      iro: office.iro,
      events: [
        { type: 'became-looked-after', on: '2026-03-16' },
        { type: 'review-started', review: 'r1', on: '2026-04-17' },
        { type: 'review-arranged', review: 'r2', on: arranged },
        ...(sent === undefined ? [] : [{ type: 'invitations-sent', review: 'r2', on: sent }]),
      ],
    });
    await tx
      .updateTable('reviews')
      .set({ arranged_on: arranged })
      .where('child_id', '=', child)
      .where('key', '=', 'r2')
      .execute();
    return child;
  });
}

async function get(url: string) {
  return await app.inject({ url, headers: await signInAs(office.manager) });
}
