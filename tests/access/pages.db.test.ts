import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { RouteOptions } from 'fastify';
import type { Page } from '../../src/platform/pages/page.ts';
import { LINK_PAGES, PAGES } from '../../src/web/pages.ts';
import { openTestAppWith, sendForm } from '../support/app.ts';
import { type EnteredWorld, enterWorld } from './entered-world.ts';
import { PERMITTED } from './permissions.ts';
import { ROLES, type Role, type World } from './world.ts';

/** What is reached without a page of its own, and why nobody learns anything there. */
const NO_PAGES: Readonly<Record<string, string>> = {
  'GET /health/live': 'that the program runs, and nothing else',
  'GET /health/ready': 'that the database answers, and nothing else',
  'GET /assets/*': 'styles and pictures, the same for everybody',
  'GET /browser/*': 'scripts, the same for everybody',
  'GET /govuk/*': 'the design system, the same for everybody',
  'GET /sign-in': 'nobody is known yet',
  'POST /sign-in': 'nobody is known yet; audited by the use case',
  'GET /sign-in/code': 'half signed in: a name and no record',
  'POST /sign-in/code': 'half signed in; audited by the use case',
  'GET /sign-in/set-up-codes': 'half signed in: one’s own second factor',
  'POST /sign-in/set-up-codes': 'half signed in; audited by the use case',
  'GET /welcome/:token': 'whoever holds the invitation',
  'POST /welcome/:token': 'whoever holds the invitation; audited by the use case',
  'POST /drafts': 'takes one’s own words alone, by the ticket of a form; audited by what keeps them',
  'GET /r/:token':
    'whoever holds a personal link: a question and no record; its event in tests/access/links.db.test.ts',
  'POST /r/:token': 'whoever holds a personal link; audited by the use case',
  'POST /sign-out': 'anybody may leave; audited by the use case',
};

const routes: RouteOptions[] = [];
const { app, asAdmin, signInAs } = await openTestAppWith({ onRoute: (route) => routes.push(route) });

/** One person for each role, and one child of whom nobody knows anything. */
const WORLD: World = {
  people: [...ROLES.map((role) => ({ roles: [role], leftOn: null })), { roles: [], leftOn: null }],
  teams: [],
  memberships: [],
  absences: [],
  children: [{ reviewers: [], workers: [], restriction: 'none', readers: [], barred: [], emergencies: [] }],
};
const entered = await asAdmin((admin) => enterWorld(admin, WORLD));

describe('every address', () => {
  it('is a page, or is listed with the reason why it is none', () => {
    const pages = [...PAGES, ...LINK_PAGES].map(({ method, path }) => `${method} ${path}`);
    const found = routes.flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url}`));
    const strange = found
      .filter((name) => !(name.startsWith('HEAD ') && found.includes(name.replace('HEAD', 'GET'))))
      .filter((name) => !pages.includes(name) && !(name in NO_PAGES));
    assert.deepEqual(strange, []);
    assert.deepEqual(
      [...pages, ...Object.keys(NO_PAGES)].filter((name) => !found.includes(name)),
      [],
    );
  });

  for (const { method, url } of routes.filter((route) => [route.method].flat().includes('POST'))) {
    it(`${[method].flat().join()} ${url} takes no form that is not ours, and changes nothing`, async () => {
      const before = await countEvents();
      const headers = { ...(await cookieOf('iro-manager')), 'content-type': 'application/x-www-form-urlencoded' };
      const events = await countEvents();
      const answer = await app.inject({ method: 'POST', url: addressOf(url), headers, payload: 'name=New' });
      assert.equal(answer.statusCode, 401);
      assert.match(answer.body, /Your form was not saved yet/);
      assert.deepEqual([events - before, (await countEvents()) - events], [1, 0]);
    });
  }
});

describe('a page', () => {
  for (const page of PAGES) {
    for (const role of [...ROLES, undefined]) {
      const isAllowed = role !== undefined && PERMITTED[page.permission].includes(role);
      const who = role ?? 'somebody without a role';
      it(`${page.method} ${page.path} ${isAllowed ? 'answers' : 'refuses'} ${who}, and the audit tells so`, async () => {
        const { status, location, actions } = await open(page, role);
        if (isAllowed) {
          assert.ok(status < 500 && status !== 401 && status !== 403, `${status}`);
          assert.equal(actions.length, 1);
          assert.ok([page.action, `${page.action}.not-found`].includes(String(actions)), String(actions));
          return;
        }
        assert.deepEqual(actions, ['refused']);
        if (page.path === '/') assert.deepEqual([status, location === '/'], [303, false]);
        else assert.equal(status, 403);
      });
    }

    it(`${page.method} ${page.path} tells somebody unknown nothing`, async () => {
      const url = addressOf(page.path);
      const before = await countEvents();
      const answer = page.method === 'GET' ? await app.inject({ url }) : await sendForm(app, { url });
      assert.equal(answer.statusCode, page.method === 'GET' ? 303 : 401);
      assert.ok(page.method === 'POST' || String(answer.headers.location).startsWith('/sign-in'));
      assert.equal(await countEvents(), before);
    });
  }
});

async function open(page: Page, role: Role | undefined) {
  const { cookie } = await cookieOf(role);
  const events = await countEvents();
  const url = addressOf(page.path);
  const answer =
    page.method === 'GET' ? await app.inject({ url, headers: { cookie } }) : await sendForm(app, { url, cookie });
  const actions = await asAdmin(async (admin) => {
    const { rows } = await admin.query<{ action: string }>(
      'select action from app.audit_events order by id offset $1',
      [events],
    );
    return rows.map(({ action }) => action);
  });
  return { status: answer.statusCode, location: answer.headers.location, actions };
}

function cookieOf(role: Role | undefined): Promise<{ cookie: string }> {
  const userId = idOf(entered, role);
  return signInAs({ authorityId: entered.authorityId, userId });
}

function idOf({ people }: EnteredWorld, role: Role | undefined): string {
  return people[role === undefined ? ROLES.length : ROLES.indexOf(role)] ?? '';
}

/** With the one child where a child is named, and ids of nothing elsewhere. */
function addressOf(path: string): string {
  return path
    .replace(':child', entered.children[0] ?? '')
    .replaceAll(/:rule/g, 'review.first')
    .replaceAll(/:term/g, 'significant-change')
    .replaceAll(/:[a-z]+/g, () => randomUUID());
}

async function countEvents(): Promise<number> {
  return await asAdmin(async (admin) => {
    const { rows } = await admin.query<{ count: number }>('select count(*)::int from app.audit_events');
    return rows[0]?.count ?? 0;
  });
}
