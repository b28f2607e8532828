import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { findChildNeeds } from '../children/details/find-child-needs.ts';
import { hasCommunicationNeeds } from '../children/details/needs.ts';
import { shortNameOfChild } from '../children/name-of-child.ts';
import { findSettings } from '../settings/find-settings.ts';
import { type Band, bandFor, type FirstMeeting, fillIn } from './introduction.ts';
import { wordsThatCome } from './introduction-words.ts';
import { type ChildInQuestion, readChildInQuestion } from './store/candidates.ts';
import { type OfficerProfile, readProfile } from './store/profiles.ts';
import { readFirstReview, readPredecessor, readTellings, readText, type Telling } from './store/tellings.ts';

export type { Telling } from './store/tellings.ts';

/** The procedure that says the IRO must meet the child before the first review; the others say should. */
const MUST_MEET = 'halton';
/** How long before the change the two may have come to the child together. */
const INTRODUCED_DAYS_AHEAD = 28;
/** A child, the IRO, what the child was told, and the words that introduce the one to the other. */
export interface Introduction {
  readonly child: ChildInQuestion;
  /** Undefined where the child has no IRO. */
  readonly officer: OfficerProfile | undefined;
  readonly band: Band;
  readonly isEasyRead: boolean;
  /** The first language and whether an interpreter is needed, where that is known. */
  readonly language: string | null;
  readonly needsInterpreter: boolean;
  /** The words with the names in their places. */
  readonly body: string;
  readonly authority: string;
  readonly tellings: readonly Telling[];
  readonly meeting: FirstMeeting;
  /** Who was the IRO before and has not introduced this one in person yet, as far as anybody has kept. */
  readonly toIntroduce: { readonly name: string; readonly until: string } | undefined;
}

/** Undefined where there is no such child, or none that whoever asks may see. */
export async function findIntroduction(
  tx: Tx,
  actor: Actor,
  { childId, terms, today }: { readonly childId: string; readonly terms: Terms; readonly today: string },
): Promise<Introduction | undefined> {
  const child = await readChildInQuestion(tx, actor, { childId, on: today });
  if (child === undefined) return undefined;
  const needs = await findChildNeeds(tx, actor, childId);
  const { name: authority, procedure } = await findSettings(tx, actor);
  const officer = child.iroId === null ? undefined : await readProfile(tx, actor, child.iroId);
  const band = bandFor(child.bornOn, today);
  const isEasyRead = needs !== undefined && hasCommunicationNeeds(needs);
  const body = (await readText(tx, actor, { band, isEasyRead })) ?? terms.retell(wordsThatCome(band, isEasyRead));
  const tellings = await readTellings(tx, actor, childId);
  const review = await readFirstReview(tx, actor, childId);
  const before = await readPredecessor(tx, actor, { childId, on: today });
  const met = tellings.filter(
    ({ item, isWithdrawn, on }) => item === 'met' && !isWithdrawn && on >= (child.since ?? ''),
  );
  return {
    child,
    officer,
    band,
    isEasyRead,
    language: needs?.firstLanguage ?? null,
    needsInterpreter: needs?.needsInterpreter === true,
    body: fillIn(body, {
      child: shortNameOfChild(child),
      iro: officer?.knownAs ?? '',
      authority,
      job: terms.of('officer'),
    }),
    authority,
    tellings,
    meeting: { metOn: met.map(({ on }) => on).sort()[0] ?? null, ...review, isMust: procedure === MUST_MEET },
    toIntroduce: before !== undefined && !wasIntroduced(tellings, before.until) ? before : undefined,
  };
}

/** Whether the IRO before brought the next one along, around the day of the change or at any time after it. */
function wasIntroduced(tellings: readonly Telling[], changedOn: string): boolean {
  const earliest = Temporal.PlainDate.from(changedOn).subtract({ days: INTRODUCED_DAYS_AHEAD }).toString();
  return tellings.some(({ item, isWithdrawn, on }) => item === 'successor' && !isWithdrawn && on >= earliest);
}
