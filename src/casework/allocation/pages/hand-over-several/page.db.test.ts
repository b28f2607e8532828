import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  createStaff,
  type TestActor,
} from '../../../../../tests/support/records.ts';
import type { Tx } from '../../../../platform/database/transaction.ts';

const TODAY = '2026-03-10';
const CARE = '2025-01-06';
const { app, database, signInAs } = await openTestApp({ today: TODAY });

interface Service {
  readonly actor: TestActor;
  readonly leaver: string;
  readonly staff: ReadonlyMap<string, string>;
  readonly children: readonly string[];
  readonly cookie: string;
}

/** An authority whose Ash has some children, and these colleagues with their posts. */
async function openService(count: number, colleagues: Readonly<Record<string, number>>): Promise<Service> {
  const actor = await createAuthority(database);
  const made = await database.withTransaction({ ...actor, userId: null }, async (tx) => {
    const manager = { roles: ['iro-manager'], name: 'The manager' };
    await tx.updateTable('staff').set(manager).where('id', '=', actor.userId).execute();
    const leaver = await createStaff(tx, actor, { name: 'Ash' });
    const staff = new Map<string, string>();
    for (const [name, full_time_equivalent] of Object.entries(colleagues)) {
      staff.set(name, await createStaff(tx, actor, { name, full_time_equivalent }));
    }
    const children: string[] = [];
    for (let number = 1; number <= count; number += 1) {
      const localId = `C${String(number).padStart(3, '0')}`;
      const child_id = await createLookedAfterChild(tx, actor, { localId, from: CARE });
      await createAppointment(tx, actor, { child_id, staff_id: leaver, started_on: '2025-01-08', ended_on: null });
      children.push(child_id);
    }
    return { leaver, staff, children };
  });
  return { actor, ...made, cookie: (await signInAs(actor)).cookie };
}

const addressOf = ({ leaver }: Service) => `/team/${leaver}/hand-over/several`;
const inService = <Result>({ actor }: Service, work: (tx: Tx) => Promise<Result>) =>
  database.withTransaction({ ...actor, userId: null }, work);

async function relate(service: Service, kind: string, ...ids: readonly (string | undefined)[]): Promise<void> {
  const [child_id = '', other_child_id = ''] = kind === 'parent' ? ids : [...ids].sort();
  const row = { authority_id: service.actor.authorityId, child_id, other_child_id, kind };
  await inService(service, (tx) => tx.insertInto('child_relations').values(row).execute());
}

/** What the form of the page would send as it stands. */
async function planOf(service: Service, query = ''): Promise<{ body: string; fields: Record<string, string> }> {
  const { body } = await app.inject({ url: addressOf(service) + query, headers: { cookie: service.cookie } });
  return { body, fields: fieldsOf(body) };
}

function fieldsOf(body: string): Record<string, string> {
  const form = body.slice(body.indexOf('/confirm"'));
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const selects = [...form.matchAll(/<select class="govuk-select" id="(to-[^"]+)"[\s\S]*?<\/select>/g)].map(
    ([select, name]) => ['', name, /value="([^"]*)" selected/.exec(select)?.[1] ?? ''],
  );
  const pairs = [...hidden, ...selects].map(([, name = '', value = '']) => [name, value]);
  return { ...Object.fromEntries(pairs.filter(([name]) => name !== '_csrf')), because: 'iro-leaves' };
}

const confirm = (service: Service, fields: SentFields) =>
  sendForm(app, { url: `${addressOf(service)}/confirm`, cookie: service.cookie, fields });

