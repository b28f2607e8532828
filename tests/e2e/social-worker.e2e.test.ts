import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { openTestSite } from '../support/browser.ts';
import { enterChild } from '../support/child-record.ts';
import { onEachScreen, press, reaches, textOf } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

const site = await openTestSite();
const office = await openOffice(site.database);
const other = await site.database.withTransaction(office.officer, (tx) =>
  enterChild(tx, office.officer, { localId: 'L200', givenName: 'Wren', familyName: 'Testchild', iro: office.iro }),
);

describe('a social worker', () => {
  onEachScreen('sees what is due for the children they work with, and nothing of another child', async (viewport) => {
    const page = await site.visit('/', { as: office.socialWorker, viewport });
    await reaches(page, 'My caseload');
    assert.equal(await page.locator('tbody tr').count(), 1);
    await press(page.locator('tbody').getByRole('link', { name: 'Sami Testchild' }));
    await reaches(page, 'Sami Testchild');
    assert.match(await textOf(page, '#due'), /What is due/);

    await page.goto('/children?search=wren');
    await reaches(page, 'Children');
    assert.match(await textOf(page, 'tbody tr'), /Wren Testchild.*Not yours to open/);
    await page.goto(`/children/${other}`);
    await reaches(page, 'Page not found');
    assert.doesNotMatch(await textOf(page), /Wren/);
  });

  onEachScreen('looks a duty up in the law, and finds the provision', async (viewport) => {
    const page = await site.visit('/law', { as: office.socialWorker, viewport });
    await reaches(page, 'The law');
    await press(page.getByRole('link', { name: 'Hold the first review', exact: true }));
    await reaches(page, 'Hold the first review');
    assert.match(await textOf(page), /20 working days/);
    assert.match(await textOf(page), /reg 33/);
  });
});
