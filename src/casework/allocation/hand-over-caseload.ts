import { sql } from 'kysely';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { getDay } from '../../rules/index.ts';
import { appoint } from './appoint.ts';
import { followUp } from './appoint-officer.ts';
import { findHandOver, type HandOver, type HandOverAsked } from './find-hand-over.ts';
import type { ChangeReason, WantedAppointment } from './model.ts';
import type { FamilyInPlan } from './plan-hand-over.ts';
import { lockChildren } from './store.ts';

/** Who takes which family: by the family's key. One that is not named here stays for now. */
export type Successors = ReadonlyMap<string, string>;

export interface HandOverDecided extends HandOverAsked {
  /** What the person saw when they decided. */
  readonly basis: string;
  readonly successors: Successors;
  readonly changedBecause: ChangeReason;
  /** Why others than those who were suggested. */
  readonly chosenBecause: string | null;
  readonly today: string;
  /** What the clocks of London show, `YYYY-MM-DDTHH:MM`. */
  readonly now: string;
}

export type HandOverOutcome =
  | {
      readonly kind: 'handed-over';
      readonly handOver: HandOver;
      /** Why the record of a child does not tell of it, in words, by child. */
      readonly untold: ReadonlyMap<string, string>;
    }
  /** Something that it rests on has changed meanwhile: nothing was done. */
  | { readonly kind: 'stale'; readonly handOver: HandOver }
  /** Somebody chosen who may not take them: by family. */
  | { readonly kind: 'unfit'; readonly handOver: HandOver; readonly key: string }
  /** Others than those suggested, and no reason. */
  | { readonly kind: 'reason-needed'; readonly handOver: HandOver }
  | { readonly kind: 'nobody-chosen'; readonly handOver: HandOver };

/**
 * Hands a caseload over to several successors, all of it at once or none of it. Where anything that the person saw is
 * another by now, nothing is done, and how it stands now comes back.
 */
export async function handOverCaseload(tx: Tx, actor: Actor, decided: HandOverDecided): Promise<HandOverOutcome> {
  const before = await findHandOver(tx, actor, decided);
  // Whoever appoints for one of them at the same moment waits, or was first: then this finds it.
  await lockChildren(
    tx,
    before.families.flatMap(({ children }) => children.map(({ childId }) => childId)),
  );
  const handOver = await findHandOver(tx, actor, decided);
  if (handOver.basis !== decided.basis) return { kind: 'stale', handOver };
  const refusal = whyNot(handOver, decided);
  if (refusal !== undefined) return refusal;
  const wanted = handOver.families.flatMap((family) => toAppointments(family, decided));
  await sql`savepoint hand_over`.execute(tx);
  const outcomes = await appoint(tx, actor, wanted);
  if (outcomes.some(({ fate }) => fate === 'refused')) {
    await sql`rollback to savepoint hand_over`.execute(tx);
    return { kind: 'stale', handOver: await findHandOver(tx, actor, decided) };
  }
  const taken = wanted.flatMap(({ childId, staffId, from }, index) => {
    const fate = outcomes[index]?.fate;
    return fate === undefined || fate === 'refused' ? [] : [{ childId, staffId, from, fate }];
  });
  const untold = await followUp(tx, actor, { taken, today: getDay(decided.today), now: decided.now });
  return { kind: 'handed-over', handOver, untold };
}

function whyNot(handOver: HandOver, { successors, chosenBecause }: HandOverDecided): HandOverOutcome | undefined {
  const chosen = handOver.families.flatMap((family) => {
    const staffId = successors.get(family.key);
    return staffId === undefined ? [] : [{ family, staffId }];
  });
  if (chosen.length === 0) return { kind: 'nobody-chosen', handOver };
  const unfit = chosen.find(({ family, staffId }) => !family.candidates.some((one) => one.staffId === staffId));
  if (unfit !== undefined) return { kind: 'unfit', handOver, key: unfit.family.key };
  const isAsSuggested = chosen.every(({ family, staffId }) => family.candidates[0]?.staffId === staffId);
  return isAsSuggested || chosenBecause !== null ? undefined : { kind: 'reason-needed', handOver };
}

function toAppointments(family: FamilyInPlan, decided: HandOverDecided): WantedAppointment[] {
  const staffId = decided.successors.get(family.key);
  const candidate = family.candidates.find((one) => one.staffId === staffId);
  if (candidate === undefined) return [];
  const note = {
    chosenBecause: candidate === family.candidates[0] ? null : decided.chosenBecause,
    changedBecause: decided.changedBecause,
    checked: candidate.doubts,
  };
  const { staffId: to } = candidate;
  return family.children.map(({ childId, seen, from }) => ({ childId, staffId: to, from, until: null, seen, note }));
}
