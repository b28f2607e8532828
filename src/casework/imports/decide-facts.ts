import type { EventOfReturn } from '../../exchange/ssda903/facts/case-events.ts';
import type { EventInput, RecordedInput } from '../../rules/index.ts';
import { type CannotBe, type WorkedOut, type WorkingOut, workOutChild } from '../obligations/work-out-child.ts';
import type { ChildOnRecord } from './child-on-record.ts';
import { type ReconciledFacts, reconcileFacts, type StandingFact } from './reconcile-facts.ts';

/** What the returns say of a child, and what the records have. */
export interface FactsToDecide {
  readonly told: readonly EventOfReturn[];
  readonly before: ChildOnRecord | undefined;
  readonly bornOn: string | null;
  readonly recorded: RecordedInput | null;
  /** What must be done has to be worked out even where no fact changes. */
  readonly isDue: boolean;
}

/** What becomes of the facts. */
export interface DecidedFacts {
  readonly facts: ReconciledFacts;
  /** What must be done then; undefined where nothing changed. */
  readonly workedOut: WorkedOut | undefined;
  /** Why the facts, as they then are, cannot all be true. */
  readonly cannotBe: string | undefined;
  /** What the returns say cannot be true together with what people recorded, and was left out. */
  readonly isContradicted: boolean;
}

const AS_THEY_ARE: ReconciledFacts = { changes: [], withdrawn: [], differences: [] };

/** Decides which facts to add, correct and withdraw, and works out what must be done then. */
export function decideFacts(toDecide: FactsToDecide, workingOut: WorkingOut): DecidedFacts {
  const { told, before, bornOn, recorded, isDue } = toDecide;
  const standing = before?.facts ?? [];
  const overruled = before?.overruled ?? [];
  const facts = reconcileFacts({ told, standing, overruled });
  const isUnchanged = facts.changes.length === 0 && facts.withdrawn.length === 0;
  if (isUnchanged && !isDue) return { facts, workedOut: undefined, cannotBe: undefined, isContradicted: false };
  const workOut = (events: readonly EventInput[]) => workOutChild({ bornOn, recorded, events }, workingOut);
  const outcome = workOut(eventsAfter(standing, facts));
  const isPeoplesToo = overruled.length > 0 || standing.some(({ isImported }) => !isImported);
  if (isUnchanged || !isPeoplesToo || !('refused' in outcome)) {
    return { facts, ...toOutcome(outcome), isContradicted: false };
  }
  const asBefore = toOutcome(workOut(standing.map(({ event }) => event)));
  return { facts: AS_THEY_ARE, workedOut: asBefore.workedOut, cannotBe: outcome.refused, isContradicted: true };
}

function toOutcome(outcome: WorkedOut | CannotBe): Pick<DecidedFacts, 'workedOut' | 'cannotBe'> {
  if ('refused' in outcome) return { workedOut: undefined, cannotBe: outcome.refused };
  return { workedOut: outcome, cannotBe: undefined };
}

function eventsAfter(standing: readonly StandingFact[], { changes, withdrawn }: ReconciledFacts): EventInput[] {
  const gone = new Set<string>(withdrawn.map(({ id }) => id));
  for (const { corrects } of changes) if (corrects !== undefined) gone.add(corrects.id);
  const kept = standing.filter(({ id }) => !gone.has(id)).map(({ event }) => event);
  return [...kept, ...changes.map(({ event }) => event)];
}
