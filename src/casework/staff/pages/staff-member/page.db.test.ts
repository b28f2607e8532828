import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { createPerson, newEmail, PASSWORD } from '../../../../../tests/support/people.ts';
import { createAuthority, type TestActor } from '../../../../../tests/support/records.ts';

const { app, database, asAdmin, signInAs } = await openTestApp();
const authority = await createAuthority(database);
const manager = await createPerson(database, authority, {
  roles: ['iro-manager'],
  email: newEmail(),
  password: PASSWORD,
});
const { cookie } = await signInAs(manager);

describe('an invitation on a page', () => {
  it('is shown once, by the address of the service and not by what the request says of itself', async () => {
    const person = await someone();
    const reply = await sendForm(app, { url: `/staff/${person.userId}/invitation`, cookie });
    assert.equal(reply.statusCode, 200);
    assert.match(reply.body, /http:\/\/localhost:3000\/welcome\/[0-9a-f-]{36}\.[\w-]{43}/);
    assert.equal(reply.headers['cache-control'], 'no-store');
    const page = await app.inject({ url: `/staff/${person.userId}`, headers: { cookie, host: 'evil.example' } });
    assert.doesNotMatch(page.body, /welcome/);
    assert.match(page.body, /Invited/);
  });

  it('lets the person choose a password, sign in, and see what is theirs', async () => {
    const person = await someone();
    const { body } = await sendForm(app, { url: `/staff/${person.userId}/invitation`, cookie });
    const link = /http:\/\/localhost:3000(\/welcome\/[\w.-]+)/.exec(body)?.[1] ?? '';
    assert.equal((await app.inject({ url: link })).statusCode, 200);
    const short = await sendForm(app, { url: link, fields: { password: 'short', passwordAgain: 'other' } });
    assert.equal(short.statusCode, 422);
    assert.match(short.body, /12 characters or more[\s\S]*must be the same/);
    assert.doesNotMatch(short.body, /value="(short|other)"/);
    const fields = { password: PASSWORD, passwordAgain: PASSWORD };
    assert.equal((await sendForm(app, { url: link, fields })).headers.location, '/sign-in');
    assert.equal((await app.inject({ url: link })).statusCode, 410);
    const entered = await sendForm(app, { url: '/sign-in', fields: { email: person.email, password: PASSWORD } });
    assert.equal(entered.headers.location, '/sign-in/set-up-codes');
  });

  it('tells in words why there is none', async () => {
    const person = await createPerson(database, authority, { roles: ['iro'] });
    const reply = await sendForm(app, { url: `/staff/${person.userId}/invitation`, cookie });
    assert.equal(reply.statusCode, 303);
    assert.match(noticeOf(reply), /enter an email address first/);
  });
});

describe('ending access on a page', () => {
  it('shuts the person out with their next request', async () => {
    const person = await someone();
    const theirs = await signInAs(person);
    assert.equal((await app.inject({ url: '/account', headers: theirs })).statusCode, 200);
    const reply = await sendForm(app, {
      url: `/staff/${person.userId}/end-access`,
      cookie,
      fields: { when: 'today', version: '1' },
    });
    assert.equal(reply.statusCode, 303);
    const next = await app.inject({ url: '/account', headers: theirs });
    assert.deepEqual([next.statusCode, next.headers.location], [303, '/sign-in?next=%2Faccount']);
  });

  it('asks when, for a day that lies ahead, and says who stands in the way', async () => {
    const person = await someone();
    const send = (fields: Record<string, string>, who: TestActor = person) =>
      sendForm(app, { url: `/staff/${who.userId}/end-access`, cookie, fields: { version: '1', ...fields } });
    assert.match((await send({})).body, /Choose when their access ends/);
    assert.match((await send({ when: 'later' })).body, /Enter the day from which they have no access/);
    const past = { when: 'later', 'leftOn-day': '5', 'leftOn-month': '1', 'leftOn-year': '2026' };
    const refused = await send(past);
    assert.match(refused.body, /The day must lie ahead/);
    assert.match(refused.body, /name="leftOn-year"[^>]*value="2026"/);
    assert.match((await send({ when: 'today' }, manager)).body, /Nobody else who can sign in manages staff/);
    assert.equal((await send({ ...past, 'leftOn-year': '2099' })).statusCode, 303);
  });

  it('shows both versions where a colleague saved meanwhile, and saves mine where I send it again', async () => {
    const person = await someone();
    const url = `/staff/${person.userId}/end-access`;
    const later = { when: 'later', 'leftOn-day': '5', 'leftOn-month': '1', 'leftOn-year': '2099' };
    const opened = await app.inject({ url, headers: { cookie } });
    assert.match(opened.body, /name="version" value="1"/);
    assert.equal((await sendForm(app, { url, cookie, fields: { ...later, version: '1' } })).statusCode, 303);
    const late = await sendForm(app, { url, cookie, fields: { when: 'today', version: '1' } });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /Somebody else saved this meanwhile[\s\S]*Ends on 5 Jan 2099[\s\S]*Ends on/);
    assert.match(late.body, /name="version" value="2"[\s\S]*value="today" checked/);
    assert.equal((await sendForm(app, { url, cookie, fields: { when: 'today', version: '2' } })).statusCode, 303);
  });
});

