import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { createStaff, enterChild } from '../../../tests/support/child-record.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { openOffice } from '../../../tests/support/office.ts';
import type { TestActor } from '../../../tests/support/records.ts';
import { todayInLondon } from '../../platform/clock.ts';
import { addDays, getDay, isoFromDay } from '../../rules/index.ts';
import { addHouseholdMember } from '../children/household/add-household-member.ts';
import { findVisit } from './find-visit.ts';
import type { VisitValues } from './model.ts';
import { recordVisit } from './record-visit.ts';

const { database, asAdmin } = await openTestDatabase();
const office = await openOffice(database);
const { child: childId } = office;
const { authorityId } = office.officer;
const TODAY = todayInLondon();
const [YESTERDAY, LONG_AGO] = [isoFromDay(addDays(getDay(TODAY), -1)), '2026-01-05'];

const VISIT: VisitValues = {
  visitedOn: '2026-05-28',
  visitor: { ref: { who: 'named' }, name: 'Wim Sol', role: 'social worker' },
  occasion: 'statutory',
  isAnnounced: true,
  atPlacement: false,
  place: 'At school',
  seen: 'alone',
  whyNotAlone: null,
  sleepingAccommodationSeen: null,
  found: null,
  said: null,
  saidHow: null,
  toDo: null,
};

describe('who records a visit, and who lives with the child', () => {
  it('is the child’s worker and the administration, and nobody else, whatever page they came by', async () => {
    for (const who of ['socialWorker', 'officer'] as const) assert.equal(await mayRecord(office[who]), true, who);
    for (const who of ['iro', 'otherIro', 'manager', 'barred', 'director', 'elsewhere'] as const) {
      assert.equal(await mayRecord(office[who]), false, who);
      await assert.rejects(insertVisitAs(office[who]), /row-level security|foreign key/, who);
      await assert.rejects(insertMemberAs(office[who]), /row-level security|foreign key/, who);
    }
  });

  it('is also who stands in for a worker who is away, until the last day of it', async () => {
    const stand = await createStaff(database, office.officer, { name: 'Ines Vale', roles: ['social-worker'] });
    assert.equal(await mayRecord(stand), false);
    await runs(
      `insert into app.absences (authority_id, staff_id, first_on, last_on, covered_by) values ($1, $2, '${LONG_AGO}', $3, $4)`,
      [authorityId, office.socialWorker.userId, TODAY, stand.userId],
    );
    assert.equal(await mayRecord(stand), true);
    await runs('update app.absences set last_on = $1 where covered_by = $2', [YESTERDAY, stand.userId]);
    assert.equal(await mayRecord(stand), false);
  });

  it('is the manager of a team in which the worker is, while both are in it and the record is not restricted', async () => {
    const manager = await createStaff(database, office.officer, { name: 'Tia Mann', roles: ['team-manager'] });
    const { rows } = await runs(`insert into app.teams (authority_id, name) values ($1, 'North') returning id`, [
      authorityId,
    ]);
    const team = rows[0]?.['id'];
    for (const { userId } of [manager, office.socialWorker]) {
      await runs(
        `insert into app.team_memberships (authority_id, team_id, staff_id, started_on) values ($1, $2, $3, '${LONG_AGO}')`,
        [authorityId, team, userId],
      );
    }
    assert.equal(await mayRecord(manager), true);
    await runs(`insert into app.restrictions (authority_id, child_id, reason) values ($1, $2, 'a threat')`, [
      authorityId,
      childId,
    ]);
    assert.equal(await mayRecord(manager), false);
    assert.equal(await mayRecord(office.officer), false, 'nor the administration');
    assert.equal(await mayRecord(office.socialWorker), true);
    await runs('update app.restrictions set lifted_at = now() where child_id = $1', [childId]);
    assert.equal(await mayRecord(manager), true);
    await runs('update app.team_memberships set ended_on = $1 where staff_id = $2', [YESTERDAY, manager.userId]);
    assert.equal(await mayRecord(manager), false);
  });

  it('is no worker who reads the record in an emergency, and no worker of before', async () => {
    const helper = await createStaff(database, office.officer, { name: 'Hal Pitt', roles: ['social-worker'] });
    await runs(
      `insert into app.emergency_accesses (authority_id, child_id, staff_id, reason, ends_at)
       values ($1, $2, $3, 'a call', now() + interval '1 hour')`,
      [authorityId, childId, helper.userId],
    );
    assert.equal(await mayRecord(helper), false);
    const earlier = await createStaff(database, office.officer, { name: 'Ern Pass', roles: ['social-worker'] });
    await runs(
      `insert into app.child_workers (authority_id, child_id, staff_id, started_on, ended_on)
       values ($1, $2, $3, '${LONG_AGO}', '2026-02-01')`,
      [authorityId, childId, earlier.userId],
    );
    assert.equal(await mayRecord(earlier), false);
  });

  it('takes nothing back: a version of a visit is neither changed nor deleted, and nobody is deleted from a home', async () => {
    for (const statement of [
      "update app.visits set found = 'x'",
      'delete from app.visits',
      'delete from app.household_members',
    ]) {
      await assert.rejects(
        database.withClient(office.socialWorker, (client) => client.query(statement)),
        /permission denied/,
      );
    }
  });

  it('records in nobody else’s name', async () => {
    await assert.rejects(insertVisitAs(office.socialWorker, { recorded_by: office.iro.userId }), /row-level security/);
    await insertVisitAs(office.socialWorker);
  });
});

