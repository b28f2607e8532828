import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recogniseTable, TABLES, type TableName } from './tables.ts';

const NAMES = Object.keys(TABLES) as TableName[];

test('recognises each of the twelve tables by its columns, in any order', () => {
  assert.equal(NAMES.length, 12);
  for (const name of NAMES) {
    const found = recogniseTable([...TABLES[name].columns].reverse());
    assert.deepEqual(found, { kind: 'table', table: TABLES[name], missing: [], extra: [] }, name);
  }
});

test('lets columns through that an authority has added', () => {
  for (const name of NAMES) {
    const found = recogniseTable(['LA', 'YEAR', ...TABLES[name].columns, '']);
    assert.equal(found.kind, 'table', name);
    assert.deepEqual(found.kind === 'table' && [found.table.name, found.extra], [name, ['LA', 'YEAR']]);
  }
});

test('keeps a Header a Header when DUC was added to it, and a UASC file a UASC file when UPN was', () => {
  const header = recogniseTable([...TABLES.Header.columns, 'UASC', 'DUC']);
  assert.equal(header.kind === 'table' && header.table.name, 'Header');
  const uasc = recogniseTable(['CHILD', 'SEX', 'DOB', 'DUC']);
  assert.equal(uasc.kind === 'table' && uasc.table.name, 'UASC');
});

test('reads a table without a column that its rows can do without', () => {
  const found = recogniseTable(['CHILD', 'DOB', 'SEX', 'ETHNIC', 'UPN']);
  assert.deepEqual(found.kind === 'table' && found.missing, ['MOTHER', 'MC_DOB']);
});

test('says which columns are missing without which no row can be read', () => {
  assert.deepEqual(recogniseTable(['CHILD', 'DOB', 'REVIEW_CODE']), {
    kind: 'key-missing',
    table: TABLES.Reviews,
    missingKeys: ['REVIEW'],
  });
  const episodes = recogniseTable(TABLES.Episodes.columns.filter((column) => column !== 'DECOM' && column !== 'CHILD'));
  assert.deepEqual(episodes.kind === 'key-missing' && episodes.missingKeys, ['CHILD', 'DECOM']);
});

test('does not take a file for a table of which it has next to nothing, but names the nearest', () => {
  assert.deepEqual(recogniseTable(['CHILD', 'PLACE', 'TEAM']), { kind: 'unknown', nearest: TABLES.Episodes });
  assert.deepEqual(recogniseTable(['CHILD', 'DOB', 'SEX']), { kind: 'unknown', nearest: undefined });
  assert.deepEqual(recogniseTable(['NAME', 'TEAM']), { kind: 'unknown', nearest: undefined });
});
