import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  assertAccessible,
  assertNoSidewaysScrolling,
  inBrowser,
  NARROWEST,
  openTestSite,
  PHONE,
  WIDE,
} from '../support/browser.ts';
import { countFaults, press } from '../support/journey.ts';
import { createAuthority } from '../support/records.ts';

const CHILDREN = 60;
const site = await openTestSite();
const officer = await createAuthority(site.database);
const newcomer = await createAuthority(site.database, 'Southshire');
await enterCaseload();

describe('the caseload', () => {
  for (const [words, viewport] of [
    ['on a desk', WIDE],
    ['on a phone', PHONE],
    ['at the narrowest', NARROWEST],
  ] as const) {
    inBrowser(`is read by everybody ${words}`, async () => {
      const page = await site.visit('/', { as: officer, viewport });
      assert.equal(await page.locator('tbody tr').count(), CHILDREN);
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
    });
  }

  inBrowser('says what will be there while it is empty', async () => {
    const page = await site.visit('/', { as: newcomer, viewport: NARROWEST });
    assert.match((await page.locator('main').textContent()) ?? '', /A child appears here as soon as you are appointed/);
    await assertAccessible(page);
  });

  inBrowser('does without scripts', async () => {
    const page = await site.visit('/', { as: officer, javaScriptEnabled: false });
    assert.equal(await page.locator('tbody tr').count(), CHILDREN);
    assert.equal(await page.locator('tbody tr').first().getByRole('link').isVisible(), true);
  });

  inBrowser('is printed without what only a screen needs, and with every child', async () => {
    const page = await site.visit('/', { as: officer });
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(
      [
        await page.getByRole('button', { name: 'Sign out' }).isVisible(),
        await page.locator('.govuk-service-navigation').isVisible(),
        await page.locator('tbody tr').last().isVisible(),
        await page.getByRole('heading', { level: 1 }).isVisible(),
      ],
      [false, false, true, true],
    );
    const paper = await page.pdf({ format: 'A4' });
    assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
  });
});

describe('the audit', () => {
  inBrowser('is read by everybody at the narrowest, clean and with its errors', async () => {
    const page = await site.visit('/audit', { as: officer, viewport: NARROWEST });
    assert.ok((await page.locator('tbody tr').count()) > 0);
    await assertNoSidewaysScrolling(page);
    await assertAccessible(page);
    await page.goto('/audit?child=nobody&from=31/2/2026');
    assert.equal(await countFaults(page), 2);
    await assertNoSidewaysScrolling(page);
    await assertAccessible(page);
  });

  inBrowser('checks its seals when asked', async () => {
    const page = await site.visit('/audit', { as: officer });
    await press(page.getByRole('button', { name: 'Check every seal' }));
    await page.getByRole('heading', { level: 1, name: 'Every seal holds' }).waitFor();
    await assertAccessible(page);
  });
});

describe('what is not there', () => {
  inBrowser('is said accessibly', async () => {
    const page = await site.visit('/nowhere', { as: officer, viewport: NARROWEST });
    await assertNoSidewaysScrolling(page);
    await assertAccessible(page);
  });
});

/** As many children as one officer has at most, with something late, due soon, due later, and not known. */
async function enterCaseload(): Promise<void> {
  const { authorityId, userId } = officer;
  await site.asAdmin(async (admin) => {
    await admin.query(
      `with entered as (
        insert into app.children (authority_id, local_id, given_name, family_name, born_on)
        select $1, 'L' || n, 'Amara-Louise ' || n, 'Featherstonehaugh', app.today() - (n * 90 + 400)
        from generate_series(1, $3::int) n returning id, substr(local_id, 2)::int as n
      ), appointed as (
        insert into app.appointments (authority_id, child_id, staff_id, started_on)
        select $1, id, $2, app.today() - 30 from entered
      ), unknown as (
        insert into app.unknown_obligations (authority_id, child_id, rule, missing)
        select $1, id, 'outcome.decisions', '{x}' from entered where n % 3 = 0
      )
      insert into app.obligations (authority_id, child_id, rule, actor, due_on, layer, explanation, citations)
      select $1, id, 'review.first', 'independent reviewing officer', app.today() + (n - 10), 'statute', 'because',
        '[{"source": "regulations-2010", "provision": "reg 33(1)"}]'
      from entered where n % 4 <> 0`,
      [authorityId, userId, CHILDREN],
    );
  });
}
