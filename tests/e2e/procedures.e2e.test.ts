import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { recordFacts } from '../../src/casework/children/record-facts.ts';
import { carryOutSettingsChange } from '../../src/casework/settings/carry-out-settings-change.ts';
import { dayFromIso } from '../../src/rules/index.ts';
import { inBrowser, NARROWEST, openTestSite } from '../support/browser.ts';
import { press, reaches, textOf } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

/**
 * Sami, looked after since Monday 16 March 2026, was reviewed on Friday 17 April. The next review is arranged for Thursday
 * 9 July. A dispute was opened on Friday 1 May, at the second stage at once. Monday 4 and 25 May are bank holidays.
 */
const TODAY = '2026-05-06';
const today = dayFromIso(TODAY) ?? assert.fail();
const site = await openTestSite({ today: TODAY });
const office = await openOffice(site.database);
const { child } = office;
const program = { authorityId: office.officer.authorityId, userId: null };

await site.database.withTransaction(program, (tx) =>
  tx.updateTable('authorities').set({ recording_from_on: '2026-01-01' }).execute(),
);
await site.database.withTransaction(office.officer, async (tx) => {
  const events = [
    { type: 'service-notified', at: '2026-03-16T10:00' },
    { type: 'dispute-opened', dispute: 'd1', on: '2026-05-01' },
    { type: 'dispute-stage-started', dispute: 'd1', stage: 2, on: '2026-05-01' },
  ];
  const facts = events.map((event) => ({ childId: child, event }));
  assert.deepEqual(await recordFacts(tx, office.officer, { today, facts }), []);
});

/** What one procedure says and sets, worked out by hand from its document. */
interface Expected {
  readonly id: string;
  readonly name: string;
  readonly iro: string;
  readonly review: string;
  readonly dispute: string;
  /** By duty, as the child's page lists it; undefined where there is no such duty. */
  readonly appoint: string;
  readonly fullRecord: string;
  readonly sendOut: string;
  readonly midway: string | undefined;
  readonly stage: string | undefined;
  /** By step, as the preparation of the review of 9 July lists it. */
  readonly talk: string;
  readonly report: string;
  readonly ladder: readonly string[];
}

const NATIONAL: Expected = {
  id: 'national',
  name: 'National: the Regulations and the IRO Handbook',
  iro: 'IRO',
  review: 'review',
  dispute: 'dispute',
  // Five working days after 16 March.
  appoint: 'Monday 23 March 2026',
  // Fifteen working days after 17 April, and twenty; the bank holiday of 4 May is not one.
  fullRecord: 'Monday 11 May 2026',
  sendOut: 'Monday 18 May 2026',
  midway: undefined,
  stage: undefined,
  talk: 'Thursday 9 July 2026',
  report: 'Monday 6 July 2026',
  ladder: [],
};
const FIVE = '5 working days from the day on which the stage starts.';
const LEFT =
  'A meeting with independent minutes; no period is stated, so the 20 working days in total decide. No time of its own. Within what is left of the 20 working days: 5, for all stages without a time together.';