/** How many children each has on a day, by name. */
async function loadsOn(service: Service, day: string): Promise<Record<string, number>> {
  const rows = await inService(service, (tx) =>
    tx
      .selectFrom('appointments as a')
      .innerJoin('staff as s', 's.id', 'a.staff_id')
      .select(['s.name', ({ fn }) => fn.countAll<number>().as('count')])
      .where('a.authority_id', '=', service.actor.authorityId)
      .where('a.started_on', '<=', day)
      .where((eb) => eb.or([eb('a.ended_on', 'is', null), eb('a.ended_on', '>', day)]))
      .groupBy('s.name')
      .execute(),
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
}

async function officerOf(service: Service, childId: string | undefined): Promise<string | undefined> {
  const row = await inService(service, (tx) =>
    tx
      .selectFrom('appointments as a')
      .innerJoin('staff as s', 's.id', 'a.staff_id')
      .select('s.name')
      .where('a.child_id', '=', childId ?? '')
      .where('a.ended_on', 'is', null)
      .executeTakeFirst(),
  );
  return row?.name;
}

describe('a whole caseload of seventy', () => {
  it('goes to several in one step, by their hours, brothers and sisters together, nobody without an IRO [APT-05, SIB-01]', async () => {
    const service = await openService(70, { Birch: 1, Cedar: 0.5 });
    const [first, second, third, fourth, fifth] = service.children;
    await relate(service, 'full-sibling', first, second);
    await relate(service, 'half-sibling', second, third);
    await relate(service, 'parent', fourth, fifth);
    const { body, fields } = await planOf(service);
    assert.match(body, /70 children, and who follows from/);
    assert.match(body, /\(3 brothers and sisters\)/);
    assert.equal(Object.keys(fields).filter((name) => name.startsWith('to-')).length, 68);
    const result = await confirm(service, fields);
    assert.equal(result.statusCode, 200, result.body);
    assert.match(result.body, /70 children are handed over/);
    const loads = await loadsOn(service, TODAY);
    assert.equal((loads['Birch'] ?? 0) + (loads['Cedar'] ?? 0), 70);
    assert.equal(loads['Ash'], undefined);
    assert.ok(Math.abs((loads['Birch'] ?? 0) - 2 * (loads['Cedar'] ?? 0)) <= 4, JSON.stringify(loads));
    const family = await Promise.all([first, second, third].map((child) => officerOf(service, child)));
    assert.equal(new Set(family).size, 1);
    assert.notEqual(
      await officerOf(service, fourth),
      await officerOf(service, fifth),
      'a looked-after parent and child',
    );
    assert.equal((await loadsOn(service, '2026-03-09'))['Ash'], 70, 'until then they are Ash’s');
  });
});

describe('the plan', () => {
  it('says who is suggested and why, who is barred, and how full everybody is before and after [IND-11, APT-11]', async () => {
    const service = await openService(2, { Birch: 1, Cedar: 1 });
    const { authorityId: authority_id } = service.actor;
    const [child_id = ''] = service.children;
    const of = { authority_id, child_id };
    await inService(service, async (tx) => {
      const earlier = { staff_id: service.staff.get('Cedar') ?? '', started_on: '2025-01-06', ended_on: '2025-01-08' };
      await createAppointment(tx, service.actor, { child_id, ...earlier });
      const role = { staff_id: service.staff.get('Birch') ?? '', role: 'care-plan', started_on: '2025-02-03' };
      await tx
        .insertInto('child_roles')
        .values({ ...of, ...role })
        .execute();
    });
    const { body, fields } = await planOf(service, '?from-day=1&from-month=4&from-year=2026');
    assert.match(body, /who follows from Wednesday 1 April 2026/);
    assert.match(body, /Was this child’s IRO until 8 Jan 2025/);
    assert.match(body, /Birch\. They helped to prepare this child’s care plan/);
    assert.match(body, /Birch<\/th>\s*<td[^>]*>1<\/td>\s*<td[^>]*>0<\/td>\s*<td[^>]*>1<\/td>\s*<td[^>]*>1<\/td>/);
    const barred = { ...fields, [`to-${child_id}`]: service.staff.get('Birch') ?? '', chosenBecause: 'Nearer' };
    const refused = await confirm(service, barred);
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Choose somebody who may take them/);
    assert.equal((await loadsOn(service, '2026-04-01'))['Ash'], 2, 'nothing of it was done');
  });

  it('lets each choice be changed, with a reason that is kept, and shows the loads that follow', async () => {
    const service = await openService(3, { Birch: 1, Cedar: 1 });
    const cedar = service.staff.get('Cedar') ?? '';
    const { fields } = await planOf(service);
    const changed = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, name.startsWith('to-') ? cedar : value]),
    );
    const again = await sendForm(app, { url: addressOf(service), cookie: service.cookie, fields: changed });
    assert.match(again.body, /Cedar<\/th>\s*<td[^>]*>1<\/td>\s*<td[^>]*>0<\/td>\s*<td[^>]*>3<\/td>/);
    const asked = await confirm(service, changed);
    assert.equal(asked.statusCode, 422);
    assert.match(asked.body, /Say why you chose others/);
    const [stays = ''] = Object.keys(changed).filter((name) => name.startsWith('to-'));
    const result = await confirm(service, { ...changed, [stays]: '', chosenBecause: 'Knows the town' });
    assert.match(result.body, /2 children are handed over/);
    assert.match(result.body, /1 child is still Ash/);
    const kept = await inService(service, (tx) =>
      tx
        .selectFrom('appointments')
        .select(['chosen_because', 'changed_because'])
        .where('staff_id', '=', cedar)
        .execute(),
    );
    assert.ok(kept.some(({ chosen_because }) => chosen_because === 'Knows the town'));
    assert.deepEqual(new Set(kept.map(({ changed_because }) => changed_because)), new Set(['iro-leaves']));
  });

  it('that is no longer so is refused in words, does nothing, and shows how it stands now', async () => {
    const service = await openService(3, { Birch: 1, Cedar: 1 });
    const { fields } = await planOf(service);
    await inService(service, async (tx) => {
      const child_id = await createLookedAfterChild(tx, service.actor, { localId: 'NEW', from: '2026-03-02' });
      const row = { staff_id: service.leaver, started_on: '2026-03-03', ended_on: null };
      await createAppointment(tx, service.actor, { child_id, ...row });
    });
    const stale = await confirm(service, fields);
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /Nothing was handed over: children, caseloads or who may take them have changed/);
    assert.match(stale.body, /4 children, and who follows/);
    assert.equal((await loadsOn(service, TODAY))['Ash'], 4);
    const fresh = await confirm(service, fieldsOf(stale.body));
    assert.match(fresh.body, /4 children are handed over/);
  });

  it('confirmed twice at once is done once', async () => {
    const service = await openService(6, { Birch: 1, Cedar: 1 });
    const { fields } = await planOf(service);
    const both = await Promise.all([confirm(service, fields), confirm(service, fields)]);
    assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [200, 409]);
    const loads = await loadsOn(service, TODAY);
    assert.deepEqual([loads['Birch'], loads['Cedar']], [3, 3]);
  });

  it('leaves children in peace whom nobody here may take, and says so', async () => {
    const service = await openService(1, {});
    const { body } = await planOf(service);
    assert.match(body, /Nobody here may take this child, so they stay with Ash for now/);
    const none = await confirm(service, (await planOf(service)).fields);
    assert.match(none.body, /Choose somebody for at least one child/);
  });

  it('has nothing for somebody without children, and refuses a day that is past', async () => {
    const service = await openService(0, { Birch: 1 });
    assert.match((await planOf(service)).body, /There is no child to hand over/);
    const past = await planOf(service, '?from-day=1&from-month=3&from-year=2026');
    assert.match(past.body, /Enter today or a day within the next year/);
  });
});

