import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  assertAccessible,
  assertNoSidewaysScrolling,
  inBrowser,
  NARROWEST,
  openTestSite,
  WIDE,
} from '../support/browser.ts';
import { countFaults, press, pressEnter, reaches, tabTo } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

const site = await openTestSite();
const { iro, manager, child } = await openOffice(site.database);
const LIST = `/children/${child}/contacts`;
const LONG_NAME = `A-relative-with-a-name-that-has-no-end-${'and-no-space-'.repeat(8)}`;

describe('a contact of an IRO', () => {
  inBrowser('is recorded from the page of the child, kept while it is typed, and put right', async () => {
    const page = await site.visit(`/children/${child}`, { as: iro });
    await press(page.getByRole('link', { name: 'None recorded yet' }));
    await reaches(page, 'Contacts of the IRO');
    await press(page.getByRole('button', { name: 'Record a contact' }));
    await reaches(page, 'Record a contact');
    await page.getByLabel('What was done?').fill('Talked about the new school.');
    await page.getByText(/^Saved at/).waitFor();
    await page.goto(`${LIST}/new`);
    assert.equal(await page.getByLabel('What was done?').inputValue(), 'Talked about the new school.');
    await page.getByLabel('Sami Testchild, the child').check();
    await page.getByLabel('Day', { exact: true }).fill('28');
    await page.getByLabel('Month').fill('5');
    await page.getByLabel('Year').fill('2026');
    await page.getByLabel('Visit or meeting').check();
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByLabel('Yes, this time').check();
    await press(page.getByRole('button', { name: 'Record it' }));
    await reaches(page, 'Contact on Thursday 28 May 2026');
    await page.getByText('Seen alone', { exact: true }).first().waitFor();
    await press(page.getByRole('link', { name: 'Put it right' }));
    await reaches(page, 'Put a contact right');
    await page.getByLabel('What was done?').fill('Talked about football.');
    await page.getByLabel('Why do you put it right?').fill('I took it for another talk');
    await press(page.getByRole('button', { name: 'Put it right' }));
    await reaches(page, 'Contact on Thursday 28 May 2026');
    await page.getByText('As it stood before (1)').click();
    await page.getByText('Talked about the new school.').waitFor();
    await assertAccessible(page);
  });

  for (const [screen, viewport] of [
    ['at a desk', WIDE],
    ['at the narrowest', NARROWEST],
  ] as const) {
    inBrowser(`has all that is wrong said at once, and every word of it fits, ${screen}`, async () => {
      const page = await site.visit(`${LIST}/new`, { as: iro, viewport });
      await page.getByLabel('What does it mean for the plan?').fill('Typed before');
      await press(page.getByRole('button', { name: 'Record it' }));
      await page.locator('.govuk-error-summary').waitFor();
      assert.equal(await countFaults(page), 4);
      await reaches(page, 'Record a contact');
      assert.equal(await page.getByLabel('What does it mean for the plan?').inputValue(), 'Typed before');
      await page.getByText('Somebody who is not in the list').click();
      await page.getByLabel('Their name').fill(LONG_NAME);
      await press(page.getByRole('button', { name: 'Record it' }));
      await page.getByText('Choose which of these they are').first().waitFor();
      assert.equal(await page.getByLabel('Their name').inputValue(), LONG_NAME);
      await reaches(page, 'Record a contact');
      await page.getByLabel('What are they to Sami?').fill('aunt by birth');
      await page.getByLabel('Family of origin or birth family').check();
      await page.getByLabel('Day', { exact: true }).fill('29');
      await page.getByLabel('Month').fill('5');
      await page.getByLabel('Year').fill('2026');
      await page.getByLabel('Phone call').check();
      await page.getByLabel('What was done?').fill(`Asked ${LONG_NAME} how she is.`);
      await press(page.getByRole('button', { name: 'Record it' }));
      await reaches(page, 'Contact on Friday 29 May 2026');
      await press(page.getByRole('link', { name: 'Contacts', exact: true }));
      await reaches(page, 'Contacts of the IRO');
    });
  }

  inBrowser('is recorded and read without JavaScript, and a manager reads it and changes nothing', async () => {
    const page = await site.visit(`${LIST}/new`, { as: iro, javaScriptEnabled: false, viewport: NARROWEST });
    await page.getByLabel('Wim Sol, social worker').check();
    await page.getByLabel('Day', { exact: true }).fill('30');
    await page.getByLabel('Month').fill('5');
    await page.getByLabel('Year').fill('2026');
    await page.getByLabel('Email').check();
    await page.getByLabel('What was done?').fill('Asked for the minutes.');
    await press(page.getByRole('button', { name: 'Record it' }));
    await page.getByRole('heading', { level: 1, name: 'Contact on Saturday 30 May 2026' }).waitFor();
    await assertNoSidewaysScrolling(page);
    const reading = await site.visit(LIST, { as: manager });
    await reaches(reading, 'Contacts of the IRO');
    assert.equal(await reading.getByRole('button', { name: 'Record a contact' }).count(), 0);
    await press(reading.getByRole('link', { name: /^Saturday 30 May 2026/ }));
    await reaches(reading, 'Contact on Saturday 30 May 2026');
    assert.equal(await reading.getByRole('link', { name: 'Put it right' }).count(), 0);
  });

  inBrowser('is found among the others and opened by keyboard alone', async () => {
    const page = await site.visit(LIST, { as: iro, viewport: NARROWEST });
    await tabTo(page, 'Name, or what was done');
    await page.keyboard.type('minutes');
    await tabTo(page, 'Show');
    await pressEnter(page);
    await page.getByText('1 contact.').waitFor();
    await tabTo(page, /^Saturday 30 May 2026/);
    await pressEnter(page);
    await reaches(page, 'Contact on Saturday 30 May 2026');
  });
});

