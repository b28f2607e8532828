import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import {
  createAppointment,
  createAuthority,
  createChild,
  createStaff,
  OBLIGATION,
} from '../../../../../tests/support/records.ts';
import { MOST_BEFORE_A_READ } from '../../../obligations/bring-up-to-date.ts';

const { app, database, signInAs } = await openTestApp({ today: '2026-03-10' });
const service = await createAuthority(database);
const { authorityId } = service;

/**
 * Due in April 2025: four reviews, two in time, one late, one not held. In May: one in time by its own day of 20 May, and
 * late by the national day of 10 May. In June one, which a restricted child is owed. One more is not known. Ash reviews
 * C1, whose reviews are the first in time and the one that is late.
 */
const people = await database.withTransaction({ ...service, userId: null }, async (tx) => {
  await tx
    .updateTable('staff')
    .set({ roles: ['iro-manager'] })
    .where('id', '=', service.userId)
    .execute();
  const ash = await createStaff(tx, service, { name: 'Ash' });
  const director = await createStaff(tx, service, { name: 'Cedar', roles: ['director'] });
  const worker = await createStaff(tx, service, { name: 'Dogwood', roles: ['social-worker'] });
  const [c1, c2, c3] = [
    await createChild(tx, service, 'C1'),
    await createChild(tx, service, 'C2'),
    await createChild(tx, service, 'C3'),
  ];
  await createAppointment(tx, service, { child_id: c1, staff_id: ash, started_on: '2025-01-06', ended_on: null });
  const owe = (child_id: string, period: number, row: Record<string, string | null>) =>
    tx
      .insertInto('obligations')
      .values({ authority_id: authorityId, child_id, ...OBLIGATION, rule: 'review.subsequent', period, ...row })
      .execute();
  const same = (due_on: string, met_on: string | null) => ({ due_on, national_due_on: due_on, met_on });
  await owe(c1, 1, same('2025-04-02', '2025-04-02'));
  await owe(c1, 2, same('2025-04-10', '2025-04-11'));
  await owe(c2, 1, same('2025-04-14', '2025-04-01'));
  await owe(c2, 2, same('2025-04-15', null));
  await owe(c2, 3, { due_on: '2025-05-20', national_due_on: '2025-05-10', met_on: '2025-05-15' });
  await owe(c3, 1, same('2025-06-02', '2025-06-03'));
  await tx
    .insertInto('unknown_obligations')
    .values({
      authority_id: authorityId,
      child_id: c2,
      rule: 'review.second',
      missing: ['x'],
      because: 'before-record',
    })
    .execute();
  await tx.insertInto('restrictions').values({ authority_id: authorityId, child_id: c3, reason: 'a threat' }).execute();
  return { ash, director, worker };
});
const manager = await signInAs(service);
const YEAR = 'year=2025-26';

const open = (url: string, headers = manager) => app.inject({ url, headers });

