import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../../tests/support/database.ts';
import { openOffice } from '../../../../tests/support/office.ts';
import type { TestActor } from '../../../../tests/support/records.ts';
import { todayInLondon } from '../../../platform/clock.ts';
import { addPerson } from './add-person.ts';
import { changePerson, endPerson } from './change-person.ts';
import { findPerson } from './find-person.ts';
import { listPeople } from './list-people.ts';
import type { Person } from './person.ts';

const { database, asAdmin } = await openTestDatabase();
const office = await openOffice(database);
const today = todayInLondon();

const MOTHER: Person = {
  name: 'Ola Testmother',
  relationship: 'mother',
  hasParentalResponsibility: true,
  email: 'ola@example.org',
  phone: '01632 960001',
  address: '1 Example Street',
  isAddressWithheld: true,
  preferredContact: 'text',
  firstLanguage: 'Yoruba',
  needsInterpreter: true,
  contactRule: 'ask-social-worker',
  contactNote: 'Works nights.',
  startedOn: '2026-03-16',
};

function add(actor: TestActor, person: Person = MOTHER): Promise<string | undefined> {
  return database.withTransaction(actor, (tx) => addPerson(tx, actor, { childId: office.child, person, today }));
}

function people(actor: TestActor, are: 'now' | 'earlier' = 'now') {
  return database.withTransaction(actor, (tx) =>
    listPeople(tx, actor, { childId: office.child, today, are, limit: 100, offset: 0 }),
  );
}

describe('the people around a child', () => {
  it('are kept with all that was said of them, those with parental responsibility first', async () => {
    await add(office.iro, { ...MOTHER, name: 'Abe School', relationship: 'school', hasParentalResponsibility: null });
    const personId = await add(office.socialWorker);
    const { people: found, total } = await people(office.iro);
    const [mother] = found;
    assert.equal(total, 2);
    assert.deepEqual({ ...mother }, { ...MOTHER, personId, endedOn: null, version: 1, total: 2 });
  });

  it('are changed with what was there before kept, and a stale change keeps both', async () => {
    const personId = (await add(office.iro)) ?? '';
    const change = (actor: TestActor, version: number, phone: string) =>
      database.withTransaction(actor, (tx) =>
        changePerson(tx, actor, { childId: office.child, personId, version, person: { ...MOTHER, phone } }),
      );
    assert.deepEqual(await change(office.iro, 1, '01632 960002'), { kind: 'saved' });
    const stale = await change(office.socialWorker, 1, '01632 960003');
    assert.ok(stale.kind === 'conflict' && stale.current.phone === '01632 960002');
    const { rows } = await asAdmin((admin) =>
      admin.query('select before, after, changed_by from app.child_changes where row_id = $1 order by id', [personId]),
    );
    assert.deepEqual(rows[1], {
      before: { phone: '01632 960001' },
      after: { phone: '01632 960002' },
      changed_by: office.iro.userId,
    });
    assert.equal(rows.length, 2);
  });

  it('stand among those of earlier once they have gone, and never go before they came', async () => {
    const personId = (await add(office.iro)) ?? '';
    const end = (version: number, endedOn: string) =>
      database.withTransaction(office.iro, (tx) =>
        endPerson(tx, office.iro, { childId: office.child, personId, version, endedOn }),
      );
    assert.deepEqual(await end(1, '2026-01-01'), { kind: 'ends-before-start', startedOn: '2026-03-16' });
    assert.deepEqual(await end(1, '2026-05-01'), { kind: 'saved' });
    assert.ok((await people(office.iro, 'earlier')).people.some((person) => person.personId === personId));
    assert.ok(!(await people(office.iro)).people.some((person) => person.personId === personId));
  });

  it('are nobody’s to see who may not open the record, and they are there', async () => {
    for (const actor of [office.otherIro, office.barred, office.director, office.elsewhere]) {
      assert.equal((await people(actor)).total, 0);
      assert.equal(await add(actor), undefined);
    }
    const personId = (await add(office.iro)) ?? '';
    const of = { childId: office.child, personId };
    assert.equal(
      await database.withTransaction(office.otherIro, (tx) => findPerson(tx, office.otherIro, of)),
      undefined,
    );
    assert.ok(await database.withTransaction(office.manager, (tx) => findPerson(tx, office.manager, of)));
  });
});
