import { toDayFields } from '../../../../platform/pages/day-field.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { standingInWords, weighCaseload } from '../../../figures/model.ts';
import type { HandOver } from '../../find-hand-over.ts';
import { CHANGE_REASONS } from '../../model.ts';
import { type FamilyCandidate, type FamilyInPlan, withMore } from '../../plan-hand-over.ts';
import { CHANGE_WORDS } from '../../reasons-in-words.ts';
import type { OfficerToWeigh, Unfit } from '../../suggest-officers.ts';
import { SELECT } from './form.ts';

interface Option {
  readonly value: string;
  readonly text: string;
  readonly isChosen: boolean;
}

interface FamilyView {
  readonly key: string;
  readonly field: string;
  readonly children: readonly { readonly childId: string; readonly name: string }[];
  readonly names: string;
  /** A later day than that of the others, where the appointment begins only then. */
  readonly from: string | undefined;
  readonly options: readonly Option[];
  readonly chosen: string | undefined;
  readonly chosenId: string | undefined;
  readonly isSuggested: boolean;
  readonly reasons: readonly {
    readonly words: string;
    readonly source: string;
    readonly speaks: 'for' | 'against' | 'neither';
  }[];
  readonly doubts: readonly string[];
  readonly unfit: readonly Unfit[];
}

/** What one IRO has before and after. */
interface LoadView {
  readonly staffId: string;
  readonly name: string;
  readonly post: number;
  readonly before: number;
  readonly more: number;
  readonly after: number;
  readonly perFullTime: number;
  readonly standing: string;
  readonly isFull: boolean;
}

export interface HandOverPlanView {
  readonly staffId: string;
  readonly from: string;
  readonly basis: string;
  readonly families: readonly FamilyView[];
  readonly children: number;
  readonly handedOver: number;
  readonly staying: number;
  readonly loads: readonly LoadView[];
  readonly unfitForAll: FamilyView['unfit'];
  readonly ending: readonly { readonly childId: string; readonly name: string; readonly until: string }[];
  readonly withheld: number;
  readonly fromFields: FormFields;
  readonly isChanged: boolean;
}

/** @param choices who was chosen, by family; undefined: those who are suggested */
export function toPlan(handOver: HandOver, choices: ReadonlyMap<string, string> | undefined): HandOverPlanView {
  const chosen = new Map(handOver.families.map((family) => [family.key, chosenOf(family, choices)]));
  const unfitForAll = findUnfitForAll(handOver.families);
  const everybodys = new Set(unfitForAll.map(({ staffId }) => staffId));
  const children = handOver.families.reduce((sum, family) => sum + family.children.length, 0);
  const loads = loadsOf(handOver, chosen);
  const handedOver = loads.reduce((sum, { more }) => sum + more, 0);
  return {
    staffId: handOver.staffId,
    from: handOver.from,
    basis: handOver.basis,
    families: handOver.families.map((family) =>
      toFamily(family, { handOver, chosen: chosen.get(family.key), everybodys }),
    ),
    children,
    handedOver,
    staying: children - handedOver,
    loads,
    unfitForAll,
    ending: handOver.ending.map((child) => ({ ...child, until: shortDay(child.until) })),
    withheld: handOver.withheld,
    fromFields: toDayFields('from', handOver.from),
    isChanged: handOver.families.some((family) => chosen.get(family.key) !== family.candidates[0]),
  };
}

/** Somebody who was chosen and may take them no more gives way to the one who is suggested. */
function chosenOf(
  { key, candidates }: FamilyInPlan,
  choices: ReadonlyMap<string, string> | undefined,
): FamilyCandidate | undefined {
  const wanted = choices?.get(key);
  if (wanted === '') return undefined;
  return candidates.find(({ staffId }) => staffId === wanted) ?? candidates[0];
}

function toFamily(
  family: FamilyInPlan,
  {
    handOver,
    chosen,
    everybodys,
  }: {
    readonly handOver: HandOver;
    readonly chosen: FamilyCandidate | undefined;
    readonly everybodys: ReadonlySet<string>;
  },
): FamilyView {
  const { key, children, candidates, unfit } = family;
  const later = children.find(({ from }) => from !== handOver.from)?.from;
  return {
    key,
    field: `${SELECT}${key}`,
    children: children.map(({ childId, name }) => ({ childId, name })),
    names: children.map(({ name }) => name).join(' and '),
    from: later === undefined ? undefined : shortDay(later),
    options: candidates.map((one, index) => ({
      value: one.staffId,
      text: index === 0 ? `${one.name} (suggested)` : one.name,
      isChosen: one === chosen,
    })),
    chosen: chosen?.name,
    chosenId: chosen?.staffId,
    isSuggested: chosen !== undefined && chosen === candidates[0],
    reasons: (chosen?.reasons ?? []).map(({ words, source, weight }) => ({
      words,
      source,
      speaks: weight > 0 ? 'for' : weight < 0 ? 'against' : 'neither',
    })),
    doubts: chosen?.doubts ?? [],
    unfit: unfit.filter(({ staffId }) => !everybodys.has(staffId)),
  };
}

/** Whoever can take no family at all is told once, and not beside each. */
function findUnfitForAll(families: readonly FamilyInPlan[]): FamilyView['unfit'] {
  const [first] = families;
  if (first === undefined || families.length === 1) return [];
  return first.unfit.filter((one) =>
    families.every(({ unfit }) =>
      unfit.some(({ staffId, source }) => staffId === one.staffId && source === one.source),
    ),
  );
}

function loadsOf(
  { families, officers }: HandOver,
  chosen: ReadonlyMap<string, FamilyCandidate | undefined>,
): LoadView[] {
  const after = new Map(officers.map((officer) => [officer.staffId, officer]));
  for (const family of families) {
    const officer = after.get(chosen.get(family.key)?.staffId ?? '');
    if (officer !== undefined) after.set(officer.staffId, withMore(officer, family.children));
  }
  return officers
    .map((officer) => toLoad(officer, after.get(officer.staffId) ?? officer))
    .toSorted((a, b) => b.more - a.more || a.name.localeCompare(b.name, 'en-GB'));
}

function toLoad(before: OfficerToWeigh, after: OfficerToWeigh): LoadView {
  const { perFullTime, standing } = weighCaseload(after.children, after.fullTimeEquivalent, after);
  return {
    staffId: before.staffId,
    name: before.name,
    post: before.fullTimeEquivalent,
    before: before.children,
    more: after.children - before.children,
    after: after.children,
    perFullTime,
    standing: standingInWords(standing, after),
    isFull: standing === 'above',
  };
}

export function toReasonItems(chosen: FormFields[string]): readonly object[] {
  return CHANGE_REASONS.map((value) => ({ value, text: CHANGE_WORDS[value], selected: value === chosen }));
}
