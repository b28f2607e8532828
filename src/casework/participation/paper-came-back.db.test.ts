import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../tests/support/app.ts';
import { answerByLink, askBeforeReview } from '../../../tests/support/consultation.ts';
import { openOffice } from '../../../tests/support/office.ts';
import type { TestActor } from '../../../tests/support/records.ts';

const TODAY = '2026-06-01';
const RECEIVED = { 'receivedOn-day': '1', 'receivedOn-month': '6', 'receivedOn-year': '2026' };
const { app, database, asAdmin, signInAs } = await openTestApp({ today: TODAY });

describe('a paper that came back', () => {
  it('by a link is told to the child’s reviewing officer, who opens it from there, and to nobody else', async () => {
    const { office, asked } = await ask();
    await answerByLink(app, asked.ofMother.path, { 'answer-well': 'He laughs again.' });
    const told = await alertsOf(office.iro);
    assert.match(told, /Mo Testparent said what they think before the review of Sami/);
    const href = /href="(\/reviews\/[^"]+)"/.exec(told)?.[1] ?? '';
    const paper = await app.inject({ url: href, headers: await signInAs(office.iro) });
    assert.match(paper.body, /He laughs again\./);
    for (const other of [office.otherIro, office.manager, office.socialWorker, office.elsewhere]) {
      assert.match(await alertsOf(other), /Nothing to tell you/);
    }
    assert.equal(await countTold(office.officer), 1);
  });

  it('is told to whoever acts for the officer who is away', async () => {
    const { office, asked } = await ask();
    await asAdmin((admin) =>
      admin.query(
        'insert into app.absences (authority_id, staff_id, first_on, last_on, covered_by) values ($1, $2, $3, $4, $5)',
        [office.officer.authorityId, office.iro.userId, TODAY, '2099-12-31', office.otherIro.userId],
      ),
    );
    await answerByLink(app, asked.ofMother.path, { 'answer-well': 'Yes' });
    assert.match(await alertsOf(office.otherIro), /Mo Testparent said what they think/);
    assert.match(await alertsOf(office.iro), /Nothing to tell you/);
  });

  it('on paper is told to the officer where somebody else entered it, and not where they did', async () => {
    const { office, asked } = await ask();
    const enter = async (paperId: string, who: TestActor, fields: Readonly<Record<string, string>>) => {
      const { cookie } = await signInAs(who);
      const url = `/reviews/${asked.reviewId}/consultation/${paperId}/enter`;
      const entered = await sendForm(app, { url, cookie, fields: { ...RECEIVED, ...fields } });
      assert.equal(entered.statusCode, 303, entered.body);
    };
    await enter(asked.ofChild.id, office.iro, { 'answer-wishes': 'A dog' });
    assert.match(await alertsOf(office.iro), /Nothing to tell you/);
    await enter(asked.ofMother.id, office.socialWorker, { 'answer-well': 'Yes' });
    assert.match(await alertsOf(office.iro), /Mo Testparent said what they think/);
    assert.match(await alertsOf(office.socialWorker), /Nothing to tell you/);
  });

  it('stands in the audit under the name of whoever has the link, for those who may know it', async () => {
    const { office, asked } = await ask();
    await answerByLink(app, asked.ofMother.path, { 'answer-well': 'Yes' });
    const auditOf = async (who: TestActor) =>
      (await app.inject({ url: '/audit?action=link.paper-submitted', headers: await signInAs(who) })).body;
    assert.match(await auditOf(office.manager), /Mo Testparent, by a personal link/);
    const ofOthers = await auditOf(office.systemAdministrator);
    assert.match(ofOthers, /Somebody outside, by a personal link/);
    assert.doesNotMatch(ofOthers, /Testparent/);
  });
});

describe('a letter with a link', () => {
  it('is printed with a square for the camera of a phone, since nobody types such an address from paper', async () => {
    const { office } = await ask();
    const letters = await app.inject({ url: '/post/letters', headers: await signInAs(office.manager) });
    assert.match(letters.body, /<img src="data:image\/png;base64,[^"]{100,}"[^>]* alt="A square code/);
  });
});

async function ask() {
  const office = await openOffice(database);
  return { office, asked: await askBeforeReview({ database, asAdmin }, office, TODAY) };
}

async function alertsOf(who: TestActor): Promise<string> {
  return (await app.inject({ url: '/alerts', headers: await signInAs(who) })).body;
}

async function countTold({ authorityId }: TestActor): Promise<number> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ n: number }>(
      "select count(*)::int as n from app.alerts where authority_id = $1 and kind = 'paper-came-back'",
      [authorityId],
    ),
  );
  return rows[0]?.n ?? 0;
}
