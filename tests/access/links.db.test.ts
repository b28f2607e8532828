import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import type pg from 'pg';
import { hashOf } from '../../src/platform/identity/tokens.ts';
import { LINK_PAGES } from '../../src/web/pages.ts';
import { openTestApp, sendForm } from '../support/app.ts';
import { askBeforeReview } from '../support/consultation.ts';
import { openOffice } from '../support/office.ts';
import { createAuthority, createOneOfEach } from '../support/records.ts';
import { OPEN_TABLES } from '../support/row-level-security.ts';

const TODAY = '2026-06-01';
const { app, database, asAdmin, signInAs } = await openTestApp({ today: TODAY });
const office = await openOffice(database);
const asked = await askBeforeReview({ database, asAdmin }, office, TODAY);
const elsewhere = await createAuthority(database, 'Elsewhere');
for (const actor of [elsewhere, office.officer]) {
  await database.withTransaction(actor, (tx) => createOneOfEach(tx, actor));
}
const RIGHT = { 'bornOn-day': '2', 'bornOn-month': '5', 'bornOn-year': '2014' };
const WRONG = { ...RIGHT, 'bornOn-year': '2013' };

/** What the transaction of a link may see of each table: itself, and its paper. */
const ITS_OWN = new Set(['personal_links', 'consultation_papers']);

describe('the transaction of a link', () => {
  it('sees itself and its paper, and of every other table nothing, though there is something in each', async () => {
    const link = await database.findLink(hashOf(tokenOf(asked.ofMother.path)));
    assert.ok(link);
    const tables = await tablesWithRows();
    assert.ok(tables.length > 30, 'there is hardly anything to see');
    for (const table of tables) {
      const seen: number | undefined = await database.withLink(link, async (tx) => {
        const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
          tx,
        );
        return rows[0]?.count;
      });
      if (table in OPEN_TABLES) continue;
      assert.equal(seen, ITS_OWN.has(table) ? 1 : 0, table);
    }
  });

  it('writes into nothing but its own paper, its own draft and its own line of the audit', async () => {
    const link = await database.findLink(hashOf(tokenOf(asked.ofMother.path)));
    assert.ok(link);
    const { authorityId: authority_id } = link;
    const refused: readonly ((tx: Parameters<Parameters<typeof database.withLink>[1]>[0]) => Promise<unknown>)[] = [
      (tx) =>
        tx
          .insertInto('facts')
          .values({ authority_id, child_id: office.child, type: 'x', happened_on: TODAY })
          .execute(),
      (tx) => tx.insertInto('audit_events').values({ authority_id, action: 'x', user_id: null }).execute(),
      (tx) =>
        tx
          .insertInto('audit_events')
          .values({
            authority_id,
            action: 'x',
            user_id: office.iro.userId,
            details: JSON.stringify({ linkId: link.linkId }),
          })
          .execute(),
      (tx) =>
        tx
          .insertInto('consultation_papers')
          .values({
            authority_id,
            child_id: office.child,
            review_id: asked.reviewId,
            link_id: link.linkId,
            person_kind: 'child',
            person_id: office.iro.userId,
            person_name: 'x',
            relationship: 'x',
            audience: 'parent',
            questions_version: 'x',
            questions: '[]',
            heading: '{}',
            channel: 'letter',
          })
          .execute(),
    ];
    for (const write of refused) await assert.rejects(database.withLink(link, write), /row-level security/);
    const changed = await database.withLink(link, async (tx) => {
      const [result] = await tx.updateTable('consultation_papers').set({ withdrawal_reason: null }).execute();
      return result?.numUpdatedRows;
    });
    assert.equal(changed, 1n, 'of all papers its own alone');
  });
});

describe('a page behind a link', () => {
  for (const page of LINK_PAGES) {
    it(`${page.method} ${page.path} shows nobody anything who has not given the date of birth, be they signed in or not`, async () => {
      const before = await countEvents();
      const { linkId } = (await database.findLink(hashOf(tokenOf(asked.ofMother.path)))) ?? { linkId: '' };
      const url = page.path.replace(':link', linkId);
      const { cookie } = await signInAs(office.manager);
      const ofAnother = await unlock(asked.ofChild.path);
      for (const sent of [cookie, ofAnother.cookie]) {
        const answer =
          page.method === 'GET'
            ? await app.inject({ url, headers: { cookie: sent } })
            : await sendForm(app, { url, cookie: sent });
        assert.equal(answer.statusCode, 410);
        assert.doesNotMatch(answer.body, /Sami|Testparent/);
      }
      const told = await actionsSince(before);
      assert.deepEqual(
        told.filter((action) => action === page.action),
        [],
      );
    });

    it(`${page.method} ${page.path} answers whoever has, and tells the audit in the name of the link`, async () => {
      const { cookie, linkId } = await unlock(asked.ofMother.path);
      const before = await countEvents();
      const url = page.path.replace(':link', linkId);
      const answer =
        page.method === 'GET' ? await app.inject({ url, headers: { cookie } }) : await sendForm(app, { url, cookie });
      assert.ok(answer.statusCode < 500);
      assert.equal(answer.headers['referrer-policy'], 'no-referrer');
      assert.equal(answer.headers['cache-control'], 'no-store');
      assert.match(String(answer.headers['x-robots-tag']), /noindex/);
      const [action, ...others] = await actionsSince(before);
      assert.ok([page.action, `${page.action}.not-found`].includes(String(action)), String(action));
      assert.deepEqual(others, []);
      const { rows } = await asAdmin((admin) =>
        admin.query("select user_id, details ->> 'linkId' as link from app.audit_events order by id desc limit 1"),
      );
      assert.deepEqual(rows, [{ user_id: null, link: linkId }]);
    });
  }
});

