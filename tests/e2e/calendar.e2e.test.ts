import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertAccessible, assertNoSidewaysScrolling, inBrowser, openTestSite } from '../support/browser.ts';
import { enterChild } from '../support/child-record.ts';
import { onEachScreen } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

const site = await openTestSite();
const { iro, officer, manager } = await openOffice(site.database);
/** Of the reviews below: so many held on most working days of one month. */
const OF_A_DAY = 3;
const MONTH = '2026-06';
const CROWDED = '2026-07';
const DAYS_HELD = [
  '01',
  '02',
  '03',
  '04',
  '05',
  '08',
  '09',
  '10',
  '11',
  '12',
  '15',
  '16',
  '17',
  '18',
  '19',
  '22',
  '23',
];

await site.database.withTransaction(officer, async (tx) => {
  for (let number = 0; number < OF_A_DAY * DAYS_HELD.length; number += 1) {
    const day = DAYS_HELD[number % DAYS_HELD.length] ?? '';
    const child = await enterChild(tx, officer, {
      localId: `C${number}`,
      givenName: `Maximilian-Alexander${number}`,
      familyName: 'Featherstonehaugh-Cholmondeley',
      iro,
      events: [{ type: 'became-looked-after', on: '2026-02-02' }],
    });
    for (const month of [MONTH, CROWDED]) {
      const recording_on = `${month}-${day}`;
      const row = { authority_id: officer.authorityId, child_id: child, key: recording_on, source: 'recorded' };
      await tx
        .insertInto('reviews')
        .values({ ...row, recording_on })
        .execute();
    }
    // In the crowded month each child is reviewed once more, all on four days.
    const recording_on = `${CROWDED}-${String(6 + (number % 4)).padStart(2, '0')}`;
    const row = { authority_id: officer.authorityId, child_id: child, key: `${recording_on}b`, source: 'recorded' };
    await tx
      .insertInto('reviews')
      .values({ ...row, recording_on })
      .execute();
  }
});

/** The sides of a printed page, in millimetres. */
function sidesOf(paper: Buffer): string[] {
  const MM_A_POINT = 25.4 / 72;
  return [...paper.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
    [width, height].map((points) => Math.round(Number(points) * MM_A_POINT)).join(' x '),
  );
}

describe('the calendar of reviews', () => {
  onEachScreen('is read by everybody', async (viewport) => {
    const page = await site.visit(`/reviews?on=${CROWDED}-01`, { as: manager, viewport });
    await page.getByText(/^102 held/).waitFor();
    await assertNoSidewaysScrolling(page);
    await assertAccessible(page);
  });

  inBrowser('is printed as one side of A4 across, without what only a screen needs', async () => {
    const page = await site.visit(`/reviews?on=${MONTH}-01`, { as: iro });
    assert.deepEqual(sidesOf(await page.pdf({ preferCSSPageSize: true })), ['297 x 210']);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('link', { name: /CSV/ }).isVisible(), false);
    assert.equal(await page.getByRole('navigation', { name: 'Calendar' }).isVisible(), false);
    assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
    assert.equal(await page.locator('.footprint-calendar__held').count(), OF_A_DAY * DAYS_HELD.length);
  });

  inBrowser(
    'shows no more of a day than can be read, says how many more there are, and has them on the day’s own page',
    async () => {
      const page = await site.visit(`/reviews?on=${CROWDED}-01`, { as: manager });
      assert.ok((await page.locator('.footprint-calendar__held').count()) < 102);
      const more = page.getByRole('link', { name: /more on Monday 6 July/ });
      assert.match((await more.textContent()) ?? '', /^7 more/);
      await more.click();
      assert.equal(await page.locator('.footprint-calendar__held').count(), 13);
    },
  );
});
