import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAppointment, createLookedAfterChild, createStaff } from '../../../tests/support/records.ts';
import {
  enterDuty,
  openRemindedOffice,
  type RemindedOffice,
  turnDigestDown,
} from '../../../tests/support/reminders.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { getDay } from '../../rules/index.ts';
import { recordFact } from '../children/record-fact.ts';
import { type Reminding, remindEveryone } from './remind-everyone.ts';

const { database, asAdmin } = await openTestDatabase();
const address = 'https://footprint.example.gov.uk';
const { signal } = new AbortController();

async function morning(today: string, also: Partial<Reminding> = {}): Promise<void> {
  await remindEveryone(database, { today: getDay(today), signal, address, sendsOver: ['email'], ...also });
}

const inside = <Result>({ program }: RemindedOffice, work: (tx: Tx) => Promise<Result>) =>
  database.withTransaction(program, work);

interface Told {
  readonly name: string;
  readonly stage: string;
  readonly role: string;
  readonly due: string;
  readonly rule: string;
  readonly child: string;
  readonly for: string | null;
}

async function told({ program }: RemindedOffice): Promise<Told[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<Told>(
      `select s.name, r.stage, r.role, r.due_on::text as due, r.rule, c.local_id as child, f.name as for
      from app.reminders r join app.staff s on s.id = r.staff_id join app.children c on c.id = r.child_id
      left join app.staff f on f.id = r.acts_for
      where r.authority_id = $1 and r.told_at is not null order by r.raised_on, r.due_on, s.name`,
      [program.authorityId],
    ),
  );
  return rows;
}

const short = (rows: readonly Told[]) => rows.map(({ name, stage }) => `${name}: ${stage}`);

interface Email {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

async function emails({ program }: RemindedOffice): Promise<Email[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<Email>(
      `select recipient_name as to, subject, body from app.post_items
      where authority_id = $1 and purpose = 'reminder' and state <> 'withdrawn' order by id`,
      [program.authorityId],
    ),
  );
  return rows;
}

describe('a duty', () => {
  it('is reminded of once when it is near, once on its day and once when it is late, however often the job runs', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, (tx) => enterDuty(tx, office, { due_on: '2026-03-12' }));
    await morning('2026-03-04');
    assert.deepEqual(await told(office), []);
    for (const today of ['2026-03-05', '2026-03-05', '2026-03-06', '2026-03-09', '2026-03-12', '2026-03-12']) {
      await morning(today);
    }
    assert.deepEqual(short(await told(office)), ['Iris Ode: soon', 'Iris Ode: due']);
    await morning('2026-03-13');
    await morning('2026-03-16');
    assert.deepEqual(short(await told(office)), [
      'Iris Ode: soon',
      'Iris Ode: due',
      'Iris Ode: late',
      'Mara Ward: late',
    ]);
  });

  it('is not reminded of on a weekend or bank holiday; what falls on one is told the working day before', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, async (tx) => {
      await enterDuty(tx, office, { due_on: '2026-05-02', about: 'saturday' });
      await enterDuty(tx, office, { due_on: '2026-05-04', about: 'bank holiday' });
    });
    await morning('2026-05-01');
    assert.deepEqual(short(await told(office)), ['Iris Ode: due', 'Iris Ode: due']);
    for (const today of ['2026-05-02', '2026-05-03', '2026-05-04']) await morning(today);
    assert.equal((await told(office)).length, 2);
    const { rows } = await asAdmin((admin) =>
      admin.query('select ran_on::text from app.reminder_runs where authority_id = $1', [office.program.authorityId]),
    );
    assert.deepEqual(rows, [{ ran_on: '2026-05-01' }]);
    await morning('2026-05-05');
    assert.deepEqual(short((await told(office)).slice(2)), [
      'Iris Ode: late',
      'Mara Ward: late',
      'Iris Ode: late',
      'Mara Ward: late',
    ]);
  });

  it('that is done, not owed, agreed by silence or long past is not reminded of', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, async (tx) => {
      await enterDuty(tx, office, { due_on: '2026-03-12', about: 'done', met_on: '2026-03-02' });
      await enterDuty(tx, office, { due_on: '2026-03-12', about: 'not owed', not_owed_because: 'left' });
      await enterDuty(tx, office, { due_on: '2026-03-10', about: 'silent', silence_agrees: true });
      await enterDuty(tx, office, { due_on: '2026-01-12', about: 'old' });
    });
    await morning('2026-03-11');
    assert.deepEqual(await told(office), []);
  });

  it('whose day moves is told anew of the new day; nothing is sent of the old one', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, (tx) => enterDuty(tx, office, { due_on: '2026-03-12' }));
    await morning('2026-03-05');
    const moveTo = (day: string) =>
      inside(office, (tx) =>
        tx.updateTable('obligations').set({ due_on: day }).where('child_id', '=', office.child).execute(),
      );
    await moveTo('2026-03-26');
    for (const today of ['2026-03-12', '2026-03-13']) await morning(today);
    assert.equal((await told(office)).length, 1);
    await morning('2026-03-19');
    assert.deepEqual(
      (await told(office)).map(({ stage, due }) => [stage, due]),
      [
        ['soon', '2026-03-12'],
        ['soon', '2026-03-26'],
      ],
    );
    await moveTo('2026-03-12');
    await morning('2026-03-20');
    assert.deepEqual(short((await told(office)).slice(1)).toSorted(), [
      'Iris Ode: late',
      'Iris Ode: soon',
      'Mara Ward: late',
    ]);
  });

  it('is told at the lead time that the authority chose', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, async (tx) => {
      const { authorityId: authority_id } = office.program;
      await tx.insertInto('reminder_settings').values({ authority_id, lead_working_days: 10 }).execute();
      await enterDuty(tx, office, { due_on: '2026-03-19', rule: 'review.first' });
      // Decisions are due in 5 working days: nobody is reminded of them on the day on which the time begins.
      await enterDuty(tx, office, { due_on: '2026-03-10', rule: 'outcome.decisions' });
    });
    await morning('2026-03-05');
    assert.deepEqual(
      (await told(office)).map(({ rule }) => rule),
      ['review.first'],
    );
    await morning('2026-03-06');
    assert.deepEqual((await told(office)).map(({ rule }) => rule).toSorted(), ['outcome.decisions', 'review.first']);
  });
});

