import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { createStaff } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { todayInLondon } from '../../../../platform/clock.ts';

const { app, database, signInAs } = await openTestApp();

/** A social worker with one child, who leaves today, and others who may follow. */
async function openLeaving() {
  const office = await openOffice(database);
  const next = await createStaff(database, office.officer, { name: 'Nell Next', roles: ['social-worker'] });
  const both = await createStaff(database, office.officer, { name: 'Ivo Both', roles: ['social-worker', 'iro'] });
  const url = `/staff/${office.socialWorker.userId}/end-access`;
  const send = async (who: typeof office.manager, fields: SentFields) =>
    sendForm(app, { url, cookie: (await signInAs(who)).cookie, fields: { when: 'today', version: '1', ...fields } });
  const workers = () =>
    database.withTransaction(office.manager, async (tx) =>
      tx
        .selectFrom('child_workers')
        .select(['staff_id', 'started_on', 'ended_on'])
        .where('child_id', '=', office.child)
        .orderBy('started_on')
        .execute(),
    );
  const hasLeft = () =>
    database.withTransaction(office.manager, async (tx) => {
      const { left_on } = await tx
        .selectFrom('staff')
        .select('left_on')
        .where('id', '=', office.socialWorker.userId)
        .executeTakeFirstOrThrow();
      return left_on !== null;
    });
  return { office, next, both, send, workers, hasLeft };
}

describe('a social worker who leaves with children', () => {
  it('is warned of child by child, with who may follow, and nothing is changed yet', async () => {
    const { office, send, workers, hasLeft } = await openLeaving();
    const page = await send(office.manager, {});
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /1 child has nobody as their social worker\. Nothing is changed yet/);
    assert.match(page.body, /<label[^>]*for="next-[^"]*">\s*Sami Testchild/);
    for (const name of ['Nobody yet', 'Nell Next', 'Ivo Both'])
      assert.ok(page.body.includes(`>${name}</option>`), name);
    assert.ok(!page.body.includes('>Wim Sol</option>'), 'nobody follows themselves');
    assert.equal((await workers()).length, 1);
    assert.equal(await hasLeft(), false);
  });

  it('leaves all the same where nobody is named', async () => {
    const { office, send, workers, hasLeft } = await openLeaving();
    assert.equal((await send(office.manager, { seen: 'yes', [`next-${office.child}`]: '' })).statusCode, 303);
    assert.equal(await hasLeft(), true);
    assert.deepEqual(
      (await workers()).map(({ ended_on }) => ended_on),
      [null],
    );
  });

  it('is followed from that day by whoever is named', async () => {
    const { office, next, send, workers, hasLeft } = await openLeaving();
    await send(office.manager, { seen: 'yes', [`next-${office.child}`]: next.userId });
    assert.equal(await hasLeft(), true);
    const today = todayInLondon();
    assert.deepEqual(await workers(), [
      { staff_id: office.socialWorker.userId, started_on: '2026-03-16', ended_on: today },
      { staff_id: next.userId, started_on: today, ended_on: null },
    ]);
  });

  it('is not followed by the child’s IRO, nor by somebody who is no social worker', async () => {
    for (const follower of ['iro', 'director'] as const) {
      const { office, send, workers } = await openLeaving();
      await send(office.manager, { seen: 'yes', [`next-${office.child}`]: office[follower].userId });
      assert.equal((await workers()).length, 1, follower);
    }
    const { office, both, send } = await openLeaving();
    await database.withTransaction({ ...office.officer, userId: null }, async (tx) => {
      await tx
        .updateTable('appointments')
        .set({ staff_id: both.userId })
        .where('child_id', '=', office.child)
        .execute();
    });
    assert.ok(!(await send(office.manager, {})).body.includes('>Ivo Both</option>'), 'the IRO is not offered');
  });

  it('tells whoever looks after the program how many they are, and names nobody', async () => {
    const { office, send } = await openLeaving();
    const { body } = await send(office.systemAdministrator, {});
    assert.match(body, /1 child has nobody as their social worker/);
    assert.doesNotMatch(body, /Sami|<select/);
  });
});
