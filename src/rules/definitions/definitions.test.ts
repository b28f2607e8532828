import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DEFINITIONS, findDefinition } from './definitions.ts';
import { findLegalRoute, LEGAL_ROUTE_IDS, LEGAL_ROUTES } from './legal-routes.ts';

const get = (id: string) => {
  const found = findDefinition(id);
  assert.ok(found, id);
  return found;
};
const cited = (id: string) => get(id).citations.map(({ source, provision }) => `${source} ${provision}`);

describe('each definition', () => {
  test('has an id of its own, a sentence, and days in order', () => {
    assert.equal(new Set(DEFINITIONS.map(({ id }) => id)).size, DEFINITIONS.length);
    for (const { id, meaning, earlier, inForceFrom } of DEFINITIONS) {
      assert.match(id, /^[a-z0-9-]+$/);
      assert.match(meaning, /[.]$/, id);
      for (const { until } of earlier)
        assert.ok(until === null || inForceFrom === null || until < inForceFrom || id.startsWith('adoption-act'), id);
    }
  });
});

test('looked after names each route, and every code of a route leads to who has parental responsibility [DEF-02] [APT-15]', () => {
  const { meaning } = get('looked-after');
  for (const route of [/care order/, /authorised to be placed/, /section 20/, /section 21/, /remand/, /brings an IRO/])
    assert.match(meaning, route);
  assert.deepEqual([...LEGAL_ROUTES.map(({ id }) => id)].sort(), [...LEGAL_ROUTE_IDS].sort());
  for (const { definition } of LEGAL_ROUTES) get(definition);
});

test('accommodation leaves parental responsibility with the parents, and a care order shares it [DEF-03] [DEF-08]', () => {
  for (const id of ['accommodation', 'short-breaks'] as const)
    assert.equal(findLegalRoute(id).responsibility, 'not-shared', id);
  for (const id of ['care-order', 'interim-care-order', 'placement-order'] as const)
    assert.equal(findLegalRoute(id).responsibility, 'shared', id);
  assert.match(get('parental-responsibility-section-20').meaning, /Stays with the parents/);
  assert.match(get('parental-responsibility-care-order').meaning, /shares it with the parents, in custody/);
});

test('where the law moved on, the law in force is said and the former is history [DEF-04] [DEF-06] [DEF-09]', () => {
  assert.ok(cited('eligible-child').includes('cppcr-2010 reg 40'));
  assert.match(get('former-relevant-child').meaning, /in education or not/);
  assert.deepEqual(
    get('former-relevant-child').earlier.map(({ until }) => until),
    ['2018-03-31'],
  );
  assert.match(get('unregulated-accommodation').meaning, /No looked-after child may be placed in it/);
  assert.deepEqual(
    get('unregulated-accommodation').earlier.map(({ until }) => until),
    ['2023-10-27'],
  );
});

test('every section that the guidance and the procedures name is there with its place [DEF-14]', () => {
  const all = DEFINITIONS.filter(({ kind }) => kind === 'provision').flatMap(({ citations }) =>
    citations.map(({ source, provision }) => `${source} ${provision}`),
  );
  const wanted = ['7', '8', '20', '21', '22(4)–(5)', '22(4)(b)', '23A', '23ZA', '25', '26', '27', '31', '38', '47'];
  for (const section of wanted)
    assert.ok(
      all.some(
        (each) => each === `children-act-1989 s ${section}` || each.startsWith(`children-act-1989 s ${section},`),
      ),
      section,
    );
  for (const each of [
    'children-act-1989 ss 23C and 23CZB',
    'children-act-1989 ss 25A–25C',
    'adoption-act-2002 s 18(3)',
    'adoption-act-2002 s 118',
    'cypa-2008 ss 10–11',
    'human-rights-act-1998 s 7(1)',
  ])
    assert.ok(all.includes(each), each);
});

test('the terms that the sources leave open are there, each as one that an authority may define [DEF-16]', () => {
  const open = DEFINITIONS.filter(({ kind }) => kind === 'open-term').map(({ term }) => term);
  assert.deepEqual(open, [
    'Working day',
    'Significant change',
    'Significant period of time',
    'Series of short breaks',
    'Placement at a distance',
    'Unregulated placement',
    'Reasonable period of time',
  ]);
});
