import { recordAudit } from '../../platform/audit/audit.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Day, dayFromIso } from '../../rules/index.ts';
import { loadCases } from '../obligations/load-cases.ts';
import { settleObligations } from '../obligations/settle-obligations.ts';
import { type WorkedOut, workOutChild } from '../obligations/work-out-child.ts';
import { countMoves, listMoves } from './compare-worked-out.ts';
import { addEffects, type Effects, type SettingsChange, totalOf } from './model.ts';
import { findChosenProcedure, procedureOf } from './procedure-of-authority.ts';
import { insertMoves, type MoveOfChild } from './store/moves.ts';
import { lockChange, readChildIdsAfter, saveProgress } from './store/settings.ts';

interface CarryingOut {
  readonly changeId: string;
  readonly today: Day;
  /** Aborted where the program ends: what is done is kept, and the rest is done the next time. */
  readonly signal: AbortSignal;
  readonly childrenAtOnce?: number;
}

const CHILDREN_AT_ONCE = 100;

/**
 * Goes through the children of an authority and counts what other figures would change or, once they hold, works each
 * child out anew. Each batch is a transaction of its own that notes how far it came, so that a job that was broken off
 * goes on where it stopped.
 */
export async function carryOutSettingsChange(
  database: Database,
  program: Actor,
  { changeId, today, signal, childrenAtOnce = CHILDREN_AT_ONCE }: CarryingOut,
): Promise<void> {
  const goOn = () =>
    database.withTransaction(program, (tx) => doBatch(tx, program, { changeId, today, atMost: childrenAtOnce }));
  while (!signal.aborted && (await goOn()));
}

interface Batch {
  readonly changeId: string;
  readonly today: Day;
  readonly atMost: number;
}

/** @returns whether there may be more to do */
async function doBatch(tx: Tx, program: Actor, { changeId, today, atMost }: Batch): Promise<boolean> {
  const change = await lockChange(tx, program, changeId);
  if (change === undefined || (change.status !== 'trying' && change.status !== 'applying')) return false;
  const childIds = await readChildIdsAfter(tx, program, { after: change.lastChildId, atMost });
  if (childIds.length === 0) {
    await finish(tx, program, change);
    return false;
  }
  const { effects, refused } = await workOut(tx, program, { change, childIds, today });
  await saveProgress(tx, program, {
    ...change,
    childrenDone: change.childrenDone + childIds.length,
    lastChildId: childIds.at(-1) ?? null,
    effects: addEffects(change.effects, effects),
    refused: change.refused + refused,
  });
  return true;
}

interface BatchOfChildren {
  readonly change: SettingsChange;
  readonly childIds: readonly string[];
  readonly today: Day;
}

async function workOut(
  tx: Tx,
  program: Actor,
  { change, childIds, today }: BatchOfChildren,
): Promise<{ readonly effects: Effects; readonly refused: number }> {
  const { before, after } = await figuresOf(tx, program, { change, today });
  const workedOut: (WorkedOut & { readonly childId: string })[] = [];
  const moves: MoveOfChild[] = [];
  let effects: Effects = {};
  let refused = 0;
  for (const { childId, ...child } of await loadCases(tx, program, childIds)) {
    const [old, now] = [workOutChild(child, before), workOutChild(child, after)];
    if ('refused' in old || 'refused' in now) {
      refused += 1;
      continue;
    }
    const ofChild = listMoves(old, now);
    effects = addEffects(effects, countMoves(ofChild));
    moves.push(...ofChild.map((move) => ({ ...move, childId })));
    workedOut.push({ childId, ...now });
  }
  if (change.status === 'trying') await insertMoves(tx, program, { changeId: change.id, moves });
  if (change.status === 'applying') await settleObligations(tx, program, { children: workedOut, areNew: false });
  return { effects, refused };
}

/** By what children were worked out before the change, and by what they are or would be after it. */
async function figuresOf(tx: Tx, program: Actor, { change, today }: Pick<BatchOfChildren, 'change' | 'today'>) {
  const { overrides } = await findChosenProcedure(tx, program, { without: change.id });
  const before = procedureOf({ base: change.oldProcedure, overrides });
  const after = procedureOf({ base: change.newProcedure, overrides: [...overrides, ...change.overrides] });
  return {
    before: { procedure: before, recordingFrom: toDay(change.oldRecordingFrom), today },
    after: { procedure: after, recordingFrom: toDay(change.newRecordingFrom), today },
  };
}

async function finish(tx: Tx, program: Actor, change: SettingsChange): Promise<void> {
  const isApplied = change.status === 'applying';
  await saveProgress(tx, program, { ...change, status: isApplied ? 'done' : 'tried' });
  await recordAudit(tx, program, {
    action: isApplied ? 'settings.change-applied' : 'settings.change-tried',
    details: {
      changeId: change.id,
      children: change.childrenDone,
      duties: totalOf(change.effects),
      refused: change.refused,
    },
  });
}

function toDay(iso: string | null): Day | undefined {
  return iso === null ? undefined : dayFromIso(iso);
}