describe('a visit', () => {
  it('that two people put right at once is kept as the first saved it, and the second is told', async () => {
    const visitId = randomUUID();
    await record(office.socialWorker, visitId, VISIT);
    const outcomes = await Promise.all(
      ['One.', 'Two.'].map((found) =>
        database.withTransaction(office.socialWorker, (tx) =>
          recordVisit(tx, office.socialWorker, {
            childId,
            visitId,
            values: { ...VISIT, found },
            correction: { seen: 1, why: 'More to say' },
          }),
        ),
      ),
    );
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['conflict', 'saved']);
    const visit = await database.withTransaction(office.iro, (tx) => findVisit(tx, office.iro, { childId, visitId }));
    assert.equal(visit?.current.number, 2);
    assert.deepEqual(
      visit?.earlier.map(({ number, found, recordedBy }) => [number, found, recordedBy]),
      [[1, null, 'Wim Sol']],
    );
  });
});

describe('somebody around another child', () => {
  it('is named in no visit, no home, no contact and no withheld document of this one', async () => {
    const { person, ownPerson } = await enterPeople();
    const contact = await database.withTransaction(office.iro, (tx) =>
      tx
        .insertInto('contacts')
        .values({
          authority_id: authorityId,
          child_id: childId,
          contact_id: randomUUID(),
          number: 1,
          contacted_on: '2026-05-28',
          how: 'call',
          done: 'x',
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    const inserts: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
      visits: (id) => insertVisitAs(office.socialWorker, { visitor_person_id: id }),
      household_members: (id) => insertMemberAs(office.socialWorker, { person_id: id }),
      contact_parties: (id) =>
        runs(
          `insert into app.contact_parties (authority_id, child_id, version_id, number, who, person_id, name, relation, kind)
           values ($1, $2, $3, 1, 'person', $4, 'x', 'aunt', 'family')`,
          [authorityId, childId, contact.id, id],
        ),
      document_withholdings: async (id) => {
        const { rows } = await runs(
          `insert into app.documents (authority_id, child_id, type, title, received_on, received_by)
           values ($1, $2, 'pep', 'PEP', '2026-05-01', $3) returning id`,
          [authorityId, childId, office.officer.userId],
        );
        await runs(
          `insert into app.document_withholdings (authority_id, child_id, document_id, person_id, reason, from_on)
           values ($1, $2, $3, $4, 'x', '2026-05-01')`,
          [authorityId, childId, rows[0]?.['id'], id],
        );
      },
    };
    for (const [table, insert] of Object.entries(inserts)) {
      await assert.rejects(insert(person), /child_id_\w*person_id_fkey/, table);
      await insert(ownPerson);
    }
  });
});

/** Somebody around another child, and somebody around this one. */
async function enterPeople(): Promise<{ readonly person: string; readonly ownPerson: string }> {
  const other = await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, { localId: 'L200', events: [{ type: 'became-looked-after', on: '2026-03-16' }] }),
  );
  const enter = (child_id: string) =>
    database.withTransaction(office.officer, (tx) =>
      tx
        .insertInto('child_people')
        .values({ authority_id: authorityId, child_id, name: 'An aunt', relationship: 'aunt or uncle' })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
  return { person: (await enter(other)).id, ownPerson: (await enter(childId)).id };
}

/** Whether somebody may record both a visit and who lives with the child: the two are never apart. */
async function mayRecord(actor: TestActor): Promise<boolean> {
  const visit = await record(actor, randomUUID(), VISIT);
  const member = {
    personId: null,
    values: { name: randomUUID(), relationship: 'lodger', startedOn: '2026-04-01', endedOn: null, isWithdrawn: false },
  };
  const added = await database.withTransaction(actor, (tx) => addHouseholdMember(tx, actor, { childId, member }));
  assert.equal(visit.kind, added.kind);
  return visit.kind === 'saved';
}

function record(actor: TestActor, visitId: string, values: VisitValues) {
  return database.withTransaction(actor, (tx) =>
    recordVisit(tx, actor, { childId, visitId, values, correction: undefined }),
  );
}

function insertVisitAs(
  actor: TestActor,
  more: { readonly recorded_by?: string; readonly visitor_person_id?: string } = {},
): Promise<unknown> {
  return database.withTransaction(actor, (tx) =>
    tx
      .insertInto('visits')
      .values({
        authority_id: actor.authorityId,
        child_id: childId,
        visit_id: randomUUID(),
        number: 1,
        visited_on: '2026-05-28',
        visitor: 'x',
        visitor_role: 'x',
        occasion: 'other',
        is_announced: true,
        at_placement: false,
        place: 'x',
        seen: 'alone',
        ...more,
      })
      .execute(),
  );
}

function insertMemberAs(actor: TestActor, more: { readonly person_id?: string } = {}): Promise<unknown> {
  return database.withTransaction(actor, (tx) =>
    tx
      .insertInto('household_members')
      .values({
        authority_id: actor.authorityId,
        child_id: childId,
        name: 'x',
        relationship: 'x',
        started_on: '2026-05-01',
        ...more,
      })
      .execute(),
  );
}

function runs(statement: string, values: readonly unknown[]) {
  return asAdmin((admin) => admin.query<Record<string, string>>(statement, [...values]));
}