describe('the page of timeliness', () => {
  it('counts by month and by duty, draws it and says it, and tells the unknown apart', async () => {
    const { statusCode, body } = await open(`/figures?${YEAR}`);
    assert.equal(statusCode, 200);
    // Six are known: 2 in April and 1 in May in time; 1 in April and 1 in June late; 1 in April not held.
    assert.match(body, /<strong>50%<\/strong> in time: 3 of 6 that are known/);
    assert.match(body, /April 2025: 2 in time, 1 late, 1 not done\. May 2025: 1 in time\. June 2025: 1 late\./);
    assert.match(body, /July 2025: none\./);
    assert.match(body, /due before the records begin/);
    assert.match(body, /rule=reviews&amp;month=2025-04&amp;figure=late">1</);
    assert.doesNotMatch(body, /style=/);
  });

  it('sets the national measure beside the local one where they differ [REP-27]', async () => {
    const { body } = await open(`/figures?${YEAR}`);
    assert.match(body, /3 of 6: 50%<\/td><td class="govuk-table__cell govuk-table__cell--numeric">2 of 6: 33\.3%/);
    const may = await open('/figures?from-month=4&from-year=2025&until-month=4&until-year=2025');
    assert.match(may.body, /Timeliness, April 2025</);
    assert.match(may.body, /Every day in this time is the national one/);
  });

  it('says what is wrong with months that are none, and shows what was typed', async () => {
    const page = await open('/figures?from-month=13&from-year=2025');
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /href="#from-month">Enter a month and a year/);
    assert.match(page.body, /id="from-month"[^>]*value="13"/);
    const backwards = await open('/figures?from=2025-06&until=2025-04');
    assert.match(backwards.body, /href="#until-month">The last month must be the first month or after it/);
  });

  it('is for those who may see figures', async () => {
    for (const [userId, status] of [
      [people.director, 200],
      [people.ash, 200],
      [people.worker, 403],
    ] as const) {
      const headers = await signInAs({ authorityId, userId });
      for (const url of ['/figures', '/figures/participation', '/figures/caseload', '/figures/timeliness/rows']) {
        assert.equal((await open(url, headers)).statusCode, status, `${url} for ${userId}`);
      }
    }
  });

  it('comes as CSV', async () => {
    const csv = await open(`/figures/timeliness/csv?${YEAR}`);
    assert.match(String(csv.headers['content-disposition']), /timeliness-2025-04-01-to-2026-03-31\.csv/);
    assert.match(csv.body, /^review\.subsequent,Hold the next review,2025-04,4,2,1,0,1,/m);
    for (const kind of ['participation', 'caseload']) {
      const other = await open(`/figures/${kind}/csv?${YEAR}`);
      assert.equal(other.statusCode, 200);
      assert.match(String(other.headers['content-type']), /^text\/csv/);
      assert.ok(other.body.startsWith('\ufeff'), kind);
    }
  });
});

describe('the rows behind a figure', () => {
  it('are those that it counts: named are the children within reach, the rest is a number', async () => {
    const late = await open(`/figures/timeliness/rows?${YEAR}&rule=reviews&figure=late`);
    assert.match(late.body, /Child C1<\/a>/);
    assert.match(late.body, /10 Apr 2025[\s\S]*11 Apr 2025/);
    assert.doesNotMatch(late.body, /Child C3/);
    assert.match(late.body, /And 1 duty of 1 child whose record is not yours to see/);
    const april = await open(`/figures/timeliness/rows?${YEAR}&rule=reviews&month=2025-04&figure=due`);
    assert.match(april.body, /<p class="govuk-body">4 duties<\/p>/);
  });

  it('are an officer’s own, and nobody’s for a director', async () => {
    const question = `/figures/timeliness/rows?${YEAR}&rule=review.subsequent&figure=due`;
    const ash = await open(question, await signInAs({ authorityId, userId: people.ash }));
    assert.match(ash.body, /<p class="govuk-body">2 duties<\/p>/);
    assert.match(ash.body, /And 4 duties of 2 children whose records are not yours to see/);
    const director = await open(question, await signInAs({ authorityId, userId: people.director }));
    assert.doesNotMatch(director.body, /Child C/);
    assert.match(director.body, /6 duties of 3 children whose records are not yours to see/);
  });

  it('tell the national measure, and why something is not known', async () => {
    const differing = await open(`/figures/timeliness/rows?${YEAR}&figure=nationallyDiffering`);
    assert.match(differing.body, /20 May 2025<\/td><td class="govuk-table__cell">10 May 2025/);
    const unknown = await open(
      `/figures/timeliness/rows?${YEAR}&rule=review.second&figure=unknown&because=before-record`,
    );
    assert.match(unknown.body, /Child C2<\/a>[\s\S]*due before the records begin/);
  });

  it('come as CSV, and leave in the audit who was named', async () => {
    const csv = await open(`/figures/timeliness/rows/csv?${YEAR}&rule=reviews&figure=late`);
    assert.deepEqual(csv.body.split('\r\n'), [
      '\ufeffchild,name,duty,due,nationally due,done,that is',
      'C1,,Hold the next review,2025-04-10,2025-04-10,2025-04-11,late',
      '',
    ]);
    const events = await database.withTransaction(service, (tx) =>
      tx.selectFrom('audit_events').select(['child_ids', 'details']).where('action', '=', 'figures.rows-csv').execute(),
    );
    assert.deepEqual(
      events.map(({ child_ids, details }) => [child_ids.length, details]),
      [[1, { figure: 'late', rows: 1 }]],
    );
  });

  it('are not found for a figure or a rule that there is not', async () => {
    for (const question of ['figure=shame', 'rule=review.none']) {
      assert.equal((await open(`/figures/timeliness/rows?${question}`)).statusCode, 404);
    }
  });

  it('come on pages that end', async () => {
    await database.withTransaction({ ...service, userId: null }, async (tx) => {
      const child_id = await createChild(tx, service, 'C9');
      await tx
        .insertInto('obligations')
        .values(
          Array.from({ length: 60 }, (_, index) => ({
            ...{ authority_id: authorityId, child_id, ...OBLIGATION },
            ...{
              rule: 'outcome.decisions',
              period: null,
              about: `r${index}`,
              due_on: '2024-05-01',
              met_on: '2024-05-01',
            },
          })),
        )
        .execute();
    });
    const question = '/figures/timeliness/rows?year=2024-25&rule=outcome.decisions';
    const [first, second] = [await open(question), await open(`${question}&page=2`)];
    assert.equal(first.body.match(/1 May 2024<\/td><td class="govuk-table__cell">in time/g)?.length, 50);
    assert.equal(second.body.match(/1 May 2024<\/td><td class="govuk-table__cell">in time/g)?.length, 10);
    assert.match(first.body, /href="\/figures\/timeliness\/rows\?year=2024-25&amp;rule=outcome\.decisions&amp;page=2"/);
  });
});

