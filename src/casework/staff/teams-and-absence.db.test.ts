import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson } from '../../../tests/support/people.ts';
import { createAuthority, createChild, type TestActor } from '../../../tests/support/records.ts';
import { todayInLondon } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { addTeamMember } from './add-team-member.ts';
import { changeAbsence } from './change-absence.ts';
import { changeTeam } from './change-team.ts';
import { createTeam } from './create-team.ts';
import { endAbsence } from './end-absence.ts';
import { endTeamMembership } from './end-team-membership.ts';
import { findStaffMember } from './find-staff-member.ts';
import { findTeam } from './find-team.ts';
import { recordAbsence } from './record-absence.ts';

const { database, asAdmin } = await openTestDatabase();
const manager = await createAuthority(database);
const today = todayInLondon();
const at = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString();

describe('an absence', () => {
  it('lends the children to whoever acts, from its first day to its last', async () => {
    const { officer, cover } = await twoOfficers();
    await appoint(officer);
    const childrenOf = (who: TestActor) => as(who, (tx) => tx.selectFrom('children').select('id').execute());
    assert.equal((await childrenOf(cover)).length, 0);
    const { absenceId } = await record({ officer, firstOn: today, lastOn: at(3), coveredBy: cover.userId });
    assert.equal((await childrenOf(cover)).length, 1);
    await asAdmin((admin) =>
      admin.query('update app.absences set first_on = current_date - 9, last_on = current_date - 1 where id = $1', [
        absenceId,
      ]),
    );
    assert.equal((await childrenOf(cover)).length, 0, 'it expires by itself');
    assert.equal((await childrenOf(officer)).length, 1);
  });

  it('may not end before it begins, nor share a day with another of the same person', async () => {
    const { officer } = await twoOfficers();
    const attempt = (firstOn: string, lastOn: string) => tryRecord({ officer, firstOn, lastOn, coveredBy: null });
    assert.deepEqual(await attempt(at(3), at(2)), { kind: 'backwards' });
    assert.equal((await attempt(at(3), at(5))).kind, 'recorded');
    assert.deepEqual(await attempt(at(5), at(9)), { kind: 'overlap', firstOn: at(3), lastOn: at(5) });
    assert.equal((await attempt(at(6), at(6))).kind, 'recorded');
  });

  it('is covered by somebody in the same role who is here, and not by the person', async () => {
    const { officer, cover } = await twoOfficers();
    const lawyer = await createPerson(database, manager, { roles: ['legal'] });
    const attempt = (coveredBy: string) => tryRecord({ officer, firstOn: at(1), lastOn: at(5), coveredBy });
    for (const who of [officer, lawyer]) assert.deepEqual(await attempt(who.userId), { kind: 'cover-unfit' });
    await tryRecord({ officer: cover, firstOn: at(5), lastOn: at(6), coveredBy: null });
    assert.deepEqual(await attempt(cover.userId), { kind: 'cover-away', firstOn: at(5), lastOn: at(6) });
    await asAdmin((admin) => admin.query('update app.staff set left_on = current_date where id = $1', [cover.userId]));
    assert.deepEqual(await attempt(cover.userId), { kind: 'cover-unfit' });
  });

  it('is changed over the version that was read, and over no other', async () => {
    const { officer, cover } = await twoOfficers();
    const { absenceId } = await record({ officer, firstOn: at(1), lastOn: at(5), coveredBy: null });
    const change = (version: number, lastOn: string) =>
      as(manager, (tx) =>
        changeAbsence(tx, manager, {
          absenceId,
          version,
          staffId: officer.userId,
          firstOn: at(1),
          lastOn,
          coveredBy: cover.userId,
          today,
        }),
      );
    assert.deepEqual(await change(1, at(0)), { kind: 'backwards' });
    assert.deepEqual(await change(1, at(8)), { kind: 'saved' });
    const late = await change(1, at(9));
    assert.ok(late.kind === 'conflict');
    assert.deepEqual([late.current.lastOn, late.current.coveredBy], [at(8), cover.userId]);
  });

  it('ends early because they are back, and one that had not begun is taken out', async () => {
    const { officer } = await twoOfficers();
    const { absenceId: begun } = await record({ officer, firstOn: at(-3), lastOn: at(3), coveredBy: null });
    const { absenceId: toCome } = await record({ officer, firstOn: at(5), lastOn: at(6), coveredBy: null });
    const end = async (absenceId: string, version: number) => {
      const ids = { staffId: officer.userId, absenceId };
      return (await as(manager, (tx) => endAbsence(tx, manager, { ...ids, version, today }))).kind;
    };
    assert.deepEqual(
      [await end(begun, 1), await end(begun, 2), await end(toCome, 1), await end(toCome, 1)],
      ['ended', 'over-already', 'removed', 'not-found'],
    );
    const person = await as(manager, (tx) => findStaffMember(tx, manager, { staffId: officer.userId, today }));
    assert.deepEqual(
      person?.absences.map(({ firstOn, lastOn }) => [firstOn, lastOn]),
      [[at(-3), at(-1)]],
    );
  });

  it('is not ended over what a colleague has changed meanwhile, who sees that it goes on', async () => {
    const { officer, cover } = await twoOfficers();
    const { absenceId } = await record({ officer, firstOn: at(-3), lastOn: at(3), coveredBy: null });
    const ids = { staffId: officer.userId, absenceId, today };
    const changed = { firstOn: at(-3), lastOn: at(20), coveredBy: cover.userId };
    await as(manager, (tx) => changeAbsence(tx, manager, { ...ids, ...changed, version: 1 }));
    const late = await as(manager, (tx) => endAbsence(tx, manager, { ...ids, version: 1 }));
    assert.deepEqual(late.kind === 'conflict' && [late.current.lastOn, late.current.coveredBy], [at(20), cover.userId]);
    assert.equal((await as(manager, (tx) => endAbsence(tx, manager, { ...ids, version: 2 }))).kind, 'ended');
  });

  it('is refused by the database to an officer, and stays as it was', async () => {
    const { officer, cover } = await twoOfficers();
    await assert.rejects(
      as(cover, (tx) =>
        recordAbsence(tx, cover, {
          staffId: officer.userId,
          firstOn: at(1),
          lastOn: at(2),
          coveredBy: cover.userId,
          today,
        }),
      ),
      /row-level security/,
    );
    const { absenceId } = await record({ officer, firstOn: at(1), lastOn: at(5), coveredBy: null });
    const ids = { staffId: officer.userId, absenceId, version: 1, today };
    assert.equal((await as(cover, (tx) => endAbsence(tx, cover, ids))).kind, 'not-found');
    const { rowCount } = await asAdmin((admin) => admin.query('select from app.absences where id = $1', [absenceId]));
    assert.equal(rowCount, 1);
  });
});

