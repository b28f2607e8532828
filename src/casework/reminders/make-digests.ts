import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { addDays, type Day, getDay, isoFromDay } from '../../rules/index.ts';
import { listCaseloadForFile } from '../obligations/list-caseload.ts';
import { listDueBetween } from '../obligations/list-due-between.ts';
import { type Digest, hasAnything, writeDigestEmail } from './digest-email.ts';
import { MOST_LINES } from './lines-of-email.ts';
import { sendToStaff } from './send-to-staff.ts';
import {
  asPerson,
  type DigestReader,
  insertDigest,
  readCameBack,
  readDigestReaders,
  readUntouched,
} from './store/digests.ts';
import { countStandingReminders } from './store/listing.ts';
import type { Telling } from './tell-people.ts';

const DAYS_OF_A_WEEK = 7;
/** Who looks after the post, of which everything that came back is told. */
const SERVICE = ['iro-manager', 'review-administrator'];

/** What some digests came to. */
export interface DigestsMade {
  /** Whose digest was looked at; 0 where nobody is left. */
  readonly looked: number;
  /** How many had something to say. */
  readonly written: number;
}

/**
 * Makes the digests of the next people who want one today: what is due this week and late of their caseload, as its own
 * page has it, and what came back since the digest before. Whoever reads it sees in it what is within their reach.
 */
export async function makeDigests(
  tx: Tx,
  program: Actor,
  { telling, atMost }: { readonly telling: Telling; readonly atMost: number },
): Promise<DigestsMade> {
  if (!telling.byEmail) return { looked: 0, written: 0 };
  const { today } = telling;
  const readers = await readDigestReaders(tx, program, {
    today,
    weekBegan: isoFromDay(mondayOf(getDay(today))),
    atMost,
  });
  let written = 0;
  for (const reader of readers) {
    const digest = await asPerson(tx, program, {
      staffId: reader.staffId,
      work: (person) => findDigest(tx, person, { reader, today }),
    });
    const itemId = hasAnything(digest) ? await writeDigest(tx, program, { reader, digest, telling }) : null;
    await insertDigest(tx, program, { staffId: reader.staffId, today, itemId });
    if (itemId !== null) written += 1;
  }
  return { looked: readers.length, written };
}

function mondayOf(day: Day): Day {
  return addDays(day, 1 - Temporal.PlainDate.from(isoFromDay(day)).dayOfWeek);
}

interface OfReader {
  readonly reader: DigestReader;
  readonly today: string;
}

async function findDigest(tx: Tx, person: Actor, { reader, today }: OfReader): Promise<Digest> {
  const children = await listCaseloadForFile(tx, person, { today });
  const childIds = children.map(({ childId }) => childId);
  const from = getDay(today);
  const { due, total } = await listDueBetween(tx, person, {
    childIds,
    from: today,
    to: isoFromDay(addDays(mondayOf(from), DAYS_OF_A_WEEK - 1)),
    limit: MOST_LINES,
  });
  const late = children.filter(({ overdue }) => overdue > 0);
  const cameBack = await readCameBack(tx, person, {
    since: reader.lastOn ?? isoFromDay(addDays(from, -DAYS_OF_A_WEEK)),
    childIds,
    isOfService: reader.roles.some((role) => SERVICE.includes(role)),
    limit: MOST_LINES,
  });
  const born = new Map(children.map(({ childId, bornOn }) => [childId, bornOn]));
  const untouched = await readUntouched(tx, person, { childIds, today, limit: MOST_LINES });
  return {
    due: due.map((duty) => ({ ...duty, bornOn: born.get(duty.childId) ?? null })),
    dueTotal: total,
    late: late.slice(0, MOST_LINES),
    lateTotal: late.reduce((sum, { overdue }) => sum + overdue, 0),
    untouched: untouched.children,
    untouchedTotal: untouched.total,
    ...cameBack,
    standing: await countStandingReminders(tx, person),
  };
}

async function writeDigest(
  tx: Tx,
  program: Actor,
  { reader, digest, telling }: { readonly reader: DigestReader; readonly digest: Digest; readonly telling: Telling },
): Promise<string | null> {
  const text = writeDigestEmail(reader.name, digest, telling);
  return await sendToStaff(tx, program, { purpose: 'digest', person: reader, text });
}