describe('what the day alone has changed', () => {
  it('is worked out before it is counted, and the page says as of when; of more children than can be waited for it says how many', async () => {
    const waiting = await createAuthority(database);
    const program = { ...waiting, userId: null };
    await database.withTransaction(program, async (tx) => {
      await tx
        .updateTable('staff')
        .set({ roles: ['iro-manager'] })
        .execute();
      for (let number = 1; number <= MOST_BEFORE_A_READ + 2; number += 1) {
        const child_id = await createChild(tx, waiting, `W${number}`);
        // Nothing of the record says that it is owed, so that it is gone once the child is worked out.
        await tx
          .insertInto('obligations')
          .values({ authority_id: waiting.authorityId, child_id, ...OBLIGATION, due_on: '2025-04-02' })
          .execute();
        await tx.updateTable('children').set({ next_change_on: '2026-03-09' }).where('id', '=', child_id).execute();
      }
    });
    const headers = await signInAs(waiting);
    const first = await open(`/figures?${YEAR}`, headers);
    assert.match(
      first.body,
      /Counted as of Tuesday 10 March 2026\. The duties of 2 more children wait to be worked out anew/,
    );
    assert.match(first.body, /<strong>0%<\/strong> in time: 0 of 2 that are known/);
    const second = await open(`/figures?${YEAR}`, headers);
    assert.match(second.body, /Counted as of Tuesday 10 March 2026\.<\/p>/);
    assert.match(second.body, /No review fell due in this time/);
  });
});

describe('the files of figures', () => {
  it('are written in the authority’s own words [CFG-05]', async () => {
    await database.withTransaction({ ...service, userId: null }, (tx) =>
      tx.updateTable('authorities').set({ procedure: 'halton' }).execute(),
    );
    for (const [address, words] of [
      ['/figures/timeliness/csv', /,Hold the next Children in Care Review,2025-04,/],
      ['/figures/timeliness/rows/csv', /,Hold the next Children in Care Review,2025-04-02,/],
      ['/figures/participation/csv', /^\ufeffmonth,Children in Care Reviews held,/],
      ['/figures/caseload/csv', /^\ufeffIRM,children,[\s\S]*\nno IRM,/],
    ] as const) {
      const { body } = await open(`${address}?${YEAR}&rule=reviews&figure=due`);
      assert.match(body, words);
      assert.doesNotMatch(body, /\bIRO\b/);
    }
    await database.withTransaction({ ...service, userId: null }, (tx) =>
      tx.updateTable('authorities').set({ procedure: 'national' }).execute(),
    );
  });
});
