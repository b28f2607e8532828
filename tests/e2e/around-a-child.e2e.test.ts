import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { linkChildren } from '../../src/casework/children/people/link-children.ts';
import { todayInLondon } from '../../src/platform/clock.ts';
import {
  assertAccessible,
  assertNoSidewaysScrolling,
  inBrowser,
  NARROWEST,
  openTestSite,
  PHONE,
  WIDE,
} from '../support/browser.ts';
import { enterChild } from '../support/child-record.ts';
import { countFaults, press, pressEnter } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

const site = await openTestSite();
const { officer, iro, socialWorker, child } = await openOffice(site.database);
const today = todayInLondon();
const sister = await site.database.withTransaction(officer, (tx) =>
  enterChild(tx, officer, {
    localId: 'L101',
    bornOn: '2012-01-09',
    givenName: 'Philippa',
    familyName: 'Testchild',
    iro,
    place: { code: 'U6', kind: 'foster', postcode: 'ZZ1 1ZZ' },
    events: [{ type: 'became-looked-after', on: '2026-03-16' }],
  }),
);
const relation = await site.database.withTransaction(officer, (tx) =>
  linkChildren(tx, officer, { childId: child, otherChildId: sister, relation: 'full-sibling', since: null, today }),
);
const relationId = relation.kind === 'linked' ? relation.relationId : '';

