import assert from 'node:assert/strict';
import { listPapersOfReview } from '../../src/casework/participation/list-papers-of-review.ts';
import { sendPapers } from '../../src/casework/participation/send-papers.ts';
import { prepareNextReview } from '../../src/casework/preparation/prepare-next-review.ts';
import { sendForm, type TestApp } from './app.ts';
import type { TestDatabase } from './database.ts';
import type { Office } from './office.ts';

/** A paper that went to somebody. */
export interface AskedPaper {
  readonly id: string;
  readonly personName: string;
  /** The path of its link, as it stands in the letter or email. */
  readonly path: string;
}

/** A review whose child and mother were asked. */
export interface AskedReview {
  readonly reviewId: string;
  readonly motherId: string;
  readonly ofChild: AskedPaper;
  readonly ofMother: AskedPaper;
}

/** Asks the child, with few words and faces, and a mother what they think before the next review. */
export async function askBeforeReview(
  { database, asAdmin }: Pick<TestDatabase, 'database' | 'asAdmin'>,
  { officer, child }: Pick<Office, 'officer' | 'child'>,
  today: string,
): Promise<AskedReview> {
  const { reviewId, motherId, papers } = await database.withTransaction(officer, async (tx) => {
    const mother = { name: 'Mo Testparent', relationship: 'mother', email: 'mo@example.org' };
    const row = { authority_id: officer.authorityId, child_id: child, has_parental_responsibility: true, ...mother };
    const { id } = await tx.insertInto('child_people').values(row).returning('id').executeTakeFirstOrThrow();
    const found = await prepareNextReview(tx, officer, child);
    assert.ok(found !== undefined);
    const outcome = await sendPapers(tx, officer, {
      reviewId: found,
      papers: [
        { personId: child, channel: 'letter', audience: 'child-younger' },
        { personId: id, channel: 'email', audience: 'parent' },
      ],
      today,
      address: 'http://localhost:3000',
    });
    assert.equal(outcome.kind, 'sent', JSON.stringify(outcome));
    return { reviewId: found, motherId: id, papers: await listPapersOfReview(tx, officer, { reviewId: found }) };
  });
  const { rows } = await asAdmin((admin) =>
    admin.query<{ personId: string; path: string }>(
      `select recipient_id as "personId", substring(body from 'http://localhost:3000(/r/[A-Za-z0-9_-]+)') as path
      from app.post_items where review_id = $1`,
      [reviewId],
    ),
  );
  const paperOf = (personId: string): AskedPaper => {
    const paper = papers.find((each) => each.personId === personId);
    const path = rows.find((row) => row.personId === personId)?.path;
    assert.ok(paper !== undefined && path !== undefined);
    return { id: paper.id, personName: paper.personName, path };
  };
  return { reviewId, motherId, ofChild: paperOf(child), ofMother: paperOf(motherId) };
}

const BIRTH = { 'bornOn-day': '2', 'bornOn-month': '5', 'bornOn-year': '2014' };

/** As a phone does it: the date of birth, the questions, a second look, and off it goes. */
export async function answerByLink(
  app: TestApp['app'],
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const door = await sendForm(app, { url: path, fields: BIRTH });
  const [set] = door.cookies.filter(({ name }) => name === 'footprint-link');
  const cookie = `${set?.name}=${set?.value}`;
  const checked = await sendForm(app, { url: String(door.headers.location), cookie, fields });
  assert.equal(checked.statusCode, 303, checked.body);
  const url = String(checked.headers.location);
  const look = await app.inject({ url, headers: { cookie } });
  const draft = /name="draft" value="([^"]+)"/.exec(look.body)?.[1] ?? '';
  const sent = await sendForm(app, { url: url.split('?')[0] ?? '', cookie, fields: { draft } });
  const done = await app.inject({ url: String(sent.headers.location), headers: { cookie } });
  assert.match(done.body, /What you wrote has arrived/);
}