describe('an absence on a page', () => {
  it('is recorded, changed and shown, with all that is wrong at once', async () => {
    const person = await someone();
    const cover = await createPerson(database, authority, { roles: ['iro'], name: 'Colin Cover' });
    const url = `/staff/${person.userId}/absences/new`;
    const wrong = await sendForm(app, { url, cookie, fields: { coveredBy: 'nobody', 'firstOn-day': '1' } });
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /Enter a day that there is[\s\S]*Enter the last day away[\s\S]*Choose who acts/);
    const fields = { ...daysOf('firstOn', 3), ...daysOf('lastOn', 1), coveredBy: cover.userId };
    const backwards = await sendForm(app, { url, cookie, fields });
    assert.match(backwards.body, /The last day must be the first day or after it/);
    assert.match(backwards.body, new RegExp(`value="${cover.userId}" selected`));
    assert.equal((await sendForm(app, { url, cookie, fields: { ...fields, ...daysOf('lastOn', 9) } })).statusCode, 303);
    const page = await app.inject({ url: `/staff/${person.userId}`, headers: { cookie } });
    assert.match(page.body, /3 Mar 2099 to 9 Mar 2099[\s\S]*Colin Cover[\s\S]*To come/);
    const href = /href="(\/staff\/[\w-]+\/absences\/[\w-]+)"/.exec(page.body)?.[1] ?? '';
    const change = { ...fields, ...daysOf('lastOn', 7), version: '1' };
    assert.equal((await sendForm(app, { url: href, cookie, fields: change })).statusCode, 303);
    const late = await sendForm(app, { url: href, cookie, fields: { ...change, ...daysOf('lastOn', 5) } });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /7 Mar 2099[\s\S]*5 Mar 2099/);
    const stale = await sendForm(app, { url: `${href}/end`, cookie, fields: { version: '1' } });
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /They are here today<\/dd>[\s\S]*name="lastOn-day"[^>]*value="7"/);
    const again = /end">[\s\S]*?name="version" value="(\d+)"/.exec(stale.body)?.[1] ?? '';
    assert.equal((await sendForm(app, { url: `${href}/end`, cookie, fields: { version: again } })).statusCode, 303);
    assert.equal((await app.inject({ url: href, headers: { cookie } })).statusCode, 404);
  });
});

describe('a team on a page', () => {
  it('is created, gets people, is renamed and closed', async () => {
    const person = await someone();
    assert.match(
      (await sendForm(app, { url: '/teams', cookie, fields: { name: '' } })).body,
      /Enter the name of the team/,
    );
    const created = await sendForm(app, { url: '/teams', cookie, fields: { name: 'North' } });
    const url = String(created.headers.location);
    assert.match(
      (await sendForm(app, { url: '/teams', cookie, fields: { name: 'north' } })).body,
      /There is a team of this name already/,
    );
    const joining = { member: person.userId, 'startedOn-day': '5', 'startedOn-month': '1', 'startedOn-year': '2026' };
    assert.match(
      (await sendForm(app, { url: `${url}/members`, cookie, fields: { member: '' } })).body,
      /Choose who joins[\s\S]*Enter their first day/,
    );
    assert.equal((await sendForm(app, { url: `${url}/members`, cookie, fields: joining })).statusCode, 303);
    const page = await app.inject({ url, headers: { cookie } });
    assert.match(page.body, /5 Jan 2026[\s\S]*End today/);
    const change = { name: 'North and west', state: 'closed', version: '1' };
    assert.equal((await sendForm(app, { url, cookie, fields: change })).statusCode, 303);
    const late = await sendForm(app, { url, cookie, fields: { ...change, name: 'Late' } });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, />North and west<[\s\S]*>Late</);
    assert.match((await app.inject({ url: '/teams', headers: { cookie } })).body, /North and west[\s\S]*Closed on/);
  });
});

