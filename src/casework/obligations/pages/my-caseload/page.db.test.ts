import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestApp } from '../../../../../tests/support/app.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  OBLIGATION,
} from '../../../../../tests/support/records.ts';
import { todayInLondon } from '../../../../platform/clock.ts';
import { listCaseload } from '../../list-caseload.ts';

const { app, database, signInAs } = await openTestApp();
const officer = await createAuthority(database);
const today = todayInLondon();

describe('my caseload', () => {
  it('shows a name as it was typed, and never as markup', async () => {
    const child = await enterChild('L-1');
    await database.withTransaction(officer, async (tx) => {
      const given_name = '<script>alert(1)</script>';
      await tx.updateTable('children').set({ given_name }).where('id', '=', child).execute();
    });
    const { body } = await app.inject({ url: '/', headers: await signInAs(officer) });
    assert.match(body, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    assert.doesNotMatch(body, /<script>alert/);
  });

  it('counts as late what an obligation itself is called late by, whatever its day, its moment and silence', async () => {
    const child = await enterChild('L-2');
    const late = await database.withTransaction(officer, async (tx) => {
      const { authorityId: authority_id } = officer;
      let period = 0;
      for (const days of [-1, 0, 1]) {
        const due_on = Temporal.PlainDate.from(today).add({ days }).toString();
        for (const due_at of [null, `${due_on}T09:00:00Z`]) {
          for (const silence_agrees of [false, true]) {
            period += 1;
            const row = { ...OBLIGATION, authority_id, child_id: child, period, due_on, due_at, silence_agrees };
            await tx.insertInto('obligations').values(row).execute();
          }
        }
      }
      const { rows } = await sql<{ late: number }>`select count(*)::integer as late from obligations o
        where child_id = ${child} and obligation_status(o, ${today}) = 'overdue'`.execute(tx);
      return rows[0]?.late;
    });
    const { children } = await database.withTransaction(officer, (tx) => listCaseload(tx, officer, { today }));
    assert.equal(late, 3);
    assert.equal(children.find(({ childId }) => childId === child)?.overdue, late);
  });
});

describe('my caseload, asked for again', () => {
  it('is the same page to the letter but for what is another each time, and leaves an event each time', async () => {
    const child = await enterChild('L-3');
    const headers = await signInAs(officer);
    const before = await countReads(child);
    const pages: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) pages.push((await app.inject({ url: '/', headers })).body);
    const fresh = (await app.inject({ url: '/', headers: await signInAs(officer) })).body;
    const [first = '', second, third] = pages;
    assert.equal(second?.replaceAll(ONCE, ''), first.replaceAll(ONCE, ''));
    assert.equal(fresh.replaceAll(ONCE, ''), first.replaceAll(ONCE, ''));
    assert.equal(new Set([first, second, third, fresh].map((page) => page?.match(ONCE)?.[0])).size, 4);
    assert.match(first, new RegExp(`/children/${child}`));
    assert.equal((await countReads(child)) - before, 4);
  });

  it('shows at once what somebody else changed, also of the person who asks', async () => {
    const child = await enterChild('L-4');
    const headers = await signInAs(officer);
    const read = async (): Promise<string> => (await app.inject({ url: '/', headers })).body;
    assert.doesNotMatch(await read(), /Quill/);
    await database.withTransaction(officer, async (tx) => {
      await tx.updateTable('children').set({ given_name: 'Quill' }).where('id', '=', child).execute();
    });
    assert.match(await read(), /Quill/);
    await database.withTransaction(officer, async (tx) => {
      await tx.updateTable('children').set({ given_name: 'Brook' }).where('id', '=', child).execute();
    });
    const after = await read();
    assert.match(after, /Brook/);
    assert.doesNotMatch(after, /Quill/);
  });

  it('is nobody else’s, whose own page is another', async () => {
    const child = await enterChild('L-5');
    const other = await createAuthority(database);
    const pageOf = async (actor: typeof officer): Promise<string> =>
      (await app.inject({ url: '/', headers: await signInAs(actor) })).body;
    assert.match(await pageOf(officer), new RegExp(child));
    const theirs = await pageOf(other);
    assert.match(theirs, /No child is yours yet/);
    assert.doesNotMatch(theirs, new RegExp(child));
    assert.match(await pageOf(officer), new RegExp(child));
  });

  it('says the sentence that the page before left, once', async () => {
    await enterChild('L-6');
    const { cookie } = await signInAs(officer);
    await app.inject({ url: '/', headers: { cookie } });
    const noticed = await app.inject({ url: '/', headers: { cookie: `${cookie}; footprint-notice=It is recorded` } });
    assert.match(noticed.body, /It is recorded/);
    assert.doesNotMatch((await app.inject({ url: '/', headers: { cookie } })).body, /It is recorded/);
  });
});

/** The tokens of the forms and the nonce of the scripts. */
const ONCE = /(?<=name="_csrf" value="|nonce=")[^"]+/g;

async function countReads(child: string): Promise<number> {
  return await database.withTransaction(officer, async (tx) => {
    const { rows } = await sql<{ reads: number }>`select count(*)::integer as reads from audit_events
      where action = 'caseload.read' and ${child} = any(child_ids)`.execute(tx);
    return rows[0]?.reads ?? 0;
  });
}

async function enterChild(localId: string): Promise<string> {
  return await database.withTransaction(officer, async (tx) => {
    const child_id = await createLookedAfterChild(tx, officer, { localId, from: '2026-01-05' });
    await createAppointment(tx, officer, {
      child_id,
      staff_id: officer.userId,
      started_on: '2026-01-06',
      ended_on: null,
    });
    return child_id;
  });
}
