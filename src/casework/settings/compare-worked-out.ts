import type { Obligation } from '../../rules/index.ts';
import type { WorkedOut } from '../obligations/work-out-child.ts';
import { addEffects, type Effects, effectOf, type RuleEffects } from './model.ts';

/** What other figures do to the duties of a child: `{ 'review.subsequent': { moved: 2, … } }`. */
export function compareWorkedOut(before: WorkedOut, after: WorkedOut): Effects {
  const [old, now] = [toStates(before), toStates(after)];
  let effects: Effects = {};
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const kind = kindOf(old.get(key), now.get(key));
    if (kind !== undefined) effects = addEffects(effects, effectOf(ruleOf(key), kind));
  }
  return effects;
}

/** A duty with its days; null: nobody knows. */
type State = Obligation | null;

const SEPARATOR = '\u0000';

function toStates({ obligations, unknown }: WorkedOut): ReadonlyMap<string, State> {
  return new Map<string, State>([
    ...obligations.map((duty) => [keyOf(duty.rule.id, duty), duty] as const),
    ...unknown.map((duty) => [keyOf(duty.rule, duty), null] as const),
  ]);
}

function keyOf(
  rule: string,
  { about, period }: { readonly about: string | null; readonly period: number | null },
): string {
  return [rule, about ?? '', period ?? ''].join(SEPARATOR);
}

function ruleOf(key: string): string {
  return key.slice(0, key.indexOf(SEPARATOR));
}

function kindOf(before: State | undefined, after: State | undefined): keyof RuleEffects | undefined {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  if (before === null) return after === null ? undefined : 'becameKnown';
  if (after === null) return 'becameUnknown';
  if (before.due !== after.due || before.moments?.due !== after.moments?.due) return 'moved';
  const isSameWindow = before.earliest === after.earliest && before.target === after.target;
  return isSameWindow ? undefined : 'window';
}
