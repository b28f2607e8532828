import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { recordFact } from '../../src/casework/children/record-fact.ts';
import { todayInLondon } from '../../src/platform/clock.ts';
import { addWorkingDays, getDay, isoFromDay } from '../../src/rules/index.ts';
import { inBrowser, openTestSite, PHONE } from '../support/browser.ts';
import { createStaff } from '../support/child-record.ts';
import { press, reaches, textOf } from '../support/journey.ts';
import { createAppointment, createAuthority, createChild } from '../support/records.ts';

const site = await openTestSite();
const today = Temporal.PlainDate.from(todayInLondon());
const yesterday = today.subtract({ days: 1 });
/** Within the twenty working days of a first review, and early enough for invitations in time. */
const REVIEW_ON = Temporal.PlainDate.from(isoFromDay(addWorkingDays(getDay(today.toString()), 12)));

/**
 * The day on which a girl has become looked after, and the days until her first review is ready, as five people live it:
 * each does their part in a browser of their own, is reached by what the one before did, and sees no more than their part.
 */
const service = await createAuthority(site.database);
const holly = await createStaff(site.database, service, { name: 'Holly Lane', roles: ['social-worker'] });
const mara = await createStaff(site.database, service, { name: 'Mara Ward', roles: ['iro-manager'] });
const ash = await createStaff(site.database, service, { name: 'Ash Grove', roles: ['iro'] });
const birch = await createStaff(site.database, service, { name: 'Birch Wood', roles: ['iro'] });
const opal = await createStaff(site.database, service, { name: 'Opal Reed', roles: ['review-administrator'] });
const brother = await site.database.withTransaction(service, async (tx) => {
  const id = await createChild(tx, service, 'B1');
  await tx.updateTable('children').set({ given_name: 'Robin', family_name: 'Tarn' }).where('id', '=', id).execute();
  const fact = { type: 'became-looked-after', on: yesterday.toString() };
  await recordFact(tx, service, { childId: id, fact, today: getDay(today.toString()) });
  const days = { started_on: yesterday.toString(), ended_on: null };
  await createAppointment(tx, service, { child_id: id, staff_id: ash.userId, ...days });
  const works = { authority_id: service.authorityId, child_id: id, staff_id: holly.userId };
  await tx
    .insertInto('child_workers')
    .values({ ...works, started_on: yesterday.toString() })
    .execute();
  return id;
});

/** What one of them learned that the next one needs. */
const known = { child: '', review: '', link: '' };

