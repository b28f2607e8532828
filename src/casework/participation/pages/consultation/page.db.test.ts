import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { answerByLink, askBeforeReview } from '../../../../../tests/support/consultation.ts';
import { type Office, openOffice } from '../../../../../tests/support/office.ts';
import { getDay } from '../../../../rules/index.ts';
import { recordFact } from '../../../children/record-fact.ts';
import { prepareNextReview } from '../../../preparation/prepare-next-review.ts';
import { listViewsFor } from '../../list-papers-of-review.ts';
import type { Reader } from '../../model.ts';

const TODAY = '2026-06-01';
const { app, database, asAdmin, signInAs } = await openTestApp({ today: TODAY });

describe('asking people before a review', () => {
  it('sends each their own paper, and counts as sent once everybody who is to be asked was asked [PRE-05]', async () => {
    const { office, reviewId, motherId, cookie } = await openReview();
    const url = `/reviews/${reviewId}/consultation`;
    assert.equal(
      (await sendForm(app, { url, cookie, fields: askedBy(office.child, 'letter', 'child-older') })).statusCode,
      303,
    );
    assert.equal(await countFacts(office), 0, 'the mother was not asked yet');
    const half = (await app.inject({ url, headers: { cookie } })).body;
    assert.match(half, /1 of 2 who are to be asked have their paper\. Not yet: Mo Testparent, mother/);
    const sent = await sendForm(app, { url, cookie, fields: askedBy(motherId, 'email', 'parent') });
    assert.equal(sent.statusCode, 303, sent.body);
    const page = await app.inject({ url, headers: { cookie } });
    assert.match(page.body, /Everybody who is to be asked has a paper/);
    assert.match(page.body, /Child or young person/);
    assert.equal(await countFacts(office), 1);
    const [post] = await postOf(reviewId);
    assert.deepEqual(post, { channels: ['email', 'letter'], purposes: ['consultation'] });
    const again = await sendForm(app, { url, cookie, fields: askedBy(motherId, 'email', 'parent') });
    assert.equal(again.statusCode, 422);
    assert.match(again.body, /has a paper already/);
    assert.equal(await countFacts(office), 1);
  });

  it('asks everybody but those who must not be contacted and those who are left out with the reason [PRE-05]', async () => {
    const { office, reviewId, motherId, cookie } = await openReview();
    const url = `/reviews/${reviewId}/consultation`;
    await addPerson(office, { name: 'Dan Out', relationship: 'uncle', contact_rule: 'not-allowed' });
    const baby = { leftOut: office.child, reason: 'Ten weeks old.' };
    const open = await sendForm(app, { url: `${url}/not-asked`, cookie, fields: { ...baby, reason: '' } });
    assert.equal(open.statusCode, 422);
    assert.match(open.body, /Say why they are not asked/);
    assert.equal((await sendForm(app, { url, cookie, fields: askedBy(motherId, 'email', 'parent') })).statusCode, 303);
    assert.equal(await countFacts(office), 0);
    assert.equal((await sendForm(app, { url: `${url}/not-asked`, cookie, fields: baby })).statusCode, 303);
    assert.equal(await countFacts(office), 1, 'of the child it is decided, and the uncle must not be contacted');
    const { body } = await app.inject({ url, headers: { cookie } });
    assert.match(body, /Not asked this time[\s\S]*Ten weeks old\./);
    const twice = await sendForm(app, { url: `${url}/not-asked`, cookie, fields: baby });
    assert.equal(twice.statusCode, 422);
    const [lift = ''] = /\/not-asked\/[0-9a-f-]+\/lift/.exec(body) ?? [];
    assert.equal((await sendForm(app, { url: `${url}${lift}`, cookie })).statusCode, 303);
    assert.equal(await countFacts(office), 0, 'the child is to be asked after all');
    assert.equal((await sendForm(app, { url: `${url}${lift}`, cookie })).statusCode, 404);
  });

  it('counts as sent no more where a paper is withdrawn, and leaves alone what a person recorded [PRE-05]', async () => {
    const { office, reviewId, motherId, cookie } = await openReview();
    const url = `/reviews/${reviewId}/consultation`;
    for (const fields of [askedBy(office.child, 'letter', 'child-older'), askedBy(motherId, 'email', 'parent')]) {
      await sendForm(app, { url, cookie, fields });
    }
    assert.equal(await countFacts(office), 1);
    const { body } = await app.inject({ url, headers: { cookie } });
    const [paper] = body.match(/\/consultation\/[0-9a-f-]{36}/g) ?? [];
    const withdrawn = await sendForm(app, {
      url: `/reviews/${reviewId}${paper}/withdraw`,
      cookie,
      fields: { reason: 'Wrong' },
    });
    assert.equal(withdrawn.statusCode, 303);
    assert.equal(await countFacts(office), 0);
    const fact = { type: 'consultation-documents-sent', review: await keyOf(reviewId), on: '2026-05-29' };
    const today = getDay(TODAY);
    await database.withTransaction(office.iro, (tx) =>
      recordFact(tx, office.iro, { childId: office.child, fact, today }),
    );
    await sendForm(app, { url, cookie, fields: askedBy(office.child, 'letter', 'child-older') });
    const again = (await app.inject({ url, headers: { cookie } })).body.match(/\/consultation\/[0-9a-f-]{36}/g) ?? [];
    await sendForm(app, { url: `/reviews/${reviewId}${again.at(-1)}/withdraw`, cookie, fields: { reason: 'Wrong' } });
    assert.equal(await countFacts(office), 1, 'a person told of it');
  });

  it('names whoever has parental responsibility and was not asked, on the page and in the preparation [ATT-31]', async () => {
    const { office, reviewId, cookie } = await openReview();
    await addPerson(office, { name: 'Gil Grand', relationship: 'grandparent', has_parental_responsibility: true });
    await addPerson(office, { name: 'Uma Uncle', relationship: 'uncle' });
    const url = `/reviews/${reviewId}/consultation`;
    const { body } = await app.inject({ url, headers: { cookie } });
    assert.match(
      body,
      /A parent, or somebody with parental responsibility: (?=.*Gil Grand)(?=.*Mo Testparent)(?!.*Uma)/,
    );
    const preparation = (await app.inject({ url: `/reviews/${reviewId}/preparation`, headers: { cookie } })).body;
    assert.match(
      preparation,
      /has parental responsibility or is a parent:<\/strong> (Gil Grand; Mo Testparent|Mo Testparent; Gil Grand)/,
    );
  });

  it('has a booklet or paper for each audience, to be answered by link or printed and written on; the child’s is for 4 to 18 [FRM-02, FRM-13]', async () => {
    const { office, reviewId, motherId, cookie } = await openReview();
    const url = `/reviews/${reviewId}/consultation`;
    const ids: Record<string, string> = { 'child-younger': office.child, parent: motherId };
    for (const [audience, relationship] of [
      ['carer', 'foster carer'],
      ['school', 'school'],
      ['health', 'health professional'],
      ['professional', 'advocate'],
    ] as const) {
      ids[audience] = await addPerson(office, { name: `The ${audience}`, relationship });
    }
    for (const [audience, id] of Object.entries(ids)) {
      const sent = await sendForm(app, { url, cookie, fields: askedBy(id, 'letter', audience) });
      assert.equal(sent.statusCode, 303, audience);
    }
    const { body } = await app.inject({ url, headers: { cookie } });
    const papers = [...new Set(body.match(/\/consultation\/[0-9a-f-]{36}/g))];
    assert.equal(papers.length, 6);
    for (const paper of papers) {
      const page = await app.inject({ url: `/reviews/${reviewId}${paper}/print`, headers: { cookie } });
      assert.ok((page.body.match(/footprint-paper__question/g) ?? []).length >= 6, paper);
    }
    const [childs] = papers;
    const printed = await app.inject({ url: `/reviews/${reviewId}${childs}/print`, headers: { cookie } });
    assert.match(printed.body, /Hello Sami[\s\S]*How is it where you live\?[\s\S]*three wishes/);
  });

  it('sends nothing at all where one of them cannot be reached that way', async () => {
    const { office, reviewId, motherId, cookie } = await openReview();
    const answer = await sendForm(app, {
      url: `/reviews/${reviewId}/consultation`,
      cookie,
      fields: {
        person: [office.child, motherId],
        [`channel-${office.child}`]: 'letter',
        [`audience-${office.child}`]: 'child-older',
        [`channel-${motherId}`]: 'text',
        [`audience-${motherId}`]: 'parent',
      },
    });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /Nothing was sent: Mo Testparent has no address for this way/);
    assert.deepEqual(await postOf(reviewId), [{ channels: null, purposes: null }]);
    assert.equal(await countFacts(office), 0);
  });

  it('names no child in what goes by mail', async () => {
    const office = await openOffice(database);
    const { reviewId } = await askBeforeReview({ database, asAdmin }, office, TODAY);
    const { rows } = await asAdmin((admin) =>
      admin.query<{ text: string }>(
        "select subject || body as text from app.post_items where review_id = $1 and channel = 'email'",
        [reviewId],
      ),
    );
    for (const { text } of rows) assert.doesNotMatch(text, /Sami|Samuel|Testchild/);
    assert.equal(rows.length, 1);
  });

  it('is for those who work with the child: others find no such review', async () => {
    const { office, reviewId } = await openReview();
    for (const who of [office.otherIro, office.barred, office.elsewhere]) {
      const { cookie } = await signInAs(who);
      assert.equal(
        (await app.inject({ url: `/reviews/${reviewId}/consultation`, headers: { cookie } })).statusCode,
        404,
      );
      const sent = await sendForm(app, { url: `/reviews/${reviewId}/consultation`, cookie, fields: { person: 'x' } });
      assert.equal(sent.statusCode, 404);
    }
  });
});

