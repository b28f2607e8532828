import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson } from '../../../tests/support/people.ts';
import { createAuthority, type TestActor } from '../../../tests/support/records.ts';
import type { Actor } from '../database/transaction.ts';
import { clearDrafts, type Draft, type DraftPage, discardDraft, findDraft, listDrafts, saveDraft } from './drafts.ts';

const { database, asAdmin } = await openTestDatabase();
const officer = await createAuthority(database);
const colleague = await createPerson(database, officer, { roles: ['iro'] });

function pageOf(actor: TestActor, subject: string, continues?: Draft): DraftPage {
  const owner = { kind: 'staff', id: actor.userId } as const;
  return { owner, form: 'absence', subject, pageId: randomUUID(), continues };
}

function save(actor: Actor, page: DraftPage, text: string, turn = 1) {
  return database.withTransaction(actor, (tx) => saveDraft(tx, actor, { page, fields: { why: text }, turn }));
}

async function textsOf(actor: Actor, page: DraftPage): Promise<unknown[]> {
  const drafts = await database.withTransaction(actor, (tx) => listDrafts(tx, actor, page));
  return drafts.map(({ fields }) => fields['why']);
}

async function find(actor: Actor, page: DraftPage): Promise<Draft> {
  const draft = await database.withTransaction(actor, (tx) => findDraft(tx, actor, page));
  if (draft === undefined) throw new Error('there is no draft');
  return draft;
}

describe('a draft', () => {
  it('is what its page sent last, and tells once that it was begun', async () => {
    const page = pageOf(officer, '/last');
    const first = await save(officer, page, 'On leave', 1);
    const second = await save(officer, page, 'On leave for a week', 2);
    assert.deepEqual(
      [first, second].map((each) => each.kind === 'saved' && each.isNew),
      [true, false],
    );
    assert.deepEqual(await textsOf(officer, page), ['On leave for a week']);
  });

  it('is not taken back by words that arrive late', async () => {
    const page = pageOf(officer, '/late');
    await save(officer, page, 'newer', 7);
    await save(officer, page, 'older', 6);
    assert.deepEqual(await textsOf(officer, page), ['newer']);
  });

  it('is written by one tab alone: what another one types becomes a draft beside it', async () => {
    const [one, other] = [pageOf(officer, '/tabs'), pageOf(officer, '/tabs')];
    await save(officer, one, 'of the first tab');
    await save(officer, other, 'of the second tab');
    await save(officer, one, 'more of the first tab', 2);
    assert.deepEqual((await textsOf(officer, one)).toSorted(), ['more of the first tab', 'of the second tab']);
  });

  it('is taken over by the page on which it was shown, unless it was added to since', async () => {
    const begun = pageOf(officer, '/over');
    await save(officer, begun, 'yesterday');
    const draft = await find(officer, begun);
    const [next, late] = [pageOf(officer, '/over', draft), pageOf(officer, '/over', draft)];
    await save(officer, next, 'today');
    assert.deepEqual(await textsOf(officer, begun), ['today']);
    await save(officer, late, 'from a page that shows yesterday');
    await save(officer, begun, 'and from the page of yesterday itself', 2);
    assert.deepEqual((await textsOf(officer, begun)).toSorted(), [
      'and from the page of yesterday itself',
      'from a page that shows yesterday',
      'today',
    ]);
  });

  it('goes with the form that was saved, and takes nothing of another tab with it', async () => {
    const [one, other] = [pageOf(officer, '/gone'), pageOf(officer, '/gone')];
    await save(officer, one, 'saved');
    await save(officer, other, 'not yet');
    const draft = await find(officer, other);
    const later = pageOf(officer, '/gone', draft);
    await save(officer, other, 'not yet, and more', 2);
    const discard = (page: DraftPage) => database.withTransaction(officer, (tx) => discardDraft(tx, officer, page));
    assert.equal(await discard(one), 1);
    // It was opened with words that are not the latest by now.
    assert.equal(await discard(later), 0);
    assert.deepEqual(await textsOf(officer, one), ['not yet, and more']);
  });

  it('is kept whole or not at all where it is larger than any form', async () => {
    const page = pageOf(officer, '/large');
    assert.deepEqual(await save(officer, page, 'x'.repeat(262_144)), { kind: 'too-large' });
    assert.deepEqual(await textsOf(officer, page), []);
    assert.equal((await save(officer, page, 'é'.repeat(120_000))).kind, 'saved');
  });

  it('is refused in words to somebody with hundreds of them, who can still add to those there are', async () => {
    const many = await createPerson(database, officer, { roles: ['iro'] });
    const page = pageOf(many, '/first');
    await save(many, page, 'the first');
    await asAdmin((admin) =>
      admin.query(
        `insert into app.drafts (authority_id, staff_id, form, subject, fields, page_id)
        select $1, $2, 'absence', '/' || n, '{}', uuidv7() from generate_series(1, 299) n`,
        [many.authorityId, many.userId],
      ),
    );
    assert.deepEqual(await save(many, pageOf(many, '/one-more'), 'too many'), { kind: 'too-many' });
    assert.equal((await save(many, page, 'the first, longer', 2)).kind, 'saved');
  });

  it('is seen by nobody but its writer', async () => {
    const page = pageOf(officer, '/mine');
    await save(officer, page, 'my own words');
    assert.deepEqual(await textsOf(officer, page), ['my own words']);
    assert.deepEqual(await textsOf(colleague, page), []);
    await assert.rejects(
      save(colleague, pageOf(officer, '/forged'), 'in a name that is not mine'),
      /row-level security/,
    );
  });

  it('belongs to a link as to a person, and no person sees it', async () => {
    const program = { authorityId: officer.authorityId, userId: null };
    const linkId = randomUUID();
    const page: DraftPage = {
      owner: { kind: 'link', id: linkId },
      form: 'consultation',
      subject: linkId,
      pageId: randomUUID(),
      continues: undefined,
    };
    await save(program, page, 'I would like to go swimming');
    assert.deepEqual(await textsOf(program, page), ['I would like to go swimming']);
    assert.deepEqual(await textsOf(officer, page), []);
  });
});

describe('clearing drafts', () => {
  it('takes those that nobody came back to for thirty days, and no younger one', async () => {
    const elsewhere = await createAuthority(database, 'Southshire');
    const program = { authorityId: elsewhere.authorityId, userId: null };
    const [old, young] = [pageOf(elsewhere, '/old'), pageOf(elsewhere, '/young')];
    await save(elsewhere, old, 'old');
    await save(elsewhere, young, 'young');
    await asAdmin(async (admin) => {
      const age = 'update app.drafts set saved_at = now() - $2::interval where authority_id = $3 and subject = $1';
      await admin.query(age, ['/old', '30 days 1 minute', elsewhere.authorityId]);
      await admin.query(age, ['/young', '29 days 23 hours', elsewhere.authorityId]);
    });
    const cleared = await database.withTransaction(program, (tx) => clearDrafts(tx, program));
    assert.deepEqual(cleared, { cleared: 1, isAll: true });
    assert.deepEqual([await textsOf(elsewhere, old), await textsOf(elsewhere, young)], [[], ['young']]);
  });
});
