import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  createStaff,
} from '../../../tests/support/records.ts';
import { getDay } from '../../rules/index.ts';
import { recordFact } from '../children/record-fact.ts';
import { appoint } from './appoint.ts';
import { appointOfficer } from './appoint-officer.ts';
import { tellOfChildrenWithoutIro } from './tell-of-children-without-iro.ts';

const { database } = await openTestDatabase();
const service = await createAuthority(database);
const program = { ...service, userId: null };
const CARE = '2026-01-05';
const people = await database.withTransaction(program, async (tx) => ({
  manager: await createStaff(tx, service, { name: 'Alder', roles: ['iro-manager'] }),
  gone: await createStaff(tx, service, { name: 'Gone', roles: ['iro-manager'], left_on: '2026-01-02' }),
  ash: await createStaff(tx, service, { name: 'Ash' }),
  birch: await createStaff(tx, service, { name: 'Birch' }),
}));

/** In care since Monday 5 January 2026: the first five working days end on Monday 12 January. */
async function enterChild(localId: string, iroFrom?: string): Promise<string> {
  return await database.withTransaction(program, async (tx) => {
    const childId = await createLookedAfterChild(tx, service, { localId, from: CARE });
    await recordFact(tx, program, {
      childId,
      fact: { type: 'became-looked-after', on: CARE },
      today: getDay('2026-03-10'),
    });
    if (iroFrom !== undefined) {
      const days = { started_on: iroFrom, ended_on: null };
      await createAppointment(tx, service, { child_id: childId, staff_id: people.ash, ...days });
    }
    return childId;
  });
}

type Row = { readonly staffId: string; readonly from: string; readonly until: string | null };

async function fatesOf(childId: string, rows: readonly Row[]): Promise<string[]> {
  const outcomes = await database.withTransaction(program, (tx) =>
    appoint(
      tx,
      program,
      rows.map((row) => ({ childId, ...row })),
    ),
  );
  return outcomes.map((outcome) => (outcome.fate === 'refused' ? outcome.message : outcome.fate));
}

const { ash: staffId, birch } = people;

describe('the last appointment of a child', () => {
  it('does not end after the first five working days unless another follows by that day [APT-05]', async () => {
    const child = await enterChild('C1', '2026-01-06');
    const end = { staffId, from: '2026-01-06', until: '2026-03-03' };
    assert.deepEqual(await fatesOf(child, [end]), [
      'the child would have no IRO from 3 March 2026: appoint who follows from that day',
    ]);
    const late = { staffId: birch, from: '2026-03-04', until: null };
    assert.deepEqual(await fatesOf(child, [end, late]), [
      'the child would have no IRO from 3 March 2026: appoint who follows from that day',
      'changed',
    ]);
  });

  it('ends with one who follows, whichever of the two is told first [APT-05]', async () => {
    const child = await enterChild('C2', '2026-01-06');
    const follows = { staffId: birch, from: '2026-03-03', until: null };
    const end = { staffId, from: '2026-01-06', until: '2026-03-03' };
    assert.deepEqual(await fatesOf(child, [end, follows]), ['changed', 'added']);
  });

  it('may end within the first five working days, and no day later [APT-05]', async () => {
    const child = await enterChild('C3', '2026-01-06');
    assert.match((await fatesOf(child, [{ staffId, from: '2026-01-06', until: '2026-01-13' }]))[0] ?? '', /no IRO/);
    assert.deepEqual(await fatesOf(child, [{ staffId, from: '2026-01-06', until: '2026-01-12' }]), ['changed']);
  });

  it('may end with the care of the child', async () => {
    const child = await enterChild('C4', '2026-01-06');
    await database.withTransaction(program, (tx) =>
      tx.updateTable('periods_of_care').set({ ended_on: '2026-03-02' }).where('child_id', '=', child).execute(),
    );
    assert.deepEqual(await fatesOf(child, [{ staffId, from: '2026-01-06', until: '2026-03-02' }]), ['changed']);
  });

  it('is held by the database too, when the transaction ends [APT-05]', async () => {
    const child = await enterChild('C5', '2026-01-06');
    const alone = database.withTransaction(program, (tx) =>
      tx.updateTable('appointments').set({ ended_on: '2026-03-03' }).where('child_id', '=', child).execute(),
    );
    await assert.rejects(alone, /without an IRO/);
    await database.withTransaction(program, async (tx) => {
      await tx.updateTable('appointments').set({ ended_on: '2026-03-03' }).where('child_id', '=', child).execute();
      const follows = { staff_id: birch, started_on: '2026-03-03', ended_on: null };
      await createAppointment(tx, service, { child_id: child, ...follows });
    });
  });
});

describe('the managers of the service', () => {
  it('are told once of a child without an IRO after the first five working days [APT-05]', async () => {
    const child = await enterChild('C6');
    const tell = (today: string) => tellOfChildrenWithoutIro(database, { today, signal: { aborted: false } });
    const told = () =>
      database.withTransaction(program, (tx) =>
        tx
          .selectFrom('alerts')
          .select(['staff_id', 'kind'])
          .where('child_id', '=', child)
          .where('kind', '=', 'child-without-iro')
          .execute(),
      );
    await tell('2026-01-12');
    assert.deepEqual(await told(), []);
    await tell('2026-01-13');
    await tell('2026-01-14');
    assert.deepEqual(
      (await told()).map(({ staff_id }) => staff_id).sort(),
      [people.manager, service.userId].sort(),
      'each manager who is here, and each once',
    );
  });
});

describe('a change of IRO', () => {
  it('asks who was the IRO before to introduce the next one in person: for one child by name, for more once [APT-13]', async () => {
    const manager = { ...service, userId: people.manager };
    const children = [await enterChild('C7', '2026-01-06'), await enterChild('C8', '2026-01-06')];
    const single = await enterChild('C9', '2026-01-06');
    const hand = (childIds: readonly string[]) =>
      database.withTransaction(manager, (tx) =>
        appointOfficer(tx, manager, {
          ...{ childIds, staffId: birch, from: '2026-03-10' },
          ...{ today: getDay('2026-03-10'), now: '2026-03-10T10:00' },
        }),
      );
    await hand([single]);
    await hand(children);
    const alerts = await database.withTransaction(program, (tx) =>
      tx
        .selectFrom('alerts')
        .select(['staff_id', 'child_id', 'about_staff_id'])
        .where('kind', '=', 'introduce-successor')
        .orderBy('id')
        .execute(),
    );
    const told = { staff_id: staffId, about_staff_id: birch };
    assert.deepEqual(alerts, [
      { ...told, child_id: single },
      { ...told, child_id: null },
    ]);
  });
});