describe('what comes back', () => {
  it('by a link stands in the review under their name, word by word, and the link is used up [ATT-31]', async () => {
    const office = await openOffice(database);
    const asked = await askBeforeReview({ database, asAdmin }, office, TODAY);
    const words = 'He is happy.\r\nI miss him <very> much.';
    await answerByLink(app, asked.ofMother.path, { 'answer-well': words, 'answer-attend': 'Yes' });
    const { cookie } = await signInAs(office.iro);
    const page = await app.inject({
      url: `/reviews/${asked.reviewId}/consultation/${asked.ofMother.id}`,
      headers: { cookie },
    });
    assert.match(page.body, /He is happy\.\nI miss him &lt;very&gt; much\./);
    assert.match(page.body, /By their link/);
    assert.equal((await app.inject({ url: asked.ofMother.path })).statusCode, 410);
    await assert.rejects(
      database.withTransaction(office.officer, (tx) =>
        tx.updateTable('consultation_papers').set({ answers: '{}' }).where('id', '=', asked.ofMother.id).execute(),
      ),
      /not changed afterwards/,
    );
  });

  it('on paper is entered word by word, marked by whom, and shuts the link', async () => {
    const office = await openOffice(database);
    const asked = await askBeforeReview({ database, asAdmin }, office, TODAY);
    const { cookie } = await signInAs(office.iro);
    const url = `/reviews/${asked.reviewId}/consultation/${asked.ofChild.id}/enter`;
    const received = { 'receivedOn-day': '1', 'receivedOn-month': '6', 'receivedOn-year': '2026' };
    const empty = await sendForm(app, { url, cookie, fields: { ...received, 'receivedOn-year': '2027' } });
    assert.equal(empty.statusCode, 422);
    assert.match(empty.body, /It cannot have been received on a day to come/);
    const entered = await sendForm(app, {
      url,
      cookie,
      fields: { ...received, 'answer-home': 'good', 'answer-wishes': 'A dog' },
    });
    assert.equal(entered.statusCode, 303, entered.body);
    const page = await app.inject({ url: url.replace('/enter', ''), headers: { cookie } });
    assert.match(page.body, /On paper, received 1 Jun[a-z]* 2026, entered by Iris Ode/);
    assert.equal((await app.inject({ url: asked.ofChild.path })).statusCode, 410);
    const twice = await sendForm(app, { url, cookie, fields: { ...received, 'answer-wishes': 'A cat' } });
    assert.equal(twice.statusCode, 422);
    assert.match(twice.body, /it came back, or was withdrawn, meanwhile/);
  });

  it('is kept from whom it must be, with the reason, and goes into the record for the others [ATT-24]', async () => {
    const office = await openOffice(database);
    const asked = await askBeforeReview({ database, asAdmin }, office, TODAY);
    await answerByLink(app, asked.ofMother.path, { 'answer-well': 'Nothing is.', 'answer-worries': 'His uncle.' });
    const url = `/reviews/${asked.reviewId}/consultation/${asked.ofMother.id}`;
    const fields = { question: '', from: 'child', reason: 'It would distress the child unnecessarily' };
    const worker = await signInAs(office.socialWorker);
    const refused = await sendForm(app, { url: `${url}/withhold`, cookie: worker.cookie, fields });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Only the child’s own IRO decides/);
    const { cookie } = await signInAs(office.iro);
    assert.equal((await sendForm(app, { url: `${url}/withhold`, cookie, fields })).statusCode, 303);
    const one = { question: 'worries', from: 'carers', reason: 'A police matter' };
    assert.equal((await sendForm(app, { url: `${url}/withhold`, cookie, fields: one })).statusCode, 303);
    assert.deepEqual(await viewsFor(office, asked.reviewId, 'child'), []);
    assert.deepEqual(await viewsFor(office, asked.reviewId, 'carers'), [{ well: 'Nothing is.' }]);
    assert.deepEqual(await viewsFor(office, asked.reviewId, 'parents'), [
      { well: 'Nothing is.', worries: 'His uncle.' },
    ]);
    const page = await app.inject({ url, headers: { cookie } });
    assert.match(page.body, /The whole paper is kept from the child: It would distress the child unnecessarily/);
    const [lift] = /\/withheld\/[0-9a-f-]+\/lift/.exec(page.body) ?? [];
    assert.equal((await sendForm(app, { url: `${url}${lift}`, cookie })).statusCode, 303);
    assert.equal((await viewsFor(office, asked.reviewId, 'child')).length, 1);
  });

  it('is nothing by a paper that was withdrawn: its link and its letter are taken back, and they can be asked anew', async () => {
    const office = await openOffice(database);
    const asked = await askBeforeReview({ database, asAdmin }, office, TODAY);
    const { cookie } = await signInAs(office.iro);
    const url = `/reviews/${asked.reviewId}/consultation`;
    const paper = `${url}/${asked.ofMother.id}/withdraw`;
    assert.equal((await sendForm(app, { url: paper, cookie, fields: { reason: 'The wrong mother' } })).statusCode, 303);
    assert.equal((await app.inject({ url: asked.ofMother.path })).statusCode, 410);
    const { rows } = await asAdmin((admin) =>
      admin.query('select state from app.post_items where review_id = $1 and recipient_id = $2', [
        asked.reviewId,
        asked.motherId,
      ]),
    );
    assert.deepEqual(rows, [{ state: 'withdrawn' }]);
    const anew = await sendForm(app, {
      url,
      cookie,
      fields: {
        person: asked.motherId,
        [`channel-${asked.motherId}`]: 'email',
        [`audience-${asked.motherId}`]: 'parent',
      },
    });
    assert.equal(anew.statusCode, 303, anew.body);
  });

  it('asks for privacy in their own words, which staff read above what they said', async () => {
    const office = await openOffice(database);
    const asked = await askBeforeReview({ database, asAdmin }, office, TODAY);
    await answerByLink(app, asked.ofMother.path, { 'answer-private': 'Do not show his father.' });
    const { cookie } = await signInAs(office.iro);
    const page = await app.inject({
      url: `/reviews/${asked.reviewId}/consultation/${asked.ofMother.id}`,
      headers: { cookie },
    });
    assert.match(page.body, /They ask that something is not shown to somebody: “Do not show his father\.”/);
  });

  it('from somebody who is kept out says that it goes into the record all the same, unless it would distress the child [ATT-24]', async () => {
    const office = await openOffice(database);
    const asked = await askBeforeReview({ database, asAdmin }, office, TODAY);
    await answerByLink(app, asked.ofMother.path, { 'answer-well': 'All is.' });
    const { cookie } = await signInAs(office.iro);
    const url = `/reviews/${asked.reviewId}/consultation/${asked.ofMother.id}`;
    const words = /Mo Testparent is kept out of the review or a part of it\. What is said here goes into the record/;
    assert.doesNotMatch((await app.inject({ url, headers: { cookie } })).body, words);
    await keepOutMother(office, asked);
    assert.match((await app.inject({ url, headers: { cookie } })).body, words);
  });
});

