import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createStaff, enterChild } from '../../../../tests/support/child-record.ts';
import { openTestDatabase } from '../../../../tests/support/database.ts';
import { openOffice } from '../../../../tests/support/office.ts';
import type { TestActor } from '../../../../tests/support/records.ts';
import { todayInLondon } from '../../../platform/clock.ts';
import { listCaseload } from '../../obligations/list-caseload.ts';
import { linkChildren } from './link-children.ts';
import { listRelatedChildren } from './list-related-children.ts';
import { noteOnSharedIro } from './note-on-shared-iro.ts';
import type { Relation } from './relations.ts';
import { unlinkChildren } from './unlink-children.ts';

const { database, asAdmin } = await openTestDatabase();
const office = await openOffice(database);
const today = todayInLondon();
const sami = office.child;
const CARE = [{ type: 'became-looked-after', on: '2026-03-16' }];

async function createSibling(localId: string, more: { iro?: TestActor; bornOn?: string; postcode?: string } = {}) {
  const { postcode = 'ZZ1 1ZZ', bornOn = '2012-01-09', iro } = more;
  return await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId,
      bornOn,
      givenName: localId,
      familyName: 'Testchild',
      place: { code: 'U6', kind: 'foster', postcode },
      events: CARE,
      ...(iro !== undefined && { iro }),
    }),
  );
}

function link(actor: TestActor, childId: string, otherChildId: string, relation: Relation = 'full-sibling') {
  return database.withTransaction(actor, (tx) =>
    linkChildren(tx, actor, { childId, otherChildId, relation, since: null, today }),
  );
}

async function linked(actor: TestActor, childId: string, otherChildId: string, relation?: Relation): Promise<string> {
  const outcome = await link(actor, childId, otherChildId, relation);
  if (outcome.kind !== 'linked') throw new Error(`not linked: ${outcome.kind}`);
  return outcome.relationId;
}

function related(actor: TestActor, childId: string) {
  return database.withTransaction(actor, (tx) => listRelatedChildren(tx, actor, { childId, today }));
}

async function changesOf(childId: string): Promise<unknown[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query("select after from app.child_changes where child_id = $1 and what = 'relation' order by id", [childId]),
  );
  return rows.map(({ after }) => after);
}

