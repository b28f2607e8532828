import { carryOutSettingsChange } from '../casework/settings/carry-out-settings-change.ts';
import { applySettingsChange } from '../casework/settings/decide-settings-change.ts';
import { proposeOverride } from '../casework/settings/propose-override.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor } from '../platform/database/transaction.ts';
import type { Role } from '../platform/identity/policy.ts';
import { addDays, type Day, isoFromDay, type OwnOverride } from '../rules/index.ts';

/** Since when the figure holds: long enough that some of the demo's reviews are counted by it, and some are not. */
const DAYS_IN_FORCE = 60;

/** Looser than the 15 working days of the guidance, so that a visitor sees how that is marked and who answers for it. */
function demoFigure(today: Day): OwnOverride {
  return {
    rule: 'outcome.full-record',
    figures: { due: [{ amount: 18, unit: 'working day' }] },
    inForceFrom: isoFromDay(addDays(today, -DAYS_IN_FORCE)),
    document: 'Marramshire reviewing policy',
    paragraph: '4.2',
    reason: 'A second officer reads each record before it is sent out, while two of our officers are new.',
  };
}

interface ToSet {
  readonly today: Day;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives the demo authority a figure of its own as an authority would: the system administrator proposes it, it is counted
 * on every child, the head of service approves it, and the children are worked out anew.
 */
export async function setDemoFigure(
  database: Database,
  program: Actor,
  { today, signal = new AbortController().signal }: ToSet,
): Promise<void> {
  const administrator = await findOne(database, program, 'system-administrator');
  const head = await findOne(database, program, 'head-of-service');
  const proposal = await database.withTransaction(administrator, (tx) =>
    proposeOverride(tx, administrator, demoFigure(today)),
  );
  if (proposal.kind !== 'tried-out') throw new Error(`the demo's own figure was not proposed: ${proposal.kind}`);
  const { changeId } = proposal;
  await carryOutSettingsChange(database, program, { changeId, today, signal });
  if (signal.aborted) return;
  const decision = await database.withTransaction(head, (tx) => applySettingsChange(tx, head, changeId));
  if (decision !== 'applied') throw new Error(`the demo's own figure was not approved: ${decision}`);
  await carryOutSettingsChange(database, program, { changeId, today, signal });
}

async function findOne(database: Database, program: Actor, role: Role): Promise<Actor> {
  const staff = await database.withTransaction(program, (tx) =>
    tx.selectFrom('staff').select(['id', 'roles']).orderBy('id').execute(),
  );
  const one = staff.find(({ roles }) => roles.includes(role));
  if (one === undefined) throw new Error(`nobody of the demo is ${role}`);
  return { ...program, userId: one.id };
}
