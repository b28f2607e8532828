import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  createStaff,
} from '../../../../../tests/support/records.ts';

const TODAY = '2026-03-10';
const { app, database, signInAs } = await openTestApp({ today: TODAY });
const service = await createAuthority(database);

const made = await database.withTransaction({ ...service, userId: null }, async (tx) => {
  const manager = { roles: ['iro-manager'], name: 'The manager' };
  await tx.updateTable('staff').set(manager).where('id', '=', service.userId).execute();
  const ash = await createStaff(tx, service, { name: 'Ash' });
  const birch = await createStaff(tx, service, { name: 'Birch' });
  const cedar = await createStaff(tx, service, { name: 'Cedar' });
  const child = await createLookedAfterChild(tx, service, { localId: 'C1', from: '2026-03-02' });
  const other = await createLookedAfterChild(tx, service, { localId: 'C2', from: '2026-03-02' });
  const needs = { communication_needs: ['does-not-use-speech'], communication_methods: ['british-sign-language'] };
  for (const child_id of [child, other]) {
    await tx
      .insertInto('child_needs')
      .values({ authority_id: service.authorityId, child_id, ...needs })
      .execute();
  }
  await createAppointment(tx, service, { child_id: other, staff_id: ash, started_on: '2026-03-03', ended_on: null });
  return { ash, birch, cedar, child };
});
const headers = await signInAs(service);
const read = async () => (await app.inject({ url: `/allocation/${made.child}`, headers })).body;
const send = (url: string, fields: SentFields) => sendForm(app, { url, cookie: headers.cookie, fields });
const entryOf = (body: string, staffId: string) => {
  const from = body.indexOf(`value="${staffId}"`);
  const to = body.indexOf('name="officer"', from + 1);
  return from < 0 ? '' : body.slice(from, to < 0 ? from + 2000 : to);
};

describe('how a child communicates', () => {
  it('asks for an advocate with the skill where no IRO has it [COM-05]', async () => {
    assert.match(
      await read(),
      /No IRO here is recorded as experienced in British Sign Language\. Presume that an independent advocate/,
    );
  });

  it('puts the IRO first who masters it, with why [COM-04]', async () => {
    const method = { kind: 'method', method: 'british-sign-language', evidence: 'Certificate seen' };
    assert.equal((await send(`/staff/${made.cedar}/competence`, method)).statusCode, 303);
    const body = await read();
    assert.doesNotMatch(body, /Presume that an independent advocate/);
    const cedar = entryOf(body, made.cedar);
    assert.match(cedar, /Suggested/);
    assert.match(cedar, /Experienced in the child’s way to communicate: British Sign Language/);
    assert.match(entryOf(body, made.birch), /Nothing is recorded of their experience with: British Sign Language/);
  });

  it('counts a child who needs more time for more, in the workload of whoever has one, as the service decides [COM-09]', async () => {
    assert.match(entryOf(await read(), made.ash), /1 child, counted as 1\.5 because 1 needs more time to communicate/);
    const form = (await app.inject({ url: '/settings/allocation', headers })).body;
    assert.match(form, /name="communicationExtra"[^>]*value="0\.5"/);
    const wrong = await send('/settings/allocation', {
      ...{ communicationExtra: '9', longAbsenceDays: 'x', endsSoonDays: '', version: '0' },
    });
    assert.equal(wrong.statusCode, 422);
    for (const words of ['from 0 to 5', 'from 1 to 365']) assert.match(wrong.body, new RegExp(words));
    const decided = { communicationExtra: '2', longAbsenceDays: '10', endsSoonDays: '40', version: '0' };
    assert.equal((await send('/settings/allocation', decided)).statusCode, 303);
    assert.match(entryOf(await read(), made.ash), /1 child, counted as 3 because/);
    const stale = await send('/settings/allocation', { ...decided, longAbsenceDays: '15' });
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /Somebody else saved/);
    assert.match(stale.body, /value="15"/);
  });
});

async function assertBars(who: 'birch' | 'cedar', { role, words }: { role: string; words: RegExp }): Promise<void> {
  const started = { 'startedOn-day': '3', 'startedOn-month': '3', 'startedOn-year': '2026' };
  assert.notEqual(entryOf(await read(), made[who]), '');
  assert.equal((await send(`/children/${made.child}/roles`, { person: made[who], role, ...started })).statusCode, 303);
  const body = await read();
  assert.equal(entryOf(body, made[who]), '');
  assert.match(body, words);
  const chosen = await send(`/allocation/${made.child}`, { officer: made[who], seen: '0', chosenBecause: 'Nearby' });
  assert.equal(chosen.statusCode, 422);
  assert.match(chosen.body, /cannot be chosen/);
}

describe('regulation 46', () => {
  it('bars the child’s personal adviser, on the page and in the choice [IND-13]', async () => {
    await assertBars('birch', { role: 'personal-adviser', words: /Birch<\/dt><dd[^>]*>[^<]*personal adviser/ });
  });

  it('bars who controls the resources, on the page and in the choice [IND-15]', async () => {
    await assertBars('cedar', { role: 'resources', words: /Cedar<\/dt><dd[^>]*>[^<]*resources/ });
  });
});

describe('handing children over', () => {
  it('refuses, child by child and in words, an IRO whom regulation 46 bars [IND-11]', async () => {
    await database.withTransaction({ ...service, userId: null }, async (tx) => {
      const { id: other } = await tx
        .selectFrom('children')
        .select('id')
        .where('local_id', '=', 'C2')
        .executeTakeFirstOrThrow();
      const row = { authority_id: service.authorityId, child_id: other, staff_id: made.birch, role: 'care-plan' };
      await tx
        .insertInto('child_roles')
        .values({ ...row, started_on: '2026-01-05' })
        .execute();
    });
    const page = (await app.inject({ url: `/team/${made.ash}/hand-over`, headers })).body;
    const entry = /name="listed" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const fields = { children: entry, officer: made.birch, when: 'today' };
    const result = await send(`/team/${made.ash}/hand-over/appoint`, fields);
    assert.match(result.body, /Nobody was appointed/);
    assert.match(result.body, /Regulation 46 bars this person from being the child’s IRO/);
    assert.match(result.body, /Their IRO is Ash/);
  });
});