describe('the person who is reminded', () => {
  const DUE = '2026-03-12';

  it('is each whose duty it is: IRO, social worker, administrator and manager', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, async (tx) => {
      await enterDuty(tx, office, { due_on: DUE, rule: 'review.first', actor: 'authority' });
      await enterDuty(tx, office, { due_on: DUE, rule: 'preparation.social-worker-report', actor: 'social worker' });
      await enterDuty(tx, office, { due_on: DUE, rule: 'preparation.invitations', actor: 'review administrator' });
      await enterDuty(tx, office, { due_on: DUE, rule: 'allocation.appoint-iro', actor: 'authority' });
    });
    await morning('2026-03-12');
    assert.deepEqual(
      (await told(office)).map(({ name, rule }) => `${name}: ${rule}`),
      [
        'Ada Min: preparation.invitations',
        'Iris Ode: review.first',
        'Mara Ward: allocation.appoint-iro',
        'Wim Sol: preparation.social-worker-report',
      ],
    );
  });

  it('is whoever acts for the IRO, from the first day away to the last, and then the IRO again', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, async (tx) => {
      const { authorityId: authority_id } = office.program;
      const away = { staff_id: office.iro, first_on: '2026-03-10', last_on: '2026-03-12', covered_by: office.cover };
      await tx
        .insertInto('absences')
        .values({ authority_id, ...away })
        .execute();
      for (const due_on of ['2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13']) {
        await enterDuty(tx, office, { due_on, rule: 'outcome.decisions', about: due_on });
      }
    });
    for (const today of ['2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13']) await morning(today);
    const due = (await told(office)).filter(({ stage }) => stage === 'due');
    assert.deepEqual(
      due.map(({ due: on, name, for: actsFor }) => [on, name, actsFor]),
      [
        ['2026-03-09', 'Iris Ode', null],
        ['2026-03-10', 'Otis Rey', 'Iris Ode'],
        ['2026-03-12', 'Otis Rey', 'Iris Ode'],
        ['2026-03-13', 'Iris Ode', null],
      ],
    );
    const [email] = (await emails(office)).filter(({ to }) => to === 'Otis Rey');
    assert.match(email?.body ?? '', /, for Iris Ode: Tuesday 10 March 2026 \(today\)/);
  });

  it('is the manager where the IRO has left, has no access, is away without cover, or was never appointed', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, async (tx) => {
      const { authorityId: authority_id } = office.program;
      const gone = await createStaff(tx, office.program, { name: 'Gone', roles: ['iro'], left_on: '2026-03-12' });
      const away = await createStaff(tx, office.program, { name: 'Away', roles: ['iro'] });
      const access_stopped_at = '2026-03-10T09:00:00Z';
      const stopped = await createStaff(tx, office.program, { name: 'Stopped', roles: ['iro'], access_stopped_at });
      await tx
        .insertInto('absences')
        .values({ authority_id, staff_id: away, first_on: '2026-03-02', last_on: '2026-03-31' })
        .execute();
      for (const [localId, staff_id] of [
        ['GONE', gone],
        ['STOP', stopped],
        ['AWAY', away],
        ['NONE', null],
      ] as const) {
        const child_id = await createLookedAfterChild(tx, office.program, { localId, from: '2026-01-05' });
        if (staff_id !== null) {
          await createAppointment(tx, office.program, { child_id, staff_id, started_on: '2026-01-05', ended_on: null });
        }
        await enterDuty(tx, { program: office.program, child: child_id }, { due_on: DUE });
      }
    });
    await morning(DUE);
    assert.deepEqual((await told(office)).map(({ name, child }) => `${name}: ${child}`).toSorted(), [
      'Mara Ward: AWAY',
      'Mara Ward: GONE',
      'Mara Ward: NONE',
      'Mara Ward: STOP',
    ]);
  });

  it('of a restricted child is never one who may not open the record, and of a barred one neither', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, async (tx) => {
      const of = { authority_id: office.program.authorityId, child_id: office.child };
      await tx
        .insertInto('restrictions')
        .values({ ...of, reason: 'a threat' })
        .execute();
      await enterDuty(tx, office, { due_on: DUE });
      await enterDuty(tx, office, { due_on: DUE, rule: 'preparation.invitations', actor: 'review administrator' });
    });
    await morning('2026-03-13');
    assert.deepEqual(short(await told(office)), ['Iris Ode: late']);
    await inside(office, async (tx) => {
      const of = { authority_id: office.program.authorityId, child_id: office.child };
      await tx
        .insertInto('restriction_readers')
        .values({ ...of, staff_id: office.administrator })
        .execute();
      await tx
        .insertInto('barred_staff')
        .values({ ...of, staff_id: office.iro, reason: 'an aunt' })
        .execute();
      await enterDuty(tx, office, { due_on: '2026-03-16', rule: 'review.complete', actor: 'authority' });
    });
    await morning('2026-03-16');
    assert.deepEqual(
      (await told(office)).slice(1).map(({ name, rule }) => [name, rule]),
      [['Ada Min', 'preparation.invitations']],
    );
  });
});

