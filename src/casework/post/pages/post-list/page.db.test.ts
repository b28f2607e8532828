import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { createAuthority, createChild, createStaff, type TestActor } from '../../../../../tests/support/records.ts';
import type { Tx } from '../../../../platform/database/transaction.ts';
import type { PostToQueue } from '../../model.ts';
import { queuePost } from '../../queue-post.ts';

const { app, database, asAdmin, signInAs } = await openTestApp();
const LETTER: Omit<PostToQueue, 'childId'> = {
  reviewId: null,
  purpose: 'consultation',
  channel: 'letter',
  recipient: {
    kind: 'outside',
    id: null,
    name: 'Ann Carer',
    address: '1 Any Street\nNorthtown',
    email: 'ann@example.org',
  },
  subject: 'Tell us what you think',
  body: 'A review is coming.\n\nWrite to http://localhost:3000/r/abc today.',
};

describe('the page of the post', () => {
  it('[ADM-02] is a queue that empties: print the letters, mark them as posted, and they stand at sent with their proof', async () => {
    const { administrator, ids } = await createOffice([LETTER, { ...LETTER, channel: 'email' }]);
    const headers = await signInAs(administrator);
    const list = await app.inject({ url: '/post', headers });
    assert.match(list.body, /To send \(2\)/);
    assert.match(list.body, /Print the letters \(1\)/);
    assert.match(list.body, /Emails are not set up here: 1 waits and goes nowhere/);
    const letters = await app.inject({ url: '/post/letters', headers });
    assert.match(letters.body, /Ann Carer<br>1 Any Street<br>Northtown/);
    const posted = await sendForm(app, {
      url: '/post/letters',
      cookie: headers.cookie,
      fields: { letter: ids[0] ?? '' },
    });
    assert.equal(posted.headers.location, '/post');
    const sent = await app.inject({ url: '/post?state=sent', headers });
    assert.match(sent.body, /Sent \(1\)/);
    const item = await app.inject({ url: `/post/${ids[0]}`, headers });
    assert.match(item.body, /Opened for printing, An officer/);
    assert.match(item.body, /Posted by post, An officer/);
  });

  it('marks as posted only letters that wait, and of the own authority', async () => {
    const { ids } = await createOffice([LETTER]);
    const other = await createOffice([]);
    const headers = await signInAs(other.administrator);
    const answer = await sendForm(app, { url: '/post/letters', cookie: headers.cookie, fields: { letter: ids } });
    assert.equal(answer.statusCode, 303);
    assert.deepEqual(await statesOf(ids), ['to-send']);
  });

  it('keeps an address that is withheld off every list and page but the letter itself', async () => {
    const { administrator, ids } = await createOffice([
      { ...LETTER, recipient: { ...LETTER.recipient, isAddressWithheld: true } },
    ]);
    const headers = await signInAs(administrator);
    for (const url of ['/post', '/post/csv', `/post/${ids[0]}`]) {
      const { body } = await app.inject({ url, headers });
      assert.ok(body.includes('Address withheld') && !body.includes('Any Street'), url);
    }
    assert.match((await app.inject({ url: '/post/letters', headers })).body, /1 Any Street/);
  });

  it('shows what came back and what failed, with the reason, and sends it again', async () => {
    const { administrator, ids } = await createOffice([LETTER]);
    const { cookie } = await signInAs(administrator);
    const url = `/post/${ids[0]}`;
    await sendForm(app, { url: '/post/letters', cookie, fields: { letter: ids } });
    const without = await sendForm(app, { url: `${url}/returned`, cookie, fields: { reason: ' ' } });
    assert.equal(without.statusCode, 422);
    assert.match(without.body, /Enter the reason/);
    await sendForm(app, { url: `${url}/returned`, cookie, fields: { reason: 'Gone away' } });
    const back = await app.inject({ url: '/post?state=returned', headers: { cookie } });
    assert.match(back.body, /Gone away/);
    const again = await sendForm(app, { url: `${url}/again`, cookie });
    assert.equal(again.statusCode, 303);
    assert.deepEqual(await statesOf(ids), ['to-send']);
    const twice = await sendForm(app, { url: `${url}/again`, cookie });
    assert.equal(twice.statusCode, 422);
    assert.match(twice.body, /somebody else was here before you/);
    await sendForm(app, { url: `${url}/withdraw`, cookie, fields: { reason: 'Written to the wrong person' } });
    assert.deepEqual(await statesOf(ids), ['withdrawn']);
  });

  it('stays a page of fifty, however much waits, and gives the rest as a file', async () => {
    const { administrator } = await createOffice(Array.from({ length: 120 }, () => LETTER));
    const headers = await signInAs(administrator);
    const first = await app.inject({ url: '/post', headers });
    assert.equal(first.body.match(/data-label="To"/g)?.length, 50);
    assert.match(first.body, /To send \(120\)/);
    const last = await app.inject({ url: '/post?page=3', headers });
    assert.equal(last.body.match(/data-label="To"/g)?.length, 20);
    const past = await app.inject({ url: '/post?page=9', headers });
    assert.equal(past.body.match(/data-label="To"/g)?.length, 20, 'past the last page stands the last');
    const file = await app.inject({ url: '/post/csv', headers });
    assert.equal(file.body.trim().split('\n').length, 121);
  });

  it('shows what somebody has to do to nobody else, as it may tell of a child whose record is restricted', async () => {
    const { administrator, ids } = await createOffice([]);
    const { authorityId, userId } = administrator;
    const ofStaff = (id: string) => ({ kind: 'staff', id, name: 'An officer', email: 'o@example.org' }) as const;
    await database.withTransaction({ authorityId, userId: null }, async (tx) => {
      const colleague = await createStaff(tx, administrator, { name: 'Wes Worker' });
      for (const purpose of ['reminder', 'digest'] as const) {
        for (const id of [colleague, userId]) {
          const what = { ...LETTER, childId: null, purpose, channel: 'email', recipient: ofStaff(id) } as const;
          const queued = await queuePost(tx, { authorityId, userId: null }, { ...what, body: 'Hold the next review' });
          assert.ok(queued.kind === 'queued');
          ids.push(queued.itemId);
        }
      }
    });
    const headers = await signInAs(administrator);
    const isTold = async (id: string) => (await app.inject({ url: `/post/${id}`, headers })).body.includes('Hold the');
    assert.deepEqual(await Promise.all(ids.map(isTold)), [false, true, false, true]);
    const { body } = await app.inject({ url: `/post/${ids[0]}`, headers });
    assert.match(body, /Only An officer reads the rest/);
  });

  it('makes no link of what only looks like one, and no markup of what was written', async () => {
    const { administrator, ids } = await createOffice([
      { ...LETTER, body: '<b>Bold</b> javascript:alert(1) https://example.org/"onclick=x' },
    ]);
    const { body } = await app.inject({ url: `/post/${ids[0]}`, headers: await signInAs(administrator) });
    assert.ok(body.includes('&lt;b&gt;Bold&lt;/b&gt; javascript:alert(1)'));
    assert.ok(body.includes('href="https://example.org/&quot;onclick=x"'));
  });
});

async function createOffice(items: readonly Omit<PostToQueue, 'childId'>[]) {
  const administrator = await createAuthority(database);
  const ids = await database.withTransaction(administrator, (tx) => enter(tx, administrator, items));
  return { administrator, ids };
}

async function enter(tx: Tx, actor: TestActor, items: readonly Omit<PostToQueue, 'childId'>[]): Promise<string[]> {
  const childId = await createChild(tx, actor, 'L1');
  const ids: string[] = [];
  for (const item of items) {
    const queued = await queuePost(tx, actor, { ...item, childId });
    assert.ok(queued.kind === 'queued');
    ids.push(queued.itemId);
  }
  return ids;
}

async function statesOf(ids: readonly string[]): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ state: string }>('select state from app.post_items where id = any($1)', [ids]),
  );
  return rows.map(({ state }) => state);
}
