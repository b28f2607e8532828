import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { runUpload } from '../../src/casework/imports/run-upload.ts';
import { inBrowser, openTestSite, PHONE, WIDE } from '../support/browser.ts';
import { createStaff } from '../support/child-record.ts';
import { heading, onEachScreen, press, reaches, textOf } from '../support/journey.ts';
import { createAuthority } from '../support/records.ts';
import { UPLOADED_ON } from '../support/uploaded-return.ts';

const FILES = {
  'header.csv': 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,M,02/05/2014,WBRI,,,\n',
  'episodes.csv':
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
    'A1,05/06/2025,S,C2,N1,U6,PR1,,,,AB1 1AA,AB1 2AA,SC123456\n',
  'reviews.csv': 'CHILD,DOB,REVIEW,REVIEW_CODE\nA1,02/05/2014,02/07/2025,PN1\n',
};
const site = await openTestSite();

describe('an IRO manager', () => {
  onEachScreen(
    'imports this year’s return from several files, looks at what would change, imports it and sees the child change',
    async (viewport) => {
      const authority = await createAuthority(site.database);
      const manager = await createStaff(site.database, authority, { name: 'Mara Ward', roles: ['iro-manager'] });
      const page = await site.visit('/children', { as: manager, viewport });
      await reaches(page, 'Children');
      await press(page.locator('main').getByRole('link', { name: 'import a return' }));
      await reaches(page, 'Imports');
      await press(page.getByRole('button', { name: 'Check the files' }));
      await page.getByRole('alert').waitFor();
      assert.match(await page.title(), /^Error: Imports/);
      await reaches(page, 'Imports');

      await bringIn(['header.csv', 'episodes.csv']);
      assert.match(await textOf(page), /1 child new/);
      await importIt();
      await press(page.getByRole('link', { name: 'Imports', exact: true }).last());
      await bringIn(['header.csv', 'episodes.csv', 'reviews.csv']);
      assert.match(await textOf(page), /1 child changed/);
      assert.match(await textOf(page), /What would change/);
      await importIt();

      await page.goto('/children?search=A1');
      await press(page.getByRole('link', { name: 'Child A1' }));
      await reaches(page, 'Child A1');
      assert.match(await textOf(page), /2 Jul 2025/);

      async function bringIn(names: readonly (keyof typeof FILES)[]): Promise<void> {
        await heading(page, 'Imports');
        await page.getByLabel('The return of looked-after children (SSDA903)').check();
        await page
          .getByLabel('Files')
          .setInputFiles(names.map((name) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(FILES[name]) })));
        await page.getByText('The year of the return').click();
        await page.getByLabel('For a return: the year in which it ends').fill('2026');
        await press(page.getByRole('button', { name: 'Check the files' }));
        await page.waitForURL(/imports\/[0-9a-f-]{36}$/);
        await work();
        await page.goto(page.url());
        await reaches(page, /^Return of looked-after children, 2025-26/);
      }

      async function importIt(): Promise<void> {
        await press(page.getByRole('button', { name: /^Import/ }));
        await page.getByText('Waiting', { exact: true }).or(page.getByText('Being imported')).first().waitFor();
        await work();
        await page.goto(page.url());
        await page.getByText('What was changed').waitFor();
        await reaches(page, /Imported$/);
      }

      /** What the second process does behind the pages. */
      async function work(): Promise<void> {
        await runUpload(site.database, {
          authorityId: authority.authorityId,
          uploadId: page.url().split('/').at(-1) ?? '',
          today: UPLOADED_ON,
          ending: new AbortController().signal,
          postpone: () => Promise.reject(new Error('another import was under way')),
        });
      }
    },
  );

  for (const [words, viewport] of [
    ['at a desk', WIDE],
    ['on a phone', PHONE],
  ] as const) {
    inBrowser(`ends the access of a colleague who has left, who is out at once, ${words}`, async () => {
      const authority = await createAuthority(site.database);
      const manager = await createStaff(site.database, authority, { name: 'Mara Ward', roles: ['iro-manager'] });
      const leaver = await createStaff(site.database, authority, { name: 'Otis Rey', roles: ['iro'] });
      const theirs = await site.visit('/', { as: leaver, viewport });
      await heading(theirs, 'My caseload');

      const page = await site.visit('/staff', { as: manager, viewport });
      await reaches(page, 'Staff');
      await press(page.getByRole('link', { name: 'Otis Rey' }));
      await reaches(page, 'Otis Rey');
      await press(page.getByRole('link', { name: 'End access' }));
      await reaches(page, 'When Otis Rey leaves');
      await press(page.getByRole('button', { name: 'Save', exact: true }));
      await page.getByRole('alert').waitFor();
      assert.match(await page.title(), /^Error: /);
      await reaches(page, 'When Otis Rey leaves');
      await page.getByLabel('Today, at once').check();
      await press(page.getByRole('button', { name: 'Save', exact: true }));
      await reaches(page, 'Otis Rey');

      await theirs.goto('/children');
      await reaches(theirs, 'Sign in');
    });
  }
});
