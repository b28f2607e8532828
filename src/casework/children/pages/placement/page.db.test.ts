import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-11-30' });
const office = await openOffice(database);
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

async function kept() {
  const { rows } = await asAdmin((admin) =>
    admin.query(
      `select place, started_on::text, ended_on::text, end_reason, provider, postcode, home_postcode as home
      from app.placements where child_id = $1 order by started_on`,
      [office.child],
    ),
  );
  return rows.map((row) =>
    Object.values(row)
      .map((value) => value ?? '-')
      .join(' '),
  );
}

async function rowOf(place: string): Promise<{ id: string; version: string }> {
  const { rows } = await asAdmin((admin) =>
    admin.query('select id, version::text from app.placements where child_id = $1 and place = $2', [
      office.child,
      place,
    ]),
  );
  return rows[0];
}

async function moveDays(): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query(
      `select happened_on::text as on, placement from app.current_facts
      where child_id = $1 and type = 'placement-started' order by 1`,
      [office.child],
    ),
  );
  return rows.map(({ on, placement }) => `${placement} ${on}`);
}

describe('a placement put right by hand', () => {
  it('is entered with who provides it and where it is, which no later move loses', async () => {
    const first = { place: 'U1', provider: 'PR1', postcode: 'zz11zz', homePostcode: 'ZZ2 2ZZ' };
    await send(office.iro, `${placements}/new`, { ...first, ...dayFields('movedOn', '2026-05-04') });
    await send(office.iro, `${placements}/new`, {
      place: 'K2',
      endReason: 'CREQO',
      ...dayFields('movedOn', '2026-11-02'),
    });
    assert.deepEqual(await kept(), ['U1 2026-05-04 2026-11-02 CREQO PR1 ZZ1 1ZZ ZZ2 2ZZ', 'K2 2026-11-02 - - - - -']);
  });

  it('moves the fact that it begins with, and the history keeps what it was and no postcode', async () => {
    const { id, version } = await rowOf('K2');
    const list = await get(office.iro, placements);
    assert.ok(list.body.includes(`href="${placements}/${id}"`));
    const form = await get(office.iro, `${placements}/${id}`);
    assert.ok(form.body.includes('value="K2" selected') && !form.body.includes('endedOn-day'));
    const right = {
      version,
      place: 'P2',
      provider: 'PR4',
      postcode: 'ZZ3 3ZZ',
      ...dayFields('startedOn', '2026-11-09'),
    };
    assert.equal((await send(office.iro, `${placements}/${id}`, right)).statusCode, 303);
    assert.deepEqual(await kept(), [
      'U1 2026-05-04 2026-11-09 CREQO PR1 ZZ1 1ZZ ZZ2 2ZZ',
      'P2 2026-11-09 - - PR4 ZZ3 3ZZ -',
    ]);
    assert.deepEqual(await moveDays(), ['U1 2026-05-04', 'P2 2026-11-09']);
    const history = await get(office.iro, `/children/${office.child}/history`);
    assert.ok(history.body.includes('Private provision') && !history.body.includes('ZZ3 3ZZ'));
  });

  it('shows both versions where somebody saved in between, and loses neither', async () => {
    const { id, version } = await rowOf('U1');
    const fields = { version, place: 'U1', provider: 'PR1', ...dayFields('startedOn', '2026-05-04') };
    assert.equal((await send(office.iro, `${placements}/${id}`, { ...fields, provider: 'PR2' })).statusCode, 303);
    const stale = await send(office.socialWorker, `${placements}/${id}`, { ...fields, provider: 'PR5' });
    assert.equal(stale.statusCode, 409);
    assert.ok(stale.body.includes('Another local authority') && stale.body.includes('Voluntary provision'));
  });

  it('says in plain words what cannot be, keeps what was typed, and changes nothing', async () => {
    const before = await kept();
    const { id, version } = await rowOf('U1');
    const fields = { version, place: 'U1', ...dayFields('startedOn', '2026-05-04') };
    for (const [wrong, words] of [
      [{ postcode: 'nowhere' }, 'Enter a whole postcode'],
      [{ place: '' }, 'Choose where the child lived'],
      [dayFields('startedOn', '2026-11-09'), 'a child lives in one place at a time'],
      [dayFields('startedOn', '2026-12-01'), 'still to come'],
    ] as const) {
      const { statusCode, body } = await send(office.iro, `${placements}/${id}`, { ...fields, ...wrong });
      assert.ok(statusCode === 422 && body.includes(words), words);
    }
    assert.deepEqual(await kept(), before);
  });

  it('is taken out where the child never lived there, with its move', async () => {
    const { id, version } = await rowOf('P2');
    assert.equal((await send(office.iro, `${placements}/${id}/withdraw`, { version: '0' })).statusCode, 409);
    assert.equal((await send(office.iro, `${placements}/${id}/withdraw`, { version })).statusCode, 303);
    assert.deepEqual(await moveDays(), ['U1 2026-05-04']);
    assert.match((await kept()).join(), /^U1 2026-05-04 - - PR2/);
  });

  it('is for those who record for the child, and nobody else', async () => {
    const { id } = await rowOf('U1');
    for (const actor of [office.otherIro, office.barred]) {
      assert.equal((await get(actor, `${placements}/${id}`)).statusCode, 404);
    }
    assert.equal((await get(office.manager, `${placements}/${id}`)).statusCode, 403);
    assert.ok(!(await get(office.manager, placements)).body.includes(`${placements}/${id}`));
  });
});
