import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson, createService, newEmail, PASSWORD } from '../../../tests/support/people.ts';
import { createAuthority, type TestActor } from '../../../tests/support/records.ts';
import { todayInLondon } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { signIn } from '../../platform/identity/sign-in.ts';
import { addStaffMember } from './add-staff-member.ts';
import { changeStaffMember, type StaffChange } from './change-staff-member.ts';
import { endAccess } from './end-access.ts';
import { findStaffMember } from './find-staff-member.ts';
import { inviteStaffMember } from './invite-staff-member.ts';
import { listAlerts } from './list-alerts.ts';
import { listStaff } from './list-staff.ts';
import { markAlertRead } from './mark-alert-read.ts';
import { resetSecondFactor } from './reset-second-factor.ts';
import { signInStateOf } from './sign-in-state.ts';

const { database, asAdmin } = await openTestDatabase();
const today = todayInLondon();
const ENTRY = { name: 'Ruth Reviewer', email: null, roles: ['iro'], fullTimeEquivalent: 0.6, startedOn: null };

describe('adding a person', () => {
  it('enters them, without a way to sign in', async () => {
    const { manager } = await createService(database);
    const added = await as(manager, (tx) => addStaffMember(tx, manager, { ...ENTRY, today }));
    assert.ok(added.kind === 'added');
    const person = await as(manager, (tx) => findStaffMember(tx, manager, { staffId: added.staffId, today }));
    assert.deepEqual(
      [person?.name, person?.roles, person?.fullTimeEquivalent, person && signInStateOf(person)],
      ['Ruth Reviewer', ['iro'], 0.6, 'not invited'],
    );
  });

  it('is refused where a colleague has the address, whatever its capitals', async () => {
    const { manager, email } = await createService(database);
    const add = () => as(manager, (tx) => addStaffMember(tx, manager, { ...ENTRY, email: email.toUpperCase(), today }));
    assert.deepEqual(await add(), { kind: 'email-taken' });
    assert.equal(await countPeople(manager), 2);
  });

  it('is refused by the database to whoever does not manage staff', async () => {
    const { officer } = await createService(database);
    await assert.rejects(
      as(officer, (tx) => addStaffMember(tx, officer, { ...ENTRY, today })),
      /row-level security/,
    );
    assert.equal(await countPeople(officer), 2);
  });

  it('with a role that sees every child tells all others who manage staff', async () => {
    const { manager } = await createService(database);
    const administrator = await createPerson(database, manager, { roles: ['system-administrator'] });
    await as(administrator, (tx) => addStaffMember(tx, administrator, { ...ENTRY, roles: ['iro-manager'], today }));
    const { alerts } = await as(manager, (tx) => listAlerts(tx, manager, 1));
    assert.deepEqual(
      alerts.map(({ kind, about, by }) => [kind, about, by]),
      [['roles-changed', 'Ruth Reviewer', 'A person']],
    );
  });
});

describe('changing a person', () => {
  it('saves what was changed, and a second saving over the same version is shown both', async () => {
    const { manager, officer, email } = await createService(database);
    const change = (name: string) => save(manager, officer, { name, email });
    assert.deepEqual(await change('One'), { kind: 'saved' });
    const outcome = await change('Two');
    assert.ok(outcome.kind === 'conflict');
    assert.deepEqual([outcome.current.name, outcome.current.version], ['One', 2]);
  });

  it('of their own roles is refused, and by the database too', async () => {
    const administrator = await createPerson(database, await createAuthority(database), {
      roles: ['system-administrator'],
    });
    assert.deepEqual(await save(administrator, administrator, { roles: ['iro-manager'] }), { kind: 'own-roles' });
    await assert.rejects(
      as(administrator, (tx) =>
        tx
          .updateTable('staff')
          .set({ roles: ['iro-manager'] })
          .where('id', '=', administrator.userId)
          .execute(),
      ),
      /nobody changes their own roles/,
    );
    assert.deepEqual(await save(administrator, administrator, { roles: ['system-administrator'], name: 'New' }), {
      kind: 'saved',
    });
  });

  it('takes no role to manage staff from the last who has it and can sign in', async () => {
    const { manager } = await createService(database);
    const administrator = await createPerson(database, manager, { roles: ['system-administrator'] });
    assert.deepEqual(await save(administrator, manager, { roles: ['iro'], email: await emailOf(manager) }), {
      kind: 'last-manager',
    });
    await createPerson(database, manager, { roles: ['iro-manager'], email: newEmail(), password: PASSWORD });
    assert.deepEqual(await save(administrator, manager, { roles: ['iro'], email: await emailOf(manager) }), {
      kind: 'saved',
    });
  });

  it('keeps an address for whoever signs in, moves their sign-in with it, and takes none of somebody else', async () => {
    const { manager, officer } = await createService(database);
    assert.deepEqual(await save(manager, officer, { email: null }), { kind: 'email-needed' });
    assert.deepEqual(await save(manager, officer, { email: await emailOf(manager) }), { kind: 'email-taken' });
    const elsewhere = newEmail();
    const there = await createAuthority(database);
    await createPerson(database, there, { roles: ['iro'], email: elsewhere });
    assert.deepEqual(await save(manager, officer, { email: elsewhere }), { kind: 'address-taken' });
    const next = newEmail();
    assert.deepEqual(await save(manager, officer, { email: next }), { kind: 'saved' });
    assert.equal(
      (await signIn(database, { email: next, password: PASSWORD, isDemoAllowed: false })).kind,
      'second-factor',
    );
  });

  it('of another authority finds nobody, who is there', async () => {
    const { manager } = await createService(database);
    const { officer } = await createService(database);
    assert.deepEqual(await save(manager, officer, {}), { kind: 'not-found' });
    assert.equal(
      (await as(officer, (tx) => findStaffMember(tx, officer, { staffId: officer.userId, today })))?.version,
      1,
    );
  });
});

