import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listCopiesOwed, type PersonForCopy, type PolicyCopy, type PolicyEdition, sortEditions } from './model.ts';

const EDITION: PolicyEdition = {
  id: 'e1',
  edition: '1',
  inForceOn: '2020-04-01',
  approvedBy: 'The cabinet',
  iroRole: 'Part 2',
  notCarriedOut: 'Part 5',
  link: 'https://example.invalid/policy',
  fileName: null,
  mediaType: null,
  sizeBytes: null,
  enteredBy: null,
  withdrawnBy: null,
  withdrawnBecause: null,
};

describe('the editions of the policy', () => {
  const [one, two, three] = [EDITION, { ...EDITION, id: 'e2', inForceOn: '2026-03-01' }, { ...EDITION, id: 'e3' }];
  const wrong = { ...EDITION, id: 'e4', inForceOn: '2026-02-01', withdrawnBecause: 'The draft' };

  it('are what holds, what is to hold and what held, and one entered in error never holds', () => {
    const before = sortEditions([two, wrong, one], '2026-02-28');
    assert.deepEqual([before.current?.id, before.later.map(({ id }) => id)], ['e1', ['e2']]);
    assert.deepEqual(
      before.withdrawn.map(({ id }) => id),
      ['e4'],
    );
    const after = sortEditions([two, wrong, one], '2026-03-01');
    assert.deepEqual([after.current?.id, after.earlier.map(({ id }) => id)], ['e2', ['e1']]);
  });

  it('of one day: the one that was entered later', () => {
    assert.equal(sortEditions([three, one], '2026-03-01').current?.id, 'e3');
  });
});

describe('copies of the policy', () => {
  const person = (personId: string, relationship: string, of: Partial<PersonForCopy> = {}): PersonForCopy => ({
    personId,
    name: personId,
    relationship,
    hasParentalResponsibility: null,
    contactRule: 'allowed',
    ...of,
  });
  const copy = (of: Partial<PolicyCopy>): PolicyCopy => ({
    id: 'c',
    policyId: 'e2',
    edition: '2',
    who: 'child',
    personId: null,
    name: 'Sami',
    relation: 'the child',
    handedOn: '2026-03-02',
    how: 'post',
    whyNot: null,
    recordedBy: null,
    isWithdrawn: false,
    ...of,
  });
  const standings = (people: readonly PersonForCopy[], copies: readonly PolicyCopy[]) =>
    Object.fromEntries(
      listCopiesOwed({ name: 'Sami' }, people, { copies, current: 'e2' }).map(({ key, standing }) => [key, standing]),
    );

  it('are owed to the child, the parents, whoever has parental responsibility, and the carer [CFG-03]', () => {
    const people = [
      person('mum', 'mother', { hasParentalResponsibility: false }),
      person('gran', 'grandparent', { hasParentalResponsibility: true }),
      person('aunt', 'aunt or uncle'),
      person('carer', 'foster carer'),
      person('teacher', 'school'),
    ];
    assert.deepEqual(standings(people, []), { child: 'owed', mum: 'owed', gran: 'owed', carer: 'owed' });
  });

  it('of an edition of before leave the newer one owed, and a slip counts for nothing', () => {
    const mum = person('mum', 'mother');
    assert.equal(standings([], [copy({ policyId: 'e1' })])['child'], 'older');
    assert.equal(standings([], [copy({ isWithdrawn: true })])['child'], 'owed');
    const both = [copy({}), copy({ who: 'person', personId: 'mum' })];
    assert.deepEqual(standings([mum], both), { child: 'has', mum: 'has' });
  });

  it('are not owed to whom somebody decided against, and nobody is told to write to whom they must not', () => {
    const father = person('dad', 'father', { contactRule: 'no-contact-order' });
    assert.deepEqual(standings([father], [copy({ how: null, whyNot: 'Two weeks old' })]), {
      child: 'not-to-have',
      dad: 'ask-first',
    });
  });
});