describe('what a child thinks of the plan', () => {
  for (const [screen, viewport] of [
    ['at a desk', WIDE],
    ['at the narrowest', NARROWEST],
  ] as const) {
    inBrowser(`is written down part by part and read with all else that the child said, ${screen}`, async () => {
      const page = await site.visit(`/children/${child}/voice`, { as: iro, viewport });
      await press(page.getByRole('button', { name: 'Write down what Sami thinks of the plan' }));
      await reaches(page, 'What Sami thinks of the plan');
      const school = page.getByRole('group', { name: 'School, college or work' });
      await school.getByLabel('Does not agree').check();
      await page.getByLabel('In Sami’s words: Seeing family and friends').fill(LONG_NAME);
      await press(page.getByRole('button', { name: 'Write it down' }));
      await page.locator('.govuk-error-summary').waitFor();
      assert.equal(await countFaults(page), 6);
      await reaches(page, 'What Sami thinks of the plan');
      await page.getByLabel('Day', { exact: true }).fill('28');
      await page.getByLabel('Month').fill('5');
      await page.getByLabel('Year').fill('2026');
      await page.getByLabel('Said', { exact: true }).check();
      await page
        .getByRole('group', { name: 'Seeing family and friends' })
        .getByLabel('Agrees', { exact: true })
        .check();
      await page.getByLabel('In Sami’s words: School, college or work').fill('too far');
      await page.getByLabel('What did you explain can be done?').fill('Asking for a bus.');
      await page.getByLabel('An advocate', { exact: true }).check();
      await press(page.getByRole('button', { name: 'Write it down' }));
      await reaches(page, 'What Sami says');
      await page.getByText('Sami does not agree.').waitFor();
    });
  }
});

describe('how a child communicates', () => {
  for (const [screen, viewport] of [
    ['at a desk', WIDE],
    ['at the narrowest', NARROWEST],
  ] as const) {
    inBrowser(`has its steps, who supports the child and whom one can call on, ${screen}`, async () => {
      await site.database.withTransaction(iro, (tx) =>
        tx
          .insertInto('child_needs')
          .values({
            authority_id: iro.authorityId,
            child_id: child,
            communication_needs: ['does-not-use-speech'],
            communication_methods: ['eye-pointing'],
            aids: LONG_NAME,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
      const page = await site.visit(`/children/${child}/communication`, { as: iro, viewport });
      await reaches(page, 'How Sami communicates');
      await press(page.getByRole('link', { name: 'They are supported to say what they want' }));
      await reaches(page, 'Who supports Sami to say what they want');
      await press(page.getByRole('button', { name: 'Keep it' }));
      assert.equal(await countFaults(page), 3);
      await reaches(page, 'Who supports Sami to say what they want');
      await page.getByLabel('Nobody: the child does not want anybody').check();
      await page.getByLabel('Day', { exact: true }).first().fill('28');
      await page.getByLabel('Month').first().fill('5');
      await page.getByLabel('Year').first().fill('2026');
      await page.getByLabel('How was Sami asked').fill(LONG_NAME);
      await press(page.getByRole('button', { name: 'Keep it' }));
      await reaches(page, 'How Sami communicates');
      await page.getByText('The child does not want anybody').first().waitFor();
      await press(page.getByRole('link', { name: 'Everybody who knows a way to communicate' }));
      await reaches(page, 'Who knows a way to communicate');
      await page.goto('/information?for=7-11');
      await reaches(page, 'For children to read');
    });
  }
});
