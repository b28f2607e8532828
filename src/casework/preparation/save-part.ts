import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Day, isoFromDay } from '../../rules/index.ts';
import { findAndHoldChild, type HeldChild } from '../children/change-facts.ts';
import { correctFact } from '../children/correct-fact.ts';
import { findLatestOf } from '../children/find-latest-of-fact.ts';
import { recordFact } from '../children/record-fact.ts';
import type { Review } from './find-review.ts';
import { type Answers, answerTo, type FactOfPart, type Part } from './parts/part.ts';
import { insertPart, readVersions, type SavedPart } from './store/answers.ts';
import { insertAlertsOfChild, readPeopleToTell } from './store/people-to-tell.ts';

/** A part of the preparation to save. */
export interface PartToSave {
  readonly review: Review;
  readonly part: Part;
  /** The review's own id for a part that it has once. */
  readonly itemId: string;
  /** The version that whoever saves saw; 0: none. */
  readonly seen: number;
  readonly answers: Answers;
  readonly today: Day;
}

export type SaveOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-found' }
  /** Somebody saved meanwhile: theirs stands, and what was typed is not lost. */
  | { readonly kind: 'conflict'; readonly theirs: SavedPart }
  | { readonly kind: 'contradicts'; readonly message: string };

/**
 * Saves a part of the preparation as a new version, and records what it tells as a fact: once, corrected where the day
 * changes, and withdrawn where the answers no longer amount to it.
 */
export async function savePart(tx: Tx, actor: Actor, input: PartToSave): Promise<SaveOutcome> {
  const { review, part, itemId, seen, answers, today } = input;
  const { childId, reviewId } = review;
  const child = await findAndHoldChild(tx, actor, childId);
  if (child === undefined) return { kind: 'not-found' };
  const [last] = await readVersions(tx, actor, { reviewId, part: part.id, itemId });
  if (last !== undefined && last.number !== seen) return { kind: 'conflict', theirs: last };
  const settled = await settleFact(tx, actor, { ...input, child, last });
  if ('message' in settled) return { kind: 'contradicts', message: settled.message };
  const { factId } = settled;
  await insertPart(tx, actor, {
    childId,
    reviewId,
    part: part.id,
    itemId,
    number: (last?.number ?? 0) + 1,
    answers,
    factId,
  });
  if (wantsToChair(part, answers) && !(last !== undefined && wantsToChair(part, last.answers))) {
    await tellOfficerOfChair(tx, actor, { childId, today: isoFromDay(today) });
  }
  return { kind: 'saved' };
}

/** Whether the child wants to chair, alone or with the IRO, as the social worker or somebody the child trusts heard it. */
function wantsToChair({ id }: Part, answers: Answers): boolean {
  if (id === 'social-worker-talk') return answers['wantsToChair'] === 'yes';
  return id === 'wishes' && ['child', 'together'].includes(answerTo(answers, 'chairing') ?? '');
}

/** Whoever hears it tells the IRO (Blackburn with Darwen §6): the IRO, and who acts for them, unless they heard it themselves. */
async function tellOfficerOfChair(
  tx: Tx,
  actor: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<void> {
  const people = await readPeopleToTell(tx, actor, { childId, as: ['iro'], today });
  const staffIds = people.map(({ staffId }) => staffId);
  await insertAlertsOfChild(tx, actor, { kind: 'child-wants-to-chair', childId, staffIds });
}

interface FactToSettle extends PartToSave {
  readonly child: HeldChild;
  readonly last: SavedPart | undefined;
}

type Settled = { readonly factId: string | null } | { readonly message: string };

async function settleFact(tx: Tx, actor: Actor, to: FactToSettle): Promise<Settled> {
  const { part, answers, review, today } = to;
  if (part.factOf === undefined) return { factId: null };
  const told = part.factOf(answers);
  const before = await findBefore(tx, actor, to);
  const { childId } = review;
  if (before === undefined) {
    if (told === undefined) return { factId: null };
    return toSettled(await recordFact(tx, actor, { childId, fact: ofReview(told, review), today }));
  }
  if (told !== undefined && before.on === told.on && (before.reason ?? undefined) === told.reason) {
    return { factId: before.id };
  }
  const instead = told === undefined ? undefined : ofReview(told, review);
  const outcome = await correctFact(tx, actor, { childId, factId: before.id, instead, today });
  if (told === undefined && !('refused' in outcome)) return { factId: null };
  return toSettled(outcome);
}

function ofReview(fact: FactOfPart, { key }: Review) {
  return { ...fact, review: key };
}

/** The fact that stands for this part: the one that it recorded, whoever put it right since; else what was told elsewhere. */
async function findBefore(tx: Tx, actor: Actor, { child, last, part, review }: FactToSettle) {
  if (last !== undefined && last.factId !== null) {
    const latest = await findLatestOf(tx, actor, { childId: child.id, factId: last.factId });
    return latest === undefined || latest.isWithdrawn ? undefined : latest;
  }
  if (part.isRepeated) return undefined;
  const told = child.facts.find(({ event }) => event.type === part.factType && event.review === review.key);
  return told === undefined ? undefined : { id: told.id, on: told.event.on, reason: told.event.reason };
}

function toSettled(outcome: Awaited<ReturnType<typeof correctFact>>): Settled {
  if (!('refused' in outcome)) return { factId: outcome.factId };
  if (outcome.refused === 'contradicts') return { message: outcome.message };
  // The child is held, the fact was read just before, and its fields are the program's own.
  throw new Error(`a part of the preparation was refused: ${outcome.refused}`);
}
