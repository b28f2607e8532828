import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { linkChildren } from '../../src/casework/children/people/link-children.ts';
import { recordFact } from '../../src/casework/children/record-fact.ts';
import { todayInLondon } from '../../src/platform/clock.ts';
import { getDay } from '../../src/rules/index.ts';
import { inBrowser, NARROWEST, openTestSite } from '../support/browser.ts';
import { onEachScreen, press, pressEnter, reaches, tabTo, textOf } from '../support/journey.ts';
import { createPerson } from '../support/people.ts';
import { createAppointment, createAuthority, createChild, type TestActor } from '../support/records.ts';

const site = await openTestSite();
const today = todayInLondon();
const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 });

/** An authority with a service, two IROs, a social worker, and a boy in care whose IRO is Ash. */
async function createAllocating() {
  const service = await createAuthority(site.database);
  const worker = await createPerson(site.database, service, { roles: ['social-worker'], name: 'Holly Lane' });
  const manager = await createPerson(site.database, service, { roles: ['iro-manager'], name: 'Mara Ward' });
  const ash = await createPerson(site.database, service, { roles: ['iro'], name: 'Ash Grove' });
  const birch = await createPerson(site.database, service, { roles: ['iro'], name: 'Birch Wood' });
  const boy = await site.database.withTransaction(service, async (tx) => {
    const id = await createChild(tx, service, 'B1');
    await tx.updateTable('children').set({ given_name: 'Robin', family_name: 'Tarn' }).where('id', '=', id).execute();
    const care = { type: 'became-looked-after', on: yesterday.toString() };
    await recordFact(tx, service, { childId: id, fact: care, today: getDay(today) });
    const days = { started_on: yesterday.toString(), ended_on: null };
    await createAppointment(tx, service, { child_id: id, staff_id: ash.userId, ...days });
    return id;
  });
  return { service, worker, manager, ash, birch, boy };
}

describe('allocation', () => {
  onEachScreen(
    'a social worker notifies, the manager allocates, and the IRO introduces themselves',
    async (viewport) => {
      const { service, worker, manager, ash, birch, boy } = await createAllocating();
      const telling = await site.visit('/children', { as: worker, viewport });
      await press(telling.getByRole('link', { name: 'Tell the IRO service' }));
      await reaches(telling, 'A child has become looked after');
      await press(telling.getByRole('button', { name: 'Tell the IRO service' }));
      await telling.getByRole('alert').waitFor();
      await reaches(telling, 'A child has become looked after');
      await telling.getByLabel('Given names').fill('Wren');
      await telling.getByLabel('Family name').fill('Tarn');
      await telling.getByLabel('Local id').fill('B2');
      await telling.getByLabel('Female').check();
      const day = telling.getByRole('group', { name: 'Which day?' });
      await day.getByLabel('Day').fill(String(yesterday.day));
      await day.getByLabel('Month').fill(String(yesterday.month));
      await day.getByLabel('Year').fill(String(yesterday.year));
      await press(telling.getByRole('button', { name: 'Tell the IRO service' }));
      // A boy of that family name is known: it is another child.
      const another = telling.getByLabel('None of these: it is another child');
      if (await another.isVisible().catch(() => false)) {
        await another.check();
        await press(telling.getByRole('button', { name: 'Tell the IRO service' }));
      }
      await reaches(telling, /The IRO service is told/);

      const girl = await relate(service, boy, birch);
      const choosing = await site.visit('/alerts', { as: manager, viewport });
      assert.match(await textOf(choosing), /Holly Lane told the service of Wren Tarn/);
      await press(choosing.getByRole('link', { name: 'Appoint an IRO' }));
      await reaches(choosing, 'Allocation');
      await press(choosing.getByRole('link', { name: 'Choose an IRO for Wren Tarn' }));
      await reaches(choosing, 'Choose an IRO for Wren Tarn');
      assert.match(
        await textOf(choosing),
        /Ash Grove Suggested .* Is the IRO of Robin, a sibling: siblings should share one/,
      );
      assert.match(await textOf(choosing), /Birch Wood\s*They helped to prepare this child’s care plan/);
      assert.equal(await choosing.getByRole('radio', { name: 'Birch Wood' }).count(), 0);
      await press(choosing.getByRole('button', { name: 'Appoint' }));
      await reaches(choosing, 'Allocation');
      assert.match(await textOf(choosing, 'body'), /Ash Grove is appointed/);

      const introducing = await site.visit('/alerts', { as: ash, viewport });
      await press(introducing.getByRole('link', { name: 'introduce yourself to Wren Tarn' }));
      await reaches(introducing, 'Wren Tarn and their IRO');
      await introducing.getByLabel('Who their IRO is').check();
      await introducing.getByLabel('With the photo card').check();
      await press(introducing.getByRole('button', { name: 'Keep what was told' }));
      await introducing.getByText('It is kept.').waitFor();
      await reaches(introducing, 'Wren Tarn and their IRO');
      assert.match(await textOf(introducing), /Told\s*Who their IRO is.*with the photo card; IRO: Ash Grove/);
      await press(introducing.getByRole('link', { name: 'Photo card to print' }));
      await reaches(introducing, 'Photo card for Wren Tarn');
      await introducing.goto(`/children/${girl}/introduction/letter`);
      await reaches(introducing, 'Letter to Wren Tarn');
    },
  );

  inBrowser('works without a script, and the IRO who stands first is appointed by keyboard alone', async () => {
    const { manager, worker, birch } = await createAllocating();
    const girl = await enterGirl(worker);
    const bare = { as: manager, viewport: NARROWEST, javaScriptEnabled: false };
    const plain = await site.visit(`/allocation/${girl}`, bare);
    await plain.getByRole('heading', { level: 1, name: /^Choose an IRO for/ }).waitFor();
    await plain.getByLabel('Birch Wood').check();
    await press(plain.getByRole('button', { name: 'Appoint' }));
    await plain.getByRole('link', { name: /^Say why not/ }).waitFor();
    const page = await site.visit(`/allocation/${girl}`, { as: manager });
    await tabTo(page, 'Appoint');
    await pressEnter(page);
    await reaches(page, 'Allocation');
    assert.match(await textOf(page, 'body'), /is appointed, and is told at once/);
    for (const address of [
      `/staff/${birch.userId}/competence`,
      `/staff/${birch.userId}/profile`,
      `/staff/${birch.userId}/manager`,
    ]) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
  });
});

/** The girl of the notification is the boy's sister, and Birch helped to prepare her care plan. */
async function relate(service: TestActor, boy: string, birch: TestActor): Promise<string> {
  return await site.database.withTransaction(service, async (tx) => {
    const { id } = await tx
      .selectFrom('children')
      .select('id')
      .where('local_id', '=', 'B2')
      .where('authority_id', '=', service.authorityId)
      .executeTakeFirstOrThrow();
    await linkChildren(tx, service, { childId: id, otherChildId: boy, relation: 'full-sibling', since: null, today });
    const role = { role: 'care-plan', started_on: yesterday.toString() };
    await tx
      .insertInto('child_roles')
      .values({ authority_id: service.authorityId, child_id: id, staff_id: birch.userId, ...role })
      .execute();
    return id;
  });
}

async function enterGirl(worker: TestActor): Promise<string> {
  return await site.database.withTransaction({ ...worker, userId: null }, async (tx) => {
    const id = await createChild(tx, worker, 'B3');
    const care = { type: 'became-looked-after', on: yesterday.toString() };
    await recordFact(tx, { ...worker, userId: null }, { childId: id, fact: care, today: getDay(today) });
    return id;
  });
}
