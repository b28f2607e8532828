import { describe } from 'node:test';
import { inBrowser, NARROWEST, openTestSite } from '../support/browser.ts';
import { onEachScreen, press, reaches } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

const site = await openTestSite({ today: '2026-07-10' });
const office = await openOffice(site.database);

const PAGES = [
  ['/figures', /^Figures ?Timeliness/],
  ['/figures/participation', /^Figures ?Participation/],
  ['/figures/caseload', /^Figures ?Caseload/],
  ['/figures/caseload?from-month=13&from-year=2025', /^Figures ?Caseload/],
  ['/figures/timeliness/rows', /Every duty/],
  ['/figures/participation/rows', /Reviews: held/],
  ['/figures/caseload/rows', /with an IRO/],
] as const;

describe('the figures', () => {
  for (const [address, heading] of PAGES) {
    inBrowser(`are read at ${address} at the narrowest, and by whoever sees nothing`, async () => {
      await reaches(await site.visit(address, { as: office.manager, viewport: NARROWEST }), heading);
    });
  }

  onEachScreen('lead from a month of a caseload to the child behind it and back', async (viewport) => {
    const page = await site.visit('/figures/caseload', { as: office.manager, viewport });
    const months = page.getByRole('region', { name: 'Caseloads by month' });
    await press(months.getByRole('row', { name: 'Iris Ode' }).getByRole('link', { name: '1', exact: true }).last());
    await reaches(page, /Iris Ode/);
    await page.getByRole('link', { name: 'Sami Testchild' }).waitFor();
    await press(page.getByRole('link', { name: 'Caseload', exact: true }));
    await reaches(page, /^Figures ?Caseload/);
  });
});
