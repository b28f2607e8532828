import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { createPerson } from '../../../../../tests/support/people.ts';
import { createAppointment, createAuthority } from '../../../../../tests/support/records.ts';
import { nowInLondon } from '../../../../platform/clock.ts';
import { getDay } from '../../../../rules/index.ts';
import { recordFact } from '../../../children/record-fact.ts';

const { app, database, asAdmin, signInAs } = await openTestApp();
const service = await createAuthority(database);
const { authorityId: authority_id } = service;
const worker = await createPerson(database, service, { roles: ['social-worker'], name: 'Holly Lane' });
const other = await createPerson(database, service, { roles: ['social-worker'], name: 'Rowan Hill' });
const administrator = await createPerson(database, service, { roles: ['review-administrator'], name: 'Fern' });
const today = nowInLondon().slice(0, 10);

const daysAgo = (days: number) => Temporal.PlainDate.from(today).subtract({ days });
const dayFields = (name: string, { day, month, year }: Temporal.PlainDate) => ({
  [`${name}-day`]: `${day}`,
  [`${name}-month`]: `${month}`,
  [`${name}-year`]: `${year}`,
});
const CHILD = {
  givenName: 'Sami',
  familyName: 'Marrable',
  localId: 'N1',
  sex: 'unknown',
  ...dayFields('bornOn', Temporal.PlainDate.from('2015-04-09')),
  ...dayFields('lookedAfter', daysAgo(5)),
};

async function send(who: { authorityId: string; userId: string }, fields: SentFields) {
  const { cookie } = await signInAs(who);
  return await sendForm(app, { url: '/allocation/notify', cookie, fields });
}

const rowsOf = (query: string, ...values: unknown[]) =>
  asAdmin(async (admin) => (await admin.query<Record<string, unknown>>(query, values)).rows);

describe('telling the service of a new child', () => {
  it('says all that is missing at once, and plays back what was typed [FRM-01]', async () => {
    const page = await send(worker, { knownAs: 'Sam', lookedAfterTime: '25:00', legalStatus: 'X9' });
    assert.equal(page.statusCode, 422);
    for (const words of [
      'Enter the child’s given names',
      'Enter the local id',
      'Choose the sex',
      'Enter the day on which the child became looked after',
      'Enter a time such as 14:30',
      'Choose a legal status',
    ]) {
      assert.match(page.body, new RegExp(words));
    }
    assert.match(page.body, /value="Sam"/);
  });

  it('enters the child, starts the clock at that moment, and tells those who allocate at once [APT-03] [APT-07] [COM-02] [FRM-01]', async () => {
    const page = await send(worker, {
      ...CHILD,
      lookedAfterTime: '16.05',
      legalStatus: 'V2',
      placement: 'U6',
      methods: ['british-sign-language', 'writing'],
      languages: 'Polish',
      siblings: 'A brother at home',
      needs: 'hard-to-express',
    });
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /The IRO service is told/);
    const facts = await rowsOf(
      `select f.type, f.happened_on::text as on, f.placement, f.happened_at > now() - interval '2 minutes' as now
       from app.facts f join app.children c on c.id = f.child_id where c.local_id = 'N1' order by f.id`,
    );
    const on = daysAgo(5).toString();
    assert.deepEqual(facts, [
      { type: 'became-looked-after', on, placement: null, now: null },
      { type: 'placement-started', on, placement: 'U6', now: null },
      { type: 'service-notified', on: today, placement: null, now: true },
    ]);
    const [told] = await rowsOf(
      `select looked_after_time, legal_status, communication_methods, languages, entered_at is not null as entered
       from app.care_notifications`,
    );
    assert.deepEqual(told, {
      looked_after_time: '16:05',
      legal_status: 'V2',
      communication_methods: ['british-sign-language', 'writing'],
      languages: 'Polish',
      entered: true,
    });
    const spans = await rowsOf(
      'select l.status, p.place from app.legal_statuses l join app.placements p using (authority_id, child_id)',
    );
    assert.deepEqual(spans, [{ status: 'V2', place: 'U6' }]);
    const alerts = await rowsOf("select staff_id from app.alerts where kind = 'child-looked-after'");
    assert.deepEqual(alerts.map(({ staff_id }) => staff_id).sort(), [administrator.userId, service.userId].sort());
  });

  it('meets the duty to tell the service within two working days [APT-03]', async () => {
    const [duty] = await rowsOf(
      `select met_on::text as met from app.obligations o join app.children c on c.id = o.child_id
       where o.rule = 'allocation.notify-service' and c.local_id = 'N1'`,
    );
    assert.equal(duty?.['met'], today);
  });

  it('puts the child into the queue, with when the service was told and by when an IRO is due', async () => {
    const page = await app.inject({ url: '/allocation', headers: await signInAs(administrator) });
    assert.match(page.body, /1 looked-after child has no IRO today/);
    assert.match(page.body, /Sami Marrable/);
    assert.match(page.body, /The service was told/);
    assert.match(page.body, /Social worker: Holly Lane/);
  });

  it('lets no IRO and nobody without children tell it', async () => {
    const iro = await createPerson(database, service, { roles: ['iro'] });
    assert.equal((await send(iro, CHILD)).statusCode, 403);
  });
});

