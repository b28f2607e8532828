import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-11-30' });
const office = await openOffice(database, { legalStatus: 'V2' });
const statuses = `/children/${office.child}/legal-statuses`;
const placements = `/children/${office.child}/placements`;

async function get(actor: TestActor, url: string) {
  return await app.inject({ url, headers: await signInAs(actor) });
}

async function send(actor: TestActor, url: string, fields: SentFields) {
  const { cookie } = await signInAs(actor);
  return await sendForm(app, { url, cookie, fields });
}

function dayFields(name: string, on: string): Record<string, string> {
  const [year = '', month = '', day = ''] = on.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

async function kept(): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query(
      'select status, started_on::text, ended_on::text from app.legal_statuses where child_id = $1 order by started_on',
      [office.child],
    ),
  );
  return rows.map(({ status, started_on, ended_on }) => `${status} ${started_on} ${ended_on ?? 'now'}`);
}

async function rowOf(status: string): Promise<{ id: string; version: string }> {
  const { rows } = await asAdmin((admin) =>
    admin.query('select id, version::text from app.legal_statuses where child_id = $1 and status = $2', [
      office.child,
      status,
    ]),
  );
  return rows[0];
}

describe('a legal status by hand', () => {
  it('is chosen in words, begins on its day, and ends the one before it in one step', async () => {
    const form = await get(office.iro, `${statuses}/new`);
    assert.ok(form.body.includes('>Interim care order<') && !form.body.includes('Freeing order'));
    const sent = await send(office.iro, `${statuses}/new`, { status: 'C1', ...dayFields('startedOn', '2026-06-01') });
    assert.equal(sent.statusCode, 303);
    assert.deepEqual(await kept(), ['V2 2026-03-16 2026-06-01', 'C1 2026-06-01 now']);
    const child = await get(office.iro, `/children/${office.child}`);
    assert.ok(child.body.includes('Interim care order, since 1 Jun 2026'));
  });

  it('ends where the next one begins', async () => {
    await send(office.iro, `${statuses}/new`, { status: 'L2', ...dayFields('startedOn', '2026-05-20') });
    assert.deepEqual(await kept(), ['V2 2026-03-16 2026-05-20', 'L2 2026-05-20 2026-06-01', 'C1 2026-06-01 now']);
  });

  it('says in plain words what cannot be, keeps what was typed, and changes nothing', async () => {
    const before = await kept();
    const empty = await send(office.iro, `${statuses}/new`, {});
    assert.ok(empty.body.includes('href="#status"') && empty.body.includes('href="#startedOn"'));
    for (const [on, words] of [
      ['2026-06-01', 'begins on this day already'],
      ['2013-01-01', 'They were born on 2 May 2014'],
      ['2026-12-01', 'still to come'],
    ] as const) {
      const { statusCode, body } = await send(office.iro, `${statuses}/new`, {
        status: 'C2',
        ...dayFields('startedOn', on),
      });
      assert.ok(statusCode === 422 && body.includes(words), words);
      assert.match(body, /value="C2" selected/);
    }
    assert.deepEqual(await kept(), before);
  });

  it('is put right, never over another one, and the history keeps what it was and who changed it', async () => {
    const { id, version } = await rowOf('L2');
    const overlap = {
      version,
      status: 'L2',
      ...dayFields('startedOn', '2026-05-20'),
      ...dayFields('endedOn', '2026-06-10'),
    };
    const refused = await send(office.iro, `${statuses}/${id}`, overlap);
    assert.ok(refused.statusCode === 422 && refused.body.includes('a child has one at a time'));
    const backwards = { ...overlap, ...dayFields('endedOn', '2026-05-01') };
    assert.ok((await send(office.iro, `${statuses}/${id}`, backwards)).body.includes('href="#endedOn"'));
    const right = { ...overlap, status: 'L1', ...dayFields('endedOn', '2026-05-23') };
    assert.equal((await send(office.iro, `${statuses}/${id}`, right)).statusCode, 303);
    const stale = await send(office.socialWorker, `${statuses}/${id}`, { ...right, status: 'L3' });
    assert.ok(stale.statusCode === 409 && stale.body.includes('Police protection'));
    const history = await get(office.iro, `/children/${office.child}/history`);
    assert.match(history.body, /<s>Emergency protection order<\/s>[\s\S]{0,120}Police protection/);
    assert.ok(history.body.includes('Iris Ode,'));
  });

  it('is taken out where it never was, and stays in the history', async () => {
    const { id, version } = await rowOf('L1');
    assert.equal((await send(office.iro, `${statuses}/${id}/withdraw`, { version: '1' })).statusCode, 409);
    assert.equal((await send(office.iro, `${statuses}/${id}/withdraw`, { version })).statusCode, 303);
    assert.ok(!(await kept()).some((row) => row.startsWith('L1')));
    const history = await get(office.iro, `/children/${office.child}/history`);
    assert.ok(history.body.includes('Legal status, taken out'));
  });

  it('is entered by those who record for the child, and nobody else', async () => {
    for (const actor of [office.otherIro, office.barred]) {
      assert.equal((await get(actor, `${statuses}/new`)).statusCode, 404);
      assert.equal((await get(actor, `${placements}/new`)).statusCode, 404);
    }
    assert.equal((await get(office.manager, `${statuses}/new`)).statusCode, 403);
    assert.ok(!(await get(office.manager, statuses)).body.includes('Enter a legal status'));
    assert.ok((await get(office.iro, statuses)).body.includes('Enter a legal status'));
  });
});

