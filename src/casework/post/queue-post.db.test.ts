import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson } from '../../../tests/support/people.ts';
import { createAuthority, createChild, type TestActor } from '../../../tests/support/records.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { listPostOfReview } from './list-post-of-review.ts';
import type { PostToQueue } from './model.ts';
import { queuePost } from './queue-post.ts';
import { withdrawPost } from './withdraw-post.ts';

const { database, asAdmin } = await openTestDatabase();
const administrator = await createAuthority(database);
const childId = await as(administrator, (tx) => createChild(tx, administrator, 'L1'));
const reviewId = await as(administrator, async (tx) => {
  const review = { authority_id: administrator.authorityId, child_id: childId, key: 'r1', source: 'recorded' };
  const { id } = await tx.insertInto('reviews').values(review).returning('id').executeTakeFirstOrThrow();
  return id;
});

const CARER = {
  kind: 'outside',
  id: null,
  name: 'A carer',
  address: '1 Any Street\nNorthtown',
  email: 'carer@example.org',
  phone: '01632 960 001',
} as const;
const LETTER: PostToQueue = {
  childId,
  reviewId,
  purpose: 'invitation',
  channel: 'letter',
  recipient: CARER,
  subject: 'A review',
  body: 'Please come.\n\nIt is at four.',
};

describe('what is to be sent', () => {
  it('is kept with its cause, with the address that its channel needs, and waits', async () => {
    const items = await as(administrator, async (tx) => {
      for (const channel of ['letter', 'email', 'text'] as const)
        await queuePost(tx, administrator, { ...LETTER, channel });
      return await listPostOfReview(tx, administrator, { reviewId });
    });
    assert.deepEqual(
      items.map(({ channel, state, recipientName, purpose }) => [channel, state, recipientName, purpose]),
      ['letter', 'email', 'text'].map((channel) => [channel, 'to-send', 'A carer', 'invitation']),
    );
    const rows = await addressesOf(items.map(({ id }) => id));
    assert.deepEqual(rows, [CARER.address, CARER.email, CARER.phone]);
  });

  it('is gone with a cause that fails', async () => {
    const before = await countItems();
    await assert.rejects(
      as(administrator, async (tx) => {
        await queuePost(tx, administrator, LETTER);
        throw new Error('undone');
      }),
      /undone/,
    );
    assert.equal(await countItems(), before);
  });

  it('may be a letter that is handed over, and no email or text without an address that can be one', async () => {
    const before = await countItems();
    const outcomes = await as(administrator, async (tx) => {
      const tryOne = (change: Partial<PostToQueue>) => queuePost(tx, administrator, { ...LETTER, ...change });
      return [
        await tryOne({ recipient: { ...CARER, address: null } }),
        await tryOne({ channel: 'email', recipient: { ...CARER, email: ' ' } }),
        await tryOne({ channel: 'email', recipient: { ...CARER, email: 'carer at home' } }),
        await tryOne({ channel: 'text', recipient: { ...CARER, phone: null } }),
        await tryOne({ channel: 'text', recipient: { ...CARER, phone: 'ring the office' } }),
      ].map(({ kind }) => kind);
    });
    assert.deepEqual(outcomes, ['queued', 'no-address', 'address-unfit', 'no-address', 'address-unfit']);
    assert.equal(await countItems(), before + 1);
  });

  it('takes its files with it', async () => {
    const bytes = Buffer.from('%PDF');
    const queued = await as(administrator, (tx) =>
      queuePost(tx, administrator, {
        ...LETTER,
        channel: 'email',
        attachments: [{ name: 'plan.pdf', type: 'application/pdf', bytes }],
      }),
    );
    assert.ok(queued.kind === 'queued');
    const { rows } = await asAdmin((admin) =>
      admin.query('select name, type, bytes, child_id from app.post_attachments where item_id = $1', [queued.itemId]),
    );
    assert.deepEqual(rows, [{ name: 'plan.pdf', type: 'application/pdf', bytes, child_id: childId }]);
  });

  it('is refused by the database to whoever does not work with the child, and to whom it never concerns', async () => {
    for (const roles of [['social-worker'], ['system-administrator'], ['director']] as const) {
      const stranger = await createPerson(database, administrator, { roles });
      await assert.rejects(
        as(stranger, (tx) => queuePost(tx, stranger, LETTER)),
        /row-level security/,
      );
    }
  });

  it('says afterwards what it said before: the database keeps every word', async () => {
    const { id } = await queue(LETTER);
    await assert.rejects(
      as(administrator, (tx) =>
        tx.updateTable('post_items').set({ body: 'Do not come.' }).where('id', '=', id).execute(),
      ),
      /not changed afterwards/,
    );
  });
});

describe('withdrawing', () => {
  it('ends what has not gone, with the reason, and what has gone stays gone', async () => {
    const { id: itemId } = await queue(LETTER);
    const withdraw = () =>
      as(administrator, (tx) => withdrawPost(tx, administrator, { itemId, reason: 'The day was moved' }));
    assert.deepEqual(await withdraw(), { kind: 'withdrawn', childId });
    assert.deepEqual(await withdraw(), { kind: 'too-late', state: 'withdrawn' });
    const { rows } = await asAdmin((admin) =>
      admin.query('select what, note, staff_id from app.post_events where item_id = $1', [itemId]),
    );
    assert.deepEqual(rows, [{ what: 'withdrawn', note: 'The day was moved', staff_id: administrator.userId }]);
  });

  it('finds nothing that somebody may not see', async () => {
    const { id: itemId } = await queue(LETTER);
    const stranger = await createPerson(database, administrator, { roles: ['iro'] });
    const outcome = await as(stranger, (tx) => withdrawPost(tx, stranger, { itemId, reason: 'Why not' }));
    assert.deepEqual(outcome, { kind: 'not-found' });
  });
});

async function queue(item: PostToQueue): Promise<{ readonly id: string }> {
  const queued = await as(administrator, (tx) => queuePost(tx, administrator, item));
  assert.ok(queued.kind === 'queued');
  return { id: queued.itemId };
}

async function addressesOf(ids: readonly string[]): Promise<(string | null)[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ address: string | null }>(
      'select recipient_address as address from app.post_items where id = any($1) order by id',
      [ids],
    ),
  );
  return rows.map(({ address }) => address);
}

async function countItems(): Promise<number> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ n: number }>('select count(*)::int as n from app.post_items'),
  );
  return rows[0]?.n ?? 0;
}

function as<Result>(actor: TestActor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return database.withTransaction(actor, work);
}