describe('an account on a page', () => {
  it('changes the password, and keeps this browser signed in and no other', async () => {
    const person = await someone(PASSWORD);
    const [here, there] = [await signInAs(person), await signInAs(person)];
    const send = (fields: Record<string, string>) =>
      sendForm(app, { url: '/account/password', cookie: here.cookie, fields });
    assert.match(
      (await send({})).body,
      /Enter the password that you sign in with[\s\S]*Enter a new password[\s\S]*again/,
    );
    const next = { newPassword: 'fourteen blue lamps', newPasswordAgain: 'fourteen blue lamps' };
    const wrong = await send({ currentPassword: 'wrong wrong wrong', ...next });
    assert.match(wrong.body, /The password is not right/);
    assert.doesNotMatch(wrong.body, /blue lamps/);
    assert.equal((await send({ currentPassword: PASSWORD, ...next })).statusCode, 303);
    assert.equal((await app.inject({ url: '/account', headers: here })).statusCode, 200);
    assert.equal((await app.inject({ url: '/account', headers: there })).statusCode, 303);
  });

  it('shows when one signed in, and signs out everywhere else', async () => {
    const person = await someone(PASSWORD);
    const [here, there] = [await signInAs(person), await signInAs(person)];
    const page = await app.inject({ url: '/account', headers: here });
    assert.equal(page.body.match(/<li>\d+ \w+ \d{4}, \d\d:\d\d<\/li>/g)?.length, 2);
    assert.match(page.body, /signed in in 1 other browser/);
    await sendForm(app, { url: '/account/sign-out-elsewhere', cookie: here.cookie });
    assert.equal((await app.inject({ url: '/account', headers: there })).statusCode, 303);
  });
});

describe('an alert on a page', () => {
  it('stands in the header until it is read, and can only be read by whom it tells', async () => {
    const person = await someone(PASSWORD);
    await sendForm(app, { url: `/staff/${person.userId}/invitation`, cookie });
    const theirs = await signInAs(person);
    const page = await app.inject({ url: '/alerts', headers: theirs });
    assert.match(page.body, /1 alert<[\s\S]*sign-in was reset/);
    const action = /action="(\/alerts\/[\w-]+\/read)"/.exec(page.body)?.[1] ?? '';
    assert.equal((await sendForm(app, { url: action, cookie })).statusCode, 404);
    assert.equal((await sendForm(app, { url: action, cookie: theirs.cookie })).statusCode, 303);
    const after = await app.inject({ url: '/alerts', headers: theirs });
    assert.doesNotMatch(after.body, /href="\/alerts">\d/);
    assert.match(after.body, /read on/);
  });

  it('of an emergency names the child to whoever may find one, and to nobody else', async () => {
    const administrator = await createPerson(database, authority, { roles: ['system-administrator'] });
    await asAdmin(async (admin) => {
      const { rows } = await admin.query<{ id: string }>(
        "insert into app.children (authority_id, local_id, given_name) values ($1, 'E1', 'Erin') returning id",
        [authority.authorityId],
      );
      const opened = await admin.query<{ id: string }>(
        "insert into app.emergency_accesses (authority_id, child_id, staff_id, reason, ends_at) values ($1, $2, $3, 'A call at night', now() + interval '1 hour') returning id",
        [authority.authorityId, rows[0]?.id, authority.userId],
      );
      for (const who of [manager, administrator]) {
        await admin.query(
          "insert into app.alerts (authority_id, staff_id, kind, child_id, emergency_access_id) values ($1, $2, 'emergency-access', $3, $4)",
          [authority.authorityId, who.userId, rows[0]?.id, opened.rows[0]?.id],
        );
      }
    });
    const mine = await app.inject({ url: '/alerts', headers: { cookie } });
    assert.match(mine.body, /An officer opened the record of <a[^>]*>Erin<\/a>\. Their reason: A call at night/);
    const theirs = await app.inject({ url: '/alerts', headers: await signInAs(administrator) });
    assert.match(theirs.body, /opened the record of a child/);
  });
});

async function someone(password?: string) {
  const email = newEmail();
  const person = { roles: ['iro'] as const, email, ...(password !== undefined && { password }) };
  return { email, ...(await createPerson(database, authority, person)) };
}

function daysOf(name: string, day: number): Record<string, string> {
  return { [`${name}-day`]: String(day), [`${name}-month`]: '3', [`${name}-year`]: '2099' };
}

function noticeOf(reply: Awaited<ReturnType<typeof sendForm>>): string {
  return reply.cookies.find(({ name }) => name === 'footprint-notice')?.value ?? '';
}
