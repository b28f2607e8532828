import type { Actor, Tx } from '../../platform/database/transaction.ts';
import {
  type AdjustableRule,
  type DisputeTotal,
  disputeTotalOf,
  ladderOf,
  listAdjustableRules,
  type RegisteredStage,
} from '../../rules/index.ts';
import type { SettingsChange } from './model.ts';
import { findChosenProcedure, type KeptOverride, listKeptOverrides, procedureOf } from './procedure-of-authority.ts';
import { readOpenChange } from './store/settings.ts';

/** What an authority follows, rule by rule, with who answers for what is its own. */
export interface OwnProcedureFound {
  /** The id of the procedure that it stands on. */
  readonly base: string;
  readonly rules: readonly AdjustableRule[];
  /** In the order in which they were decided. */
  readonly overrides: readonly KeptOverride[];
  readonly ladder: readonly RegisteredStage[];
  /** What all its stages have together. */
  readonly disputeTotal: DisputeTotal;
  /** The change that is being counted, waits for a decision or is being applied, as far as the actor may see it. */
  readonly open: SettingsChange | undefined;
}

export async function findOwnProcedure(tx: Tx, actor: Actor): Promise<OwnProcedureFound> {
  const { base, overrides } = await findChosenProcedure(tx, actor);
  const procedure = procedureOf({ base, overrides });
  return {
    base,
    rules: listAdjustableRules(base),
    overrides: overrides.length === 0 ? [] : await listKeptOverrides(tx, actor),
    ladder: ladderOf(procedure),
    disputeTotal: disputeTotalOf(procedure),
    open: await readOpenChange(tx, actor),
  };
}

/** The override of a rule that holds for what is counted from a day; undefined where the procedure's own figure does. */
export function overrideInForceOn(
  overrides: readonly KeptOverride[],
  { rule, day }: { readonly rule: string; readonly day: string },
): KeptOverride | undefined {
  const latest = overrides
    .filter((override) => override.rule === rule && override.inForceFrom <= day)
    .reduce<KeptOverride | undefined>(
      (last, each) => (last === undefined || each.inForceFrom >= last.inForceFrom ? each : last),
      undefined,
    );
  return latest?.figures === null ? undefined : latest;
}