describe('a child who may be known already', () => {
  it('is shown before a second record is made, and entered only when it is said to be another', async () => {
    const again = { ...CHILD, localId: 'N2', givenName: 'Samy' };
    const asked = await send(other, again);
    assert.equal(asked.statusCode, 422);
    assert.match(asked.body, /Is it one of these\?/);
    assert.match(asked.body, /Sami Marrable, N1/);
    assert.match(asked.body, /You may not open this record/);
    assert.equal((await rowsOf('select from app.children')).length, 1);
    const notThese = /name="notThese" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
    const done = await send(other, { ...again, same: 'none', notThese });
    assert.equal(done.statusCode, 200);
    assert.equal((await rowsOf('select from app.children')).length, 2);
  });

  it('is found by how the name sounds, by the UPN and by the NHS number, whatever else was typed', async () => {
    await send(administrator, {
      ...{ ...CHILD, localId: 'N3', givenName: 'Catherine', familyName: 'Wrightson' },
      ...{ upn: 'L999000026010', nhsNumber: '999 000 0018', socialWorker: '' },
    });
    const unlike = {
      ...CHILD,
      localId: 'N4',
      givenName: 'Juniper',
      familyName: 'Holt',
      ...dayFields('bornOn', daysAgo(900)),
    };
    for (const typed of [
      { givenName: 'Kathryn', familyName: 'Rightson' },
      { upn: 'l999 0000 26010' },
      { nhsNumber: '9990000018' },
    ]) {
      const asked = await send(administrator, { ...unlike, ...typed });
      assert.equal(asked.statusCode, 422, JSON.stringify(typed));
      assert.match(asked.body, /Is it one of these\?[\s\S]*Catherine Wrightson, N3/, JSON.stringify(typed));
    }
    const wrong = await send(administrator, { ...unlike, nhsNumber: '9990000019' });
    assert.match(wrong.body, /Enter an NHS number of 10 digits/);
    assert.deepEqual(await rowsOf("select from app.children where local_id = 'N4'"), []);
  });

  it('goes on in the earlier record, with the earlier IRO proposed, and the clock from when it was told [APT-11]', async () => {
    const [child] = await rowsOf("select id from app.children where local_id = 'N1'");
    const childId = String(child?.['id']);
    // The child left care, and comes back to another social worker, who may not open the record.
    await database.withTransaction(service, async (tx) => {
      const ash = { authority_id, name: 'Ash Grove', roles: ['iro'] };
      const { id } = await tx.insertInto('staff').values(ash).returning('id').executeTakeFirstOrThrow();
      const days = { started_on: daysAgo(5).toString(), ended_on: daysAgo(2).toString() };
      await createAppointment(tx, service, { child_id: childId, staff_id: id, ...days });
    });
    const fact = { type: 'ceased-looked-after', on: daysAgo(2).toString() };
    const left = await database.withTransaction(worker, (tx) =>
      recordFact(tx, worker, { childId, fact, today: getDay(today) }),
    );
    assert.ok('factId' in left);
    const told = await send(other, { same: childId, ...dayFields('lookedAfter', Temporal.PlainDate.from(today)) });
    assert.match(told.body, /An administrator puts it on the child’s earlier record/);
    assert.equal((await app.inject({ url: `/children/${childId}`, headers: await signInAs(other) })).statusCode, 404);

    const headers = await signInAs(administrator);
    const queue = await app.inject({ url: '/allocation', headers });
    const href = /href="(\/allocation\/notifications\/[^"]+)">Sami Marrable/.exec(queue.body)?.[1] ?? '';
    assert.match((await app.inject({ url: href, headers })).body, /Rowan Hill/);
    const entered = await sendForm(app, { url: href, cookie: headers.cookie });
    assert.equal(entered.headers.location, `/allocation/${childId}`);
    const suggestion = await app.inject({ url: `/allocation/${childId}`, headers });
    assert.match(suggestion.body, /Ash Grove<\/strong> <strong class="govuk-tag govuk-tag--green">Suggested/);
    const opened = await app.inject({ url: `/children/${childId}`, headers: await signInAs(other) });
    assert.equal(opened.statusCode, 200);
    const notified = await rowsOf(
      `select f.happened_at <= n.notified_at as held from app.facts f join app.care_notifications n using (child_id)
       where f.type = 'service-notified' and f.child_id = $1 and n.notified_by = $2 order by f.id desc limit 1`,
      childId,
      other.userId,
    );
    assert.deepEqual(notified, [{ held: true }]);
  });
});

