import type { OfficerToWeigh, Reason, Suggestion, Unfit, Weighing } from './suggest-officers.ts';
import { type ChildToPlace, type Relative, suggestOfficers } from './suggest-officers.ts';

/** Another looked-after child who belongs to one who is handed over. */
export interface RelativeInPlan extends Omit<Relative, 'staffId'> {
  readonly childId: string;
  /** Null: nobody is the IRO. */
  readonly staffId: string | null;
}

/** A child who is handed over. */
export interface ChildInPlan extends Omit<ChildToPlace, 'relatives'> {
  readonly childId: string;
  readonly name: string;
  readonly shortName: string;
  /** How many appointments there were, so that one made meanwhile is noticed. */
  readonly seen: number;
  /** The day on which another follows, `YYYY-MM-DD`. */
  readonly from: string;
  readonly hasCommunicationNeeds: boolean;
  readonly relatives: readonly RelativeInPlan[];
}

/** Somebody who can take a whole family, with why in words; of several children each reason says whose it is. */
export interface FamilyCandidate {
  readonly staffId: string;
  readonly name: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** What is not in order, or not known, of registration and experience. */
  readonly doubts: readonly string[];
}

/** Brothers and sisters who stay together, or one child. */
export interface FamilyInPlan {
  /** The id of one of the children, the same each time. */
  readonly key: string;
  readonly children: readonly ChildInPlan[];
  /** The best first; none: nobody here may take all of them. */
  readonly candidates: readonly FamilyCandidate[];
  readonly unfit: readonly Unfit[];
}

interface Asked {
  readonly children: readonly ChildInPlan[];
  /** Those who may follow. */
  readonly officers: readonly OfficerToWeigh[];
  readonly weighing: Weighing;
  readonly from: string;
}

/**
 * Whom each family of a caseload could go to, the best first. Brothers and sisters stay together, unless somebody said why
 * they need not. Each family is weighed as a single child is, and the loads grow as the families before it find their
 * place, the largest first: so nobody is filled up while another has room.
 */
export function planHandOver({ children, officers, weighing, from }: Asked): FamilyInPlan[] {
  const loads = new Map(officers.map((officer) => [officer.staffId, officer]));
  const placed = new Map<string, string>();
  const inPlan = new Set(children.map(({ childId }) => childId));
  return familiesOf(children).map((family) => {
    const members = new Set(family.map(({ childId }) => childId));
    const suggestions = family.map((child) =>
      suggestOfficers({
        child: { ...child, relatives: relativesOf(child, { members, inPlan, placed }) },
        officers: [...loads.values()],
        weighing,
        from,
      }),
    );
    const planned = weigh(family, suggestions);
    const best = loads.get(planned.candidates[0]?.staffId ?? '');
    if (best !== undefined) {
      for (const { childId } of family) placed.set(childId, best.staffId);
      loads.set(best.staffId, withMore(best, family));
    }
    return planned;
  });
}

/** An officer with the children of a family besides their own. */
export function withMore(officer: OfficerToWeigh, family: readonly ChildInPlan[]): OfficerToWeigh {
  const special = family.filter((child) => child.hasCommunicationNeeds).length;
  return {
    ...officer,
    children: officer.children + family.length,
    withCommunicationNeeds: officer.withCommunicationNeeds + special,
  };
}

interface Placing {
  readonly members: ReadonlySet<string>;
  readonly inPlan: ReadonlySet<string>;
  /** Who follows for the children before. */
  readonly placed: ReadonlyMap<string, string>;
}

/** The child's relatives outside the family, each with who will be the IRO; one who is still to be placed has none. */
function relativesOf({ relatives }: ChildInPlan, { members, inPlan, placed }: Placing): Relative[] {
  return relatives.flatMap((relative) => {
    if (members.has(relative.childId)) return [];
    const staffId = inPlan.has(relative.childId) ? placed.get(relative.childId) : relative.staffId;
    return staffId === undefined || staffId === null ? [] : [{ ...relative, staffId }];
  });
}

/** The largest family first; among the same size in the order of the names. */
function familiesOf(children: readonly ChildInPlan[]): ChildInPlan[][] {
  const byId = new Map(children.map((child) => [child.childId, child]));
  const families: ChildInPlan[][] = [];
  const seen = new Set<string>();
  for (const child of children) {
    if (seen.has(child.childId)) continue;
    const family: ChildInPlan[] = [];
    const waiting = [child];
    seen.add(child.childId);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      family.push(next);
      for (const { childId, kind, apartBecause } of next.relatives) {
        const sibling = byId.get(childId);
        if (kind !== 'sibling' || apartBecause !== null || sibling === undefined || seen.has(childId)) continue;
        seen.add(childId);
        waiting.push(sibling);
      }
    }
    families.push(family);
  }
  return families.toSorted((a, b) => b.length - a.length);
}

function weigh(children: readonly ChildInPlan[], suggestions: readonly Suggestion[]): FamilyInPlan {
  const unfit = new Map<string, Unfit>();
  for (const [index, suggestion] of suggestions.entries()) {
    for (const each of suggestion.unfit) {
      const why = children.length === 1 ? each.why : `${children[index]?.shortName}: ${each.why}`;
      if (!unfit.has(each.staffId)) unfit.set(each.staffId, { ...each, why });
    }
  }
  const all = suggestions.flatMap(({ candidates }, index) =>
    candidates.map((candidate) => ({ candidate, of: children[index]?.shortName ?? '' })),
  );
  const candidates = [...Map.groupBy(all, ({ candidate }) => candidate.staffId)].flatMap(([staffId, each]) => {
    const [first] = each;
    if (first === undefined || unfit.has(staffId)) return [];
    return [
      {
        staffId,
        name: first.candidate.name,
        score: each.reduce((sum, { candidate }) => sum + candidate.score, 0),
        reasons: mergeReasons(each.map(({ candidate, of }) => ({ of, reasons: candidate.reasons }))),
        doubts: first.candidate.doubts.map(({ words }) => words),
      },
    ];
  });
  candidates.sort((a, b) => b.score - a.score || a.name.localeCompare(b.name, 'en-GB'));
  const key = children.map(({ childId }) => childId).sort()[0] ?? '';
  return { key, children, candidates, unfit: [...unfit.values()] };
}

/** A reason that holds for all of them is said once; any other says whose it is. */
function mergeReasons(each: readonly { readonly of: string; readonly reasons: readonly Reason[] }[]): Reason[] {
  const flat = each.flatMap(({ of, reasons }) => reasons.map((reason) => ({ of, reason })));
  return [...Map.groupBy(flat, ({ reason }) => reason.words).values()]
    .map((same): Reason => {
      const [first] = same;
      const weight = same.reduce((sum, { reason }) => sum + reason.weight, 0);
      const words = first?.reason.words ?? '';
      const source = first?.reason.source ?? '';
      const whose = same.length === each.length ? '' : `${same.map(({ of }) => of).join(' and ')}: `;
      return { words: `${whose}${words}`, source, weight };
    })
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
