import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Competence } from './competence.ts';
import { type ChildToPlace, type OfficerToWeigh, type Suggestion, suggestOfficers } from './suggest-officers.ts';

const FROM = '2026-03-10';

const CHILD: ChildToPlace = {
  methods: [],
  languages: [],
  identity: [],
  hasProtectionPlan: false,
  earlier: [],
  relatives: [],
  ties: [],
};

function officer(name: string, more: Partial<OfficerToWeigh> = {}): OfficerToWeigh {
  return {
    staffId: name.toLowerCase(),
    name,
    fullTimeEquivalent: 1,
    children: 55,
    withCommunicationNeeds: 0,
    ...{ title: null, least: null, most: null },
    awayUntil: null,
    coveredBy: null,
    leavesOn: null,
    competences: [],
    ...more,
  };
}

function competence(kind: Competence['kind'], more: Partial<Competence> = {}): Competence {
  return { kind, detail: null, heldFrom: null, expiresOn: null, ...more };
}

function suggest(child: Partial<ChildToPlace>, ...officers: readonly OfficerToWeigh[]): Suggestion {
  return suggestOfficers({
    child: { ...CHILD, ...child },
    officers,
    weighing: { communicationExtra: 0.5 },
    from: FROM,
  });
}

const namesOf = ({ candidates }: Suggestion) => candidates.map(({ name }) => name);
const wordsOf = ({ candidates }: Suggestion, name: string) =>
  candidates.find((one) => one.name === name)?.reasons.map(({ words, source }) => `${words} [${source}]`) ?? [];

