import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDatabaseSettings } from './settings.ts';

describe('the settings of the database', () => {
  it('are an embedded one in .footprint of the working folder where nothing is said', () => {
    const { home, url, port } = readDatabaseSettings({}, '/somewhere');
    assert.deepEqual({ home, url, port }, { home: '/somewhere/.footprint', url: undefined, port: undefined });
  });

  it('count a relative FOOTPRINT_HOME from the working folder, and take a blank setting for none', () => {
    assert.equal(readDatabaseSettings({ FOOTPRINT_HOME: 'records' }, '/somewhere').home, '/somewhere/records');
    assert.equal(readDatabaseSettings({ FOOTPRINT_HOME: '/var/records' }, '/somewhere').home, '/var/records');
    assert.equal(readDatabaseSettings({ FOOTPRINT_HOME: ' ' }, '/somewhere').home, '/somewhere/.footprint');
  });

  it('take the address of a PostgreSQL', () => {
    const { url } = readDatabaseSettings({ DATABASE_URL: 'postgresql://u:p@db/records' }, '/');
    assert.equal(url, 'postgresql://u:p@db/records');
  });

  it('take an address of its own for what changes the shape and for what reads every row', () => {
    const [DATABASE_MIGRATION_URL, DATABASE_BACKUP_URL] = ['postgresql://owner@db/r', 'postgresql://reader@db/r'];
    const { migrationUrl, backupUrl } = readDatabaseSettings({ DATABASE_MIGRATION_URL, DATABASE_BACKUP_URL }, '/');
    assert.deepEqual([migrationUrl, backupUrl], [DATABASE_MIGRATION_URL, DATABASE_BACKUP_URL]);
  });

  it('refuse another address without repeating the password in it', () => {
    assert.throws(
      () => readDatabaseSettings({ DATABASE_URL: 'mysql://u:hunter2@db/records' }, '/'),
      (error: Error) => 'code' in error && error.code === 'setting-unreadable' && !error.message.includes('hunter2'),
    );
  });

  for (const port of ['0', '65536', '5432x', '-1', '54.3']) {
    it(`refuse ${port} as a port`, () => {
      assert.throws(() => readDatabaseSettings({ FOOTPRINT_DATABASE_PORT: port }, '/'), { code: 'setting-unreadable' });
    });
  }
});