describe('after a hand-over', () => {
  it('each new IRO is told once and finds the children to introduce themselves to, and the one before is asked to bring them [APT-13, INT-01]', async () => {
    const service = await openService(3, { Birch: 1 });
    await confirm(service, (await planOf(service)).fields);
    const birch = service.staff.get('Birch') ?? '';
    const alerts = await inService(service, (tx) =>
      tx
        .selectFrom('alerts')
        .select(['staff_id', 'kind', 'child_id'])
        .where('authority_id', '=', service.actor.authorityId)
        .orderBy('kind')
        .execute(),
    );
    assert.deepEqual(alerts, [
      { staff_id: service.leaver, kind: 'introduce-successor', child_id: null },
      { staff_id: birch, kind: 'iro-for-child', child_id: null },
    ]);
    const headers = await signInAs({ authorityId: service.actor.authorityId, userId: birch });
    assert.match((await app.inject({ url: '/alerts', headers })).body, /href="\/introductions"/);
    const list = (await app.inject({ url: '/introductions', headers })).body;
    assert.match(list, /You are the IRO of 3 children/);
    assert.match(list, />Ash</);
    const [child = ''] = service.children;
    const told = { items: 'who-iro-is', channel: 'in-person', 'on-day': '10', 'on-month': '3', 'on-year': '2026' };
    const kept = await sendForm(app, { url: `/children/${child}/introduction`, cookie: headers.cookie, fields: told });
    assert.equal(kept.statusCode, 303, kept.body);
    assert.match((await app.inject({ url: '/introductions', headers })).body, /You are the IRO of 2 children/);
  });

  it('access ends that was refused while children were still theirs [APT-05]', async () => {
    const service = await openService(2, { Birch: 1 });
    const url = `/staff/${service.leaver}/end-access`;
    const version = async () =>
      /name="version" value="(\d+)"/.exec((await app.inject({ url, headers: { cookie: service.cookie } })).body)?.[1] ??
      '';
    const end = async () =>
      sendForm(app, { url, cookie: service.cookie, fields: { when: 'today', version: await version() } });
    const refused = await end();
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /2 children have Ash as IRO on that day or later: hand them over first/);
    assert.match(refused.body, new RegExp(`href="/team/${service.leaver}/hand-over/several"`));
    await confirm(service, (await planOf(service)).fields);
    assert.equal((await end()).statusCode, 303);
  });
});

describe('three hundred children', () => {
  it('are handed over in one step too', async () => {
    const colleagues = Object.fromEntries(['Birch', 'Cedar', 'Elder', 'Hazel', 'Maple'].map((name) => [name, 1]));
    const service = await openService(300, colleagues);
    for (let index = 0; index < 60; index += 2) {
      await relate(service, 'full-sibling', service.children[index], service.children[index + 1]);
    }
    const result = await confirm(service, (await planOf(service)).fields);
    assert.match(result.body, /300 children are handed over/);
    const loads = await loadsOn(service, TODAY);
    assert.deepEqual(Object.keys(loads).sort(), Object.keys(colleagues).sort());
    assert.ok(
      Object.values(loads).every((count) => Math.abs(count - 60) <= 2),
      JSON.stringify(loads),
    );
  });
});
