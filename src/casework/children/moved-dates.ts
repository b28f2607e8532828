import { isoFromDay, NEVER, type Obligation } from '../../rules/index.ts';

/** What became of one thing that must be done. */
export interface MovedDate {
  readonly rule: string;
  readonly about: string | null;
  readonly period: number | null;
  readonly kind: 'moved' | 'new' | 'done' | 'no-longer';
  /** The day on which it is due; of what is no longer owed, on which it was. */
  readonly dueOn: string;
  /** The day before, where it moved. */
  readonly wasDueOn: string | undefined;
}

/** Says what the dates of a child became, where they changed: the nearest first. */
export function compareDates(before: readonly Obligation[], after: readonly Obligation[]): MovedDate[] {
  const left = new Map(before.map((obligation) => [keyOf(obligation), obligation]));
  const came: Obligation[] = [];
  const moved: MovedDate[] = [];
  for (const now of after) {
    const then = left.get(keyOf(now));
    left.delete(keyOf(now));
    if (then === undefined) came.push(now);
    else moved.push(...changeOf(then, now));
  }
  for (const now of came) {
    const then = takeNameless(left, now);
    moved.push(...(then === undefined ? (isOpen(now) ? [toMoved('new', now)] : []) : changeOf(then, now)));
  }
  for (const gone of left.values()) if (isOpen(gone)) moved.push(toMoved('no-longer', gone));
  return moved.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function changeOf(then: Obligation, now: Obligation): MovedDate[] {
  if (isOpen(then) && !isOpen(now)) return [toMoved(now.metOn === NEVER ? 'no-longer' : 'done', now)];
  if (then.due !== now.due) return [{ ...toMoved('moved', now), wasDueOn: isoFromDay(then.due) }];
  return !isOpen(then) && isOpen(now) ? [toMoved('new', now)] : [];
}

/** What was owed for "the next review", `#2`, is owed for the review itself once that has a name. */
function takeNameless(left: Map<string, Obligation>, now: Obligation): Obligation | undefined {
  const found = [...left].find(
    ([, then]) => then.rule.id === now.rule.id && then.period === now.period && then.about?.startsWith('#') === true,
  );
  if (found === undefined) return undefined;
  left.delete(found[0]);
  return found[1];
}

function toMoved(kind: MovedDate['kind'], { rule, about, period, due }: Obligation): MovedDate {
  return { rule: rule.id, about, period, kind, dueOn: isoFromDay(due), wasDueOn: undefined };
}

function isOpen({ metOn, reason }: Obligation): boolean {
  return metOn === NEVER && reason === undefined;
}

function keyOf({ rule, about, period }: Obligation): string {
  return JSON.stringify([rule.id, about, period]);
}