describe('inviting and resetting', () => {
  it('make a link for whoever has an address and is here', async () => {
    const { manager } = await createService(database);
    const invitee = await createPerson(database, manager, { roles: ['iro'] });
    const invite = (staffId: string) => as(manager, (tx) => inviteStaffMember(tx, manager, { staffId, today }));
    assert.deepEqual(await invite(invitee.userId), { kind: 'email-needed' });
    assert.deepEqual(await invite(manager.userId), { kind: 'oneself' });
    await save(manager, invitee, { email: newEmail() });
    const invited = await invite(invitee.userId);
    assert.match(invited.kind === 'invited' ? invited.path : '', /^\/welcome\/[0-9a-f-]{36}\.[\w-]{43}$/);
    const person = await as(manager, (tx) => findStaffMember(tx, manager, { staffId: invitee.userId, today }));
    assert.equal(person && signInStateOf(person), 'invited');
    await leave(manager, invitee);
    assert.deepEqual(await invite(invitee.userId), { kind: 'left' });
  });

  it('of a password or a second factor in use tell the person and all others who manage staff', async () => {
    const { manager, officer } = await createService(database);
    const other = await createPerson(database, manager, { roles: ['iro-manager'] });
    await asAdmin((admin) =>
      admin.query("update app.accounts set totp_secret = '\\x00', totp_confirmed_at = now() where staff_id = $1", [
        officer.userId,
      ]),
    );
    const asked = { staffId: officer.userId, today };
    assert.equal((await as(manager, (tx) => inviteStaffMember(tx, manager, asked))).kind, 'invited');
    assert.equal(await as(manager, (tx) => resetSecondFactor(tx, manager, asked)), 'reset');
    assert.equal(await as(manager, (tx) => resetSecondFactor(tx, manager, asked)), 'none');
    const told = await Promise.all([officer, other, manager].map((who) => as(who, (tx) => listAlerts(tx, who, 1))));
    assert.deepEqual(
      told.map(({ alerts }) => alerts.length),
      [2, 2, 0],
    );
  });

  it('of oneself are refused', async () => {
    const { manager } = await createService(database);
    assert.equal(
      await as(manager, (tx) => resetSecondFactor(tx, manager, { staffId: manager.userId, today })),
      'oneself',
    );
  });
});

describe('an alert', () => {
  it('is put away by whom it tells, and by nobody else, for whom it is there', async () => {
    const { manager, officer } = await createService(database);
    await as(manager, (tx) => inviteStaffMember(tx, manager, { staffId: officer.userId, today }));
    const [alert] = (await as(officer, (tx) => listAlerts(tx, officer, 1))).alerts;
    assert.equal(await as(manager, (tx) => markAlertRead(tx, manager, alert?.id ?? '')), false);
    assert.equal(await as(officer, (tx) => markAlertRead(tx, officer, alert?.id ?? '')), true);
    assert.notEqual((await as(officer, (tx) => listAlerts(tx, officer, 1))).alerts[0]?.readAt, null);
  });
});

describe('the list of staff', () => {
  it('finds a part of a name or of an address, page by page, and leavers where they are asked for', async () => {
    const { manager, officer } = await createService(database);
    for (let number = 0; number < 55; number += 1) {
      await createPerson(database, manager, { roles: ['social-worker'], name: `Worker 100%_${number}` });
    }
    await leave(manager, officer);
    const list = async (search: string, withLeavers = false, page = 1) => {
      const found = await as(manager, (tx) => listStaff(tx, manager, { search, withLeavers, today, page }));
      return [found.total, found.people.length, found.pages];
    };
    assert.deepEqual(await list('100%_'), [55, 50, 2]);
    assert.deepEqual(await list('100%_', false, 2), [55, 5, 2]);
    assert.deepEqual(await list('100__'), [0, 0, 1]);
    assert.deepEqual(await list('OFFICER'), [0, 0, 1]);
    assert.deepEqual(await list('OFFICER', true), [1, 1, 1]);
    assert.deepEqual(await list('@example', true), [2, 2, 1]);
  });
});

async function save(actor: TestActor, person: TestActor, change: Partial<StaffChange>) {
  const staffId = person.userId;
  const email = await emailOf(person);
  return await as(actor, (tx) =>
    changeStaffMember(tx, actor, { ...ENTRY, email, staffId, version: 1, today, ...change }),
  );
}

async function emailOf({ userId }: TestActor): Promise<string | null> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ email: string | null }>('select email from app.staff where id = $1', [userId]),
  );
  return rows[0]?.email ?? null;
}

async function countPeople({ authorityId }: TestActor): Promise<number> {
  const { rowCount } = await asAdmin((admin) =>
    admin.query('select from app.staff where authority_id = $1', [authorityId]),
  );
  return rowCount ?? 0;
}

async function as<Result>(actor: TestActor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return await database.withTransaction(actor, work);
}

async function leave(manager: TestActor, { userId: staffId }: TestActor): Promise<void> {
  await as(manager, async (tx) => {
    const version = (await findStaffMember(tx, manager, { staffId, today }))?.version ?? 0;
    assert.equal((await endAccess(tx, manager, { staffId, leftOn: today, version, today })).kind, 'ended');
  });
}
