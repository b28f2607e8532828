import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { Fingerprint } from '../../platform/fingerprint.ts';
import { nameOfChild, shortNameOfChild } from '../children/name-of-child.ts';
import { type Kin, listKinOfChildren } from '../children/people/list-kin-of-children.ts';
import { isSibling } from '../children/people/relations.ts';
import { wordsOfList } from './communication.ts';
import { type ChildInPlan, type FamilyInPlan, planHandOver, type RelativeInPlan } from './plan-hand-over.ts';
import { APART_WORDS } from './reasons-in-words.ts';
import { readOfficersToWeigh } from './store/candidates.ts';
import {
  type ChildOfLeaver,
  countCaseloadToHandOver,
  readCaseloadToHandOver,
  readEarlierOfficersOfAll,
} from './store/caseload-to-hand-over.ts';
import { readWeighing } from './store/settings.ts';
import { readTies } from './store/ties.ts';
import type { OfficerToWeigh } from './suggest-officers.ts';

export interface HandOverAsked {
  /** Whose caseload it is. */
  readonly staffId: string;
  /** The first day on which others have the children, `YYYY-MM-DD`. */
  readonly from: string;
}

/** How a caseload can be handed over from a day. */
export interface HandOver extends HandOverAsked {
  readonly families: readonly FamilyInPlan[];
  /** Those who may follow, with what they have on that day already. */
  readonly officers: readonly OfficerToWeigh[];
  /** Whose appointment ends on a later day already, so that somebody looks at each. */
  readonly ending: readonly { readonly childId: string; readonly name: string; readonly until: string }[];
  /** Children whose records are not the actor's to see. */
  readonly withheld: number;
  /** What all of it rests on, as one short text: another text, and something has changed in between. */
  readonly basis: string;
}

/** Works out whom the children of somebody could go to from a day. Caseloads count every child. */
export async function findHandOver(tx: Tx, actor: Actor, { staffId, from }: HandOverAsked): Promise<HandOver> {
  const all = await readCaseloadToHandOver(tx, actor, { staffId, from });
  const counted = await asProgram(tx, actor, async () => ({
    officers: await readOfficersToWeigh(tx, actor, { on: from }),
    total: await countCaseloadToHandOver(tx, actor, { staffId, from }),
  }));
  const inCare = all.filter(({ isInCare }) => isInCare);
  const officers = counted.officers.filter((officer) => officer.staffId !== staffId);
  const children = await toPlace(tx, actor, {
    rows: inCare.filter(({ endedOn }) => endedOn === null),
    officers,
    from,
  });
  const weighing = await readWeighing(tx, actor);
  const families = planHandOver({ children, officers, weighing, from });
  return {
    staffId,
    from,
    families,
    officers,
    ending: inCare.flatMap((child) =>
      child.endedOn === null ? [] : [{ childId: child.childId, name: nameOfChild(child), until: child.endedOn }],
    ),
    withheld: counted.total - inCare.length,
    basis: basisOf({ from, families, officers }),
  };
}

interface Rows {
  readonly rows: readonly ChildOfLeaver[];
  readonly officers: readonly OfficerToWeigh[];
  readonly from: string;
}

async function toPlace(tx: Tx, actor: Actor, { rows, officers, from }: Rows): Promise<ChildInPlan[]> {
  const childIds = rows.map(({ childId }) => childId);
  const staffIds = officers.map(({ staffId }) => staffId);
  const earlier = await readEarlierOfficersOfAll(tx, actor, { childIds, on: from });
  const ties = await readTies(tx, actor, { childIds, staffIds });
  const kin = Map.groupBy(await listKinOfChildren(tx, actor, { childIds, on: from }), ({ childId }) => childId);
  return rows.map((row) => ({
    childId: row.childId,
    name: nameOfChild(row),
    shortName: shortNameOfChild(row),
    seen: row.seen,
    from: row.startedOn > from ? row.startedOn : from,
    hasCommunicationNeeds: row.hasCommunicationNeeds,
    methods: row.methods,
    languages: wordsOfList(row.languages),
    identity: wordsOfList(row.identity),
    hasProtectionPlan: row.hasProtectionPlan,
    earlier: earlier.get(row.childId) ?? [],
    ties: ties.get(row.childId) ?? [],
    relatives: (kin.get(row.childId) ?? []).map(toRelative),
  }));
}

function toRelative(kin: Kin): RelativeInPlan {
  const because = kin.irosDifferBecause === null ? null : APART_WORDS[kin.irosDifferBecause].toLowerCase();
  return {
    childId: kin.kinId,
    name: shortNameOfChild(kin),
    kind: isSibling(kin.relation) ? 'sibling' : kin.relation === 'parent' ? 'parent' : 'child',
    staffId: kin.iroId,
    apartBecause: because === null || kin.irosDifferNote === null ? because : `${because}. ${kin.irosDifferNote}`,
  };
}

/** What a person decides upon, and nothing else: who is in which family, who may take it, and what each has already. */
function basisOf({ from, families, officers }: Pick<HandOver, 'from' | 'families' | 'officers'>): string {
  const text = JSON.stringify([
    from,
    families.map(({ children, candidates }) => [
      children.map(({ childId, seen }) => [childId, seen]),
      candidates.map(({ staffId, reasons }) => [staffId, reasons.map(({ words }) => words)]),
    ]),
    officers.map(({ staffId, children, fullTimeEquivalent, awayUntil, leavesOn }) => [
      ...[staffId, children, fullTimeEquivalent, awayUntil, leavesOn],
    ]),
  ]);
  const fingerprint = new Fingerprint();
  fingerprint.add(text);
  return fingerprint.digest();
}
