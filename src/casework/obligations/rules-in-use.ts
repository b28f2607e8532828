import { recordAudit } from '../../platform/audit/audit.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { fingerprintOfSources } from '../../platform/source-fingerprint.ts';
import { type Day, isoFromDay } from '../../rules/index.ts';
import {
  countDue,
  finishRulesInUse,
  insertRulesInUse,
  lockRulesInUse,
  makeEveryChildDue,
  readRulesInUse,
  saveRulesInUse,
} from './store/rules-in-use.ts';

/** What decides what is stored of a child: the law, the procedures, the calendar, and what is made of them here. */
const DECIDING_SOURCES = [
  'rules',
  'casework/obligations/recorded-span.ts',
  'casework/obligations/short-break-reviews.ts',
  'casework/obligations/store/obligations.ts',
  'casework/obligations/work-out-child.ts',
];

/** Of the rules that this program has loaded: read at once, because the files may be replaced while it runs. */
export const RULES_FINGERPRINT = fingerprintOfSources(DECIDING_SOURCES);

/** How far the children of an authority are worked out by the rules of this program. */
export interface RulesProgress {
  readonly done: number;
  readonly total: number;
}

/** Notes that a new authority begins with this program's rules: there is nothing to work out anew. */
export async function beginWithRules(tx: Tx, actor: Actor, fingerprint = RULES_FINGERPRINT): Promise<void> {
  await insertRulesInUse(tx, actor, fingerprint);
}

/**
 * Lets the rules of this program hold for an authority. Where others held before, every child is to be worked out anew:
 * whoever reads one does so first, and a job does the rest.
 *
 * @returns whether other rules held before
 */
export async function adoptRules(
  tx: Tx,
  program: Actor,
  { today, fingerprint = RULES_FINGERPRINT }: { readonly today: Day; readonly fingerprint?: string },
): Promise<boolean> {
  const before = await lockRulesInUse(tx, program);
  if (before?.fingerprint === fingerprint) return false;
  const childrenTotal = await makeEveryChildDue(tx, program, isoFromDay(today));
  await saveRulesInUse(tx, program, { fingerprint, childrenTotal });
  const details = { before: before?.fingerprint ?? null, after: fingerprint, children: childrenTotal };
  await recordAudit(tx, program, { action: 'rules.adopted', details });
  return true;
}

/** How far that is; undefined where every child is worked out by these rules. */
export async function findRulesProgress(tx: Tx, actor: Actor, today: string): Promise<RulesProgress | undefined> {
  const inUse = await readRulesInUse(tx, actor);
  if (inUse === undefined || inUse.finishedAt !== null) return undefined;
  const left = await countDue(tx, actor, today);
  return left === 0 ? undefined : { done: Math.max(0, inUse.childrenTotal - left), total: inUse.childrenTotal };
}

/** Notes that this is done, where no child is left. */
export async function finishRules(tx: Tx, program: Actor, today: Day): Promise<void> {
  if ((await countDue(tx, program, isoFromDay(today))) === 0) await finishRulesInUse(tx, program, RULES_FINGERPRINT);
}
