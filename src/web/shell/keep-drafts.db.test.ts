import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { openTestAppWith, sendForm } from '../../../tests/support/app.ts';
import { createPerson } from '../../../tests/support/people.ts';
import { createAuthority, type TestActor } from '../../../tests/support/records.ts';
import { type KeptForm, typedBefore } from '../../platform/pages/kept-form.ts';
import { type Page, redirect, show, showInvalid } from '../../platform/pages/page.ts';

const FORM: KeptForm = { name: 'person', fields: ['name', 'email', 'roles'], by: ['kind'] };
const TEMPLATE = 'casework/staff/pages/staff-form/page.njk';
const MODEL = { title: 'A form', back: '/', roles: [] };
const at = { permission: 'account.own', forms: [FORM] } as const;

const PAGES: readonly Page[] = [
  {
    ...at,
    method: 'GET',
    path: '/form',
    action: 'form.read',
    handle: async (request) => show(TEMPLATE, { ...MODEL, values: typedBefore(request, FORM) ?? { name: 'Nobody' } }),
  },
  {
    ...at,
    method: 'POST',
    path: '/form',
    action: 'form.sent',
    handle: async ({ form }) => {
      if (form['name'] === 'fault') throw new Error('a fault');
      return form['name'] === 'wrong' ? showInvalid(TEMPLATE, { ...MODEL, values: form }) : redirect('/form');
    },
  },
];

const { app, database, asAdmin, signInAs } = await openTestAppWith({ pages: PAGES });
const authority = await createAuthority(database);

async function newcomer(): Promise<TestActor & { cookie: string }> {
  const person = await createPerson(database, authority, { roles: ['iro'] });
  return { ...person, ...(await signInAs(person)) };
}

/** The form as somebody opens it: what stands in it, and what it bears. */
async function open(cookie: string, url = '/form') {
  const page = await app.inject({ url, headers: { cookie } });
  return { ...readPage(page), cookie };
}

function readPage(page: LightMyRequestResponse) {
  const find = (pattern: RegExp) => pattern.exec(page.body)?.[1] ?? '';
  return {
    name: find(/name="name"[^>]*value="([^"]*)"/),
    ticket: find(/name="_draft" value="([^"]*)"/),
    notice: find(/(We kept what you typed on [^<]*)</),
    other: find(/<a class="govuk-notification-banner__link" href="([^"]*)">show that one/),
    status: page.statusCode,
    body: page.body,
  };
}

interface Typed {
  readonly cookie: string;
  readonly ticket: string;
}

function keep({ cookie, ticket }: Typed, fields: Record<string, string>) {
  return sendForm(app, { url: '/drafts', cookie, fields: { _draft: ticket, _turn: '1', ...fields } });
}

function send({ cookie, ticket }: Typed, fields: Record<string, string>) {
  return sendForm(app, { url: '/form', cookie, fields: { _draft: ticket, ...fields } });
}

async function draftsOf({ userId }: TestActor): Promise<unknown[]> {
  return await asAdmin(async (admin) => {
    const { rows } = await admin.query('select fields from app.drafts where staff_id = $1 order by saved_at', [userId]);
    return rows.map(({ fields }) => fields);
  });
}

