import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { createStaff } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';

const { app, database, signInAs, asAdmin } = await openTestApp();
const office = await openOffice(database);
const administrator = await createStaff(database, office.officer, { name: 'Ada Min', roles: ['review-administrator'] });
const teamManager = await createStaff(database, office.officer, { name: 'Tea Mann', roles: ['team-manager'] });
await asAdmin(async (admin) => {
  const { authorityId } = office.officer;
  const { rows } = await admin.query("insert into app.teams (authority_id, name) values ($1, 'East') returning id", [
    authorityId,
  ]);
  for (const { userId } of [teamManager, office.socialWorker]) {
    await admin.query(
      'insert into app.team_memberships (authority_id, team_id, staff_id, started_on) values ($1, $2, $3, app.today())',
      [authorityId, rows[0].id, userId],
    );
  }
});

const MIRA = {
  givenName: 'Mira',
  familyName: 'Madeup',
  knownAs: '',
  'bornOn-day': '4',
  'bornOn-month': '6',
  'bornOn-year': '2015',
  localId: 'N1',
  sex: 'female',
  upn: '',
  'lookedAfter-day': '2',
  'lookedAfter-month': '11',
  'lookedAfter-year': '2026',
};

describe('entering a child', () => {
  it('by a social worker makes them the child’s worker, and opens the record with its dates', async () => {
    const sent = await send(office.socialWorker, { ...MIRA, familyName: '<i>Wren' });
    assert.equal(sent.statusCode, 303);
    const { body } = await get(office.socialWorker, String(sent.headers.location));
    assert.ok(body.includes('Mira &lt;i&gt;Wren') && !body.includes('<i>Wren'));
    assert.ok(body.includes('Wim Sol, since') && body.includes('Looked after since 2 Nov 2026'));
    assert.ok(body.includes('Hold the first review'));
    assert.deepEqual(await lastAction(office.socialWorker, 'child.created'), [1]);
  });

  it('by an administrator makes nobody its worker', async () => {
    const fields = { ...MIRA, localId: 'N2', givenName: 'Odo', familyName: 'Quillfeather' };
    const sent = await send(administrator, fields);
    const { body } = await get(administrator, String(sent.headers.location));
    assert.ok(body.includes('Odo Quillfeather') && body.includes('Nobody now'));
    assert.equal(await countWorkers('N2'), 0);
  });

  it('by a team’s manager gives it to the social worker of the team whom they name', async () => {
    const fields = { ...MIRA, localId: 'N3', givenName: 'Zeb', familyName: 'Yarrowby' };
    const nobody = await send(teamManager, fields);
    assert.ok(nobody.statusCode === 422 && nobody.body.includes('Choose the child’s social worker'));
    const stranger = await send(teamManager, { ...fields, socialWorker: office.iro.userId });
    assert.ok(stranger.body.includes('Choose a social worker of your team'));
    const sent = await send(teamManager, { ...fields, socialWorker: office.socialWorker.userId });
    const { body } = await get(teamManager, String(sent.headers.location));
    assert.ok(body.includes('Zeb Yarrowby') && body.includes('Wim Sol, since'));
  });

  it('by an IRO gives them no sight of the record: the service appoints', async () => {
    assert.ok(!(await get(office.iro, '/children/new')).body.includes('name="lookedAfter-day"'));
    const fields = { ...MIRA, localId: 'N4', givenName: 'Una', familyName: 'Vetchling' };
    const sent = await send(office.iro, fields);
    assert.equal(sent.headers.location, '/children?search=N4');
    const { body } = await get(office.iro, '/children?search=N4');
    assert.ok(body.includes('Una Vetchling') && body.includes('Not yours to open'));
    assert.equal(await countWorkers('N4'), 0);
  });

  it('offers whom it may be already, by name alone where the record is out of reach, and enters none of these', async () => {
    const fields = { ...MIRA, localId: 'N5', givenName: 'Samuel', familyName: 'Testchild' };
    const asked = await send(administrator, fields);
    assert.equal(asked.statusCode, 422);
    assert.ok(asked.body.includes(`href="/children/${office.child}"`) && asked.body.includes('born 2 May 2014'));
    assert.ok(asked.body.includes('value="Samuel"'), 'what was typed is played back');
    const stranger = await send(office.otherIro, fields);
    assert.ok(stranger.body.includes('Sami Testchild, L100, whose record is not yours to open'));
    assert.ok(!stranger.body.includes('2 May 2014') && !stranger.body.includes(`href="/children/${office.child}"`));
    const notThese = /name="notThese" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
    assert.equal((await send(administrator, { ...fields, notThese })).statusCode, 303);
  });

  it('finds the same birthday with a name that is only like it', async () => {
    const birthday = { 'bornOn-day': '2', 'bornOn-month': '5', 'bornOn-year': '2014' };
    const asked = await send(administrator, {
      ...MIRA,
      ...birthday,
      localId: 'N6',
      givenName: 'Samy',
      familyName: 'Tesk',
    });
    assert.ok(asked.statusCode === 422 && asked.body.includes('Is it one of these?'));
  });

  it('finds a name that only sounds like it, and a number that another child has', async () => {
    const known = { ...MIRA, localId: 'N7', givenName: 'Siobhan', familyName: 'Whyte', nhsNumber: '999 000 0018' };
    assert.equal((await send(administrator, known)).statusCode, 303);
    for (const fields of [
      { ...MIRA, localId: 'N8', givenName: 'Shivon', familyName: 'Zzz', nhsNumber: '9990000018' },
      { ...MIRA, localId: 'N9', givenName: 'Siobahn', familyName: 'Wight', 'bornOn-year': '2001' },
    ]) {
      const asked = await send(administrator, fields);
      assert.ok(asked.statusCode === 422 && asked.body.includes('Siobhan Whyte, N7'), fields.localId);
    }
    const wrong = await send(administrator, { ...known, localId: 'N10', nhsNumber: '999 000 0019' });
    assert.ok(wrong.statusCode === 422 && wrong.body.includes('href="#nhsNumber"'));
  });

  it('refuses a number that another record has, whatever is confirmed, and says no more of a record out of reach', async () => {
    await asAdmin(async (admin) => {
      await admin.query("update app.children set nhs_number = '9990000026', upn = 'L999000026010' where id = $1", [
        office.child,
      ]);
    });
    const fields = { ...MIRA, localId: 'N11', givenName: 'Ivo', familyName: 'Nettlecombe', notThese: office.child };
    for (const actor of [administrator, office.barred]) {
      for (const [name, number, words] of [
        ['nhsNumber', '999 000 0026', 'Another record has this NHS number'],
        ['upn', 'l999000026010', 'Another record has this UPN'],
      ] as const) {
        const { statusCode, body } = await send(actor, { ...fields, [name]: number });
        assert.ok(statusCode === 422 && body.includes(words) && body.includes(`href="#${name}"`), words);
        assert.ok(!body.includes('Sami'), 'nothing of whose it is');
      }
    }
    const mistyped = await send(administrator, { ...fields, upn: 'M999000026010' });
    assert.ok(mistyped.statusCode === 422 && mistyped.body.includes('its first letter does not fit the digits'));
  });

  it('refuses a local id that is taken, whatever is confirmed, and tells the barred nothing of whose it is', async () => {
    const fields = { ...MIRA, localId: 'l100', givenName: 'Ivo', familyName: 'Nettlecombe', notThese: office.child };
    const { statusCode, body } = await send(administrator, fields);
    assert.ok(statusCode === 422 && body.includes('Another child has this local id already'));
    const barred = await send(office.barred, { ...fields, localId: 'L100' });
    assert.ok(barred.statusCode === 422 && !barred.body.includes('Sami'));
    assert.ok(barred.body.includes('Another child has this local id already'));
  });

  it('says everything that is wrong at once, and enters nobody', async () => {
    const before = await countChildren();
    const { statusCode, body } = await send(administrator, {
      'bornOn-day': '31',
      upn: 'x',
      'lookedAfter-year': '2999',
    });
    assert.equal(statusCode, 422);
    for (const text of [
      'given names, family name, or both',
      'Enter the local id',
      'Choose the sex',
      'Enter a UPN',
      'Enter a day that there is',
    ]) {
      assert.ok(body.includes(text), text);
    }
    assert.equal(await countChildren(), before);
  });

  it('is not for those who may not record', async () => {
    for (const who of [office.manager, office.director])
      assert.equal((await get(who, '/children/new')).statusCode, 403);
    assert.ok(!(await get(office.manager, '/children')).body.includes('/children/new'));
    assert.ok((await get(office.socialWorker, '/children')).body.includes('/children/new'));
  });
});

async function get(who: TestActor, url: string) {
  return await app.inject({ url, headers: await signInAs(who) });
}

async function send(who: TestActor, fields: Record<string, string>) {
  return await sendForm(app, { url: '/children/new', fields, ...(await signInAs(who)) });
}

async function countWorkers(localId: string): Promise<number> {
  const { rowCount } = await asAdmin((admin) =>
    admin.query('select from app.child_workers w join app.children c on c.id = w.child_id where c.local_id = $1', [
      localId,
    ]),
  );
  return rowCount ?? 0;
}

async function countChildren(): Promise<number> {
  const { rowCount } = await asAdmin((admin) => admin.query('select from app.children'));
  return rowCount ?? 0;
}

/** How many children each event of the kind names. */
async function lastAction({ userId }: TestActor, action: string): Promise<number[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query('select cardinality(child_ids) as count from app.audit_events where user_id = $1 and action = $2', [
      userId,
      action,
    ]),
  );
  return rows.map(({ count }) => count);
}
