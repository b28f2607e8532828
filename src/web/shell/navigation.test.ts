import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Role } from '../../platform/identity/policy.ts';
import { homeOf, navigationFor } from './navigation.ts';

interface Shown {
  readonly href: string;
  readonly active: boolean;
  readonly current: boolean;
}

function roomsOf(role: Role, url = '/'): Shown[] {
  return navigationFor({ roles: [role] }, url) as Shown[];
}

describe('the rooms above each page', () => {
  it('stand in one row for everybody: those of administration behind one door for whoever has many', () => {
    const rooms = roomsOf('iro-manager');
    assert.ok(rooms.length <= 9, rooms.map(({ href }) => href).join(' '));
    assert.equal(rooms.filter(({ href }) => href === '/administration').length, 1);
    assert.deepEqual(
      rooms.filter(({ href }) => ['/imports', '/staff', '/audit', '/settings'].includes(href)),
      [],
    );
  });

  it('stand open for whoever has few', () => {
    const hrefs = roomsOf('system-administrator').map(({ href }) => href);
    assert.ok(hrefs.includes('/staff') && hrefs.includes('/audit'), hrefs.join(' '));
    assert.ok(!hrefs.includes('/administration'), hrefs.join(' '));
  });

  it('mark the one that somebody is in, folded or not, and mark one alone', () => {
    for (const url of ['/staff?team=1', '/settings', '/audit', '/administration', '/reviews/to-invite']) {
      assert.equal(roomsOf('iro-manager', url).filter(({ active }) => active).length, 1, url);
    }
    assert.equal(roomsOf('iro-manager', '/staff').find(({ active }) => active)?.href, '/administration');
    assert.equal(roomsOf('iro-manager', '/staff').filter(({ current }) => current).length, 0);
  });

  it('begin with where somebody lands', () => {
    assert.equal(homeOf({ roles: ['iro'] }), '/');
    assert.equal(homeOf({ roles: ['system-administrator'] }), roomsOf('system-administrator')[0]?.href);
  });
});
