import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KeptPages, PageWithHoles } from './kept-pages.ts';

const HOLES = { csrfToken: 'token', cspNonce: 'nonce' };

function pageOf(text: string): PageWithHoles {
  return new PageWithHoles(({ csrfToken, cspNonce }) => `${text}<${csrfToken}|${cspNonce}|${csrfToken}>’`);
}

describe('a page with holes', () => {
  it('is the page with what is sent with it', () => {
    const page = pageOf('Zoë');
    assert.equal(page.fill(HOLES).toString(), 'Zoë<token|nonce|token>’');
    assert.equal(page.fill({ csrfToken: 'a', cspNonce: 'b' }).toString(), 'Zoë<a|b|a>’');
  });
});

describe('kept pages', () => {
  it('are found for the same place and the same content alone', () => {
    const kept = new KeptPages();
    const spot = { place: 'ada /', madeOf: 'one' };
    kept.keep(spot, { shown: {}, page: pageOf('one') });
    assert.equal(kept.find(spot)?.page.fill(HOLES).toString(), 'one<token|nonce|token>’');
    assert.equal(kept.find({ ...spot, madeOf: 'two' }), undefined);
    assert.equal(kept.find({ ...spot, place: 'ben /' }), undefined);
  });

  it('never take more than their share of memory: those not asked for longest go first', () => {
    const kept = new KeptPages(3 * (pageOf('').bytes + 100));
    const spots = ['a', 'b', 'c', 'd'].map((madeOf) => ({ place: madeOf, madeOf: madeOf.repeat(100) }));
    for (const [n, spot] of spots.entries()) {
      if (n === 3) kept.find({ place: 'a', madeOf: 'a'.repeat(100) });
      kept.keep(spot, { shown: {}, page: pageOf('') });
    }
    assert.deepEqual(
      spots.filter((spot) => kept.find(spot) !== undefined).map(({ place }) => place),
      ['a', 'c', 'd'],
    );
  });

  it('hold one page a place, the last one', () => {
    const kept = new KeptPages(2 * (pageOf('').bytes + 1));
    for (const madeOf of ['1', '2', '3']) kept.keep({ place: 'x', madeOf }, { shown: {}, page: pageOf('') });
    kept.keep({ place: 'y', madeOf: '1' }, { shown: {}, page: pageOf('') });
    assert.ok(kept.find({ place: 'x', madeOf: '3' }));
    assert.ok(kept.find({ place: 'y', madeOf: '1' }));
  });
});
