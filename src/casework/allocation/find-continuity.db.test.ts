import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp } from '../../../tests/support/app.ts';
import { openOffice } from '../../../tests/support/office.ts';
import { continuityInWords } from './find-continuity.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-06-01' });
const office = await openOffice(database);

describe('how long a child keeps the same IRO', () => {
  it('is told on the page of the child, with how many there were in this period of care [APT-10, APT-16]', async () => {
    assert.match(await page(), /The same for 2 months; the only one in this period of care/);
    await asAdmin(async (admin) => {
      await admin.query('begin');
      await admin.query("update app.appointments set ended_on = '2026-05-15' where child_id = $1", [office.child]);
      await admin.query(
        "insert into app.appointments (authority_id, child_id, staff_id, started_on) values ($1, $2, $3, '2026-05-15')",
        [office.officer.authorityId, office.child, office.otherIro.userId],
      );
      await admin.query('commit');
    });
    assert.match(
      await page(),
      /Otis Rey, since 15 May 2026[\s\S]*The same for less than a month; 2 in this period of care/,
    );
  });

  it('is said in years and months', () => {
    const on = (since: string) => continuityInWords({ since, officers: 1 }, '2026-06-01');
    assert.match(on('2024-03-01'), /^The same for 2 years and 3 months;/);
    assert.match(on('2025-06-01'), /^The same for 1 year;/);
    assert.match(on('2026-04-30'), /^The same for 1 month;/);
  });
});

async function page(): Promise<string> {
  const answer = await app.inject({ url: `/children/${office.child}`, headers: await signInAs(office.manager) });
  assert.equal(answer.statusCode, 200);
  return answer.body;
}
