import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { createAuthority, createChild, type TestActor } from '../../../../../tests/support/records.ts';
import { recordAudit, sealAudit } from '../../../../platform/audit/audit.ts';

const EVENTS_A_PAGE = 50;
const { app, database, asAdmin, signInAs } = await openTestApp();
const manager = await createAuthority(database);
const administrator = await enterColleague('Sam Okafor', ['system-administrator']);
const officer = await enterColleague('Ann Lee', ['iro']);
const rosa = await enterChild('L-100', 'Rosa');
const ravi = await enterChild('L-200', 'Ravi');

before(async () => {
  await tell(officer, 'child.read', [rosa]);
  await tell(officer, 'caseload.read', [rosa, ravi]);
  await tell(administrator, 'staff.list', []);
});

describe('the audit', () => {
  it('answers who looked at a child, found by number or by part of the name', async () => {
    for (const child of ['l-100', 'ros', rosa]) {
      const lines = await linesOf(`/audit?child=${child}`);
      assert.deepEqual(
        lines.filter((line) => !line.includes('read the audit')).map((line) => line.slice(line.indexOf('|') + 1)),
        ['Ann Lee|opened their caseload|Rosa (L-100), Ravi (L-200)', 'Ann Lee|opened a child’s record|Rosa (L-100)'],
      );
    }
  });

  it('answers it as well for what is sealed as for what still waits for its seal', async () => {
    const waiting = await linesOf('/audit?child=L-200');
    await database.withTransaction({ ...manager, userId: null }, (tx) => sealAudit(tx));
    assert.ok(waiting.some((line) => line.includes('opened their caseload')));
    const sealed = await linesOf('/audit?child=L-200');
    for (const line of waiting) assert.ok(sealed.includes(line), line);
  });

  it('answers what a person opened', async () => {
    const lines = await linesOf(`/audit?person=${administrator.userId}`);
    assert.deepEqual(
      lines.map((line) => line.split('|').slice(1)),
      [['Sam Okafor', 'opened the list of staff', 'None']],
    );
  });

  it('names whoever signed in, and what somebody was refused', async () => {
    await app.inject({ url: '/audit', headers: await signInAs(officer) });
    assert.deepEqual(
      (await linesOf('/audit')).slice(1, 3).map((line) => line.slice(line.indexOf('|') + 1)),
      ['Ann Lee|was refused: read the audit|None', 'Ann Lee|signed in|None'],
    );
  });

  it('keeps to the days and the action that are asked for', async () => {
    await asAdmin((admin) =>
      admin.query(
        `insert into app.audit_events (authority_id, id, occurred_at, user_id, action)
          values ($1, uuidv7(make_interval(days => -400)), now() - make_interval(days => 400), $2, 'child.read')`,
        [manager.authorityId, officer.userId],
      ),
    );
    const today = await linesOf('/audit?action=child.read');
    assert.equal(today.length, 2);
    const long = Temporal.Now.zonedDateTimeISO('Europe/London').subtract({ days: 400 }).toPlainDate();
    const [d, m, y] = [long.day, long.month, long.year];
    assert.equal((await linesOf(`/audit?from=${d}/${m}/${y}&to=${long}`)).length, 1);
    assert.equal((await linesOf(`/audit?action=child.read&from=${long.add({ days: 2 })}`)).length, 1);
  });

  it('tells of each fault at once and keeps what was typed', async () => {
    const answer = await app.inject({ url: '/audit?child=zz&from=31/2/2026&to=x', headers: await signInAs(manager) });
    assert.equal(answer.statusCode, 422);
    for (const words of [
      /No child here has this number or name/,
      /first day must be a day/,
      /last day must be a day/,
    ]) {
      assert.match(answer.body, words);
    }
    assert.match(answer.body, /value="31\/2\/2026"/);
  });

  it('offers the children that a name may mean', async () => {
    const { body } = await app.inject({ url: '/audit?child=r', headers: await signInAs(manager) });
    assert.match(body, /Which child\?[\s\S]*Ravi \(L-200\)[\s\S]*Rosa \(L-100\)/);
  });

  it('shows a system administrator numbers and no names, and finds nobody by name', async () => {
    const headers = await signInAs(administrator);
    const { body } = await app.inject({ url: '/audit?child=L-100', headers });
    assert.match(body, /Child L-100/);
    assert.doesNotMatch(body, /Rosa|Ravi/);
    assert.equal((await app.inject({ url: '/audit?child=Rosa', headers })).statusCode, 422);
    const file = await app.inject({ url: '/audit/csv?child=L-100', headers });
    assert.match(file.body, /Child L-100; Child L-200/);
    assert.doesNotMatch(file.body, /Rosa|Ravi/);
    const { rows } = await asAdmin((admin) => admin.query('select given_name from app.children order by 1'));
    assert.deepEqual(rows, [{ given_name: 'Ravi' }, { given_name: 'Rosa' }]);
  });

  it('is itself told of: who asked about whom, and every child who was named', async () => {
    await app.inject({ url: `/audit?child=L-200&person=${officer.userId}`, headers: await signInAs(manager) });
    const { rows } = await asAdmin((admin) =>
      admin.query('select action, user_id, child_ids, details from app.audit_events order by id desc limit 1'),
    );
    const details = { personId: officer.userId, from: null, to: null };
    assert.deepEqual(rows, [{ action: 'audit.read', user_id: manager.userId, child_ids: [ravi, rosa], details }]);
  });

  it('goes back page by page without losing or repeating an event', async () => {
    const busy = await enterColleague('Kit Moss', ['iro']);
    await asAdmin((admin) =>
      admin.query(
        `insert into app.audit_events (authority_id, user_id, action)
          select $1, $2, 'step.' || step from generate_series(1, 120) step`,
        [manager.authorityId, busy.userId],
      ),
    );
    const steps: string[] = [];
    let url: string | undefined = `/audit?person=${busy.userId}`;
    while (url !== undefined) {
      const { body }: { body: string } = await app.inject({ url, headers: await signInAs(manager) });
      const lines = rowsIn(body);
      assert.ok(lines.length <= EVENTS_A_PAGE);
      steps.push(...lines.map((line) => line.split('|')[2] ?? ''));
      url = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.deepEqual(
      steps,
      Array.from({ length: 120 }, (_, index) => `step.${120 - index}`),
    );
  });

  it('comes as a file with the same filters', async () => {
    const answer = await app.inject({ url: '/audit/csv?child=L-100', headers: await signInAs(manager) });
    assert.match(String(answer.headers['content-disposition']), /audit\.csv/);
    assert.match(answer.body, /^\u{feff}When,Who,What,/u);
    assert.match(answer.body, /,Ann Lee,opened a child’s record,Rosa \(L-100\),1,/);
  });
});

describe('a check of the seals', () => {
  it('says that each holds, and which does not when somebody changed the database past the program', async () => {
    await database.withTransaction({ ...manager, userId: null }, (tx) => sealAudit(tx));
    const sound = await sendForm(app, { url: '/audit', ...(await signInAs(manager)) });
    assert.match(sound.body, /Every seal holds[\s\S]*The last seal is below/);
    await asAdmin((admin) =>
      admin.query(
        `update app.audit_events set action = 'nothing' where id =
          (select event_id from app.audit_seals where authority_id = $1 and number = 3)`,
        [manager.authorityId],
      ),
    );
    const broken = await sendForm(app, { url: '/audit', ...(await signInAs(manager)) });
    assert.match(broken.body, /A seal does not hold[\s\S]*Seal number 3 does not match its event/);
  });
});

async function linesOf(url: string): Promise<string[]> {
  const answer = await app.inject({ url, headers: await signInAs(manager) });
  assert.equal(answer.statusCode, 200, answer.body);
  return rowsIn(answer.body);
}

/** The rows of the page's table, `when|who|what|children`. */
function rowsIn(html: string): string[] {
  return [...html.matchAll(/<tr class="govuk-table__row">\s*<td([\s\S]*?)<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)]
      .map(([, cell]) => (cell ?? '').replaceAll(/<[^>]+>/g, ''))
      .join('|'),
  );
}

async function enterColleague(name: string, roles: string[]): Promise<TestActor> {
  const { authorityId } = manager;
  const { id } = await database.withTransaction(manager, (tx) =>
    tx.insertInto('staff').values({ authority_id: authorityId, name, roles }).returning('id').executeTakeFirstOrThrow(),
  );
  return { authorityId, userId: id };
}

async function enterChild(localId: string, name: string): Promise<string> {
  return await database.withTransaction(manager, async (tx) => {
    const id = await createChild(tx, manager, localId);
    await tx.updateTable('children').set({ given_name: name }).where('id', '=', id).execute();
    return id;
  });
}

async function tell(actor: TestActor, action: string, childIds: string[]): Promise<void> {
  await database.withTransaction(actor, (tx) => recordAudit(tx, actor, { action, childIds }));
}
