import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PERMISSIONS } from '../platform/identity/policy.ts';
import { PAGES } from './pages.ts';

describe('the pages', () => {
  for (const page of PAGES) {
    it(`${page.method} ${page.path} says which permission it needs and what the audit calls it`, () => {
      assert.ok(PERMISSIONS.includes(page.permission));
      assert.match(page.action, /^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+$/);
      assert.match(page.path, /^\/([a-z-]+|:[a-z]+)?(\/([a-z-]+|:[a-z]+))*$/);
    });
  }

  it('have an address each', () => {
    assert.deepEqual(twice(PAGES.map(({ method, path }) => `${method} ${path.replaceAll(/:[a-z]+/g, ':')}`)), []);
  });

  it('have a name each in the audit', () => {
    assert.deepEqual(twice(PAGES.map(({ method, action }) => `${method} ${action}`)), []);
  });
});

function twice(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
