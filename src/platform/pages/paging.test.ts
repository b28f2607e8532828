import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPage, type Slice } from './paging.ts';

const LETTERS = [...'abcdefg'];

/** As a query that counts over its own rows: past the end it finds no row, and no total. */
function ofLetters(asked: Slice[] = []) {
  return ({ limit, offset }: Slice) => {
    asked.push({ limit, offset });
    const letters = LETTERS.slice(offset, offset + limit);
    return Promise.resolve({ letters, total: letters.length === 0 ? 0 : LETTERS.length });
  };
}

describe('one page of a list', () => {
  it('is read at once', async () => {
    const asked: Slice[] = [];
    const page = await readPage({ page: 2, rowsAPage: 3 }, ofLetters(asked));
    assert.deepEqual(page, { letters: ['d', 'e', 'f'], total: 7, page: 2, pages: 3 });
    assert.equal(asked.length, 1);
  });

  it('is the last one where the address asks for a page past it', async () => {
    const page = await readPage({ page: 9, rowsAPage: 3 }, ofLetters());
    assert.deepEqual(page, { letters: ['g'], total: 7, page: 3, pages: 3 });
  });

  it('is the last one also where the total is counted by itself', async () => {
    const page = await readPage({ page: 9, rowsAPage: 3 }, ({ limit, offset }) =>
      Promise.resolve({ letters: LETTERS.slice(offset, offset + limit), total: LETTERS.length }),
    );
    assert.deepEqual(page, { letters: ['g'], total: 7, page: 3, pages: 3 });
  });

  it('is an empty first one where there is nothing', async () => {
    const nothing = () => Promise.resolve({ letters: [], total: 0 });
    assert.deepEqual(await readPage({ page: 4, rowsAPage: 3 }, nothing), { letters: [], total: 0, page: 1, pages: 1 });
  });
});