describe('the email', () => {
  it('is one a person, with a link to each duty and no name of a child, and the screen says so too', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, async (tx) => {
      await tx
        .updateTable('children')
        .set({ given_name: 'Samuel', family_name: 'Testchild', known_as: 'Sami' })
        .where('id', '=', office.child)
        .execute();
      await enterDuty(tx, office, { due_on: '2026-03-10', about: 'r0' });
      await enterDuty(tx, office, { due_on: '2026-03-12' });
      await enterDuty(tx, office, { due_on: '2026-03-13', rule: 'outcome.decisions' });
    });
    await morning('2026-03-12');
    const [email, ...others] = (await emails(office)).toSorted((a, b) => (a.to < b.to ? -1 : 1));
    assert.equal(email?.to, 'Iris Ode');
    assert.equal(email.subject, 'Footprint: 3 things to do, 1 late');
    assert.deepEqual(
      others.map(({ to, subject }) => [to, subject]),
      [['Mara Ward', 'Footprint: 1 thing late']],
    );
    assert.match(
      email.body,
      /Late:\n\n\* Complete the full record of the review: Tuesday 10 March 2026 \(2 working days late\)/,
    );
    const links = email.body.match(
      /https:\/\/footprint\.example\.gov\.uk\/children\/[0-9a-f-]{36}\/obligations\/[0-9a-f-]{36}/g,
    );
    assert.equal(new Set(links).size, 3);
    assert.doesNotMatch(`${email.subject} ${email.body}`, /Sam|Testchild|L1/);
    const { rows } = await asAdmin((admin) =>
      admin.query(
        'select s.name, l.kind from app.alerts l join app.staff s on s.id = l.staff_id where l.authority_id = $1 order by 1',
        [office.program.authorityId],
      ),
    );
    assert.deepEqual(rows, [
      { name: 'Iris Ode', kind: 'reminders' },
      { name: 'Mara Ward', kind: 'reminders' },
    ]);
  });

  it('is written neither where no email can go nor to whoever has no address: the screen tells them', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, (tx) => enterDuty(tx, office, { due_on: '2026-03-12' }));
    await morning('2026-03-12', { sendsOver: [] });
    assert.deepEqual(await emails(office), []);
    assert.deepEqual(short(await told(office)), ['Iris Ode: due']);
    const { authorityId } = office.program;
    await asAdmin(async (admin) => {
      await admin.query('update app.staff set email = null where id = $1', [office.iro]);
      await admin.query('update app.authorities set is_demo = true where authority_id = $1', [authorityId]);
    });
    await morning('2026-03-13', { sendsOver: [] });
    assert.deepEqual(
      (await emails(office)).map(({ to }) => to),
      ['Mara Ward'],
      'a demo shows its own',
    );
    const { rows } = await asAdmin((admin) =>
      admin.query("select count(*)::int as count from app.alerts where authority_id = $1 and kind = 'reminders'", [
        authorityId,
      ]),
    );
    assert.deepEqual(rows, [{ count: 2 }], 'one alert a person while it is unread');
  });

  it('of what the law or guidance dates comes also to whoever turned the digest down, of the rest not', async () => {
    const office = await openRemindedOffice(database);
    await inside(office, async (tx) => {
      await enterDuty(tx, office, { due_on: '2026-03-12', layer: 'statute', about: 'r1' });
      await enterDuty(tx, office, { due_on: '2026-03-12', layer: 'guidance', about: 'r2' });
      await enterDuty(tx, office, { due_on: '2026-03-12', layer: 'local', about: 'r3' });
    });
    await turnDigestDown(database, office);
    await morning('2026-03-12');
    const [email] = await emails(office);
    assert.equal(email?.subject, 'Footprint: 2 things to do');
    assert.equal((await told(office)).length, 3, 'the third is on the screen');
  });
});

