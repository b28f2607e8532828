import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { restsOnDisability, restsOnProfessionalsUnease, whoIsUsuallyInvited } from './invitation.ts';

describe('a reason to keep somebody out', () => {
  for (const reason of [
    'The school staff feel anxious about her.',
    'Her visits make the teacher nervous.',
    'Anxiety among professionals.',
    'He was rude. Our team would be uncomfortable.',
    'We are worried about what she might say.',
  ]) {
    it(`is none where it rests on the unease of professionals: ${reason} [ATT-20]`, () => {
      assert.equal(restsOnProfessionalsUnease(reason), true);
    });
  }

  for (const reason of [
    'The child is anxious when the worker is there.',
    'She threatened a teacher.',
    'An order forbids contact.',
    'The child asked that he does not come, and is frightened of him.',
    'The social worker worries that the child is harmed by it.',
  ]) {
    it(`may be one: ${reason}`, () => {
      assert.equal(restsOnProfessionalsUnease(reason), false);
    });
  }
});

describe('a reason for which a child stays away', () => {
  it('is none where it names a disability [ATT-05]', () => {
    for (const reason of [
      'She is deaf and would not follow it.',
      'His autism.',
      'In a wheelchair, and there are stairs.',
    ]) {
      assert.equal(restsOnDisability(reason), true, reason);
    }
    for (const reason of [
      'He does not want to come.',
      'An order forbids that they meet.',
      'She is three months old.',
    ]) {
      assert.equal(restsOnDisability(reason), false, reason);
    }
  });
});

describe('who is usually invited', () => {
  const rolesOf = (about: Parameters<typeof whoIsUsuallyInvited>[0]) =>
    whoIsUsuallyInvited(about).map(({ role }) => role);

  it('has the supervising social worker of a foster home, and the link worker of a children’s home [ATT-08, ATT-09]', () => {
    const foster = rolesOf({ age: 12, placeKind: 'foster', needsInterpreter: false });
    const home = rolesOf({ age: 12, placeKind: 'residential', needsInterpreter: false });
    assert.ok(foster.includes('Supervising social worker') && !foster.includes('Link worker'));
    assert.ok(home.includes('Link worker') && !home.includes('Supervising social worker'));
  });

  it('has the personal adviser from the sixteenth birthday on [ATT-11]', () => {
    const at = (age: number) =>
      rolesOf({ age, placeKind: 'foster', needsInterpreter: false }).includes('Personal adviser');
    assert.deepEqual([at(15), at(16), at(17)], [false, true, true]);
  });

  it('has an interpreter where one is needed [ATT-13]', () => {
    const at = (needsInterpreter: boolean) =>
      rolesOf({ age: 9, placeKind: 'foster', needsInterpreter }).includes('Interpreter');
    assert.deepEqual([at(false), at(true)], [false, true]);
  });
});
