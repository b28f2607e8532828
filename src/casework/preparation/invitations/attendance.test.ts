import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { termsOf } from '../../settings/terms-of-authority.ts';
import { type Attendee, isOtherInterest, kindOfAttendee, type Listed, lookAtAttendance } from './attendance.ts';

const OPEN: Listed = {
  who: 'named',
  role: '',
  hasParentalResponsibility: null,
  name: '',
  email: null,
  phone: null,
  address: null,
  decision: 'invited',
  reason: null,
  childsView: 'does-not-mind',
  childsViewNote: null,
  childAskedOn: null,
  neededFor: null,
  needs: null,
  needsArranged: null,
  attends: 'whole',
  attendsPart: null,
  channel: 'letter',
  toldOfSupporter: false,
  answer: 'none',
  answeredOn: null,
  answerNote: null,
  delegateName: null,
  delegateAgreedOn: null,
  supporterName: null,
  supporterKind: null,
  supporterToldOn: null,
  supporterPolicyOn: null,
  contribution: null,
  contributedOn: null,
};
const CHILD: Listed = { ...OPEN, who: 'child', name: 'Sami', role: 'The child' };
const MOTHER: Listed = { ...OPEN, who: 'person', name: 'Mona', role: 'mother', hasParentalResponsibility: true };
const IRO: Listed = { ...OPEN, who: 'staff', name: 'Iris', role: 'IRO' };
const TEACHER: Listed = { ...OPEN, name: 'Tim', role: 'Designated teacher', neededFor: 'School' };
const DOCTOR: Listed = { ...OPEN, name: 'Ada', role: 'GP', neededFor: 'The asthma' };

function look(listed: readonly Listed[], more: Partial<Parameters<typeof lookAtAttendance>[0]> = {}) {
  return lookAtAttendance({ listed, undecided: [], childHasNeeds: false, ...more }, termsOf());
}

describe('a list of who comes', () => {
  it('says how many come, and warns where there are more professionals than child, family and carers [ATT-01]', () => {
    const { total, near, professionals, warnings } = look([CHILD, MOTHER, IRO, TEACHER, DOCTOR]);
    assert.deepEqual([total, near, professionals, warnings], [5, 2, 2, []]);
    const nurse = { ...DOCTOR, name: 'Nina', role: 'Health visitor' };
    const grown = look([CHILD, MOTHER, IRO, TEACHER, DOCTOR, nurse]).warnings;
    assert.match(grown.join(), /^3 professionals come besides the IRO and the social worker, and 2 of the child/);
    assert.deepEqual(look([CHILD, MOTHER, TEACHER, DOCTOR, { ...nurse, decision: 'asked-in-writing' }]).warnings, []);
  });

  it('names professionals of whom nobody has said what they are needed for, and nobody else [ATT-01]', () => {
    const { warnings } = look([CHILD, MOTHER, IRO, TEACHER, { ...DOCTOR, neededFor: null }]);
    assert.deepEqual(warnings, ['Nobody has said what they are needed for: Ada, GP']);
  });

  it('names others with an interest whom the child was not asked about, and whom the child does not want [ATT-14]', () => {
    const unasked = look([
      CHILD,
      MOTHER,
      { ...DOCTOR, childsView: 'not-asked' },
      { ...TEACHER, childsView: 'not-asked' },
    ]);
    assert.deepEqual(unasked.warnings, ['Talk with the child before they are invited: Ada, GP']);
    const unwanted = look([CHILD, MOTHER, { ...DOCTOR, childsView: 'does-not-want' }]);
    assert.deepEqual(unwanted.warnings, ['The child does not want them there: Ada, GP']);
  });

  it('expects the child and the parents for the whole of it, and says who is not, and why [ATT-16]', () => {
    const part = { ...MOTHER, attends: 'part' as const, attendsPart: 'The end', reason: 'She works until four.' };
    assert.match(
      look([CHILD, part]).warnings.join(),
      /for the whole of it: Mona is there for a part \(She works until four\)$/,
    );
    const writes = { ...MOTHER, decision: 'asked-in-writing' as const, reason: 'Lives abroad.' };
    assert.match(look([CHILD, writes]).warnings.join(), /Mona writes instead \(Lives abroad\)/);
    assert.match(look([{ ...CHILD, answer: 'not-coming' }, MOTHER]).warnings.join(), /Sami does not come/);
    const father = { who: 'person', name: 'Dan', role: 'father', hasParentalResponsibility: null } as const;
    assert.match(look([CHILD, MOTHER], { undecided: [father] }).warnings.join(), /nothing is decided about Dan/);
    const carer = { ...OPEN, who: 'person' as const, name: 'Cara', role: 'foster carer', attends: 'part' as const };
    assert.deepEqual(look([CHILD, MOTHER, carer]).warnings, []);
  });

  it('asks what a child with needs on the record needs, and what is arranged for whoever needs something [ATT-05]', () => {
    assert.match(
      look([CHILD, MOTHER], { childHasNeeds: true }).warnings.join(),
      /A disability must not stand in the way$/,
    );
    const needs = { ...CHILD, needs: 'A signer' };
    assert.match(look([needs, MOTHER], { childHasNeeds: true }).warnings.join(), /^Nothing is arranged yet .*: Sami/);
    const arranged = { ...needs, needsArranged: 'Wim has booked one.' };
    assert.deepEqual(look([arranged, MOTHER], { childHasNeeds: true }).warnings, []);
  });

  it('wants what a supporter may do explained, and a solicitor to be told of the policy [ATT-37, ATT-38]', () => {
    const brings = { ...MOTHER, supporterName: 'Lee Law', supporterKind: 'solicitor' as const };
    assert.deepEqual(look([CHILD, brings]).warnings, [
      'Explain to Lee Law, who supports Mona, what a supporter may do',
      'Tell Lee Law, a solicitor, of the authority’s own policy',
    ]);
    const told = { ...brings, supporterToldOn: '2026-05-28', supporterPolicyOn: '2026-05-28' };
    assert.deepEqual(look([CHILD, told]).warnings, []);
    const friend = { ...told, supporterKind: 'family-or-friend' as const, supporterPolicyOn: null };
    assert.deepEqual(look([CHILD, friend]).warnings, []);
  });
});

describe('somebody on the list', () => {
  const person = (role: string, hasParentalResponsibility: boolean | null = null): Attendee => {
    return { who: 'person', role, hasParentalResponsibility };
  };

  it('is what they are to the child, and a professional where that tells nothing', () => {
    assert.equal(kindOfAttendee(person('grandparent', true)), 'parent');
    assert.equal(kindOfAttendee(person('grandparent')), 'family');
    assert.equal(kindOfAttendee(person('foster carer')), 'carer');
    assert.equal(kindOfAttendee(person('Somebody')), 'professional');
    assert.equal(kindOfAttendee({ ...person('Social worker'), who: 'staff' }), 'social-worker');
  });

  it('is another person with an interest where the procedures’ list does not name them [ATT-14]', () => {
    for (const role of ['GP', 'Health visitor', 'Representative of the other authority']) {
      assert.equal(isOtherInterest(person(role)), true, role);
    }
    for (const role of ['mother', 'Designated teacher', 'Supervising social worker', 'advocate', 'Personal adviser']) {
      assert.equal(isOtherInterest(person(role)), false, role);
    }
  });
});