describe('the door of a link', () => {
  it('shows a question and nothing of anybody, however often it is opened, and uses nothing up', async () => {
    for (const method of ['HEAD', 'GET', 'GET'] as const) {
      const answer = await app.inject({ method, url: asked.ofMother.path });
      assert.equal(answer.statusCode, 200);
      assert.doesNotMatch(answer.body, /Sami|Testparent|Testchild|Northshire/);
    }
    assert.ok((await unlock(asked.ofMother.path)).cookie);
  });

  it('tells an address that opens nothing from none that ever did', async () => {
    const nothing = await app.inject({ url: `/r/${'a'.repeat(43)}` });
    assert.equal(nothing.statusCode, 410);
    const noAddress = await app.inject({ url: '/r/short' });
    assert.equal(
      noAddress.body.replace(/nonce="[^"]+"/g, ''),
      nothing.body.replace(/nonce="[^"]+"/g, '').replaceAll(`/r/${'a'.repeat(43)}`, '/r/short'),
    );
  });

  it('rests after five wrong dates, even for the right one, and shuts for good after fifteen', async () => {
    const other = await openOffice(database);
    const { ofMother } = await askBeforeReview({ database, asAdmin }, other, TODAY);
    const give = (fields: typeof RIGHT) => sendForm(app, { url: ofMother.path, fields });
    for (let n = 0; n < 5; n += 1) assert.match((await give(WRONG)).body, /not the date of birth that we know/);
    assert.match((await give(RIGHT)).body, /There were several wrong dates/);
    await asAdmin((admin) =>
      admin.query(
        'update app.personal_links set failures = 14, locked_until_at = null where holder_id = (select recipient_id from app.post_items where body like $1)',
        [`%${ofMother.path}%`],
      ),
    );
    await give(WRONG);
    const shut = await give(RIGHT);
    assert.equal(shut.statusCode, 410);
  });

  it('is shut when it has expired or was withdrawn', async () => {
    const other = await openOffice(database);
    const { ofMother, ofChild } = await askBeforeReview({ database, asAdmin }, other, TODAY);
    const open = await unlock(ofChild.path);
    await asAdmin((admin) =>
      admin.query(
        "update app.personal_links set issued_at = now() - interval '2 days', expires_at = now() - interval '1 day' where child_id = $1",
        [other.child],
      ),
    );
    for (const { path } of [ofMother, ofChild]) assert.equal((await app.inject({ url: path })).statusCode, 410);
    const inside = await app.inject({ url: `/r/paper/${open.linkId}`, headers: { cookie: open.cookie } });
    assert.equal(inside.statusCode, 410);
  });

  it('is found by the hash of its address, which stands in no table', async () => {
    const token = tokenOf(asked.ofMother.path);
    const { rows } = await asAdmin((admin) =>
      admin.query('select from app.link_ids where token_hash = $1', [hashOf(token)]),
    );
    assert.equal(rows.length, 1);
    assert.equal(Buffer.from(token, 'base64url').length, 32);
    for (const table of ['personal_links', 'link_ids', 'consultation_papers', 'audit_events', 'drafts']) {
      const found = await asAdmin((admin) =>
        admin.query(`select from app.${table} t where t::text like $1`, [`%${token}%`]),
      );
      assert.equal(found.rowCount, 0, table);
    }
  });
});

async function unlock(path: string): Promise<{ readonly cookie: string; readonly linkId: string }> {
  const answer = await sendForm(app, { url: path, fields: RIGHT });
  assert.equal(answer.statusCode, 303, answer.body);
  const [set] = answer.cookies.filter(({ name }) => name === 'footprint-link');
  assert.ok(set);
  const to = String(answer.headers.location);
  assert.equal(set.path, to);
  assert.ok(set.httpOnly);
  return { cookie: `${set.name}=${set.value}`, linkId: to.split('/').at(-1) ?? '' };
}

function tokenOf(path: string): string {
  return path.replace('/r/', '');
}

async function tablesWithRows(): Promise<string[]> {
  return await asAdmin(async (admin: pg.Client) => {
    const { rows } = await admin.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'v') order by 1",
    );
    const filled: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await admin.query(`select from app.${name} limit 1`);
      if (rowCount === 1) filled.push(name);
    }
    return filled;
  });
}

async function countEvents(): Promise<number> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ n: number }>('select count(*)::int as n from app.audit_events'),
  );
  return rows[0]?.n ?? 0;
}

async function actionsSince(before: number): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ action: string }>('select action from app.audit_events order by id offset $1', [before]),
  );
  return rows.map(({ action }) => action);
}
