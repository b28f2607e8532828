import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson, createService, newEmail, PASSWORD } from '../../../tests/support/people.ts';
import { createChild, type TestActor } from '../../../tests/support/records.ts';
import { todayInLondon } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { beginSession, programOf, signIn } from '../../platform/identity/sign-in.ts';
import { hashOf } from '../../platform/identity/tokens.ts';
import { endAccess } from './end-access.ts';
import { findStaffMember } from './find-staff-member.ts';
import { listWhatIsLeftBehind } from './list-what-is-left-behind.ts';

const { database, asAdmin } = await openTestDatabase();
const today = todayInLondon();
const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString();

describe('ending access', () => {
  it('today signs the person out in the same moment and takes them out of their teams', async () => {
    const { manager, officer } = await createService(database);
    const token = await signedIn(officer);
    await inTeam(manager, officer);
    assert.deepEqual(await end(manager, officer, today), { kind: 'ended' });
    assert.equal(await database.withSession(hashOf(token), async () => true), undefined);
    const person = await as(manager, (tx) => findStaffMember(tx, manager, { staffId: officer.userId, today }));
    assert.deepEqual([person?.hasLeft, person?.teams[0]?.endedOn], [true, today]);
  });

  it('later lets them work until the day', async () => {
    const { manager, officer } = await createService(database);
    const token = await signedIn(officer);
    assert.deepEqual(await end(manager, officer, tomorrow), { kind: 'planned' });
    assert.equal(await database.withSession(hashOf(token), async () => true), true);
    await asAdmin((admin) =>
      admin.query('update app.staff set left_on = current_date where id = $1', [officer.userId]),
    );
    assert.equal(await database.withSession(hashOf(token), async () => true), undefined);
  });

  it('can be taken back, and they sign in as before', async () => {
    const { manager, officer, email } = await createService(database);
    await end(manager, officer, today);
    const attempt = () => signIn(database, { email, password: PASSWORD, isDemoAllowed: false });
    assert.equal((await attempt()).kind, 'refused');
    assert.deepEqual(await end(manager, officer, null), { kind: 'kept' });
    assert.equal((await attempt()).kind, 'second-factor');
  });

  it('of the last who can manage staff is refused, of oneself too', async () => {
    const { manager } = await createService(database);
    assert.deepEqual(await end(manager, manager, today), { kind: 'last-manager' });
    await createPerson(database, manager, { roles: ['system-administrator'] });
    assert.deepEqual(
      await end(manager, manager, today),
      { kind: 'last-manager' },
      'who has no password manages nothing',
    );
    await createPerson(database, manager, { roles: ['system-administrator'], email: newEmail(), password: PASSWORD });
    assert.deepEqual(await end(manager, manager, today), { kind: 'ended' });
  });

  it('of the last two by each other in the same moment leaves one of them', async () => {
    const { manager } = await createService(database);
    const other = await createPerson(database, manager, {
      roles: ['iro-manager'],
      email: newEmail(),
      password: PASSWORD,
    });
    const outcomes = await Promise.all(
      [end(manager, other, today), end(other, manager, today)].map((each) => each.catch(() => undefined)),
    );
    assert.equal(outcomes.filter((outcome) => outcome?.kind === 'ended').length, 1);
  });

  it('over what a colleague has changed meanwhile is a conflict, and what they changed stays', async () => {
    const { manager, officer } = await createService(database);
    const { version } = await as(manager, (tx) => get(tx, manager, officer));
    assert.deepEqual(await end(manager, officer, tomorrow), { kind: 'planned' });
    const ids = { staffId: officer.userId, version, today };
    for (const leftOn of [today, null]) {
      const late = await as(manager, (tx) => endAccess(tx, manager, { ...ids, leftOn }));
      assert.equal(late.kind === 'conflict' && late.current.leftOn, tomorrow);
    }
    assert.equal((await as(manager, (tx) => get(tx, manager, officer))).leftOn, tomorrow);
  });

  it('before their first day is refused', async () => {
    const { manager } = await createService(database);
    const officer = await createPerson(database, manager, { roles: ['iro'] });
    await asAdmin((admin) =>
      admin.query('update app.staff set started_on = $2 where id = $1', [officer.userId, tomorrow]),
    );
    assert.deepEqual(await end(manager, officer, today), { kind: 'before-start', startedOn: tomorrow });
  });

  it('leaves behind children and cover for others to take over, and a system administrator sees how many alone', async () => {
    const { manager, officer } = await createService(database);
    const administrator = await createPerson(database, manager, { roles: ['system-administrator'] });
    const colleague = await createPerson(database, manager, { roles: ['iro'], name: 'Away Colleague' });
    const childId = await as(manager, async (tx) => {
      const id = await createChild(tx, manager, 'L1');
      const of = { authority_id: manager.authorityId, staff_id: officer.userId };
      await tx
        .insertInto('appointments')
        .values({ ...of, child_id: id, started_on: '2026-01-05' })
        .execute();
      await tx
        .insertInto('absences')
        .values({ ...of, staff_id: colleague.userId, first_on: today, last_on: tomorrow, covered_by: officer.userId })
        .execute();
      return id;
    });
    const see = async (who: TestActor) => {
      const asked = { staffId: officer.userId, today };
      const left = await as(who, (tx) => listWhatIsLeftBehind(tx, who, asked));
      const person = await as(who, (tx) => findStaffMember(tx, who, asked));
      return [person?.reviews, left.children.map((child) => child.childId), left.covers.map(({ name }) => name)];
    };
    assert.deepEqual(await see(manager), [1, [childId], ['Away Colleague']]);
    assert.deepEqual(await see(administrator), [1, [], ['Away Colleague']]);
  });
});

async function end(actor: TestActor, person: TestActor, leftOn: string | null) {
  return await as(actor, async (tx) => {
    const { version } = await get(tx, actor, person);
    return await endAccess(tx, actor, { staffId: person.userId, leftOn, version, today });
  });
}

async function get(tx: Tx, actor: TestActor, { userId: staffId }: TestActor) {
  const person = await findStaffMember(tx, actor, { staffId, today });
  assert.ok(person);
  return person;
}

async function signedIn({ authorityId, userId }: TestActor): Promise<string> {
  const account = { authorityId, staffId: userId };
  return await database.withTransaction(programOf(account), (tx) => beginSession(tx, account));
}

async function inTeam(manager: TestActor, { authorityId: authority_id, userId: staff_id }: TestActor): Promise<void> {
  await as(manager, async (tx) => {
    const { id: team_id } = await tx
      .insertInto('teams')
      .values({ authority_id, name: 'North' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('team_memberships')
      .values({ authority_id, team_id, staff_id, started_on: '2026-01-05' })
      .execute();
  });
}

async function as<Result>(actor: TestActor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return await database.withTransaction(actor, work);
}