describe('the suggestion', () => {
  it('puts whoever was the child’s IRO before first, though the caseload is larger [APT-11]', () => {
    const found = suggest(
      { earlier: [{ staffId: 'birch', until: '2025-06-02' }] },
      officer('Ash', { children: 40 }),
      officer('Birch', { children: 65 }),
    );
    assert.deepEqual(namesOf(found), ['Birch', 'Ash']);
    assert.equal(wordsOf(found, 'Birch')[0], 'Was this child’s IRO until 2 Jun 2025 [Handbook 7.2]');
  });

  it('puts the IRO of the siblings first, and not where somebody said why they need not share one [SIB-01]', () => {
    const sibling = { name: 'Sami', kind: 'sibling', staffId: 'birch' } as const;
    const officers = [officer('Ash', { children: 30 }), officer('Birch', { children: 60 })];
    const shared = suggest({ relatives: [{ ...sibling, apartBecause: null }] }, ...officers);
    assert.deepEqual(namesOf(shared), ['Birch', 'Ash']);
    assert.match(String(wordsOf(shared, 'Birch')[0]), /Is the IRO of Sami, a sibling: siblings should share one/);
    const apart = suggest({ relatives: [{ ...sibling, apartBecause: 'their interests conflict' }] }, ...officers);
    assert.deepEqual(namesOf(apart), ['Ash', 'Birch']);
    assert.match(wordsOf(apart, 'Birch').join(), /need not share one: their interests conflict/);
  });

  it('gives the child of a looked-after parent another IRO, though that one is the siblings’ IRO too [APT-12]', () => {
    const found = suggest(
      {
        relatives: [
          { name: 'Robin', kind: 'parent', staffId: 'birch', apartBecause: null },
          { name: 'Sami', kind: 'sibling', staffId: 'birch', apartBecause: null },
        ],
        earlier: [{ staffId: 'birch', until: '2025-06-02' }],
      },
      officer('Ash', { children: 69, awayUntil: '2026-04-01' }),
      officer('Birch', { children: 20 }),
    );
    assert.deepEqual(namesOf(found), ['Ash', 'Birch']);
    assert.match(
      String(wordsOf(found, 'Birch')[0]),
      /the IRO of Robin, this child’s parent: the two should have different/,
    );
  });

  it('keeps out whom regulation 46 bars, each with why, and never ranks them [IND-12] [IND-13] [IND-15]', () => {
    const tie = { through: null, from: '2026-01-05', until: null };
    const found = suggest(
      {
        ties: [
          { ...tie, staffId: 'ash', kind: 'visitor' },
          { ...tie, staffId: 'birch', kind: 'personal-adviser' },
          { ...tie, staffId: 'cedar', kind: 'resources' },
        ],
      },
      officer('Ash'),
      officer('Birch'),
      officer('Cedar'),
      officer('Dogwood'),
    );
    assert.deepEqual(namesOf(found), ['Dogwood']);
    assert.deepEqual(
      found.unfit.map(({ name, why, source }) => `${name}: ${why} [${source}]`),
      [
        'Ash: They visit this child for the authority (since 5 January 2026) [Regulation 46; Handbook 2.18]',
        'Birch: They are this child’s personal adviser (since 5 January 2026) [Regulation 46; Handbook 2.18]',
        'Cedar: They control the resources of this child’s case (since 5 January 2026) [Regulation 46; Handbook 2.18]',
      ],
    );
  });

  it('prefers an IRO experienced in the child’s way to communicate, and says what to do where nobody is [COM-04] [COM-05] [APT-14]', () => {
    const signs = competence('method', { detail: 'british-sign-language' });
    const child = { methods: ['british-sign-language', 'speech'] } as const;
    const found = suggest(child, officer('Ash', { children: 10 }), officer('Birch', { competences: [signs] }));
    assert.deepEqual(namesOf(found), ['Birch', 'Ash']);
    assert.match(
      wordsOf(found, 'Birch').join(),
      /Experienced in the child’s way to communicate: British Sign Language/,
    );
    assert.equal(found.advice, undefined);
    const nobody = suggest(child, officer('Ash'));
    assert.match(String(nobody.advice), /Presume that an independent advocate .* the child may choose somebody else/);
  });

  it('weighs a caseload by hours, a child with communication needs counting for more [COM-09]', () => {
    const found = suggest(
      {},
      officer('Ash', { children: 40, withCommunicationNeeds: 10, fullTimeEquivalent: 0.75 }),
      officer('Birch', { children: 58 }),
      officer('Cedar', { children: 45, title: 'Senior IRO', least: 20, most: 40 }),
    );
    assert.deepEqual(namesOf(found), ['Birch', 'Ash', 'Cedar']);
    assert.deepEqual(wordsOf(found, 'Ash'), [
      '40 children, counted as 45 because 10 need more time to communicate: 60 for a full post, room up to 70 [Handbook 7.15; Annex 4, 6]',
    ]);
    assert.match(wordsOf(found, 'Cedar').join(), /no room under their 40/);
  });

  it('weighs languages and what matters to who the child is', () => {
    const speaks = competence('language', { detail: 'Polish' });
    const woman = competence('identity', { detail: 'A woman' });
    const found = suggest(
      { languages: ['polish'], identity: ['a woman'] },
      officer('Ash', { competences: [speaks, woman] }),
      officer('Birch', { children: 30 }),
    );
    assert.deepEqual(namesOf(found), ['Ash', 'Birch']);
    assert.match(wordsOf(found, 'Ash').join(), /Speaks Polish.*What matters to who the child is: A woman/);
  });

  it('puts whoever is away or leaves last, and says who acts', () => {
    const found = suggest(
      {},
      officer('Ash', { children: 5, awayUntil: '2026-04-01', coveredBy: 'Birch' }),
      officer('Birch', { children: 66 }),
      officer('Cedar', { children: 5, leavesOn: '2026-03-31' }),
      officer('Dogwood', { leavesOn: '2026-03-10' }),
    );
    assert.deepEqual(namesOf(found), ['Birch', 'Ash', 'Cedar']);
    assert.match(String(wordsOf(found, 'Ash')[0]), /Away until 1 Apr 2026; Birch acts for them/);
    assert.deepEqual(
      found.unfit.map(({ name, why }) => `${name}: ${why}`),
      ['Dogwood: They leave on 10 Mar 2026'],
    );
  });

  it('says who may chair the child protection conference as well, and that nobody has said [IND-21]', () => {
    const ready = competence('protection-chair', { detail: 'ready' });
    const learning = competence('protection-chair', { detail: 'training' });
    const found = suggest(
      { hasProtectionPlan: true },
      officer('Ash'),
      officer('Birch', { competences: [learning] }),
      officer('Cedar', { competences: [ready] }),
    );
    assert.deepEqual(namesOf(found), ['Cedar', 'Ash', 'Birch']);
    assert.match(wordsOf(found, 'Ash').join(), /We don’t know yet whether they may chair/);
    assert.match(wordsOf(found, 'Birch').join(), /Still in training/);
  });

  it('keeps out whose registration ran out, and warns of what is not known [IND-01] [IND-02]', () => {
    const lapsed = competence('registration', { expiresOn: '2026-02-28' });
    const found = suggest(
      {},
      officer('Ash', { competences: [lapsed] }),
      officer('Birch', {
        competences: [competence('registration'), competence('qualified', { heldFrom: '2023-09-01' })],
      }),
    );
    assert.deepEqual(
      found.unfit.map(({ name, why }) => `${name}: ${why}`),
      ['Ash: The registration as a social worker ran out on 28 Feb 2026'],
    );
    const doubts = found.candidates[0]?.doubts ?? [];
    assert.equal(doubts[0]?.words, 'Five years qualified only on 1 Sept 2028');
    assert.equal(doubts.length, 9);
    assert.ok(doubts.slice(1).every(({ standing }) => standing === 'unknown'));
  });
});