async function openReview() {
  const office = await openOffice(database);
  const { cookie } = await signInAs(office.iro);
  const { reviewId, motherId } = await database.withTransaction(office.officer, async (tx) => {
    const mother = { name: 'Mo Testparent', relationship: 'mother', email: 'mo@example.org', child_id: office.child };
    const row = { authority_id: office.officer.authorityId, ...mother };
    const { id } = await tx.insertInto('child_people').values(row).returning('id').executeTakeFirstOrThrow();
    return { reviewId: (await prepareNextReview(tx, office.officer, office.child)) ?? '', motherId: id };
  });
  return { office, reviewId, motherId, cookie };
}

async function keepOutMother(
  { officer, child }: Office,
  { reviewId, motherId }: { reviewId: string; motherId: string },
) {
  const of = { authority_id: officer.authorityId, child_id: child, review_id: reviewId };
  const invited = { who: 'person', person_id: motherId, name: 'Mo Testparent', role: 'mother', channel: 'email' };
  const out = { who: 'parent', extent: 'all', ground: 'inappropriate', explanation: 'Why.', alternatives: 'None.' };
  const days = { decided_on: TODAY, iro_consulted_on: TODAY, look_again_on: TODAY };
  await database.withTransaction(officer, async (tx) => {
    const { id } = await tx
      .insertInto('invitations')
      .values({ ...of, ...invited, decision: 'not-invited', reason: 'Kept out.', childs_view: 'not-asked' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('exclusions')
      .values({ ...of, invitation_id: id, ...out, ...days, decided_by: 'Wim', other_arrangement: 'By letter.' })
      .execute();
  });
}

function askedBy(person: string, channel: string, audience: string) {
  return { person: [person], [`channel-${person}`]: channel, [`audience-${person}`]: audience };
}

async function addPerson(
  office: Office,
  person: { name: string; relationship: string } & Record<string, unknown>,
): Promise<string> {
  const row = { authority_id: office.officer.authorityId, child_id: office.child, ...person };
  const { id } = await database.withTransaction(office.officer, (tx) =>
    tx.insertInto('child_people').values(row).returning('id').executeTakeFirstOrThrow(),
  );
  return id;
}

async function keyOf(reviewId: string): Promise<string> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ key: string }>('select key from app.reviews where id = $1', [reviewId]),
  );
  return rows[0]?.key ?? '';
}

async function viewsFor({ iro }: Office, reviewId: string, reader: Reader) {
  const views = await database.withTransaction(iro, (tx) => listViewsFor(tx, iro, { reviewId, reader }));
  return views.map(({ answers }) => answers);
}

async function countFacts({ child }: Office): Promise<number> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ n: number }>(
      `select count(*)::int as n from app.facts f
       where f.child_id = $1 and f.type = 'consultation-documents-sent' and not f.is_withdrawn
         and not exists (select from app.facts c where c.corrects_id = f.id)`,
      [child],
    ),
  );
  return rows[0]?.n ?? 0;
}

async function postOf(reviewId: string) {
  const { rows } = await asAdmin((admin) =>
    admin.query(
      'select array_agg(distinct channel order by channel) as channels, array_agg(distinct purpose) as purposes from app.post_items where review_id = $1',
      [reviewId],
    ),
  );
  return rows;
}