describe('what the rules make of facts', () => {
  it('is reminded of until the fact that meets it is recorded', async () => {
    const office = await openRemindedOffice(database);
    const record = (fact: Parameters<typeof recordFact>[2]['fact'], today: string) =>
      inside(office, (tx) => recordFact(tx, office.program, { childId: office.child, fact, today: getDay(today) }));
    await record({ type: 'became-looked-after', on: '2026-01-05' }, '2026-01-05');
    await morning('2026-01-26');
    const first = (await told(office)).filter(({ rule }) => rule === 'review.first');
    assert.deepEqual(
      first.map(({ name, stage, due }) => [name, stage, due]),
      [['Iris Ode', 'soon', '2026-02-02']],
    );
    await record({ type: 'review-started', on: '2026-01-30', review: 'r1' }, '2026-01-30');
    for (const today of ['2026-02-02', '2026-02-03']) await morning(today);
    assert.equal((await told(office)).filter(({ rule }) => rule === 'review.first').length, 1);
  });
});

describe('the job', () => {
  const DUE = '2026-03-12';

  /** An office with so many children of the one IRO, each with a duty. */
  async function openLargeOffice(children: number): Promise<RemindedOffice> {
    const office = await openRemindedOffice(database);
    await inside(office, async (tx) => {
      for (let n = 0; n < children; n += 1) {
        const child = await createLookedAfterChild(tx, office.program, { localId: `C${n}`, from: '2026-01-05' });
        const days = { started_on: '2026-01-05', ended_on: null };
        const staff_id = n % 2 === 0 ? office.iro : office.cover;
        await createAppointment(tx, office.program, { child_id: child, staff_id, ...days });
        await enterDuty(tx, { program: office.program, child }, { due_on: DUE });
      }
    });
    return office;
  }

  it('that is broken off after any of its steps goes on where it stopped, and says everything once', async () => {
    const office = await openLargeOffice(12);
    for (let steps = 1; steps < 12; steps += 1) {
      let asked = 0;
      const killed = {
        get aborted() {
          asked += 1;
          return asked > steps + 4;
        },
      };
      await morning(DUE, { signal: killed, dutiesAtOnce: 3, peopleAtOnce: 1 });
    }
    await morning(DUE, { dutiesAtOnce: 3, peopleAtOnce: 1 });
    assert.equal((await told(office)).length, 12);
    assert.deepEqual((await emails(office)).map(({ to, subject }) => [to, subject]).toSorted(), [
      ['Iris Ode', 'Footprint: 6 things to do'],
      ['Otis Rey', 'Footprint: 6 things to do'],
    ]);
    const { rows } = await asAdmin((admin) =>
      admin.query(
        'select reminders, people, emails, ended_at is not null as ended from app.reminder_runs where authority_id = $1',
        [office.program.authorityId],
      ),
    );
    assert.deepEqual(rows, [{ reminders: 12, people: 2, emails: 2, ended: true }]);
  });

  it('done by three programs at once says everything once', async () => {
    const office = await openLargeOffice(20);
    await Promise.all(Array.from({ length: 3 }, () => morning(DUE, { dutiesAtOnce: 3, peopleAtOnce: 1 })));
    assert.equal((await told(office)).length, 20);
    assert.equal((await emails(office)).length, 2);
  });

  it('reminds 250 people of 5,000 duties in as many steps as there are batches, and no email grows without end', async () => {
    const office = await openRemindedOffice(database);
    const { authorityId } = office.program;
    await asAdmin(async (admin) => {
      await admin.query(
        `with people as (
          insert into app.staff (authority_id, name, email, roles)
          select $1, 'Officer ' || n, 'o' || n || '@example.gov.uk', '{iro}' from generate_series(1, 250) n returning id
        ), numbered as (select id, row_number() over () as n from people), kids as (
          insert into app.children (authority_id, local_id) select $1, 'K' || n from generate_series(1, 5000) n
          returning id, local_id
        ), owned as (
          select k.id, p.id as staff_id from kids k
          -- The first has a thousand, the others share the rest.
          join numbered p on p.n = case when substr(k.local_id, 2)::int <= 1000 then 1
            else 2 + substr(k.local_id, 2)::int % 249 end
        ), appointed as (
          insert into app.appointments (authority_id, child_id, staff_id, started_on)
          select $1, id, staff_id, '2026-01-05' from owned
        )
        insert into app.obligations (authority_id, child_id, rule, period, actor, due_on, layer, explanation, citations)
        select $1, id, 'review.first', 1, 'authority', $2, 'statute', 'x', '[{"source": "s", "provision": "p"}]' from kids`,
        [authorityId, DUE],
      );
      // As the database does by itself in the minute after so many rows.
      await admin.query('analyze');
    });
    await morning(DUE);
    const { rows } = await asAdmin((admin) =>
      admin.query(
        `select reminders, people, emails,
          (select count(*)::int from app.audit_events e where e.authority_id = $1 and e.action = 'reminders.raised') as raised,
          (select count(*)::int from app.audit_events e where e.authority_id = $1 and e.action = 'reminders.told') as told,
          (select max(length(body)) < 12000 from app.post_items p where p.authority_id = $1) as "isShort",
          (select body like '%There are 950 more: https://footprint.example.gov.uk/reminders%' from app.post_items p
            where p.authority_id = $1 and p.purpose = 'reminder' order by length(body) desc limit 1) as "isCounted"
        from app.reminder_runs where authority_id = $1`,
        [authorityId],
      ),
    );
    assert.deepEqual(rows, [
      { reminders: 5000, people: 250, emails: 250, raised: 10, told: 5, isShort: true, isCounted: true },
    ]);
  });
});

