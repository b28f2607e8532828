import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { strictnessOfOwn } from '../../../rules/index.ts';
import type { SettingsChange } from '../model.ts';

/** Keeps what a change sets upon the procedure, approved by whoever the transaction runs for. */
export async function insertOverrides(
  tx: Tx,
  { authorityId }: Actor,
  { id, overrides, askedBy, newProcedure }: SettingsChange,
): Promise<void> {
  if (overrides.length === 0) return;
  if (askedBy === null) throw new Error('nobody proposed what is to be approved');
  await tx
    .insertInto('procedure_overrides')
    .values(
      overrides.map((override) => ({
        authority_id: authorityId,
        change_id: id,
        rule: override.rule,
        figures: override.figures === null ? null : JSON.stringify(override.figures),
        in_force_on: override.inForceFrom,
        document: override.document,
        paragraph: override.paragraph,
        reason: override.reason,
        strictness: strictnessOfOwn(newProcedure, override),
        proposed_by: askedBy,
      })),
    )
    .execute();
}
