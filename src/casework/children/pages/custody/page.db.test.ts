import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { prepareNextReview } from '../../../preparation/prepare-next-review.ts';

const { app, database, asAdmin, signInAs } = await openTestApp();

const ESTABLISHMENT = 'Moorfield House';
const ASKED = {
  ...{ 'askedOn-day': '2', 'askedOn-month': '6', 'askedOn-year': '2026' },
  ...{
    mayKnow: 'My sister',
    mustNotKnow: 'My old school',
    parents: 'Mum by phone',
    lettersTellPlace: 'no',
    postWay: 'by-hand',
    note: '',
  },
};

/** A child in custody, with a review there to which the child, a grandmother and the social worker are invited. */
async function openCustody({ kind = 'custody', channel = 'in-person' } = {}) {
  const office = await openOffice(database, { place: { code: 'R5', kind } });
  const { officer, child } = office;
  const of = { authority_id: officer.authorityId, child_id: child };
  const { reviewId, invitationId } = await database.withTransaction(officer, async (tx) => {
    const review_id = await prepareNextReview(tx, officer, child);
    assert.ok(review_id !== undefined);
    await tx
      .insertInto('review_arrangements')
      .values({
        ...{ ...of, review_id, number: 1, change: 'arranged', held_on: '2199-06-03', starts: '14:00' },
        ...{ place_kind: 'other', place: ESTABLISHMENT, kind: 'ordinary', shape: 'single', chaired_by: 'iro' },
        ...{ is_confirmed: true, child_misses: 'nothing' },
      })
      .execute();
    const row = { ...of, review_id, decision: 'invited' };
    const rows = [
      {
        ...row,
        who: 'child',
        name: 'Sami',
        role: 'The child',
        channel,
        email: 'sami@example.org',
        childs_view: 'wants',
      },
      { ...row, who: 'named', name: 'Gran', role: 'grandmother', channel: 'letter', childs_view: 'wants' },
      {
        ...row,
        who: 'staff',
        staff_id: office.socialWorker.userId,
        name: 'Wim Sol',
        role: 'social worker',
        channel: 'letter',
        childs_view: 'wants',
      },
    ];
    const ids = await tx.insertInto('invitations').values(rows).returning('id').execute();
    return { reviewId: review_id, invitationId: ids[0]?.id ?? '' };
  });
  const { cookie } = await signInAs(office.iro);
  const bodies = async () => {
    const { rows } = await asAdmin((admin) =>
      admin.query<{ name: string; body: string }>(
        'select recipient_name as name, body from app.post_items where review_id = $1',
        [reviewId],
      ),
    );
    return new Map(rows.map((row) => [row.name, row.body]));
  };
  return {
    office,
    invitationId,
    bodies,
    custody: `/children/${child}/custody`,
    review: `/reviews/${reviewId}`,
    open: async (url: string) => (await app.inject({ url, headers: { cookie } })).body,
    send: (url: string, fields: SentFields) => sendForm(app, { url, cookie, fields }),
  };
}

describe('who may know of a child in custody', () => {
  it('is asked of the child, kept with each asking, and stands wherever somebody is invited or written to [REC-14] [YJC-24]', async () => {
    const { office, custody, review, invitationId, open, send } = await openCustody();
    const child = `/children/${office.child}`;
    const pages = [
      ...[`${review}/invitations`, `${review}/invitations/send`, `${review}/invitations/${invitationId}`],
      ...[`${review}/invitations/new`, `${review}/invitations/${invitationId}/exclusion`, `${review}/consultation`],
      ...[`${child}/introduction`, `${child}/people`, `${child}/contacts/new`, `${child}/documents`],
    ];
    for (const url of pages) assert.match(await open(url), /Nobody has written down yet who may know\./, url);
    const missing = await send(custody, {});
    assert.equal(missing.statusCode, 422);
    for (const fault of [
      'Enter the day on which you asked',
      'may say where the child is',
      'how letters reach the child',
    ])
      assert.ok(missing.body.includes(fault), fault);
    assert.equal((await send(custody, ASKED)).statusCode, 303);
    for (const url of pages) {
      const body = await open(url);
      assert.match(body, /May know<\/dt><dd[^>]*>My sister<\/dd>/, url);
      assert.match(body, /Must not know<\/dt><dd[^>]*>My old school<\/dd>/, url);
      assert.match(body, /The parents<\/dt><dd[^>]*>Mum by phone<\/dd>/, url);
    }
    await send(custody, { ...ASKED, 'askedOn-day': '9', mustNotKnow: 'Nobody else' });
    assert.match(await open(`${review}/invitations`), /Must not know<\/dt><dd[^>]*>Nobody else/);
    assert.match(await open(custody), /Said before[\s\S]*My old school/);
  });

  it('is written down by those who work with the child alone, also by the database [REC-14]', async () => {
    const { office, custody } = await openCustody();
    for (const actor of [office.director, office.otherIro, office.barred]) {
      const { cookie } = await signInAs(actor);
      const sent = await sendForm(app, { url: custody, cookie, fields: ASKED });
      assert.ok([403, 404].includes(sent.statusCode), `${sent.statusCode}`);
      const wish = { asked_on: '2026-06-02', letters_tell_place: true, post_way: 'by-hand' };
      await assert.rejects(
        database.withTransaction(actor, async (tx) => {
          const of = { authority_id: actor.authorityId, child_id: office.child };
          await tx
            .insertInto('custody_wishes')
            .values({ ...of, ...wish })
            .execute();
        }),
        /row-level security/,
      );
    }
  });
});

