import { randomUUID } from 'node:crypto';
import { assignInBulk } from '../casework/allocation/assign-in-bulk.ts';
import { importReturn } from '../casework/imports/import-return.ts';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit/audit.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { addDays, type Day, isoFromDay } from '../rules/index.ts';
import { addDemoDocuments } from './add-demo-documents.ts';
import { allocateInDemo } from './allocate-in-demo.ts';
import type { DemoSignIn } from './demo-people.ts';
import { makeDemoReturns } from './demo-returns.ts';
import { enterDemoPolicy } from './enter-demo-policy.ts';
import { type DemoStaff, enterDemoStaff } from './enter-demo-staff.ts';
import { giveChildrenNames } from './give-children-names.ts';
import { DEMO_DONE } from './half-made-demo.ts';
import { makeDemoFamilies } from './make-demo-families.ts';
import { prepareDemoReviews } from './prepare-demo-reviews.ts';
import { recordDemoContacts } from './record-demo-contacts.ts';
import { recordDemoDecisions } from './record-demo-decisions.ts';
import { recordDemoPractice } from './record-demo-practice.ts';
import { recordDemoVisits } from './record-demo-visits.ts';
import { sendDemoPapers } from './send-demo-papers.ts';
import { setDemoFigure } from './set-demo-figure.ts';
import { stateDemoDays } from './state-demo-days.ts';

interface DemoInput {
  readonly today: Day;
  /** Where the demo will be reached, for links in its post. */
  readonly address?: string;
  readonly onProgress?: (words: string) => void;
  /** Stops it: between two steps, and between two batches of children. */
  readonly signal?: AbortSignal;
  readonly children?: number;
  readonly years?: number;
}

const SEED = 2026;
const CHILDREN = 250;
const YEARS = 5;
/** Since when the demo's people record what happens: long enough that a page has something to show. */
const DAYS_RECORDED = 120;

/**
 * Makes an authority up: its people, its children, five years of returns, and what its service recorded lately. Only on
 * the embedded database, because its accounts have no second factor.
 *
 * @returns how its people sign in, kept nowhere else; undefined where it was stopped, and what is there is half of it
 */
export async function createDemo(database: Database, input: DemoInput): Promise<DemoSignIn[] | undefined> {
  if (!database.isEmbedded) {
    throw new AppError(
      'demo-not-here',
      'the demo exists on the embedded database only; this one is named by DATABASE_URL and may hold real records',
    );
  }
  const { today, onProgress, signal, children = CHILDREN, years = YEARS } = input;
  const program: Actor = { authorityId: randomUUID(), userId: null };
  const recordingFrom = addDays(today, -DAYS_RECORDED);
  onProgress?.('Making up an authority and its people');
  const staff = await database.withTransaction(program, (tx) =>
    enterDemoStaff(tx, program, { seed: SEED, today, recordingFrom }),
  );
  onProgress?.('Making up the children and five years of returns');
  const { lives, files } = makeDemoReturns({ seed: SEED, children, years }, today);
  const outcome = await importReturn(database, program, {
    files,
    today,
    ...(signal !== undefined && { signal }),
    onProgress: (come) => {
      if (come.stage === 'saving') onProgress?.(`Bringing in the returns: ${come.children} of ${come.of} children`);
    },
  });
  if ('refused' in outcome) throw new Error(`the demo's own returns were refused: ${outcome.message}`);
  if (signal?.aborted) return undefined;
  onProgress?.('Making up names, and who reviews whom');
  await database.withTransaction(program, (tx) => giveChildrenNames(tx, program, { lives, seed: SEED }));
  await shareOut(database, program, { staff, today });
  await database.withTransaction(program, (tx) => makeDemoFamilies(tx, program, { seed: SEED, today }));
  if (signal?.aborted) return undefined;
  onProgress?.('Making up what the service recorded lately');
  await recordDemoPractice(database, program, { seed: SEED, today, recordingFrom });
  onProgress?.('Making up children who wait for an IRO');
  await allocateInDemo(database, program, { staff, seed: SEED, today });
  await prepareDemoReviews(database, program, today);
  await recordDemoContacts(database, program, today);
  await recordDemoVisits(database, program, today);
  await recordDemoDecisions(database, program, today);
  const [first] = staff.officers;
  if (first !== undefined) {
    const officer = { ...program, userId: first.staffId };
    await database.withTransaction(officer, (tx) => stateDemoDays(tx, officer, today));
  }
  onProgress?.('Making up what people think before their reviews');
  await sendDemoPapers(database, program, {
    today: isoFromDay(today),
    address: input.address ?? 'http://localhost:3000',
  });
  onProgress?.('Setting a figure of its own');
  await setDemoFigure(database, program, { today, signal });
  if (signal?.aborted) return undefined;
  onProgress?.('Making up their documents');
  await addDemoDocuments(database, program, today);
  await enterDemoPolicy(database, program, today);
  await database.withTransaction(program, (tx) => recordAudit(tx, program, { action: DEMO_DONE }));
  return staff.signIns;
}

interface Sharing {
  readonly staff: DemoStaff;
  readonly today: Day;
}

/** Gives each child in care an IRO, by their hours, and a social worker. Two newcomers wait for theirs. */
async function shareOut(database: Database, program: Actor, { staff, today }: Sharing): Promise<void> {
  await database.withTransaction(program, async (tx) => {
    const inCare = await tx
      .selectFrom('periods_of_care')
      .select(['child_id', 'started_on'])
      .where('ended_on', 'is', null)
      .orderBy('started_on')
      .orderBy('child_id')
      .execute();
    const officers = staff.officers.flatMap(({ staffId, hours }) => Array.from({ length: hours }, () => staffId));
    const waiting = inCare.slice(-2).map(({ child_id }) => child_id);
    for (const officer of new Set(officers)) {
      const theirs = inCare.filter(
        ({ child_id }, index) => !waiting.includes(child_id) && officers[index % officers.length] === officer,
      );
      for (const [from, group] of Map.groupBy(theirs, ({ started_on }) => started_on)) {
        const childIds = group.map(({ child_id }) => child_id);
        await assignInBulk(tx, program, { childIds, staffId: officer, from });
      }
    }
    const workers = staff.workers;
    await tx
      .insertInto('child_workers')
      .values(
        inCare.map(({ child_id, started_on }, index) => ({
          authority_id: program.authorityId,
          child_id,
          staff_id: workers[index % workers.length] ?? '',
          started_on,
        })),
      )
      .execute();
    await restrict(
      tx,
      program,
      inCare.slice(4, 6).map(({ child_id }) => child_id),
    );
    await recordAbsence(tx, program, { staff, today });
  });
}

async function restrict(
  tx: Parameters<typeof recordAudit>[0],
  program: Actor,
  childIds: readonly string[],
): Promise<void> {
  await tx
    .insertInto('restrictions')
    .values(
      childIds.map((child_id) => ({
        authority_id: program.authorityId,
        child_id,
        reason: 'A relative works for the authority.',
      })),
    )
    .execute();
}

/** The last officer is away this week and the next; the first acts for them. */
async function recordAbsence(
  tx: Parameters<typeof recordAudit>[0],
  program: Actor,
  { staff, today }: Sharing,
): Promise<void> {
  const away = staff.officers.at(-1);
  const cover = staff.officers[0];
  if (away === undefined || cover === undefined) return;
  await tx
    .insertInto('absences')
    .values({
      authority_id: program.authorityId,
      staff_id: away.staffId,
      first_on: isoFromDay(addDays(today, -3)),
      last_on: isoFromDay(addDays(today, 11)),
      covered_by: cover.staffId,
    })
    .execute();
}
