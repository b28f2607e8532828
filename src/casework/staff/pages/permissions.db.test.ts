import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../tests/support/app.ts';
import { createPerson } from '../../../../tests/support/people.ts';
import { createAuthority } from '../../../../tests/support/records.ts';
import { ROLES, type Role } from '../../../platform/identity/policy.ts';

const { app, database, asAdmin, signInAs } = await openTestApp();
const authority = await createAuthority(database);
const subject = await createPerson(database, authority, { roles: ['iro'], name: 'The subject' });
const people = new Map(
  await Promise.all(
    ROLES.map(async (role) => {
      const person = await createPerson(database, authority, { roles: [role] });
      return [role, (await signInAs(person)).cookie] as const;
    }),
  ),
);

/** Who may, said once more and not taken from the policy. */
const EVERYBODY = [...ROLES];
const STAFF_MANAGERS: readonly Role[] = ['iro-manager', 'system-administrator'];
const ALLOCATORS: readonly Role[] = ['iro-manager', 'review-administrator'];
const SOMEBODY = `/staff/${subject.userId}`;
const NOWHERE = '0197a000-0000-7000-8000-000000000001';

const PAGES = [
  ['GET', '/staff', EVERYBODY],
  ['GET', SOMEBODY, EVERYBODY],
  ['GET', '/teams', EVERYBODY],
  ['GET', '/account', EVERYBODY],
  ['GET', '/account/password', EVERYBODY],
  ['GET', '/account/recovery-codes', EVERYBODY],
  ['GET', '/alerts', EVERYBODY],
  ['GET', '/staff/new', STAFF_MANAGERS],
  ['GET', `${SOMEBODY}/change`, STAFF_MANAGERS],
  ['GET', `${SOMEBODY}/end-access`, STAFF_MANAGERS],
  ['GET', `${SOMEBODY}/absences/new`, ALLOCATORS],
  ['POST', '/staff/new', STAFF_MANAGERS],
  ['POST', `${SOMEBODY}/change`, STAFF_MANAGERS],
  ['POST', `${SOMEBODY}/invitation`, STAFF_MANAGERS],
  ['POST', `${SOMEBODY}/second-factor`, STAFF_MANAGERS],
  ['POST', `${SOMEBODY}/unlock`, STAFF_MANAGERS],
  ['POST', `${SOMEBODY}/end-access`, STAFF_MANAGERS],
  ['POST', '/teams', STAFF_MANAGERS],
  ['POST', `/teams/${NOWHERE}`, STAFF_MANAGERS],
  ['POST', `/teams/${NOWHERE}/members`, STAFF_MANAGERS],
  ['POST', `/teams/${NOWHERE}/members/${NOWHERE}/end`, STAFF_MANAGERS],
  ['POST', `${SOMEBODY}/absences/new`, ALLOCATORS],
  ['POST', `${SOMEBODY}/absences/${NOWHERE}`, ALLOCATORS],
  ['POST', `${SOMEBODY}/absences/${NOWHERE}/end`, ALLOCATORS],
] as const;

describe('a page about people', () => {
  for (const [method, url, allowed] of PAGES) {
    const name = url.replace(subject.userId, ':staff').replaceAll(NOWHERE, ':id');
    it(`${method} ${name} is open to ${allowed === EVERYBODY ? 'everybody' : allowed.join(' and ')}, and to nobody else`, async () => {
      const open: string[] = [];
      for (const [role, cookie] of people) {
        const { statusCode } =
          method === 'GET' ? await app.inject({ url, headers: { cookie } }) : await sendForm(app, { url, cookie });
        if (statusCode !== 403) open.push(role);
      }
      assert.deepEqual(open.sort(), [...allowed].sort());
    });

    it(`${method} ${name} sends whoever is not signed in to the door`, async () => {
      const reply = method === 'GET' ? await app.inject({ url }) : await sendForm(app, { url });
      assert.equal(reply.statusCode, method === 'GET' ? 303 : 401);
      assert.doesNotMatch(reply.body, /The subject/);
    });
  }

  it('leaves one event each, also where it is refused', async () => {
    const cookie = people.get('legal') ?? '';
    const count = async () => {
      const { rows } = await asAdmin((admin) =>
        admin.query<{ action: string }>('select action from app.audit_events order by id'),
      );
      return rows.map(({ action }) => action);
    };
    const before = (await count()).length;
    await app.inject({ url: '/staff', headers: { cookie } });
    await app.inject({ url: '/staff/new', headers: { cookie } });
    await app.inject({ url: `/staff/${NOWHERE}`, headers: { cookie } });
    assert.deepEqual((await count()).slice(before), ['staff.list', 'refused', 'staff.read.not-found']);
  });

  it('shows how sign-ins stand to those who manage staff alone', async () => {
    for (const [role, cookie] of people) {
      const { body } = await app.inject({ url: '/staff', headers: { cookie } });
      assert.equal(body.includes('Not invited'), STAFF_MANAGERS.includes(role), role);
    }
  });
});
