import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { openTestSite } from '../support/browser.ts';
import { createStaff, enterChild } from '../support/child-record.ts';
import { onEachScreen, press, reaches, textOf } from '../support/journey.ts';
import { createAuthority } from '../support/records.ts';

const site = await openTestSite();

describe('a review administrator', () => {
  onEachScreen('brings in a list of who reviews whom, and the IRO has the child', async (viewport) => {
    const authority = await createAuthority(site.database);
    const administrator = await createStaff(site.database, authority, {
      name: 'Pia Post',
      roles: ['review-administrator'],
    });
    const iro = await createStaff(site.database, authority, { name: 'Iris Ode', roles: ['iro'] });
    await site.database.withTransaction(authority, async (tx) => {
      await tx.updateTable('staff').set({ email: 'iris@example.org' }).where('id', '=', iro.userId).execute();
      await enterChild(tx, authority, {
        localId: 'L100',
        givenName: 'Sami',
        familyName: 'Testchild',
        events: [{ type: 'became-looked-after', on: '2026-03-16' }],
      });
    });

    const page = await site.visit('/children', { as: administrator, viewport });
    await reaches(page, 'Children');
    await page.getByLabel('Name, number or date of birth').fill('L100');
    await press(page.getByRole('button', { name: 'Search' }));
    await page.waitForURL(/search=L100/);
    await reaches(page, 'Children');
    assert.match(await textOf(page, 'tbody tr'), /Sami Testchild.*Nobody now/);

    await page.goto('/imports');
    await page.getByLabel('A list of who reviews whom, or of staff').check();
    const list = 'child id,iro name,iro email,from\nL100,Iris Ode,iris@example.org,16/03/2026\n';
    await page
      .getByLabel('Files')
      .setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await press(page.getByRole('button', { name: 'Check the files' }));
    await reaches(page, /^List of who reviews whom/);
    await press(page.getByRole('button', { name: /^Import/ }));
    await page.getByText('What was changed').waitFor();
    await reaches(page, /Imported$/);

    const theirs = await site.visit('/', { as: iro, viewport });
    await reaches(theirs, 'My caseload');
    assert.match(await textOf(theirs, 'tbody tr'), /^Sami Testchild/);
  });
});
