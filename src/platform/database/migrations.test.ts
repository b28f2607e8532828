import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Migration, pendingMigrations } from './migrations.ts';

const first: Migration = { number: 1, name: '0001-first', sql: 'select 1', checksum: 'a' };
const second: Migration = { number: 2, name: '0002-second', sql: 'select 2', checksum: 'b' };

describe('the migrations that a database still lacks', () => {
  it('are all of them where it has none', () => {
    assert.deepEqual(pendingMigrations([first, second], []), [first, second]);
  });

  it('are those after the last that it has', () => {
    assert.deepEqual(pendingMigrations([first, second], [first]), [second]);
    assert.deepEqual(pendingMigrations([first, second], [first, second]), []);
  });

  it('cannot be told where one was edited after it was applied', () => {
    assert.throws(() => pendingMigrations([first, second], [{ ...first, checksum: 'other' }]), {
      code: 'database-migration-edited',
    });
  });

  it('cannot be told where one was renamed or replaced after it was applied', () => {
    assert.throws(() => pendingMigrations([first], [{ ...first, name: '0001-other' }]), {
      code: 'database-migration-edited',
    });
  });

  it('cannot be told where the database knows one that the program does not', () => {
    assert.throws(() => pendingMigrations([first], [first, second]), { code: 'database-newer-than-program' });
  });
});