const PROCEDURES: readonly Expected[] = [
  NATIONAL,
  {
    ...NATIONAL,
    id: 'halton',
    name: 'Halton: Independent Reviewing Manager',
    iro: 'IRM',
    review: 'Children in Care Review',
  },
  {
    ...NATIONAL,
    id: 'expectations',
    name: 'Role and Expectations of Independent Reviewing Officers',
    review: 'LAC review',
    dispute: 'escalation',
    // Forty-eight hours after ten o'clock on 16 March.
    appoint: 'Wednesday 18 March 2026',
    // Half of the 91 days from 17 April to 17 July, rounded down, is 45.
    midway: 'Monday 1 June 2026',
    talk: 'Wednesday 8 July 2026',
  },
  {
    ...NATIONAL,
    id: 'thurrock',
    name: 'Thurrock: management alerts',
    review: 'Looked After Review',
    dispute: 'management alert',
    // Five working days after 1 May: 5, 6, 7, 8 and 11 May.
    stage: 'Monday 11 May 2026',
    ladder: [
      `Stage 1 Social worker ${FIVE} By working day 5 of 20.`,
      `Stage 2 Team manager ${FIVE} By working day 10 of 20.`,
      `Stage 3 Service manager ${FIVE} By working day 15 of 20.`,
      `Stage 4 Head of service ${LEFT}`,
      `Stage 5 Director ${LEFT}`,
      `Stage 6 Chief executive ${LEFT}`,
    ],
  },
  {
    ...NATIONAL,
    id: 'bwd',
    name: 'Blackburn with Darwen: Looked After Reviews',
    review: 'Looked After Review',
    dispute: 'challenge',
    // Twenty working days after 17 April, and twenty-five; 25 May is a bank holiday.
    fullRecord: 'Monday 18 May 2026',
    sendOut: 'Tuesday 26 May 2026',
    stage: 'Monday 11 May 2026',
    // Ten days before 9 July, and five working days.
    talk: 'Monday 29 June 2026',
    report: 'Thursday 2 July 2026',
    ladder: [
      `Stage 1 Social worker, and the area team manager where needed The informal challenge. ${FIVE} Before the formal process, so the limit does not count it.`,
      `Stage 2 Area team manager ${FIVE} By working day 5 of 20.`,
      `Stage 3 Service lead ${FIVE} By working day 10 of 20.`,
      `Stage 4 Head of service ${FIVE} By working day 15 of 20.`,
      `Stage 5 Director of children’s services ${FIVE} By working day 20 of 20.`,
    ],
  },
];

let reviewPath = '';

describe('an authority that changes its procedure', () => {
  inBrowser('arranges a review first', async () => {
    const page = await site.visit(`/children/${child}`, { as: office.iro });
    await press(page.getByRole('link', { name: 'The next review' }));
    const day = page.getByRole('group', { name: 'Day', exact: true });
    await day.getByLabel('Day', { exact: true }).fill('9');
    await day.getByLabel('Month').fill('7');
    await day.getByLabel('Year').fill('2026');
    await page.getByLabel('Starts at').fill('16:00');
    await page.getByRole('radio', { name: 'Nothing' }).check();
    await press(page.getByRole('button', { name: 'Arrange it' }));
    await press(page.getByRole('link', { name: 'Go to the review' }));
    await reaches(page, /^Review on Thursday 9 July 2026/);
    reviewPath = new URL(page.url()).pathname;
  });

  inBrowser(
    'finds its words, days and ladder changed on every page, and as before to the letter once it is back [CFG-04, CFG-05]',
    async () => {
      const settings = await site.visit('/settings', { as: office.manager });
      const page = await site.visit('/', { as: office.iro });
      const before = await readEverything(page);
      saysWhat(NATIONAL, before);
      for (const expected of PROCEDURES.slice(1)) {
        await choose(settings, expected);
        saysWhat(expected, await readEverything(page));
      }
      await choose(settings, NATIONAL);
      assert.deepEqual(await readEverything(page), before);
    },
  );

  inBrowser('reads each ladder as steps in the settings, at the narrowest too [CFG-04]', async () => {
    const page = await site.visit('/settings', { as: office.manager, viewport: NARROWEST });
    for (const { name, ladder } of PROCEDURES) {
      const procedure = page.locator('details', { hasText: `${name}:` });
      await procedure.locator('summary').click();
      assert.deepEqual(await stagesOf(procedure), ladder, name);
      if (ladder.length === 0) await procedure.getByText('This procedure names no stages').waitFor();
    }
    await reaches(page, 'Settings');
  });
});

