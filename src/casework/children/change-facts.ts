import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Day, EventInput, RecordedInput } from '../../rules/index.ts';
import { getFigures } from '../obligations/recompute-obligations.ts';
import { settleObligations } from '../obligations/settle-obligations.ts';
import { type WorkedOut, workOutChild } from '../obligations/work-out-child.ts';
import type { CheckedFact } from './fact-form.ts';
import { type CurrentFact, listCurrentFacts } from './list-current-facts.ts';
import { settleTimes } from './settle-times.ts';
import { insertFacts } from './store/record.ts';

/** A child whose facts are about to change; nobody else changes them until the transaction ends. */
export interface HeldChild {
  readonly id: string;
  readonly bornOn: string | null;
  readonly recorded: RecordedInput | null;
  readonly facts: readonly CurrentFact[];
}

/** Holds a child; undefined where there is none that this person may see. */
export async function findAndHoldChild(tx: Tx, actor: Actor, childId: string): Promise<HeldChild | undefined> {
  const child = await tx
    .selectFrom('children')
    .select(['id', 'born_on', 'recorded'])
    .where('authority_id', '=', actor.authorityId)
    .where('id', '=', childId)
    .forUpdate()
    .executeTakeFirst();
  if (child === undefined) return undefined;
  const facts = await listCurrentFacts(tx, actor, [childId]);
  const recorded = child.recorded as RecordedInput | null;
  return { id: childId, bornOn: child.born_on, recorded, facts: facts.get(childId) ?? [] };
}

/** What would be owed if these were the facts of the child, or why they cannot be. */
export async function tryFacts(
  tx: Tx,
  actor: Actor,
  { child, events, today }: { readonly child: HeldChild; readonly events: readonly EventInput[]; readonly today: Day },
): Promise<WorkedOut | { readonly refused: string }> {
  const figures = await getFigures(tx, actor);
  return workOutChild({ bornOn: child.bornOn, recorded: child.recorded, events }, { ...figures, today });
}

/** A row for the table of facts. */
export interface FactToAdd {
  readonly event: CheckedFact;
  readonly corrects?: string;
  readonly isWithdrawn?: boolean;
}

/** A fact, and all that stands with it. */
export interface AddingFact {
  readonly child: HeldChild;
  readonly fact: FactToAdd;
  /** The facts of the child from now on, and what they amount to. */
  readonly events: readonly EventInput[];
  readonly workedOut: WorkedOut;
}

/** Adds a fact, makes the obligations and the times of the child what they are with it, and gives its id. */
export async function addFact(tx: Tx, actor: Actor, { child, fact, events, workedOut }: AddingFact): Promise<string> {
  const childId = child.id;
  const [id] = await insertFacts(tx, actor, [{ childId, ...fact }]);
  if (id === undefined) throw new Error('the fact was not kept');
  await settleObligations(tx, actor, { children: [{ childId, ...workedOut }], areNew: false });
  const isFromReturns = child.recorded !== null;
  await settleTimes(tx, actor, [{ childId, isFromReturns, events, changed: [fact.event.type] }]);
  return id;
}
