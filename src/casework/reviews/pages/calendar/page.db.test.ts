import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-11-30' });
const office = await openOffice(database);
const { officer, iro, otherIro } = office;

const DUE_ON = await asAdmin(async (admin) => {
  const { rows } = await admin.query(
    "select due_on::text from app.obligations where child_id = $1 and rule like 'review.%' and met_on is null order by 1 limit 1",
    [office.child],
  );
  return String(rows[0]?.due_on);
});
const month = DUE_ON.slice(0, 7);

async function open(actor: TestActor, query: string): Promise<string> {
  const page = await app.inject({ url: `/reviews?${query}`, headers: await signInAs(actor) });
  assert.equal(page.statusCode, 200);
  return page.body;
}

describe('the calendar of reviews', () => {
  it('has a review on its due day while no day is arranged, with a way to why', async () => {
    const body = await open(iro, `view=month&on=${month}`);
    assert.match(body, /Sami Testchild<\/a><br>[^<]*: no day is arranged/);
    assert.match(body, /\/obligations\/[0-9a-f-]{36}"/);
    assert.ok(body.includes('1 due and not arranged.'));
  });

  it('has it on the arranged day instead, once there is one', async () => {
    const later = Temporal.PlainDate.from(DUE_ON).with({ day: 1 }).add({ months: 1, days: 9 }).toString();
    await asAdmin((admin) =>
      admin.query(
        `insert into app.reviews (authority_id, child_id, key, arranged_on, source) values ($1, $2, 'r9', $3, 'recorded')`,
        [officer.authorityId, office.child, later],
      ),
    );
    assert.ok((await open(iro, `view=month&on=${month}`)).includes('No review was held, is arranged or is due here'));
    const body = await open(iro, `view=week&on=${later}`);
    assert.match(body, /Sami Testchild<\/a><br>arranged/);
    await asAdmin((admin) => admin.query("delete from app.reviews where key = 'r9'"));
  });

  it('has what was held on its day, says so in words, and leads to it', async () => {
    const body = await open(iro, 'view=month&on=2026-04');
    assert.match(body, /<li class="footprint-calendar__held"><a [^>]*\/reviews\/[^>]*>Sami Testchild<\/a><br>held/);
    assert.ok(body.includes('1 held.'));
    assert.ok((await open(office.manager, 'on=2026-04')).includes('Sami Testchild'));
    assert.ok(!(await open(office.barred, 'on=2026-04')).includes('Sami'));
  });

  it('says of a day that passed that nobody recorded the review as held', async () => {
    await asAdmin((admin) =>
      admin.query(
        `insert into app.reviews (authority_id, child_id, key, arranged_on, source) values ($1, $2, 'r8', '2026-11-02', 'recorded')`,
        [officer.authorityId, office.child],
      ),
    );
    assert.match(await open(iro, 'on=2026-11'), /Sami Testchild<\/a><br>arranged, not recorded as held/);
    await asAdmin((admin) => admin.query("delete from app.reviews where key = 'r8'"));
  });

  it('is a file of the same days and the same choice', async () => {
    const page = async (actor: TestActor, query: string) =>
      (await app.inject({ url: `/reviews/csv?${query}`, headers: await signInAs(actor) })).body;
    const file = await page(office.manager, `view=month&on=2026-04&iro=${iro.userId}`);
    assert.deepEqual(file.slice(1).trimEnd().split('\r\n'), [
      'Day,Starts,Looked-after child,Local id,State,IRO',
      '2026-04-17,,Sami Testchild,L100,held,Iris Ode',
    ]);
    assert.match(await page(office.manager, `view=month&on=${month}`), /no day is arranged/);
    for (const nobodys of [office.barred, otherIro, office.elsewhere])
      assert.ok(!(await page(nobodys, 'on=2026-04')).includes('Sami'));
  });

  it('goes into one’s own calendar without the name of a child and without the place', async () => {
    await asAdmin(async (admin) => {
      const { rows } = await admin.query(
        `insert into app.reviews (authority_id, child_id, key, arranged_on, source) values ($1, $2, 'r7', '2027-06-01', 'recorded') returning id`,
        [officer.authorityId, office.child],
      );
      await admin.query(
        `insert into app.review_arrangements (authority_id, child_id, review_id, number, change, held_on, starts, length_minutes,
           place_kind, place, kind, shape, chaired_by, is_confirmed, child_misses)
         values ($1, $2, $3, 1, 'arranged', '2027-06-01', '16:00', 90, 'other', '12 Secret Street', 'ordinary', 'single', 'iro', true, 'nothing')`,
        [officer.authorityId, office.child, rows[0].id],
      );
    });
    const ofOne = async (actor: TestActor) =>
      await app.inject({ url: '/reviews/my-calendar', headers: await signInAs(actor) });
    const own = await ofOne(iro);
    assert.match(String(own.headers['content-type']), /^text\/calendar/);
    assert.match(own.body, /SUMMARY:Review\\, L100/);
    assert.match(own.body, /DTSTART;TZID=Europe\/London:20270601T160000/);
    assert.match(own.body, /DTEND;TZID=Europe\/London:20270601T173000/);
    assert.doesNotMatch(own.body, /Sam|Testchild|Secret/);
    assert.ok(!(await ofOne(otherIro)).body.includes('VEVENT'));
    await asAdmin(async (admin) => {
      await admin.query('delete from app.review_arrangements');
      await admin.query("delete from app.reviews where key = 'r7'");
    });
  });

  it('shows an IRO their own reviews, a manager everybody’s or one IRO’s, and the barred nothing', async () => {
    assert.ok(!(await open(otherIro, `on=${month}`)).includes('Sami'));
    assert.ok(!(await open(otherIro, `on=${month}`)).includes('name="iro"'));
    assert.ok(!(await open(office.barred, `on=${month}`)).includes('Sami'));
    assert.ok((await open(office.manager, `on=${month}`)).includes('Sami Testchild'));
    assert.ok((await open(office.manager, `on=${month}&iro=${iro.userId}`)).includes('Sami Testchild'));
    assert.ok(!(await open(office.manager, `on=${month}&iro=${otherIro.userId}`)).includes('Sami Testchild'));
    assert.ok(!(await open(office.elsewhere, `on=${month}`)).includes('Sami'));
  });

  it('shows the reviews of one team’s IROs', async () => {
    const team = await asAdmin(async (admin) => {
      const { rows } = await admin.query(
        "insert into app.teams (authority_id, name) values ($1, 'West') returning id",
        [officer.authorityId],
      );
      await admin.query(
        "insert into app.team_memberships (authority_id, team_id, staff_id, started_on) values ($1, $2, $3, '2026-01-01')",
        [officer.authorityId, rows[0].id, otherIro.userId],
      );
      return rows[0].id;
    });
    assert.ok(!(await open(office.manager, `on=${month}&team=${team}`)).includes('Sami'));
    await asAdmin((admin) => admin.query('update app.team_memberships set staff_id = $1', [iro.userId]));
    assert.ok((await open(office.manager, `on=${month}&team=${team}`)).includes('Sami Testchild'));
  });

  it('counts what was held to the team in which the IRO was on that day, and else to today’s', async () => {
    const teams = await asAdmin(async (admin) => {
      const { rows } = await admin.query(
        "insert into app.teams (authority_id, name) values ($1, 'Then'), ($1, 'Now') returning id",
        [officer.authorityId],
      );
      const [then, now] = rows.map(({ id }) => String(id));
      await admin.query('delete from app.team_memberships');
      await admin.query(
        `insert into app.team_memberships (authority_id, team_id, staff_id, started_on, ended_on)
         values ($1, $2, $4, '2026-01-01', '2026-05-01'), ($1, $3, $4, '2026-05-01', null)`,
        [officer.authorityId, then, now, iro.userId],
      );
      return { then, now };
    });
    const heldIn = async (team: string | undefined) =>
      (await open(office.manager, `on=2026-04&team=${team}`)).includes('Sami Testchild');
    assert.deepEqual([await heldIn(teams.then), await heldIn(teams.now)], [true, false]);
    assert.ok((await open(office.manager, `on=${month}&team=${teams.now}`)).includes('Sami Testchild'));
    await asAdmin((admin) => admin.query('delete from app.team_memberships where ended_on is not null'));
    assert.deepEqual([await heldIn(teams.then), await heldIn(teams.now)], [false, true], 'nobody knows of then');
  });

  it('shows a review once that is owed after a visit and by the ordinary rule', async () => {
    const child = await database.withTransaction(officer, (tx) =>
      enterChild(tx, officer, {
        localId: 'L300',
        bornOn: '2014-05-02',
        givenName: 'Twice',
        iro: otherIro,
        events: [
          { type: 'became-looked-after', on: '2026-11-16' },
          { type: 'visit-raised-concern', review: 'r1', on: '2026-12-07' },
        ],
      }),
    );
    const body = await open(otherIro, 'view=month&on=2026-12');
    assert.equal(body.split(`/children/${child}/obligations/`).length - 1, 1);
    assert.ok(body.includes('1 due and not arranged.'));
  });

  it('names bank holidays, marks today, and is this month where the address says nothing sensible', async () => {
    assert.ok((await open(iro, 'view=month&on=2026-12-01')).includes('Christmas Day'));
    const body = await open(iro, 'view=year&on=2026-02-31&iro=x');
    assert.ok(body.includes('Reviews: November 2026') && body.includes('<strong>today</strong>'));
    assert.ok((await open(iro, 'on=1890-01-01')).includes('Reviews: November 2026'));
  });

  it('counts a day on which many stand, shows the first, and all of them on the day’s own page', async () => {
    await database.withTransaction(officer, async (tx) => {
      for (let number = 0; number < 9; number += 1) {
        await enterChild(tx, officer, {
          localId: `M${number}`,
          givenName: `Many${number}`,
          iro,
          events: [
            { type: 'became-looked-after', on: '2026-03-16' },
            { type: 'review-started', review: 'r1', on: '2026-04-17' },
            { type: 'review-completed', review: 'r1', on: '2026-04-17' },
          ],
        });
      }
    });
    const body = await open(iro, `view=month&on=${month}`);
    assert.match(body, /4 more<span class="govuk-visually-hidden"> on /);
    assert.ok(body.includes('10 due and not arranged.') && !body.includes('Many8'));
    const day = await open(iro, `view=day&on=${DUE_ON}`);
    assert.ok(day.includes('Many8') && day.includes('Sami Testchild'));
  });
});