/** Proposes a procedure, lets the job count it on every child, applies it, and lets the job work the children out. */
async function choose(page: Page, { name }: Expected): Promise<void> {
  await page.goto('/settings');
  await page.getByRole('radio', { name }).check();
  await press(page.getByRole('button', { name: 'Save', exact: true }));
  await page.waitForURL(/\/settings\/changes\//);
  const changeId = page.url().split('/').at(-1) ?? '';
  const job = () =>
    carryOutSettingsChange(site.database, program, { changeId, today, signal: new AbortController().signal });
  await job();
  await page.reload();
  await reaches(page, 'What would change');
  assert.match(await textOf(page), /1 child was looked at/);
  await press(page.getByRole('button', { name: 'Apply this change' }));
  await page.getByText('The change holds from now on').waitFor();
  await job();
  await page.reload();
  await reaches(page, 'The change is applied');
}

/** What the IRO reads, page by page. */
interface Everything {
  readonly caseload: string;
  readonly child: string;
  readonly due: string;
  readonly review: string;
  readonly preparation: string;
  readonly law: string;
  readonly ladder: readonly string[];
  readonly why: string;
}

async function readEverything(page: Page): Promise<Everything> {
  const read = async (path: string) => {
    await page.goto(path);
    return await textOf(page);
  };
  const due = await read(`/children/${child}/due`);
  await page.goto(`/children/${child}`);
  await press(page.getByRole('link', { name: /Complete the full record/ }).first());
  const why = await textOf(page);
  const law = await read('/law');
  return {
    due,
    why,
    law,
    ladder: await stagesOf(page.locator('main')),
    caseload: await read('/'),
    child: await read(`/children/${child}`),
    review: await read(reviewPath),
    preparation: await read(`${reviewPath}/preparation`),
  };
}

async function stagesOf(within: ReturnType<Page['locator']>): Promise<string[]> {
  const stages = await within.locator('.footprint-ladder__stage').allTextContents();
  return stages.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

function saysWhat(expected: Expected, read: Everything): void {
  const { id, iro, review, dispute, midway, stage } = expected;
  const says = (text: string, words: string) => assert.ok(text.includes(words), `${id}: "${words}" is not in: ${text}`);
  const saysNot = (text: string, words: RegExp) => assert.doesNotMatch(text, words, id);
  says(read.caseload, `The next ${review}`);
  says(read.child, `The next ${review}`);
  says(read.child, `${iro}Iris Ode`);
  says(read.review, `${capital(review)} on Thursday 9 July 2026`);
  says(read.preparation, `Preparing the ${review} on Thursday 9 July 2026`);
  says(read.preparation, `The ${iro} talks with the child in private`);
  says(read.law, `Hold the first ${review}`);
  says(read.law, `${capital(dispute)} ladder`);
  for (const text of [read.caseload, read.child, read.due, read.review, read.preparation]) {
    saysOwnWordsAlone(text, expected);
  }

  says(
    read.child,
    `Complete the full record of the ${review} for the ${review} of 17 Apr 2026 Due ${expected.fullRecord}`,
  );
  says(read.child, `Send out the full record for the ${review} of 17 Apr 2026 Due ${expected.sendOut}`);
  says(read.child, `Resolve the ${dispute} for ${dispute} d1 Due Tuesday 2 June 2026`);
  says(read.due, `Appoint a named ${iro} Due ${expected.appoint}`);
  if (midway === undefined) saysNot(read.child, /midway/);
  else {
    says(
      read.child,
      `Be in touch with the child midway between ${review}s for the ${review} of 17 Apr 2026 Due ${midway}`,
    );
  }
  if (stage === undefined) saysNot(read.child, /Answer at this stage/);
  else says(read.child, `Answer at this stage of the ${dispute} for ${dispute} d1, stage 2 Due ${stage}`);
  saysNot(read.child, /\bnull\b|undefined/);
  says(read.preparation, `talks with the child in private ${iro}. Due ${expected.talk}`);
  says(read.preparation, `Give the ${iro} the social worker’s report Social worker. Due ${expected.report}`);

  says(read.why, `DueMonday ${id === 'bwd' ? 18 : 11} May 2026`);
  says(read.why, `${id === 'bwd' ? 20 : 15} working days after the ${review} was completed on 17 April 2026`);
  says(read.why, `Northshire follows: ${expected.name}`);
  if (id === 'bwd') says(read.why, 'which is sooner, so the authority’s own is the looser');
  assert.deepEqual(read.ladder, expected.ladder, id);
}

/** Nothing is left of the standard words, nor of another procedure's. */
function saysOwnWordsAlone(text: string, { id, iro, review, dispute }: Expected): void {
  const own = new RegExp(`${review}s?|${dispute}s?|\\b${iro}s?\\b`, 'gi');
  const rest = text.replaceAll(own, '');
  for (const other of PROCEDURES) {
    for (const word of [other.review, other.dispute, other.iro]) {
      const isWord = new RegExp(`\\b${word}s?\\b`, 'i');
      assert.doesNotMatch(rest, isWord, `${id} says "${word}"`);
    }
  }
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