describe('brothers and sisters', () => {
  it('are found from either of them, with where they live, their IRO and their next review', async () => {
    const elder = await createSibling('E1', { iro: office.iro });
    await linked(office.officer, sami, elder);
    const [seen] = await related(office.officer, sami);
    assert.deepEqual(
      [seen?.childId, seen?.relation, seen?.iro, seen?.iroId, seen?.isInCare, seen?.livesTogether, seen?.bornOn],
      [elder, 'full-sibling', 'Iris Ode', office.iro.userId, true, true, '2012-01-09'],
    );
    assert.match(String(seen?.nextReviewDueOn), /^2026-/);
    const [back] = await related(office.officer, elder);
    assert.deepEqual([back?.childId, back?.relation], [sami, 'full-sibling']);
    assert.deepEqual((await changesOf(sami)).length, (await changesOf(elder)).length);
  });

  it('live apart where both addresses are known and differ', async () => {
    const other = await createSibling('E2', { postcode: 'ZZ9 9ZZ' });
    await linked(office.officer, sami, other, 'half-sibling');
    const found = (await related(office.officer, sami)).find(({ childId }) => childId === other);
    assert.deepEqual([found?.livesTogether, found?.iro, found?.relation], [false, null, 'half-sibling']);
  });

  it('are linked once, and never to themselves', async () => {
    const one = await createSibling('E3');
    await linked(office.officer, sami, one);
    assert.deepEqual(await link(office.officer, one, sami, 'step-sibling'), { kind: 'linked-already' });
    assert.deepEqual(await link(office.officer, one, one), { kind: 'same-child' });
  });

  it('are a name and nothing else where the other record is out of reach', async () => {
    const theirs = await createSibling('E4', { iro: office.otherIro });
    await linked(office.iro, sami, theirs);
    const found = (await related(office.iro, sami)).find(({ childId }) => childId === theirs);
    assert.deepEqual(
      [found?.givenName, found?.isWithinReach, found?.bornOn, found?.iro, found?.iroId, found?.place, found?.isInCare],
      ['E4', false, null, null, null, null, null],
    );
    assert.equal(found?.nextReviewDueOn, null);
    const fromTheOther = await related(office.otherIro, theirs);
    assert.deepEqual(
      fromTheOther.map(({ childId, isWithinReach }) => [childId, isWithinReach]),
      [[sami, false]],
    );
  });

  it('are nothing at all for whoever is barred from one of them, and they are there', async () => {
    const theirs = await createSibling('E5', { iro: office.barred });
    await linked(office.officer, sami, theirs);
    assert.deepEqual(await related(office.barred, theirs), []);
    assert.deepEqual(await link(office.barred, theirs, sami, 'step-sibling'), { kind: 'not-found' });
    assert.equal((await related(office.officer, theirs)).length, 1);
  });

  it('are no other authority’s to see or to link', async () => {
    assert.deepEqual(await related(office.elsewhere, sami), []);
    assert.deepEqual(await link(office.elsewhere, sami, await createSibling('E6')), { kind: 'not-found' });
  });

  it('are linked by nobody who may open neither record', async () => {
    const [a, b] = [await createSibling('E7'), await createSibling('E8')];
    assert.deepEqual(await link(office.socialWorker, a, b), { kind: 'not-found' });
    await linked(office.officer, a, b);
    assert.deepEqual(await related(office.socialWorker, a), []);
  });

  it('end from a day on, or because it was a mistake; the row stays and both can be linked anew', async () => {
    const other = await createSibling('E9');
    const end = (relationId: string, version: number, how: { endedOn: string } | { isWithdrawn: true }) =>
      database.withTransaction(office.officer, (tx) =>
        unlinkChildren(tx, office.officer, { childId: sami, relationId, version, end: how }),
      );
    const first = await linked(office.officer, sami, other, 'foster-sibling');
    assert.equal(await end(first, 2, { isWithdrawn: true }), 'conflict');
    assert.equal(await end(first, 1, { endedOn: today }), 'unlinked');
    assert.equal(await end(first, 2, { endedOn: today }), 'not-found');
    const second = await linked(office.officer, sami, other);
    assert.equal(await end(second, 1, { isWithdrawn: true }), 'unlinked');
    assert.ok(!(await related(office.officer, sami)).some(({ childId }) => childId === other));
    const { rows } = await asAdmin((admin) =>
      admin.query(
        'select ended_on is not null as ended, is_withdrawn from app.child_relations where other_child_id = $1 or child_id = $1',
        [other],
      ),
    );
    assert.deepEqual(rows.length, 2);
  });

  it('may have IROs who differ, with the reason why, or be told that they share one [SIB-05]', async () => {
    const other = await createSibling('E10', { iro: office.otherIro });
    const relationId = await linked(office.officer, sami, other);
    const note = (version: number) =>
      database.withTransaction(office.officer, (tx) =>
        noteOnSharedIro(tx, office.officer, {
          childId: other,
          relationId,
          version,
          irosDifferBecause: 'interests-conflict',
          irosDifferNote: 'One has accused the other.',
          toldOfSharedIroOn: null,
        }),
      );
    assert.equal(await note(1), 'saved');
    assert.equal(await note(1), 'conflict');
    const found = (await related(office.officer, sami)).find(({ childId }) => childId === other);
    assert.deepEqual(
      [found?.irosDifferBecause, found?.irosDifferNote],
      ['interests-conflict', 'One has accused the other.'],
    );
    assert.deepEqual((await changesOf(sami)).at(-1), {
      irosDifferBecause: 'interests-conflict',
      irosDifferNote: 'One has accused the other.',
    });
  });
});

describe('families', () => {
  it('are brothers and sisters and theirs in turn, and no parent; a caseload shows them together', async () => {
    const iro = await createStaff(database, office.officer, { name: 'Fay Milly', roles: ['iro'] });
    const names = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6'];
    const ids: string[] = [];
    for (const name of names)
      ids.push(await createSibling(name, { iro, bornOn: name === 'F6' ? '1998-01-01' : '2015-01-01' }));
    const [f1 = '', f2 = '', f3 = '', f4 = '', f5 = '', f6 = ''] = ids;
    await linked(office.officer, f1, f3);
    await linked(office.officer, f4, f5, 'half-sibling');
    await linked(office.officer, f3, f5);
    await linked(office.officer, f2, f6, 'parent');
    const { children, total, counts } = await database.withTransaction(iro, (tx) =>
      listCaseload(tx, iro, { today, filter: { shown: 'together', name: '' } }),
    );
    assert.deepEqual(new Set(children.map(({ childId }) => childId)), new Set([f1, f3, f4, f5]));
    assert.deepEqual([total, counts.together, counts.all], [4, 4, 6]);
    assert.deepEqual(children.find(({ childId }) => childId === f1)?.siblings?.length, 3);
  });
});

describe('a looked-after parent', () => {
  it('is the parent seen from the child, and the child seen from the parent', async () => {
    const parent = await createSibling('P1', { bornOn: '1998-05-01' });
    await linked(office.officer, sami, parent, 'parent');
    const found = (await related(office.officer, sami)).find(({ childId }) => childId === parent);
    assert.equal(found?.relation, 'parent');
    assert.deepEqual(
      (await related(office.officer, parent)).map(({ childId, relation }) => [childId, relation]),
      [[sami, 'child']],
    );
  });

  it('is older than the child', async () => {
    const younger = await createSibling('P2', { bornOn: '2020-05-01' });
    assert.deepEqual(await link(office.officer, sami, younger, 'parent'), { kind: 'parent-younger' });
    assert.deepEqual(await link(office.officer, younger, sami, 'child'), { kind: 'parent-younger' });
  });
});
