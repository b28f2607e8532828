import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { ONE_CHILD } from '../../src/platform/pages/terms.ts';
import { PAGES } from '../../src/web/pages.ts';
import { openTestApp } from '../support/app.ts';
import { createAuthority, createOneOfEach, type TestActor } from '../support/records.ts';

const { app, database, signInAs } = await openTestApp();

/** Addresses in which a child stands, by an id of theirs, and that answer with a page. */
const ABOUT_ONE = PAGES.filter(({ method, path }) => method === 'GET' && /:(child|review|item)\b/.test(path))
  .map(({ path }) => path)
  // A part that may be there more than once has for each the form that it has for a new one.
  .filter((path) => !/\/(csv|file)$|\/preparation\/[a-z-]+\/:item$/.test(path));

/** No link leads there, but what somebody does. */
const AFTER_SOMETHING: Readonly<Record<string, string>> = {
  '/children/:child/open-in-emergency': 'the record is open already',
  '/children/:child/reviews/directions/:direction': 'of one that stands still, to those who directed it',
  '/reviews/:review/arranged': 'comes after arranging, and says what it tells by the day alone',
};

interface OpenRecord {
  readonly officer: TestActor;
  readonly childId: string;
  /** Every id by which a page is about the child. */
  readonly ids: readonly string[];
}

/** An authority with one of everything about one child, who is so old. */
async function openRecordOf(years: number, terms: object = {}): Promise<OpenRecord> {
  const officer = await createAuthority(database);
  // The record is restricted: whoever records for the child's worker is the worker.
  await database.withTransaction({ ...officer, userId: null }, (tx) =>
    sql`update staff set roles = roles || 'social-worker'::text where id = ${officer.userId}`.execute(tx),
  );
  return await database.withTransaction(officer, async (tx) => {
    await createOneOfEach(tx, officer);
    await sql`update children set born_on = current_date - make_interval(years => ${years}, days => 100)`.execute(tx);
    // Whatever is said of a child in custody is said, too.
    await sql`update placements set kind = 'custody'`.execute(tx);
    await sql`update authorities set terms = ${JSON.stringify(terms)}::jsonb`.execute(tx);
    const { id } = await tx.selectFrom('children').select('id').where('local_id', '=', 'L1').executeTakeFirstOrThrow();
    const { rows } = await sql<{ id: string }>`select id from reviews union all select id from post_items`.execute(tx);
    return { officer, childId: id, ids: [id, ...rows.map((row) => row.id)] };
  });
}

/** Every page about the child that links lead to, by its address. */
async function walk({ officer, childId, ids }: OpenRecord): Promise<ReadonlyMap<string, string>> {
  const headers = await signInAs(officer);
  const found = new Map<string, string>();
  const lists = ['periods-of-care', 'iros', 'social-workers', 'custody'].map((list) => `/children/${childId}/${list}`);
  const reviews = ids.flatMap((id) => [`/reviews/${id}`, `/reviews/${id}/consultation`, `/reviews/${id}/cancel`]);
  const sends = ids.map((id) => `/reviews/${id}/invitations/send`);
  const around = [`/allocation/${childId}`, `/children/${childId}/roles`];
  const toOpen = [`/children/${childId}`, ...around, ...lists, ...reviews, ...sends, '/post'];
  for (const address of toOpen) {
    const page = await app.inject({ url: address, headers });
    if (page.statusCode !== 200 || !String(page.headers['content-type']).startsWith('text/html')) continue;
    if (ids.some((id) => address.includes(id))) found.set(address, page.body);
    for (const [, href = ''] of page.body.matchAll(/href="(\/[^"#]*)/g)) {
      const link = href.replaceAll('&amp;', '&');
      if (ids.some((id) => link.includes(id)) && !toOpen.includes(link)) toOpen.push(link);
    }
  }
  return found;
}

/** What a page says, seen and heard. */
function textOf(html: string): string {
  const labels = [...html.matchAll(/(?:aria-label|data-label|alt|title)="([^"]*)"/g)].map(([, label]) => label);
  const text = html.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]*>/g, ' ');
  return [text, ...labels].join('\n');
}

/** Each place where a page has such words, to be told apart where there is one too many. */
function findIn(pages: ReadonlyMap<string, string>, words: RegExp): string[] {
  return [...pages].flatMap(([address, body]) => {
    const text = textOf(body);
    return [...text.matchAll(words)].map(({ index }) => {
      const around = text.slice(Math.max(0, index - 30), index + 40).replaceAll(/\s+/g, ' ');
      return `${address.replaceAll(/[0-9a-f-]{36}/g, ':id')} …${around}…`;
    });
  });
}

/** The paper for older children and theirs alike is called so in a list to choose from. */
const NAME_OF_A_PAPER = 'Child or young person';

const ofEight = await walk(await openRecordOf(8));

describe('the pages about one child', () => {
  it('are all walked', () => {
    const pages = [...ofEight.keys()];
    const shapeOf = (path: string) => new RegExp(`^${path.replaceAll(/:[a-z]+/g, '[^/?]+')}(\\?|$)`);
    const missed = ABOUT_ONE.filter((path) => !pages.some((address) => shapeOf(path).test(address)));
    assert.deepEqual(missed.toSorted(), Object.keys(AFTER_SOMETHING).toSorted());
  });

  it('say young person of somebody of 16, and child nowhere but as a word of the law [DEF-01]', async () => {
    const pages = await walk(await openRecordOf(16));
    assert.deepEqual(findIn(pages, ONE_CHILD), []);
    assert.ok(findIn(pages, /\b[Yy]oung person\b/g).length > 200);
  });

  it('say child of somebody of 8, and young person nowhere [DEF-01]', () => {
    const found = findIn(ofEight, /\byoung person\b/gi).filter((each) => !each.includes(NAME_OF_A_PAPER));
    assert.deepEqual(found, []);
    assert.ok(findIn(ofEight, ONE_CHILD).length > 200);
  });

  it('say it in the authority’s own words, from the birthday that it chose [DEF-01] [CFG-05]', async () => {
    const own = { youngPerson: { one: 'older teenager', many: 'older teenagers' }, youngPersonFrom: 14 };
    const pages = await walk(await openRecordOf(14, own));
    assert.deepEqual(findIn(pages, ONE_CHILD), []);
    const found = findIn(pages, /\byoung person\b/gi).filter((each) => !each.includes(NAME_OF_A_PAPER));
    assert.deepEqual(found, []);
    assert.ok(findIn(pages, /\b[Tt]he older teenager\b/g).length > 100);
    assert.ok(findIn(pages, /\ban older teenager\b/gi).length > 0, 'with the article that fits');
  });
});
