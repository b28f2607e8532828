import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { todayInLondon } from '../../src/platform/clock.ts';
import { addDays, dayFromIso, isoFromDay } from '../../src/rules/index.ts';
import { inBrowser, NARROWEST, openTestSite, WIDE } from '../support/browser.ts';
import { enterChild } from '../support/child-record.ts';
import { focused, heading, onEachScreen, press, pressEnter, reaches, tabTo, textOf } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

const LONG_NAME = `Featherstonehaugh-${'Cholmondeley'.repeat(4)}`;
const site = await openTestSite();
const office = await openOffice(site.database, {
  events: [{ type: 'became-looked-after', on: daysAgo(10) }],
});
await site.database.withTransaction(office.officer, async (tx) => {
  await enterChild(tx, office.officer, {
    localId: 'L200',
    bornOn: daysAgo(40),
    givenName: 'Wren',
    familyName: LONG_NAME,
    iro: office.iro,
    events: [{ type: 'became-looked-after', on: daysAgo(5) }],
  });
  for (const givenName of ['Robin', 'Lark']) {
    await enterChild(tx, office.officer, {
      localId: givenName,
      givenName,
      familyName: 'Testchild',
      events: [{ type: 'became-looked-after', on: daysAgo(60) }],
    });
  }
  await enterChild(tx, office.officer, {
    localId: 'L300',
    bornOn: '2012-05-02',
    givenName: 'Zoë',
    familyName: 'Marram',
    iro: office.iro,
    events: [{ type: 'became-looked-after', on: daysAgo(60) }],
  });
});

describe('an IRO', () => {
  onEachScreen(
    'finds the child whose review is next, reads why that day, and sees where the day it counts from comes from',
    async (viewport) => {
      const page = await site.visit('/', { as: office.iro, viewport });
      await reaches(page, 'My caseload');
      await press(page.getByRole('region', { name: 'The next review' }).getByRole('link', { name: 'Sami Testchild' }));
      await reaches(page, 'Sami Testchild');
      await press(
        page
          .locator('#next')
          .getByRole('link', { name: /Why this date\?.*first review/ })
          .first(),
      );
      await reaches(page, 'Why this date?');
      assert.match(await page.title(), /^Why this date\? Hold the first review: Sami Testchild - Footprint$/);
      const words = await textOf(page);
      assert.match(words, /20 working days/);
      assert.match(words, /On the day it counts from: .*ecorded/);
      await press(page.getByRole('link', { name: 'Sami Testchild' }));
      await heading(page, 'Sami Testchild');
    },
  );

  inBrowser('finds one child among many by keyboard alone, and reads why a day is due', async () => {
    const page = await site.visit('/', { as: office.iro });
    await tabTo(page, 'Name or local id');
    await page.keyboard.type('zoe');
    await pressEnter(page);
    assert.equal(new URL(page.url()).searchParams.get('name'), 'zoe');
    assert.match(await textOf(page, '[role=status]'), /^1 child for “zoe”/);
    await tabTo(page, 'Zoë Marram');
    await pressEnter(page);
    await heading(page, 'Zoë Marram');
    await tabTo(page, /^Why this date\? /);
    assert.match(await focused(page), /^Why this date\? ./);
    await pressEnter(page);
    await heading(page, 'Why this date?');
    assert.match(await textOf(page), /working days late/);
  });

  inBrowser('follows a number to the children it counts, and takes the same children away as a file', async () => {
    const page = await site.visit('/', { as: office.iro, javaScriptEnabled: false });
    await press(page.getByRole('link', { name: /with work of the authority’s that is late/ }));
    await page.waitForURL('**/?show=late');
    assert.match(await page.title(), /^My caseload: Something of the authority’s is late/);
    const count = Number(await textOf(page, '.footprint-numbers [aria-current] strong'));
    assert.equal(await page.locator('tbody tr').count(), count);
    assert.ok(count > 0);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download these children (CSV)' }).click(),
    ]);
    assert.equal(file.suggestedFilename(), 'my-caseload.csv');
    await page.getByLabel('Name or local id').fill('nobody of that name');
    await press(page.getByRole('button', { name: 'Show' }));
    await page.waitForURL(/name=nobody/);
    assert.match(await textOf(page), /None of your children fits that/);
  });

  inBrowser('reads each child as a card where there is no room for a table, however long the name', async () => {
    const page = await site.visit('/', { as: office.iro, viewport: NARROWEST });
    await reaches(page, 'My caseload');
    const card = page.locator('tbody tr', { hasText: LONG_NAME });
    assert.match((await card.textContent()) ?? '', /aged under 1/);
    const labels = await page.evaluate<string[]>(
      `[...document.querySelectorAll('tbody tr:first-child td')].map((cell) => getComputedStyle(cell, '::before').content.slice(1, -1))`,
    );
    assert.deepEqual(labels, ['Next review due', 'What is next', 'The authority is late with', 'Not known yet']);
    const wrap = page.locator('.footprint-table-wrap');
    assert.equal(await wrap.evaluate((box) => box.scrollWidth <= box.clientWidth), true);
    await press(card.getByRole('link'));
    await reaches(page, `Wren ${LONG_NAME}`);
  });

  onEachScreen('opens a record that is not theirs in an emergency, and the manager is told', async (viewport) => {
    // A record stays open for hours, so each screen has a child of its own.
    const given = viewport.width === WIDE.width ? 'Robin' : 'Lark';
    const page = await site.visit('/children', { as: office.otherIro, viewport });
    await page.getByLabel('Name, number or date of birth').fill(given);
    await press(page.getByRole('button', { name: 'Search' }));
    await page.waitForURL(/search=/);
    await reaches(page, 'Children');
    await press(page.getByRole('link', { name: new RegExp(`^Open in an emergency.*${given}`) }));
    await reaches(page, 'Open this record in an emergency');
    await press(page.getByRole('button', { name: /^Open the record for/ }));
    await page.getByRole('alert').waitFor();
    assert.match(await page.title(), /^Error: /);
    await reaches(page, 'Open this record in an emergency');
    await page.getByLabel('Why must you open it now?').fill('She is missing and the police ask where she may be.');
    await press(page.getByRole('button', { name: /^Open the record for/ }));
    await reaches(page, `${given} Testchild`);

    const manager = await site.visit('/children', { as: office.manager, viewport });
    await press(manager.getByRole('link', { name: '1 alert' }));
    await reaches(manager, 'Alerts');
    assert.match(
      await textOf(manager),
      /Otis Rey opened the record of .* Testchild.* She is missing and the police ask/,
    );
    await press(manager.getByRole('button', { name: /^I have read it/ }));
    await reaches(manager, 'Alerts');
    await manager
      .getByText(/, read on /)
      .first()
      .waitFor();
    assert.equal(await manager.getByRole('link', { name: '1 alert' }).count(), 0);
  });
});

function daysAgo(days: number): string {
  const today = dayFromIso(todayInLondon());
  if (today === undefined) throw new Error('the clock gives no day');
  return isoFromDay(addDays(today, -days));
}
