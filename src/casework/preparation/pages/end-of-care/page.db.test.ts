import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { createStaff, enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';

const TODAY = '2026-06-01';
const { app, database, signInAs, asAdmin } = await openTestApp({ today: TODAY });
const office = await openOffice(database);
const administrator = await createStaff(database, office.officer, { name: 'Ada Min', roles: ['review-administrator'] });
const who = { ...office, administrator };
const WHY = 'The court made a special guardianship order.';
const ENDS: SentFields = { version: '0', ...day('endsOn', '26', '6'), why: WHY };

await asAdmin((admin) =>
  admin.query("update app.staff set email = 'iris@authority.test' where id = $1", [office.iro.userId]),
);
await database.withTransaction(office.officer, (tx) =>
  tx
    .insertInto('offices')
    .values({
      authority_id: office.officer.authorityId,
      kind: 'child-protection-unit',
      title: 'CP Unit',
      email: 'cpu@authority.test',
      started_on: '2020-01-01',
      confirmed_on: '2026-01-01',
    })
    .execute(),
);

describe('a child who stops being looked after before the review', () => {
  after(() => procedure('national'));

  it('is told by the social worker on one page, and the administration, the IRO and all who were invited are told why in the same breath [SCH-17, ADM-03]', async () => {
    await procedure('bwd');
    const { childId, reviewId } = await newReview();
    assert.match((await get('socialWorker', `/children/${childId}`)).body, /Say that Sami stops being looked after/);
    const form = await get('socialWorker', addressOf(childId));
    assert.match(form.body, /held as a cease LAC review/);
    const told = await send('socialWorker', addressOf(childId), ENDS);
    assert.deepEqual([told.statusCode, told.headers.location], [303, addressOf(childId)], told.body);

    assert.deepEqual(await alertsOf(childId, 'child-leaves-care'), ['Ada Min', 'An officer', 'Iris Ode']);
    const alerts = await get('administrator', '/alerts');
    assert.match(alerts.body, /Sami Testchild stops being looked after/);
    assert.match(alerts.body, /Read when and why, and arrange a cease LAC review/);

    const news = await newsOf(childId);
    assert.deepEqual(
      news.filter(({ purpose }) => purpose === 'event-notice').map(({ name, to }) => [name, to]),
      [
        ['CP Unit', 'cpu@authority.test'],
        ['Iris Ode', 'iris@authority.test'],
      ],
    );
    const invited = news.filter(({ purpose }) => purpose === 'invitation-update');
    assert.deepEqual(
      invited.map(({ name, channel }) => [name, channel]),
      [
        ['Mona Mother', 'email'],
        ['Sami', 'letter'],
        ['Tim Teach', 'text'],
      ],
    );
    for (const { body } of news) assert.ok(body.includes(WHY), body);
    const [mother, child] = invited;
    assert.match(
      mother?.body ?? '',
      /Sami’s Looked After Review on Monday 13 July 2026 at 16:00 will be brought forward, and held as a cease LAC review: Sami stops being looked after on Friday 26 June 2026/,
    );
    assert.match(child?.body ?? '', /Your Looked After Review .* you stop being looked after/);
    assert.deepEqual(
      [mother?.calendar?.method, mother?.calendar?.sequence, mother?.calendar?.summary],
      ['REQUEST', 1, 'Looked After Review: a new day follows'],
    );
    for (const { subject } of news) assert.doesNotMatch(subject, /Sami/);
    assert.match(
      (await get('iro', `/reviews/${reviewId}`)).body,
      /It is brought forward and held as a cease LAC review/,
    );
    assert.match((await get('iro', `/children/${childId}`)).body, /Stops being looked after on Friday 26 June 2026/);
  });

  it('offers the day before the child leaves, and whoever was told is told of the new day with the reason [SCH-17, ADM-03]', async () => {
    const { childId, reviewId } = await newReview();
    await send('socialWorker', addressOf(childId), ENDS);
    const page = await get('administrator', addressOf(childId));
    const href = /href="([^"]+\?for=end-of-care)"/.exec(page.body)?.[1] ?? assert.fail(page.body);
    const form = await get('administrator', href);
    assert.match(form.body, /name="heldOn-day"[^>]*value="25"[\s\S]*name="heldOn-month"[^>]*value="6"/);
    assert.match(form.body, /value="cease-looked-after"[^>]*checked/);
    assert.ok(form.body.includes(WHY), 'the reason stands in the form');
    await letGo(reviewId);
    const late = await arrange(reviewId, {
      ...day('heldOn', '29', '6'),
      kind: 'cease-looked-after',
      reason: WHY,
      version: '1',
    });
    assert.ok(late.includes('a Looked After Review on this day comes after it'));
    await arrangeAllTheSame(reviewId, {
      ...day('heldOn', '25', '6'),
      kind: 'cease-looked-after',
      reason: WHY,
      version: '1',
    });
    const news = (await newsOf(childId)).filter(({ state }) => state === 'to-send');
    const [mother] = news.filter(({ name }) => name === 'Mona Mother');
    assert.match(mother?.body ?? '', /Thursday 25 June 2026/);
    assert.ok(mother?.body.includes(WHY));
    assert.deepEqual([mother?.calendar?.startsAt, mother?.calendar?.sequence], ['2026-06-25T16:00', 2]);
  });

  it('tells the administration and the IRO alone where no review is arranged, or one is arranged before the day', async () => {
    const { childId } = await newChild();
    await send('socialWorker', addressOf(childId), ENDS);
    assert.deepEqual(await alertsOf(childId, 'child-leaves-care'), ['Ada Min', 'An officer', 'Iris Ode']);
    assert.deepEqual(
      (await newsOf(childId)).map(({ name }) => name),
      ['CP Unit', 'Iris Ode'],
    );
    const page = await get('socialWorker', addressOf(childId));
    assert.match(page.body, new RegExp(`/children/${childId}/reviews/new\\?for=end-of-care`));
    const early = await newReview();
    await send('socialWorker', addressOf(early.childId), { ...ENDS, ...day('endsOn', '14', '7') });
    assert.deepEqual(
      (await newsOf(early.childId)).filter(({ purpose }) => purpose === 'invitation-update'),
      [],
    );
    assert.match((await get('socialWorker', addressOf(early.childId))).body, /is held before Sami leaves care/);
  });

  it('takes an invitation that waits out of the post, and sends it anew where the child stays after all', async () => {
    const { childId, reviewId } = await newReview({ letGo: ['Mona Mother', 'Tim Teach'] });
    await send('socialWorker', addressOf(childId), ENDS);
    assert.deepEqual(await waitingFor(reviewId), ['Mona Mother', 'Tim Teach']);
    await letGo(reviewId, 'Mona Mother');
    const stays = { version: '1', whyStays: 'The court adjourned the case.' };
    const missing = await send('socialWorker', `${addressOf(childId)}/withdrawal`, { ...stays, whyStays: ' ' });
    assert.equal(missing.statusCode, 422);
    assert.match(missing.body, /Say why the child stays/);
    const withdrawn = await send('socialWorker', `${addressOf(childId)}/withdrawal`, stays);
    assert.equal(withdrawn.statusCode, 303, withdrawn.body);
    assert.deepEqual(await alertsOf(childId, 'child-stays'), ['Ada Min', 'An officer', 'Iris Ode']);
    const waiting = (await newsOf(childId)).filter(
      ({ state, purpose }) => state === 'to-send' && purpose !== 'event-notice',
    );
    // The teacher never heard that it would be brought forward, and hears nothing now.
    assert.deepEqual(
      waiting.map(({ name, purpose }) => [name, purpose]),
      [
        ['Mona Mother', 'invitation-update'],
        ['Sami', 'invitation'],
      ],
    );
    assert.match(
      waiting[0]?.body ?? '',
      /Sami stays looked after[\s\S]*Monday 13 July 2026[\s\S]*The court adjourned the case/,
    );
    const page = await get('socialWorker', addressOf(childId));
    assert.match(
      page.body,
      /Stays looked after\. The court adjourned the case\.[\s\S]*Stops being looked after on Friday 26/,
    );
    assert.doesNotMatch((await get('iro', `/reviews/${reviewId}`)).body, /stops being looked after/);
  });

  it('records the end once its day has come, puts it right with the day, and withdraws it where the child stays', async () => {
    const { childId } = await newChild();
    await send('socialWorker', addressOf(childId), { ...ENDS, ...day('endsOn', '29', '5') });
    assert.deepEqual(await endsOf(childId), ['2026-05-29']);
    assert.match((await get('iro', `/children/${childId}`)).body, /Looked after until 29 May 2026/);
    await send('socialWorker', addressOf(childId), { ...ENDS, ...day('endsOn', '28', '5'), version: '1' });
    assert.deepEqual(await endsOf(childId), ['2026-05-28']);
    await send('socialWorker', `${addressOf(childId)}/withdrawal`, { version: '2', whyStays: 'It was another child.' });
    assert.deepEqual(await endsOf(childId), []);
    assert.match((await get('iro', `/children/${childId}`)).body, /Looked after since/);
  });

  it('shows both where two people tell it at once, and asks for the day and the reason', async () => {
    const { childId } = await newChild();
    const missing = await send('socialWorker', addressOf(childId), { version: '0' });
    assert.equal(missing.statusCode, 422);
    assert.match(missing.body, /Enter the day on which the child stops[\s\S]*Say why/);
    const before = await send('socialWorker', addressOf(childId), { ...ENDS, ...day('endsOn', '1', '3') });
    assert.match(before.body, /before the day on which the child became looked after/);
    await send('socialWorker', addressOf(childId), ENDS);
    const second = await send('administrator', addressOf(childId), { ...ENDS, why: 'Returns to the mother.' });
    assert.equal(second.statusCode, 409);
    assert.match(
      second.body,
      /They saved: [^\n]*special guardianship order[\s\S]*You typed: [^\n]*Returns to the mother/,
    );
    const stale = await send('administrator', `${addressOf(childId)}/withdrawal`, {
      version: '0',
      whyStays: 'No order.',
    });
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /Somebody else told something meanwhile[\s\S]*No order\./);
    assert.match(second.body, /name="version" value="1"/);
  });

  it('is called a review before leaving care where the authority has no other word, and is told by nobody else', async () => {
    await procedure('national');
    const { childId } = await newReview();
    const form = await get('socialWorker', addressOf(childId));
    assert.match(form.body, /held as a review before leaving care/);
    assert.doesNotMatch(form.body, /cease LAC/);
    for (const other of ['manager', 'otherIro', 'barred', 'elsewhere'] as const) {
      assert.ok([403, 404].includes((await send(other, addressOf(childId), ENDS)).statusCode), other);
    }
    assert.deepEqual(await newsOf(childId), []);
    const { rows } = await asAdmin((admin) =>
      admin.query('select from app.end_of_care_notices where child_id = $1', [childId]),
    );
    assert.equal(rows.length, 0);
  });
});

