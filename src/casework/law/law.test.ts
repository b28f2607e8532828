import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disputeTotalOf, getProcedure, ladderOf, makeRegister, PROCEDURE_IDS } from '../../rules/index.ts';
import type { KeptOverride } from '../settings/procedure-of-authority.ts';
import { termsOf } from '../settings/terms-of-authority.ts';
import { AREAS_OF_LAW } from './areas-in-words.ts';
import { provisionInWords } from './law-in-words.ts';
import { readFilters, toView } from './pages/law/view.ts';
import { findRuleView } from './pages/rule/view.ts';
import { ownTermsOf } from './rule-in-words.ts';

const here = (base: string, overrides: readonly KeptOverride[] = []) => ({
  ...{ base, overrides, today: '2026-07-10', open: undefined },
  ladder: ladderOf(getProcedure(base)),
  disputeTotal: disputeTotalOf(getProcedure(base)),
  terms: termsOf({ procedure: base, ownTerms: {} }),
});
const view = (filters: Parameters<typeof toView>[0], base: string, overrides?: readonly KeptOverride[]) => {
  const found = here(base, overrides);
  return toView(filters, { found, terms: found.terms, today: found.today });
};

test('every area has a heading in words, and every rule an area', () => {
  for (const { id, title } of AREAS_OF_LAW) assert.notEqual(title, id);
  for (const { id } of makeRegister().rules)
    assert.ok(
      AREAS_OF_LAW.some(({ rules }) => rules.has(id)),
      id,
    );
});

test('an authority’s own figure is marked stricter, looser or local in words', () => {
  assert.equal(ownTermsOf(ruleOf('outcome.full-record'), 'bwd').mark, 'Looser than the national figure');
  assert.equal(ownTermsOf(ruleOf('outcome.full-record'), 'bwd').isLooser, true);
  assert.equal(
    ownTermsOf(ruleOf('preparation.iro-sees-child'), 'expectations').mark,
    'Stricter than the national figure',
  );
  assert.equal(ownTermsOf(ruleOf('contact.midway'), 'expectations').mark, 'Local: there is no national figure');
  assert.equal(ownTermsOf(ruleOf('contact.midway'), 'halton').due, 'Not asked');
  assert.equal(ownTermsOf(ruleOf('review.first'), 'halton').mark, 'As nationally');
});

test('the register stands beside the authority’s procedure, or alone where it follows the national one', () => {
  const own = view(readFilters({}), 'bwd');
  assert.ok(own.groups.every(({ rules }) => rules.every((rule) => rule.own !== undefined)));
  assert.ok(
    view(readFilters({}), 'national').groups.every(({ rules }) => rules.every((rule) => rule.own === undefined)),
  );
  assert.equal(own.count, makeRegister().rules.length);
  assert.equal(own.notModelled.length, makeRegister().notModelled.length);
});

test('the address filters by area and layer, and what it does not know it leaves out', () => {
  assert.deepEqual(readFilters({ area: 'reviews', layer: 'statute' }), { area: 'reviews', layer: 'statute' });
  assert.deepEqual(readFilters({ area: 'x', layer: ['a', 'b'] }), { area: undefined, layer: undefined });
  const local = view({ area: undefined, layer: 'local' }, 'national');
  assert.ok(local.groups.flatMap(({ rules }) => rules).every(({ layer }) => layer.includes('Local')));
  assert.deepEqual(local.notModelled, []);
});

test('every rule’s page tells its law, each procedure and its worked examples, under every procedure', () => {
  for (const { id, earlierLaw } of makeRegister().rules) {
    for (const procedure of PROCEDURE_IDS) {
      const page = findRuleView(id, here(procedure));
      assert.ok(page, id);
      assert.ok(page.citations.length + page.cases.length > 0, id);
      assert.equal(page.earlier === undefined, earlierLaw === null, id);
      assert.equal(page.procedures.filter(({ isOurs }) => isOurs).length, 1, id);
      assert.ok(
        page.examples.every(({ gives }) => gives.length > 0),
        id,
      );
      assert.doesNotMatch(JSON.stringify(page), /undefined|\bNaN\b|\[object/, id);
    }
  }
});

test('a rule that was another law before tells it with its days', () => {
  const page = findRuleView('review.first', here('national'));
  assert.equal(page?.earlier?.days, 'From 14 Oct 1991 to 31 Mar 2011');
  assert.ok(page?.earlier?.terms.startsWith('28 days after'));
});

test('a provision carries the title and the address of its document', () => {
  assert.equal(provisionInWords({ source: 'children-act-1989', provision: 's25A' }).title, 'Children Act 1989');
  assert.equal(provisionInWords({ source: 'unheard-of', provision: '1' }).title, 'unheard-of');
});

function ruleOf(id: string) {
  const rule = makeRegister().rules.find((each) => each.id === id);
  assert.ok(rule, id);
  return rule;
}

const SET: KeptOverride = {
  ...{ id: '1', changeId: '2', rule: 'outcome.full-record', figures: { due: [{ amount: 18, unit: 'working day' }] } },
  ...{ inForceFrom: '2026-06-01', document: 'Reviews policy', paragraph: '4.2', reason: 'A second officer checks it.' },
  ...{ strictness: 'looser', proposedBy: 'Sy Bit', approvedBy: 'Mara Ward', approvedAt: '2026-05-20T10:00:00Z' },
};

test('a figure of the authority’s own stands in the same row as the national one, with its paragraph and its day', () => {
  const later: KeptOverride = { ...SET, id: '3', inForceFrom: '2026-09-01', figures: null };
  const { groups, isNational, ownFigures } = view(readFilters({}), 'national', [SET, later]);
  const row = groups.flatMap(({ rules }) => rules).find(({ href }) => href === '/law/outcome.full-record');
  assert.equal(row?.national, '15 working days after the review was completed');
  assert.deepEqual(row?.own, {
    due: '18 working days after the review was completed',
    ...{ mark: 'Looser than the national figure', isLooser: true },
    source: 'Reviews policy, 4.2, in force from 1 Jun 2026. A second officer checks it.',
    later: ['From 1 Sept 2026: As the procedure has it'],
  });
  assert.deepEqual([isNational, ownFigures], [false, 1]);
  assert.equal(findRuleView(SET.rule, here('bwd', [SET]))?.procedures.filter(({ isOurs }) => isOurs).length, 1);
});

test('each procedure shows its own ladder, with who is asked and within what time [CFG-04]', () => {
  const ladder = (base: string) => view(readFilters({}), base).ladder;
  assert.deepEqual(
    ladder('thurrock').stages.map(({ addressee, within }) => [addressee, within]),
    [
      ['Social worker', '5 working days from the day on which the stage starts'],
      ['Team manager', '5 working days from the day on which the stage starts'],
      ['Service manager', '5 working days from the day on which the stage starts'],
      ['Head of service', 'No time of its own'],
      ['Director', 'No time of its own'],
      ['Chief executive', 'No time of its own'],
    ],
  );
  assert.equal(ladder('bwd').stages.length, 5);
  assert.match(ladder('bwd').source ?? '', /Blackburn with Darwen: Looked After Reviews, 15/);
  for (const base of ['national', 'halton', 'expectations']) assert.deepEqual(ladder(base).stages, [], base);
});