describe('a team', () => {
  it('has a name that no other has, is renamed over the version that was read, and closes with everybody in it', async () => {
    const teamId = await as(manager, (tx) => createTeam(tx, manager, 'North'));
    assert.ok(teamId);
    assert.equal(await as(manager, (tx) => createTeam(tx, manager, 'NORTH')), undefined);
    await as(manager, (tx) => createTeam(tx, manager, 'South'));
    await join(teamId, manager, '2026-01-05');
    const change = (version: number, name: string, closedOn: string | null) =>
      as(manager, (tx) => changeTeam(tx, manager, { teamId, version, name, closedOn }));
    assert.deepEqual(await change(1, 'South', null), { kind: 'name-taken' });
    assert.deepEqual(await change(1, 'North and west', null), { kind: 'saved' });
    assert.equal((await change(1, 'Late', null)).kind, 'conflict');
    assert.deepEqual(await change(2, 'North and west', today), { kind: 'saved' });
    const team = await as(manager, (tx) => findTeam(tx, manager, { teamId, today }));
    assert.deepEqual([team?.closedOn, team?.members[0]?.endedOn], [today, today]);
    assert.equal(await join(teamId, manager, today), 'closed');
  });

  it('shows its manager the children of its workers, until the day on which they are out of it', async () => {
    const teamId = (await as(manager, (tx) => createTeam(tx, manager, 'East'))) ?? '';
    const head = await createPerson(database, manager, { roles: ['team-manager'] });
    const worker = await createPerson(database, manager, { roles: ['social-worker'] });
    await as(manager, async (tx) => {
      const child_id = await createChild(tx, manager, 'T1');
      await tx
        .insertInto('child_workers')
        .values({ authority_id: manager.authorityId, child_id, staff_id: worker.userId, started_on: '2026-01-05' })
        .execute();
    });
    for (const who of [head, worker]) assert.equal(await join(teamId, who, '2026-01-05'), 'added');
    assert.equal(await join(teamId, head, at(5)), 'already-in');
    const seen = () => as(head, async (tx) => (await tx.selectFrom('children').select('id').execute()).length);
    assert.equal(await seen(), 1);
    const team = await as(manager, (tx) => findTeam(tx, manager, { teamId, today }));
    const membershipId = team?.members.find(({ staffId }) => staffId === head.userId)?.id ?? '';
    const end = () => as(manager, (tx) => endTeamMembership(tx, manager, { teamId, membershipId, today }));
    assert.deepEqual([await end(), await end()], [head.userId, undefined]);
    assert.equal(await seen(), 0);
    assert.equal(await join(teamId, head, today), 'added', 'and may come back');
  });

  it('takes nobody of another authority, and nobody who has left', async () => {
    const teamId = (await as(manager, (tx) => createTeam(tx, manager, 'West'))) ?? '';
    const stranger = await createAuthority(database);
    assert.equal(await join(teamId, stranger, today), 'not-found');
    const leaver = await createPerson(database, manager, { roles: ['iro'] });
    await asAdmin((admin) => admin.query('update app.staff set left_on = current_date where id = $1', [leaver.userId]));
    assert.equal(await join(teamId, leaver, today), 'left');
  });
});

async function twoOfficers() {
  const officer = await createPerson(database, manager, { roles: ['iro'] });
  return { officer, cover: await createPerson(database, manager, { roles: ['iro'] }) };
}

interface Away {
  readonly officer: TestActor;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly coveredBy: string | null;
}

async function tryRecord({ officer, ...days }: Away) {
  return await as(manager, (tx) => recordAbsence(tx, manager, { ...days, staffId: officer.userId, today }));
}

async function record(away: Away) {
  const outcome = await tryRecord(away);
  assert.ok(outcome.kind === 'recorded');
  return outcome;
}

async function appoint({ userId: staff_id }: TestActor): Promise<void> {
  await as(manager, async (tx) => {
    const child_id = await createChild(tx, manager, 'A1');
    await tx
      .insertInto('appointments')
      .values({ authority_id: manager.authorityId, child_id, staff_id, started_on: '2026-01-05' })
      .execute();
  });
}

async function join(teamId: string, { userId: staffId }: TestActor, startedOn: string) {
  return await as(manager, (tx) => addTeamMember(tx, manager, { teamId, staffId, startedOn, today }));
}

async function as<Result>(actor: TestActor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return await database.withTransaction(actor, work);
}
