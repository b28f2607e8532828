import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  COMMUNICATION_METHODS,
  COMMUNICATION_NEEDS,
  communicationMethodInWords,
  communicationNeedInWords,
  hasCommunicationNeeds,
} from '../details/needs.ts';
import { CONTACT_RULES, CONTACT_WAYS, contactRuleInWords, contactWayInWords, RELATIONSHIPS } from './person.ts';
import { isSibling, RELATIONS, relationInWords, toPair } from './relations.ts';

describe('the words', () => {
  const lists = {
    relations: RELATIONS.map(relationInWords),
    'ways of contact': CONTACT_WAYS.map(contactWayInWords),
    'rules of contact': CONTACT_RULES.map(contactRuleInWords),
    'communication needs': COMMUNICATION_NEEDS.map(communicationNeedInWords),
    'communication methods': COMMUNICATION_METHODS.map(communicationMethodInWords),
    relationships: RELATIONSHIPS,
  };
  for (const [name, words] of Object.entries(lists)) {
    it(`of ${name} are there for each, and tell one from the other`, () => {
      assert.ok(words.every((each) => each !== undefined && each.length > 2));
      assert.equal(new Set(words).size, words.length);
    });
  }
});

describe('two children', () => {
  it('are one pair, whichever is told first', () => {
    assert.deepEqual(toPair('b', 'a', 'full-sibling'), toPair('a', 'b', 'full-sibling'));
    assert.deepEqual(toPair('b', 'a', 'child'), toPair('a', 'b', 'parent'));
    assert.notDeepEqual(toPair('b', 'a', 'child'), toPair('a', 'b', 'child'));
  });

  it('are siblings unless one is the parent', () => {
    assert.deepEqual(
      RELATIONS.filter((relation) => !isSibling(relation)),
      ['parent', 'child'],
    );
  });
});

it('a child has additional communication needs where one is named, and not for the way they communicate [DEF-10]', () => {
  for (const need of COMMUNICATION_NEEDS) assert.ok(hasCommunicationNeeds({ communicationNeeds: [need] }));
  assert.ok(!hasCommunicationNeeds({ communicationNeeds: [] }));
});

describe('whoever is around a child', () => {
  const has = (...relationships: readonly string[]) => {
    for (const each of relationships) assert.ok((RELATIONSHIPS as readonly string[]).includes(each), each);
  };

  it('may be a representative, a personal adviser, a supervising social worker or a link worker [RLE-05]', () => {
    has('authority’s visiting representative', 'personal adviser', 'supervising social worker', 'link worker');
  });

  it('may be a guardian, an advocate, a teacher, or work in youth justice or custody [RLE-09] [RLE-10] [RLE-11] [RLE-12]', () => {
    has('children’s guardian', 'Cafcass officer', 'advocate', 'independent visitor', 'designated teacher');
    has('youth justice case manager', 'link worker in custody');
  });

  it('may be family: parents, holders of parental responsibility, carers, prospective adopters, relatives [RLE-14]', () => {
    has('mother', 'father', 'other holder of parental responsibility', 'foster carer', 'connected person who cares');
    has('residential carer', 'prospective adopter', 'grandparent', 'aunt or uncle', 'other relative');
  });
});