describe('the people around a child', () => {
  inBrowser('are added by keyboard alone, from the child’s page', async () => {
    const page = await site.visit(`/children/${child}`, { as: iro });
    await page.getByRole('link', { name: 'People around Sami' }).focus();
    await pressEnter(page);
    await page.getByRole('heading', { level: 1, name: 'People around Sami' }).waitFor();
    await page.getByRole('button', { name: 'Add somebody' }).focus();
    await pressEnter(page);
    await page.getByLabel('Name', { exact: true }).focus();
    await page.keyboard.type('Ola Testmother');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Mother');
    await page.getByRole('radio', { name: 'An order forbids contact with the child' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('checkbox', { name: 'Withhold this address' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Save', exact: true }).focus();
    await pressEnter(page);
    await page.getByRole('heading', { level: 3, name: /Ola Testmother, mother/ }).waitFor();
    await assertAccessible(page);
    await page.goto(`/children/${child}`);
    await page.getByText('Ola Testmother: do not contact or invite without legal advice.').waitFor();
  });

  inBrowser('are changed with JavaScript switched off', async () => {
    const page = await site.visit(`/children/${child}/people`, { as: socialWorker, javaScriptEnabled: false });
    await press(page.getByRole('link', { name: /Change.*Ola Testmother/ }));
    await page.getByLabel('Phone').fill('01632 960001');
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    assert.equal(await page.getByRole('link', { name: '01632 960001' }).getAttribute('href'), 'tel:01632960001');
  });

  for (const [words, viewport] of [
    ['on a desk', WIDE],
    ['on a phone', PHONE],
    ['at the narrowest', NARROWEST],
  ] as const) {
    inBrowser(
      `are read and typed accessibly ${words}, with the brothers and sisters and with errors showing`,
      async () => {
        const page = await site.visit(`/children/${child}/people`, { as: iro, viewport });
        await page.getByRole('link', { name: 'Philippa Testchild' }).first().waitFor();
        await assertNoSidewaysScrolling(page);
        await assertAccessible(page);
        await page.goto(`/children/${child}/people/new`);
        await assertAccessible(page);
        await page.getByLabel('Email').fill('no address');
        await press(page.getByRole('button', { name: 'Save', exact: true }));
        assert.equal(await countFaults(page), 3);
        await assertNoSidewaysScrolling(page);
        await assertAccessible(page);
        await page.locator('.govuk-error-summary a').last().click();
        assert.equal(await page.evaluate<string>('document.activeElement.id'), 'email');
      },
    );

    inBrowser(`say accessibly what two children are to each other ${words}`, async () => {
      const page = await site.visit(`/children/${child}/relations/${relationId}`, { as: iro, viewport });
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
      await press(page.getByRole('button', { name: 'End the link on this day' }));
      await page.locator('.govuk-error-summary').waitFor();
      await assertAccessible(page);
      await page.goto(`/children/${child}/relations/new?search=phil`);
      await press(page.getByRole('button', { name: 'Link the two' }));
      assert.equal(await countFaults(page), 2);
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
    });

    inBrowser(`are joined by who the child is and what they need ${words}, clean and with errors`, async () => {
      const page = await site.visit(`/children/${child}/details`, { as: iro, viewport });
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
      await press(page.getByRole('link', { name: 'Change who they are' }));
      await page.getByLabel('NHS number').fill('999 000 0019');
      await press(page.getByRole('button', { name: 'Save', exact: true }));
      await page.locator('.govuk-error-summary').waitFor();
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
      await page.goto(`/children/${child}/details/needs`);
      await page.getByRole('checkbox', { name: 'Does not use speech' }).check();
      await press(page.getByRole('button', { name: 'Save', exact: true }));
      await page.locator('.govuk-error-summary').waitFor();
      assert.ok(await page.getByRole('checkbox', { name: 'Does not use speech' }).isChecked());
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
    });
  }
});

describe('brothers and sisters', () => {
  inBrowser('are seen together on the child’s page, with the day by which their reviews could be one', async () => {
    const page = await site.visit(`/children/${child}`, { as: iro, viewport: NARROWEST });
    const together = page.getByRole('region', { name: 'Brothers and sisters, parent or child in care' });
    assert.match((await together.textContent()) ?? '', /Held together by .*They live together.*They share an IRO/s);
    await assertNoSidewaysScrolling(page);
    await press(together.getByRole('link', { name: 'Philippa Testchild', exact: true }));
    await page.getByRole('heading', { level: 1, name: 'Philippa Testchild' }).waitFor();
  });
});

describe('what is typed by hand', () => {
  inBrowser('is a legal status, chosen in words by keyboard, with JavaScript switched off', async () => {
    const page = await site.visit(`/children/${child}/legal-statuses`, { as: iro, javaScriptEnabled: false });
    await press(page.getByRole('button', { name: 'Enter a legal status' }));
    await page.getByLabel('Legal status').focus();
    await page.keyboard.type('Interim');
    await page.keyboard.press('Tab');
    for (const part of ['1', '6', '2026']) {
      await page.keyboard.type(part);
      await page.keyboard.press('Tab');
    }
    await pressEnter(page);
    await page.getByRole('rowheader', { name: 'Interim care order' }).waitFor();
  });

  for (const viewport of [WIDE, NARROWEST]) {
    inBrowser(`says accessibly what cannot be at ${viewport.width} pixels`, async () => {
      for (const path of ['legal-statuses/new', 'placements/new']) {
        const page = await site.visit(`/children/${child}/${path}`, { as: iro, viewport });
        await assertAccessible(page);
        await press(page.getByRole('button', { name: /Save|Record the move/ }));
        assert.equal(await countFaults(page), 2);
        await assertNoSidewaysScrolling(page);
        await assertAccessible(page);
      }
      const page = await site.visit(`/children/${child}/history`, { as: iro, viewport });
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
    });
  }
});

describe('the calendar of reviews', () => {
  for (const viewport of [WIDE, NARROWEST]) {
    inBrowser(`is read as a month, a week and a day at ${viewport.width} pixels`, async () => {
      const page = await site.visit('/reviews?view=month&on=2026-07', { as: iro, viewport });
      await page.getByRole('link', { name: 'Sami Testchild' }).waitFor();
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
      for (const view of ['Week', 'Day']) {
        await page.getByRole('link', { name: view, exact: true }).focus();
        await pressEnter(page);
        await page.locator('[aria-current="true"]', { hasText: view }).waitFor();
        await assertNoSidewaysScrolling(page);
        await assertAccessible(page);
      }
    });
  }
});
