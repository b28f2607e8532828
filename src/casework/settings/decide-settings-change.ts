import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { may } from '../../platform/identity/policy.ts';
import type { SettingsChange } from './model.ts';
import { insertOverrides } from './store/overrides.ts';
import { beginApplying, countChildren, lockChange, readRoles, readSettings, saveSettings } from './store/settings.ts';
import { giveUp } from './try-out.ts';

export type DecisionOutcome =
  | 'applied'
  | 'cancelled'
  | 'not-found'
  /** It is not counted yet what would change, or it is over. */
  | 'not-tried'
  /** Somebody else changed the settings meanwhile. */
  | 'conflict'
  /** Whoever proposed a figure does not approve it too. */
  | 'own-proposal'
  /** It is not for this person to decide. */
  | 'not-theirs';

/** Makes other figures hold. The children are worked out anew by the job that whoever calls this asks for. */
export async function applySettingsChange(tx: Tx, actor: Actor, changeId: string): Promise<DecisionOutcome> {
  const change = await lockChange(tx, actor, changeId);
  if (change === undefined) return 'not-found';
  if (change.status !== 'tried') return 'not-tried';
  const refusal = whyNotTheirs(change, { userId: actor.userId, roles: await readRoles(tx, actor) });
  if (refusal !== undefined) return refusal;
  const { name, code } = await readSettings(tx, actor);
  const settings = { name, code, procedure: change.newProcedure, recordingFrom: change.newRecordingFrom };
  // A director approves a figure and otherwise changes nothing of the settings, so the database lets them save none.
  const isSaved = await asProgram(tx, actor, () =>
    saveSettings(tx, actor, { ...settings, version: change.settingsVersion }),
  );
  if (!isSaved) return 'conflict';
  await insertOverrides(tx, actor, change);
  const childrenTotal = await asProgram(tx, actor, () => countChildren(tx, actor));
  await beginApplying(tx, actor, { id: changeId, childrenTotal });
  return 'applied';
}

/** Who would decide. */
export interface Decider {
  readonly userId: string | null;
  readonly roles: readonly string[];
}

/**
 * Why somebody may not make a change hold; undefined where they may. A figure of the authority's own departs from what
 * everybody else does, so a second person answers for it: one who leads the service, and not the one who proposed it.
 */
export function whyNotTheirs(
  { overrides, askedBy }: Pick<SettingsChange, 'overrides' | 'askedBy'>,
  { userId, roles }: Decider,
): 'own-proposal' | 'not-theirs' | undefined {
  if (overrides.length === 0) return may(roles, 'settings.manage') ? undefined : 'not-theirs';
  if (!may(roles, 'procedure.approve')) return 'not-theirs';
  return userId === askedBy ? 'own-proposal' : undefined;
}

/** Gives a change up that does not hold yet. */
export async function cancelSettingsChange(tx: Tx, actor: Actor, changeId: string): Promise<DecisionOutcome> {
  const change = await lockChange(tx, actor, changeId);
  if (change === undefined) return 'not-found';
  if (change.status !== 'trying' && change.status !== 'tried') return 'not-tried';
  await giveUp(tx, actor, change);
  return 'cancelled';
}