type Who = Exclude<keyof typeof who, 'child'>;

function addressOf(childId: string): string {
  return `/children/${childId}/end-of-care`;
}

async function get(as: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(who[as]) });
}

async function send(as: Who, url: string, fields: SentFields) {
  const { cookie } = await signInAs(who[as]);
  return await sendForm(app, { url, cookie, fields });
}

async function procedure(is: string): Promise<void> {
  await asAdmin((admin) =>
    admin.query('update app.authorities set procedure = $2 where authority_id = $1', [office.officer.authorityId, is]),
  );
}

function day(name: string, date: string, month: string): SentFields {
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: '2026' };
}

let made = 0;

async function newChild(): Promise<{ childId: string }> {
  made += 1;
  const childId = await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `E${made}`,
      bornOn: '2014-05-02',
      givenName: 'Samuel',
      familyName: 'Testchild',
      knownAs: 'Sami',
      iro: office.iro,
      socialWorker: office.socialWorker,
      events: [
        { type: 'became-looked-after', on: '2026-03-16' },
        { type: 'review-started', review: 'r1', on: '2026-04-17' },
        { type: 'review-completed', review: 'r1', on: '2026-04-17' },
      ],
    }),
  );
  return { childId };
}

/** A child with a review on 13 July, to which the child, the mother and the teacher were invited. */
async function newReview(of: { readonly letGo?: readonly string[] } = {}) {
  const { childId } = await newChild();
  const reviewId = await arrangeAllTheSame(`new ${childId}`, {});
  const { id: mother } = await database.withTransaction(office.officer, (tx) =>
    tx
      .insertInto('child_people')
      .values({
        authority_id: office.officer.authorityId,
        child_id: childId,
        name: 'Mona Mother',
        relationship: 'mother',
        email: 'mona@people.test',
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  const decided = { decision: 'invited', childsView: 'wants', attends: 'whole', answer: 'none' };
  const href = `/reviews/${reviewId}/invitations`;
  const mona = { who: 'person', person: mother, name: 'Mona Mother', role: 'mother', channel: 'email' };
  const child = { who: 'child', name: 'Sami', role: 'The child', channel: 'in-person' };
  const teacher = { who: 'named', name: 'Tim Teach', role: 'Teacher', phone: '07700 900123', channel: 'text' };
  for (const each of [mona, child, teacher]) {
    const kept = await send('iro', `${href}/new`, { ...decided, ...each });
    assert.equal(kept.statusCode, 303, kept.body);
  }
  assert.equal((await send('iro', `${href}/send`, {})).statusCode, 303);
  for (const name of of.letGo ?? ['Mona Mother', 'Sami', 'Tim Teach']) await letGo(reviewId, name);
  return { childId, reviewId };
}

const ARRANGED: SentFields = {
  version: '0',
  ...day('heldOn', '13', '7'),
  starts: '16:00',
  lengthMinutes: '60',
  childMisses: 'nothing',
  placeKind: 'placement',
  kind: 'ordinary',
  shape: 'single',
  chairedBy: 'iro',
  isConfirmed: 'yes',
};

/** What the page says of an arrangement before it is kept. */
async function arrange(review: string, fields: SentFields): Promise<string> {
  return (await sendArrangement(review, fields)).body;
}

async function arrangeAllTheSame(review: string, fields: SentFields): Promise<string> {
  let page = await sendArrangement(review, fields);
  if (page.statusCode === 422) {
    const warned = (/<textarea name="warned"[^>]*>([^<]*)</.exec(page.body)?.[1] ?? '').replaceAll('&#39;', "'");
    page = await sendArrangement(review, { ...fields, warned });
  }
  assert.equal(page.statusCode, 303, page.body);
  return String(page.headers.location).split('/')[2] ?? '';
}

async function sendArrangement(review: string, fields: SentFields) {
  const url = review.startsWith('new ') ? `/children/${review.slice(4)}/reviews/new` : `/reviews/${review}/arrange`;
  return await send('iro', url, { ...ARRANGED, ...fields });
}

/** As if the job of the post had sent what waits. */
async function letGo(reviewId: string, name?: string): Promise<void> {
  await asAdmin((admin) =>
    admin.query(
      `update app.post_items set state = 'sent', sent_at = now()
       where review_id = $1 and state = 'to-send' and ($2::text is null or recipient_name = $2)`,
      [reviewId, name],
    ),
  );
}

interface News {
  readonly name: string;
  readonly to: string | null;
  readonly channel: string;
  readonly purpose: string;
  readonly state: string;
  readonly subject: string;
  readonly body: string;
  readonly calendar: {
    readonly method: string;
    readonly sequence: number;
    readonly summary: string;
    readonly startsAt: string;
  } | null;
}

/** What was written about the child since the first invitations, by name. */
async function newsOf(childId: string): Promise<News[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<News>(
      `select recipient_name as name, recipient_address as to, channel, purpose, state, subject, body, calendar
       from app.post_items where child_id = $1 and (purpose <> 'invitation' or state = 'to-send')
       order by recipient_name, id`,
      [childId],
    ),
  );
  return rows;
}

async function waitingFor(reviewId: string): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ name: string }>(
      `select recipient_name as name from app.post_items where review_id = $1 and state = 'to-send' order by 1`,
      [reviewId],
    ),
  );
  return rows.map(({ name }) => name);
}

async function alertsOf(childId: string, kind: string): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ name: string }>(
      `select s.name from app.alerts l join app.staff s on s.id = l.staff_id
       where l.child_id = $1 and l.kind = $2 order by 1`,
      [childId, kind],
    ),
  );
  return rows.map(({ name }) => name);
}

/** The days on which care ended, as the facts have it now. */
async function endsOf(childId: string): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ on: string }>(
      `select happened_on::text as on from app.current_facts where child_id = $1 and type = 'ceased-looked-after'`,
      [childId],
    ),
  );
  return rows.map(({ on }) => on);
}
