import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { inBrowser, openTestSite } from '../support/browser.ts';
import { createStaff } from '../support/child-record.ts';
import { codeFrom, heading, lettersOn, onEachScreen, press, reaches, textOf } from '../support/journey.ts';
import { createAuthority } from '../support/records.ts';

const PASSWORD = 'thirteen green lamps';
const site = await openTestSite();
const authority = await createAuthority(site.database);
const administrator = await createStaff(site.database, authority, {
  name: 'Sy Bit',
  roles: ['system-administrator'],
});

describe('a system administrator', () => {
  onEachScreen(
    'invites a colleague, who chooses a password, sets up the second factor and sees an empty caseload',
    async (viewport) => {
      const email = `nell-${viewport.width}@example.org`;
      const page = await site.visit('/', { as: administrator, viewport });
      await reaches(page, 'Staff');
      await press(page.getByRole('button', { name: 'Add a person' }));
      await reaches(page, 'Add a person');
      await press(page.getByRole('button', { name: 'Save', exact: true }));
      await page.getByRole('alert').waitFor();
      assert.match(await page.title(), /^Error: Add a person/);
      await reaches(page, 'Add a person');
      await page.getByLabel('Name', { exact: true }).fill('Nell Newcomer');
      await page.getByLabel('Work email address').fill(email);
      await page
        .getByLabel('IRO', { exact: true })
        .or(page.getByLabel('Independent reviewing officer'))
        .first()
        .check();
      await press(page.getByRole('button', { name: 'Save', exact: true }));
      await reaches(page, 'Nell Newcomer');
      await press(page.getByRole('button', { name: /invit|link/i }));
      await reaches(page, 'Pass this link on to Nell Newcomer');
      const link = new URL(await textOf(page, '.footprint-link-once code'));

      const theirs = await site.visit(link.pathname + link.search, { viewport });
      await reaches(theirs, 'Choose a password');
      await press(theirs.getByRole('button', { name: 'Set password' }));
      await theirs.getByRole('alert').waitFor();
      await reaches(theirs, 'Choose a password');
      await theirs.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await theirs.getByLabel('The same again').fill(PASSWORD);
      await press(theirs.getByRole('button', { name: 'Set password' }));
      await theirs.getByRole('heading', { level: 1, name: /^(Sign in|Set up your codes)$/ }).waitFor();
      if ((await theirs.getByLabel('Email address').count()) > 0) {
        await theirs.getByLabel('Email address').fill(email);
        await theirs.getByLabel('Password', { exact: true }).fill(PASSWORD);
        await press(theirs.getByRole('button', { name: 'Sign in' }));
      }
      await reaches(theirs, 'Set up your codes');
      await theirs.getByLabel('Six-digit code').fill(codeFrom(await lettersOn(theirs)));
      await press(theirs.getByRole('button', { name: 'Continue' }));
      await reaches(theirs, 'Keep your recovery codes');
      await theirs.getByText('I have kept them').click();
      await reaches(theirs, 'My caseload');
      assert.match(await textOf(theirs), /No child is yours yet/);
    },
  );

  inBrowser('looks after the program and never after a case', async () => {
    const page = await site.visit('/children', { as: administrator });
    await reaches(page, 'This page is not yours to open');
    const places = page.locator('.govuk-service-navigation');
    assert.equal(await places.getByRole('link', { name: 'Children' }).count(), 0);
    await press(page.getByRole('link', { name: 'Go to your first page' }));
    await heading(page, 'Staff');
  });
});