describe('where the procedure says so', () => {
  it('the notification also sets the health assessment going [APT-08]', async () => {
    await asAdmin((admin) => admin.query("update app.authorities set procedure = 'bwd'"));
    const page = await send(administrator, {
      ...{ ...CHILD, localId: 'N9', givenName: 'Robin', familyName: 'Tarn' },
      socialWorker: worker.userId,
      toldBy: 'Holly Lane',
    });
    assert.match(page.body, /The health assessment is set going/);
    const post = await rowsOf('select subject, channel, state from app.post_items');
    assert.deepEqual(post, [{ subject: 'Health assessment of Robin Tarn', channel: 'letter', state: 'to-send' }]);
    const [mine] = await rowsOf(
      "select w.staff_id from app.child_workers w join app.children c on c.id = w.child_id where c.local_id = 'N9'",
    );
    assert.equal(mine?.['staff_id'], worker.userId);
  });

  it('keeps what was typed while it has faults, and nothing of it once the service is told', async () => {
    const headers = await signInAs(other);
    const form = (await app.inject({ url: '/allocation/notify', headers })).body;
    const ticket = /name="_draft" value="([^"]*)"/.exec(form)?.[1] ?? '';
    const kept = async () => (await rowsOf("select from app.drafts where form = 'notify'")).length;
    const fields = { ...CHILD, localId: 'N77', givenName: 'Quenby', familyName: 'Zellermoor', _draft: ticket };
    const before = await kept();
    assert.equal((await send(other, { ...fields, localId: '' })).statusCode, 422);
    assert.equal(await kept(), before + 1);
    assert.match((await app.inject({ url: '/allocation/notify', headers })).body, /value="Zellermoor"/);
    assert.equal((await send(other, fields)).statusCode, 200);
    assert.equal(await kept(), before);
  });
});

describe('the unit that allocates', () => {
  it('emails the completed form to the unit, where its address is kept, and says so [APT-07, FRM-01]', async () => {
    const [none] = await rowsOf("select count(*)::int as n from app.post_items where purpose = 'event-notice'");
    assert.equal(none?.['n'], 0, 'no address was kept yet');
    await rowsOf(
      `insert into app.offices (authority_id, kind, title, email, started_on, confirmed_on)
       values ($1, 'looked-after-administration', 'LAC admin', 'lac@authority.test', '2020-01-01', '2026-01-01')`,
      authority_id,
    );
    const form = { localId: 'F1', givenName: 'Femi', familyName: 'Ashcombe', knownAs: 'Fem' };
    const told = {
      legalStatus: 'V2',
      placement: 'U6',
      languages: 'Yoruba',
      siblings: 'Two sisters',
      toldBy: 'The duty team',
    };
    const page = await send(worker, { ...CHILD, ...form, ...told, lookedAfterTime: '16:05', hasProtectionPlan: 'yes' });
    assert.match(page.body, /The completed form goes to LAC admin by email/);
    const [email] = await rowsOf(
      "select recipient_address as to, channel, subject, body, state from app.post_items where purpose = 'event-notice'",
    );
    assert.deepEqual([email?.['to'], email?.['channel'], email?.['state']], ['lac@authority.test', 'email', 'to-send']);
    assert.doesNotMatch(String(email?.['subject']), /Fem|Ashcombe/);
    for (const line of [
      'Name: Fem Ashcombe, F1',
      'Born: Thursday 9 April 2015',
      ', 16:05',
      'Legal status: ',
      'Lives: ',
      'Brothers and sisters: Two sisters',
      'Languages: Yoruba',
      'Child protection plan: Yes',
      'Social worker: Holly Lane',
      'Told by: The duty team',
    ]) {
      assert.ok(String(email?.['body']).includes(line), line);
    }
  });
});
