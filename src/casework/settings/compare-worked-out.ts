import { isoFromDay, type Obligation } from '../../rules/index.ts';
import type { WorkedOut } from '../obligations/work-out-child.ts';
import { addEffects, type DutyMove, type Effects, effectOf, type RuleEffects } from './model.ts';

/** What other figures do to the duties of a child, duty by duty. */
export function listMoves(before: WorkedOut, after: WorkedOut): DutyMove[] {
  const [old, now] = [toStates(before), toStates(after)];
  const moves: DutyMove[] = [];
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key), now.get(key)];
    const kind = kindOf(was, is);
    if (kind !== undefined) moves.push({ ...partsOf(key), kind, beforeOn: dayOf(was), afterOn: dayOf(is) });
  }
  return moves;
}

/** The same, counted: `{ 'review.subsequent': { moved: 2, … } }`. */
export function countMoves(moves: readonly DutyMove[]): Effects {
  return moves.reduce<Effects>((effects, { rule, kind }) => addEffects(effects, effectOf(rule, kind)), {});
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

function partsOf(key: string): Pick<DutyMove, 'rule' | 'about' | 'period'> {
  const [rule = '', about = '', period = ''] = key.split(SEPARATOR);
  return { rule, about: about === '' ? null : about, period: period === '' ? null : Number(period) };
}

function dayOf(state: State | undefined): string | null {
  return state === undefined || state === null ? null : isoFromDay(state.due);
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