describe('a move by hand', () => {
  it('ends the old placement and begins the new one in one step, as a fact that moves what is due', async () => {
    const sent = await send(office.iro, `${placements}/new`, { place: 'U1', ...dayFields('movedOn', '2026-05-04') });
    assert.equal(sent.statusCode, 303);
    await send(office.iro, `${placements}/new`, {
      place: 'K2',
      endReason: 'CREQO',
      ...dayFields('movedOn', '2026-11-02'),
    });
    const { rows } = await asAdmin((admin) =>
      admin.query(
        'select place, started_on::text, ended_on::text, end_reason from app.placements where child_id = $1 order by 2',
        [office.child],
      ),
    );
    assert.deepEqual(rows, [
      { place: 'U1', started_on: '2026-05-04', ended_on: '2026-11-02', end_reason: 'CREQO' },
      { place: 'K2', started_on: '2026-11-02', ended_on: null, end_reason: null },
    ]);
    const facts = await asAdmin((admin) =>
      admin.query("select placement from app.facts where child_id = $1 and type = 'placement-started' order by id", [
        office.child,
      ]),
    );
    assert.deepEqual(
      facts.rows.map(({ placement }) => placement),
      ['U1', 'K2'],
    );
  });

  it('says what cannot be and changes nothing', async () => {
    const again = await send(office.iro, `${placements}/new`, { place: 'U6', ...dayFields('movedOn', '2026-11-02') });
    assert.ok(again.statusCode === 422 && again.body.includes('They moved on this day already'));
    const empty = await send(office.iro, `${placements}/new`, { place: 'ZZ' });
    assert.ok(empty.body.includes('href="#place"') && empty.body.includes('href="#movedOn"'));
  });

  it('of a child who comes from returns stands beside what the return said', async () => {
    await asAdmin(async (admin) => {
      await admin.query("update app.children set recorded = '{}' where id = $1", [office.child]);
    });
    await send(office.iro, `${placements}/new`, {
      place: 'P1',
      endReason: 'CARPL',
      ...dayFields('movedOn', '2026-11-20'),
    });
    const { rows } = await asAdmin((admin) =>
      admin.query(
        'select place, ended_on::text, end_reason from app.placements where child_id = $1 order by started_on desc limit 2',
        [office.child],
      ),
    );
    assert.deepEqual(rows, [
      { place: 'P1', ended_on: null, end_reason: null },
      { place: 'K2', ended_on: '2026-11-20', end_reason: 'CARPL' },
    ]);
  });
});
