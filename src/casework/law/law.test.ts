import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRegister, PROCEDURE_IDS } from '../../rules/index.ts';
import { AREAS_OF_LAW } from './areas-in-words.ts';
import { provisionInWords } from './law-in-words.ts';
import { readFilters, toView } from './pages/law/view.ts';
import { findRuleView } from './pages/rule/view.ts';
import { ownTermsOf } from './rule-in-words.ts';

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
  const own = toView(readFilters({}), 'bwd');
  assert.ok(own.groups.every(({ rules }) => rules.every((rule) => rule.own !== undefined)));
  assert.ok(
    toView(readFilters({}), 'national').groups.every(({ rules }) => rules.every((rule) => rule.own === undefined)),
  );
  assert.equal(own.count, makeRegister().rules.length);
  assert.equal(own.notModelled.length, makeRegister().notModelled.length);
});

test('the address filters by area and layer, and what it does not know it leaves out', () => {
  assert.deepEqual(readFilters({ area: 'reviews', layer: 'statute' }), { area: 'reviews', layer: 'statute' });
  assert.deepEqual(readFilters({ area: 'x', layer: ['a', 'b'] }), { area: undefined, layer: undefined });
  const local = toView({ area: undefined, layer: 'local' }, 'national');
  assert.ok(local.groups.flatMap(({ rules }) => rules).every(({ layer }) => layer.includes('Local')));
  assert.deepEqual(local.notModelled, []);
});

test('every rule’s page tells its law, each procedure and its worked examples, under every procedure', () => {
  for (const { id, earlierLaw } of makeRegister().rules) {
    for (const procedure of PROCEDURE_IDS) {
      const view = findRuleView(id, procedure);
      assert.ok(view, id);
      assert.ok(view.citations.length + view.cases.length > 0, id);
      assert.equal(view.earlier === undefined, earlierLaw === null, id);
      assert.equal(view.procedures.filter(({ isOurs }) => isOurs).length, 1, id);
      assert.ok(
        view.examples.every(({ gives }) => gives.length > 0),
        id,
      );
      assert.doesNotMatch(JSON.stringify(view), /undefined|\bNaN\b|\[object/, id);
    }
  }
});

test('a rule that was another law before tells it with its days', () => {
  const view = findRuleView('review.first', 'national');
  assert.equal(view?.earlier?.days, 'From 14 Oct 1991 to 31 Mar 2011');
  assert.ok(view?.earlier?.terms.startsWith('28 days after'));
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