describe('what goes to a child in custody', () => {
  it('waits until the child was asked how, because the establishment reads post [REC-14]', async () => {
    for (const kind of ['custody', 'secure']) {
      const { review, custody, bodies, open, send } = await openCustody({ kind, channel: 'letter' });
      assert.match(await open(`${review}/invitations/send`), /Sami: An establishment opens and reads post\. Ask/);
      await send(`${review}/invitations/send`, {});
      assert.deepEqual([...(await bodies()).keys()].toSorted(), ['Gran', 'Wim Sol'], kind);
      await send(custody, { ...ASKED, postWay: 'establishment' });
      await send(`${review}/invitations/send`, {});
      assert.ok((await bodies()).has('Sami'), kind);
    }
  });

  it('goes by hand where the child wants it so, and by no letter, email or text [REC-14]', async () => {
    for (const channel of ['letter', 'email']) {
      const { review, custody, bodies, open, send } = await openCustody({ channel });
      await send(custody, ASKED);
      assert.match(await open(`${review}/invitations/send`), /Sami: In custody letters reach the child by hand/);
      await send(`${review}/invitations/send`, {});
      assert.equal((await bodies()).has('Sami'), false, channel);
    }
    const { review, bodies, send } = await openCustody({ channel: 'in-person' });
    await send(`${review}/invitations/send`, {});
    assert.ok((await bodies()).has('Sami'), 'what is handed over needs no answer');
  });

  it('is the same of a consultation paper, and of the letter that introduces the IRO [REC-14]', async () => {
    const { office, review, custody, send } = await openCustody();
    const { child } = office;
    const ask = (channel: string) =>
      send(`${review}/consultation`, {
        person: [child],
        [`channel-${child}`]: channel,
        [`audience-${child}`]: 'child-older',
      });
    const introduce = (to: string) => send(`/children/${child}/introduction/send`, { sendBy: 'letter', to });
    const waits = await ask('letter');
    assert.equal(waits.statusCode, 422);
    assert.match(waits.body, /is in custody, where others read letters: ask first/);
    assert.match((await introduce('1 Road')).body, /An establishment opens and reads post/);
    await send(custody, ASKED);
    assert.match((await introduce('1 Road')).body, /In custody letters reach the child by hand/);
    assert.equal((await introduce('')).statusCode, 303);
    assert.equal((await ask('letter')).statusCode, 303);
  });
});

describe('what goes to others about a child in custody', () => {
  it('does not say where the child is, unless the child said that it may [REC-14] [YJC-24]', async () => {
    const silent = await openCustody();
    await silent.send(`${silent.review}/invitations/send`, {});
    const kept = await silent.bodies();
    assert.match(kept.get('Gran') ?? '', /Where: the social worker will tell you where/);
    assert.ok(!kept.get('Gran')?.includes(ESTABLISHMENT));
    for (const who of ['Sami', 'Wim Sol']) assert.ok(kept.get(who)?.includes(ESTABLISHMENT), who);
    const told = await openCustody();
    await told.send(told.custody, { ...ASKED, lettersTellPlace: 'yes' });
    await told.send(`${told.review}/invitations/send`, {});
    assert.ok((await told.bodies()).get('Gran')?.includes(ESTABLISHMENT));
    const free = await openCustody({ kind: 'foster' });
    await free.send(`${free.review}/invitations/send`, {});
    assert.ok((await free.bodies()).get('Gran')?.includes(ESTABLISHMENT));
  });
});