describe('a look at why somebody is kept out', () => {
  it('is reminded of on its day, once: the IRO, the social worker and the managers of the team [ATT-26]', async () => {
    const office = await openRemindedOffice(database);
    const lead = await inside(office, async (tx) => {
      const { authorityId: authority_id } = office.program;
      const lead = await createStaff(tx, office.program, { name: 'Tara Lead', roles: ['team-manager'] });
      const { id: team_id } = await tx
        .insertInto('teams')
        .values({ authority_id, name: 'North' })
        .returning('id')
        .executeTakeFirstOrThrow();
      for (const staff_id of [office.worker, lead]) {
        await tx
          .insertInto('team_memberships')
          .values({ authority_id, team_id, staff_id, started_on: '2026-01-05' })
          .execute();
      }
      return lead;
    });
    const exclusion = await keepOut(office, '2026-03-14');
    await morning('2026-03-12');
    assert.deepEqual(await looks(office), []);
    // The 14th is a Saturday: it is told on the Friday.
    await morning('2026-03-13');
    await morning('2026-03-16');
    assert.deepEqual(await looks(office), ['Iris Ode 2026-03-14', 'Tara Lead 2026-03-14', 'Wim Sol 2026-03-14']);
    const [email] = (await emails(office)).filter(({ to }) => to === 'Iris Ode');
    assert.match(email?.body ?? '', /By Saturday 14 March 2026\n {2}https:.*\/invitations\/[0-9a-f-]+\/exclusion/);
    assert.doesNotMatch(email?.body ?? '', /Mona|L1/, 'mail names nobody');
    const { rows } = await asAdmin((admin) =>
      admin.query<{ staff: string }>(
        "select staff_id as staff from app.alerts where authority_id = $1 and kind = 'look-at-exclusion' and exclusion_id = $2",
        [office.program.authorityId, exclusion],
      ),
    );
    assert.deepEqual(rows.map(({ staff }) => staff).toSorted(), [office.iro, office.worker, lead].toSorted());
    await asAdmin((admin) =>
      admin.query("update app.exclusions set look_again_on = '2026-03-18' where id = $1", [exclusion]),
    );
    await morning('2026-03-18');
    assert.equal((await looks(office)).length, 6, 'the next look is another one');
  });

  it('is not reminded of once it ended, and goes to whoever acts for somebody who is away [ATT-26]', async () => {
    const office = await openRemindedOffice(database);
    const ended = await keepOut(office, '2026-03-12');
    await asAdmin((admin) => admin.query("update app.exclusions set ended_on = '2026-03-11' where id = $1", [ended]));
    await morning('2026-03-12');
    assert.deepEqual(await looks(office), []);
    await inside(office, (tx) =>
      tx
        .insertInto('absences')
        .values({
          authority_id: office.program.authorityId,
          ...{ staff_id: office.iro, first_on: '2026-03-10', last_on: '2026-03-20', covered_by: office.cover },
        })
        .execute(),
    );
    await asAdmin((admin) => admin.query('update app.exclusions set ended_on = null where id = $1', [ended]));
    await morning('2026-03-13');
    assert.deepEqual(await looks(office), ['Otis Rey 2026-03-12', 'Wim Sol 2026-03-12']);
  });

  async function looks({ program }: RemindedOffice): Promise<string[]> {
    const { rows } = await asAdmin((admin) =>
      admin.query<{ told: string }>(
        `select s.name || ' ' || r.look_on as told from app.exclusion_reminders r join app.staff s on s.id = r.staff_id
         where r.authority_id = $1 order by 1`,
        [program.authorityId],
      ),
    );
    return rows.map(({ told: each }) => each);
  }

  /** Keeps the mother out of the next review until a look on that day. */
  async function keepOut(office: RemindedOffice, lookOn: string): Promise<string> {
    const of = { authority_id: office.program.authorityId, child_id: office.child };
    return await inside(office, async (tx) => {
      const { id: review_id } = await tx
        .insertInto('reviews')
        .values({ ...of, key: 'r9', source: 'recorded' })
        .returning('id')
        .executeTakeFirstOrThrow();
      const invited = { who: 'named', name: 'Mona', role: 'mother', channel: 'letter', childs_view: 'not-asked' };
      const { id: invitation_id } = await tx
        .insertInto('invitations')
        .values({ ...of, review_id, ...invited, decision: 'not-invited', reason: 'Kept out.' })
        .returning('id')
        .executeTakeFirstOrThrow();
      const out = { who: 'parent', extent: 'all', ground: 'inappropriate', explanation: 'Why.', alternatives: 'None.' };
      const days = { decided_on: '2026-02-02', iro_consulted_on: '2026-02-02', look_again_on: lookOn };
      const { id } = await tx
        .insertInto('exclusions')
        .values({
          ...of,
          review_id,
          invitation_id,
          ...out,
          ...days,
          decided_by: 'Wim',
          other_arrangement: 'By letter.',
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    });
  }
});