describe('a form that keeps itself', () => {
  it('is opened again with what was typed, and says when; once it is sent it is empty', async () => {
    const person = await newcomer();
    const first = await open(person.cookie);
    assert.deepEqual([first.name, first.notice], ['Nobody', '']);
    const kept = await keep(first, { name: 'Ann' });
    assert.deepEqual([kept.statusCode, kept.headers.location], [303, '/form']);
    const again = await open(person.cookie);
    assert.equal(again.name, 'Ann');
    assert.match(again.notice, /We kept what you typed on \d+ \w+ \d{4}, \d\d:\d\d/);
    assert.equal((await send(again, { name: 'Ann' })).statusCode, 303);
    assert.deepEqual([(await open(person.cookie)).name, await draftsOf(person)], ['Nobody', []]);
  });

  it('keeps the fields of its own, and no password, whatever is sent', async () => {
    const person = await newcomer();
    await keep(await open(person.cookie), { name: 'Ann', version: '3', password: 'secret', other: 'not of the form' });
    assert.deepEqual(await draftsOf(person), [{ name: 'Ann', version: '3' }]);
  });

  it('keeps what was sent and refused, with the same transaction', async () => {
    const person = await newcomer();
    const refused = readPage(await send(await open(person.cookie), { name: 'wrong' }));
    assert.deepEqual([refused.status, refused.name], [422, 'wrong']);
    assert.deepEqual(await draftsOf(person), [{ name: 'wrong' }]);
    await send({ ...refused, cookie: person.cookie }, { name: 'right' });
    assert.deepEqual(await draftsOf(person), []);
  });

  it('keeps what was sent where the program fails, and leads back to it', async () => {
    const person = await newcomer();
    const failed = readPage(await send(await open(person.cookie), { name: 'fault' }));
    assert.equal(failed.status, 500);
    assert.match(failed.body, /What you typed is kept: <a class="govuk-link" href="\/form">/);
    assert.equal((await open(person.cookie)).name, 'fault');
  });

  it('is another form where its address asks another question', async () => {
    const person = await newcomer();
    await keep(await open(person.cookie, '/form?kind=iro&page=2'), { name: 'Ann' });
    assert.equal((await open(person.cookie)).name, 'Nobody');
    assert.equal((await open(person.cookie, '/form?page=7&kind=iro')).name, 'Ann');
  });

  it('keeps both where two tabs were typed in, and offers both', async () => {
    const person = await newcomer();
    const [one, other] = [await open(person.cookie), await open(person.cookie)];
    await keep(one, { name: 'First' });
    await keep(other, { name: 'Second' });
    const again = await open(person.cookie);
    assert.equal(again.name, 'Second');
    assert.equal((await open(person.cookie, again.other)).name, 'First');
    await send(again, { name: 'Second' });
    assert.equal((await open(person.cookie)).name, 'First');
  });

  it('is thrown away by whoever typed it, and the audit tells when it was begun and thrown away', async () => {
    const person = await newcomer();
    const first = await open(person.cookie);
    await keep(first, { name: 'Ann' });
    await keep(first, { name: 'Ann Lee', _turn: '2' });
    const thrown = await keep(await open(person.cookie), { _away: 'yes' });
    assert.equal(thrown.statusCode, 303);
    assert.deepEqual(await draftsOf(person), []);
    const actions = await asAdmin(async (admin) => {
      const { rows } = await admin.query(
        "select action from app.audit_events where user_id = $1 and action like 'draft.%' order by id",
        [person.userId],
      );
      return rows.map(({ action }) => action);
    });
    assert.deepEqual(actions, ['draft.begun', 'draft.thrown-away']);
  });
});

describe('somebody who is signed in no more', () => {
  it('finds what was sent when the same person signs in again, and nobody else does', async () => {
    const [person, next] = [await newcomer(), await newcomer()];
    const form = await open(person.cookie);
    await asAdmin((admin) =>
      admin.query("update app.sessions set last_seen_at = now() - interval '3 hours' where staff_id = $1", [
        person.userId,
      ]),
    );
    const sent = await send(form, { name: 'Typed for an hour' });
    assert.deepEqual([sent.statusCode, sent.headers.location], [303, '/sign-in?next=%2Fform']);
    assert.doesNotMatch(sent.body, /Typed for an hour/);
    assert.equal((await open(next.cookie)).name, 'Nobody');
    assert.equal((await open((await signInAs(person)).cookie)).name, 'Typed for an hour');
  });

  it('is told so by what is kept while they type', async () => {
    const person = await newcomer();
    const form = await open(person.cookie);
    await asAdmin((admin) => admin.query('delete from app.sessions where staff_id = $1', [person.userId]));
    const payload = new URLSearchParams({ _draft: form.ticket, _turn: '1', name: 'Ann' }).toString();
    const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await app.inject({ method: 'POST', url: '/drafts', headers, payload });
    assert.match(answer.json<{ words: string }>().words, /^Saved at \d\d:\d\d\. You are signed out: sign in again/);
    assert.deepEqual(await draftsOf(person), [{ name: 'Ann' }]);
  });

  it('leaves nothing to whoever signed in after them in the same browser, who sends what lay there', async () => {
    const [person, next] = [await newcomer(), await newcomer()];
    const form = await open(person.cookie);
    const sent = await send({ ...form, cookie: next.cookie }, { name: 'wrong' });
    assert.doesNotMatch(sent.body, /wrong/);
    assert.deepEqual(await draftsOf(next), []);
    assert.deepEqual(await draftsOf(person), [{ name: 'wrong' }]);
  });
});

describe('the ticket of a form', () => {
  it('is taken from nobody who made it up or changed it', async () => {
    const person = await newcomer();
    const form = await open(person.cookie);
    const [content = '', signature = ''] = form.ticket.split('.');
    const changed = Buffer.from(content, 'base64url').toString('utf8').replace('"person"', '"absence"');
    for (const ticket of ['', 'x', `${Buffer.from(changed).toString('base64url')}.${signature}`, `${content}.AAAA`]) {
      const answer = await keep({ ...form, ticket }, { name: 'Ann' });
      assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/']);
    }
    assert.deepEqual(await draftsOf(person), []);
  });

  it('adds nothing to what another site sends', async () => {
    const person = await newcomer();
    const form = await open(person.cookie);
    const payload = new URLSearchParams({ _draft: form.ticket, name: 'Ann' }).toString();
    const headers = {
      cookie: person.cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'cross-site',
    };
    const answer = await app.inject({ method: 'POST', url: '/drafts', headers, payload });
    assert.equal(answer.statusCode, 403);
    assert.deepEqual(await draftsOf(person), []);
  });
});