describe('from the day a child becomes looked after to a review that is ready', () => {
  inBrowser('the social worker tells the service, and says who is around the child', async () => {
    const page = await site.visit('/children', { as: holly });
    await press(page.getByRole('link', { name: 'Tell the IRO service' }));
    await reaches(page, 'A child has become looked after');
    await page.getByLabel('Given names').fill('Wren');
    await page.getByLabel('Family name').fill('Tarn');
    await page.getByLabel('Local id').fill('B2');
    await page.getByLabel('Female').check();
    await fillDay(page, 'Which day?', yesterday);
    await fillDay(page, 'Date of birth', Temporal.PlainDate.from('2014-05-02'));
    await press(page.getByRole('button', { name: 'Tell the IRO service' }));
    await page.getByLabel('None of these: it is another child').check();
    await press(page.getByRole('button', { name: 'Tell the IRO service' }));
    await reaches(page, /The IRO service is told/);
    await page.goto('/');
    await press(page.locator('tbody').getByRole('link', { name: 'Wren Tarn' }));
    await reaches(page, 'Wren Tarn');
    known.child = new URL(page.url()).pathname.split('/')[2] ?? '';
    await press(page.getByRole('link', { name: 'People around Wren' }));
    await press(page.getByRole('button', { name: 'Add somebody' }));
    await page.getByLabel('Name', { exact: true }).fill('Mo Tarn');
    await page.getByLabel('What they are to Wren').selectOption({ label: 'Mother' });
    const has = page.getByRole('group', { name: 'Do they have parental responsibility?' });
    await has.getByRole('radio', { name: 'Yes' }).check();
    await page.getByLabel('Email').fill('mo@example.org');
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    await page.getByRole('heading', { name: /Mo Tarn, mother/ }).waitFor();
    await page.goto(`/children/${known.child}/relations/new`);
    await page.getByLabel('Find the other child').fill('Robin');
    await press(page.getByRole('button', { name: 'Search' }));
    await page.getByRole('radio', { name: /Robin Tarn/ }).check();
    await page.getByLabel(/What are they to Wren/).selectOption({ label: 'Brother or sister' });
    await press(page.getByRole('button', { name: 'Link the two' }));
    await page.getByRole('link', { name: 'Robin Tarn' }).first().waitFor();
    await page.goto('/allocation');
    await reaches(page, 'This page is not yours to open');
  });

  inBrowser('the manager appoints the brother’s IRO, and cannot choose whoever is not independent', async () => {
    await makeDependent();
    const page = await site.visit('/alerts', { as: mara });
    assert.match(await textOf(page), /Holly Lane told the service of Wren Tarn/);
    await press(page.getByRole('link', { name: 'Appoint an IRO' }));
    await press(page.getByRole('link', { name: 'Choose an IRO for Wren Tarn' }));
    await reaches(page, 'Choose an IRO for Wren Tarn');
    assert.match(await textOf(page), /Ash Grove Suggested .* Is the IRO of Robin, a sibling/);
    assert.match(await textOf(page), /Birch Wood\s*They helped to prepare this child’s care plan/);
    assert.equal(await page.getByRole('radio', { name: 'Birch Wood' }).count(), 0);
    await press(page.getByRole('button', { name: 'Appoint' }));
    await reaches(page, 'Allocation');
    assert.match(await textOf(page, 'body'), /Ash Grove is appointed/);
  });

  inBrowser('the IRO introduces themselves, arranges the review and says who comes', async () => {
    const page = await site.visit('/alerts', { as: ash });
    await press(page.getByRole('link', { name: 'introduce yourself to Wren Tarn' }));
    await reaches(page, 'Wren Tarn and their IRO');
    await page.getByLabel('Who their IRO is').check();
    await page.getByLabel('With the photo card').check();
    await press(page.getByRole('button', { name: 'Keep what was told' }));
    await reaches(page, 'Wren Tarn and their IRO');
    await page.goto(`/children/${known.child}`);
    await press(page.getByRole('link', { name: 'The next review' }));
    await reaches(page, 'Arrange the review');
    await page
      .getByRole('group', { name: 'Day', exact: true })
      .getByLabel('Day', { exact: true })
      .fill(String(REVIEW_ON.day));
    await page.getByRole('group', { name: 'Day', exact: true }).getByLabel('Month').fill(String(REVIEW_ON.month));
    await page.getByRole('group', { name: 'Day', exact: true }).getByLabel('Year').fill(String(REVIEW_ON.year));
    await page.getByLabel('Starts at').fill('16:00');
    await page.getByRole('radio', { name: 'Nothing' }).check();
    await page.getByRole('radio', { name: 'Where the child lives' }).check();
    await press(page.getByRole('button', { name: 'Arrange it' }));
    await reaches(page, 'Arranged');
    assert.match(await textOf(page), /Arrange it right after this one, at the same place: Robin Tarn/);
    await press(page.getByRole('link', { name: 'Go to the review' }));
    known.review = new URL(page.url()).pathname;
    await page.goto(`${known.review}/invitations`);
    await reaches(page, /^Who comes/);
    for (const [who, view] of [
      ['Wren Tarn', 'Wants to come'],
      ['Mo Tarn', 'Wants them there'],
    ] as const) {
      await press(page.getByRole('link', { name: `Decide about ${who}` }));
      await reaches(page, who);
      await page.getByRole('radio', { name: 'Invited', exact: true }).check();
      await page.getByRole('radio', { name: view, exact: true }).check();
      await press(page.getByRole('button', { name: 'Save', exact: true }));
      await reaches(page, /^Who comes/);
    }
    await press(page.getByRole('button', { name: 'Check and send (2)' }));
    await reaches(page, 'Check before you send');
    await press(page.getByRole('button', { name: 'Send' }));
    await page.getByText('2 written.').waitFor();
    await page.goto('/post');
    await reaches(page, 'This page is not yours to open');
  });

  inBrowser('the review administrator prints what goes on paper, and asks the mother what she thinks', async () => {
    const page = await site.visit('/reviews/to-invite?show=all', { as: opal });
    await page.getByRole('link', { name: 'Wren Tarn' }).waitFor();
    await page.goto('/post');
    await reaches(page, 'Post');
    assert.match(
      await textOf(page, 'tbody'),
      /Invitation to Wren TarnLetter.*Invitation to Mo TarnEmail.*Consultation paper to Wren TarnLetter/,
    );
    await press(page.getByRole('button', { name: 'Print the letters (2)' }));
    await page
      .getByText(`${REVIEW_ON.day} ${REVIEW_ON.toLocaleString('en-GB', { month: 'long' })}`)
      .first()
      .waitFor();
    await page.goto(`${known.review}/consultation`);
    await reaches(page, 'What people think before the review');
    await page.getByLabel(/^Mo Tarn, mother/).check();
    await press(page.getByRole('button', { name: 'Send the papers' }));
    await page.getByText('One paper is on its way').waitFor();
    await page.goto('/post');
    await press(page.getByRole('link', { name: 'Consultation paper to Mo Tarn' }));
    const link = page.getByRole('link', { name: /\/r\// });
    known.link = new URL((await link.getAttribute('href')) ?? '').pathname;
  });

  inBrowser('the mother answers on her phone, without an account, and reaches nothing else', async () => {
    const page = await site.visit(known.link, { viewport: PHONE });
    for (const [label, value] of [
      ['Day', '2'],
      ['Month', '5'],
      ['Year', '2014'],
    ] as const) {
      await page.getByLabel(label).fill(value);
    }
    await press(page.getByRole('button', { name: 'Go on' }));
    await reaches(page, 'Wren’s review');
    await page.getByLabel('What is going well for Wren?').fill('She sings again.');
    await page.getByRole('radio', { name: 'Yes', exact: true }).check();
    await press(page.getByRole('button', { name: 'Check what you wrote' }));
    await page.getByText('She sings again.').waitFor();
    await press(page.getByRole('button', { name: 'Send it' }));
    await page.getByText('What you wrote has arrived').waitFor();
    await page.goto(known.link);
    await reaches(page, 'This link opens nothing now');
    await page.goto(`/children/${known.child}`);
    await reaches(page, 'Sign in');
  });

  inBrowser('the social worker’s report comes in, and counts for the review', async () => {
    const page = await site.visit(`/children/${known.child}/documents`, { as: holly });
    await press(page.getByRole('link', { name: /^Add it.*ocial worker/ }).first());
    await reaches(page, 'Add a document');
    const buffer = Buffer.from('%PDF-1.7\nHow Wren settles in');
    await page.getByLabel('The file').setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer });
    await page.getByLabel('What is it called?').fill('How Wren settles in');
    await press(page.getByRole('button', { name: 'Add it' }));
    await reaches(page, 'How Wren settles in');
    await page.getByText('counts as received for the review').waitFor();
    await page.goto(`/children/${brother}`);
    await reaches(page, 'Robin Tarn');
  });

  inBrowser(
    'the IRO reads what came back, writes the agenda, and the review is ready but for what has its day',
    async () => {
      const page = await site.visit('/alerts', { as: ash });
      await press(page.getByRole('link', { name: /Mo Tarn/ }).first());
      await page.getByText('She sings again.').waitFor();
      await page.goto(`${known.review}/preparation/agenda`);
      await page.getByLabel('What is talked about, in order').fill('Singing. School. Seeing Robin.');
      await page.getByLabel('When does each professional join and leave?').fill('All are there throughout.');
      await page.getByRole('radio', { name: 'Not yet' }).check();
      await press(page.getByRole('button', { name: 'Save', exact: true }));
      await reaches(page, /^Preparing the review/);
      const prepared = await textOf(page);
      for (const step of [
        /Send the invitations .*? Done on time/,
        /Send the consultation documents .*? Done on time/,
        /Give the IRO the social worker’s report .*? In since/,
        /Give the IRO the health plan .*? Not in yet/,
        /The agenda IRO Not agreed yet/,
        /What is talked about, in order\s*Singing\. School\. Seeing Robin\./,
      ]) {
        assert.match(prepared, step);
      }
      await page.goto('/');
      await reaches(page, 'My caseload');
      assert.deepEqual((await page.locator('tbody th a').allTextContents()).sort(), ['Robin Tarn', 'Wren Tarn']);
    },
  );
});

/** Birch helped to prepare the girl’s care plan. */
async function makeDependent(): Promise<void> {
  await site.database.withTransaction(service, async (tx) => {
    const who = { authority_id: service.authorityId, child_id: known.child, staff_id: birch.userId };
    await tx
      .insertInto('child_roles')
      .values({ ...who, role: 'care-plan', started_on: yesterday.toString() })
      .execute();
  });
}

async function fillDay(page: Page, group: string, day: Temporal.PlainDate): Promise<void> {
  const fields = page.getByRole('group', { name: group });
  await fields.getByLabel('Day').fill(String(day.day));
  await fields.getByLabel('Month').fill(String(day.month));
  await fields.getByLabel('Year').fill(String(day.year));
}
