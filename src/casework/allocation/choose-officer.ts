import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { getDay } from '../../rules/index.ts';
import { noteOnSharedIro } from '../children/people/note-on-shared-iro.ts';
import type { ReasonToDiffer } from '../children/people/relations.ts';
import { appointOfficer } from './appoint-officer.ts';
import { type ChildWithSuggestion, findSuggestion, type RelativeOfChild } from './find-suggestion.ts';
import type { ChangeReason } from './model.ts';

/** Which IRO a child gets, as whoever decides it has chosen. */
export interface OfficerChosen {
  readonly childId: string;
  readonly staffId: string;
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** How many appointments the child had when this was decided. */
  readonly seen: number;
  /** Why not the one who was suggested. */
  readonly chosenBecause: string | null;
  readonly siblingsApartBecause: ReasonToDiffer | null;
  /** Why the IRO before stops. */
  readonly changedBecause: ChangeReason | null;
  readonly today: string;
  /** What the clocks of London show, `YYYY-MM-DDTHH:MM`. */
  readonly now: string;
}

export type ChoiceOutcome =
  | { readonly kind: 'appointed'; readonly officer: string; readonly factRefused: string | undefined }
  | { readonly kind: 'no-such-child' }
  /** Regulation 46, a registration that ran out, or a day that does not fit; in words. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Somebody other than the one suggested, and no reason. */
  | { readonly kind: 'reason-needed'; readonly suggested: string }
  /** Siblings would have different IROs, and nobody said why. */
  | { readonly kind: 'apart-reason-needed'; readonly siblings: readonly string[] }
  /** The child has an IRO, and nobody said why that one stops. */
  | { readonly kind: 'change-reason-needed' };

/**
 * Appoints the IRO whom a manager chose, from those who can be chosen; what was known against them, and why they were
 * chosen nevertheless, is kept with the appointment. The IRO is told.
 */
export async function chooseOfficer(tx: Tx, actor: Actor, chosen: OfficerChosen): Promise<ChoiceOutcome> {
  const { childId, staffId, from } = chosen;
  const found = await findSuggestion(tx, actor, { childId, on: from });
  if (found === undefined) return { kind: 'no-such-child' };
  const lack = whatLacks(found, chosen);
  if (lack !== undefined) return lack;
  const candidate = found.suggestion.candidates.find((one) => one.staffId === staffId);
  const note = {
    chosenBecause: chosen.chosenBecause,
    changedBecause: found.child.iroId === null ? null : chosen.changedBecause,
    checked: candidate?.doubts.map(({ words }) => words) ?? [],
  };
  const [appointed] = await appointOfficer(tx, actor, {
    childIds: [childId],
    staffId,
    from,
    seen: new Map([[childId, chosen.seen]]),
    note,
    today: getDay(chosen.today),
    now: chosen.now,
  });
  if (appointed === undefined) return { kind: 'no-such-child' };
  if (appointed.outcome.fate === 'refused') return { kind: 'refused', message: appointed.outcome.message };
  if (chosen.siblingsApartBecause !== null) await keepWhyApart(tx, actor, { ...chosen, relatives: found.relatives });
  return { kind: 'appointed', officer: candidate?.name ?? '', factRefused: appointed.factRefused };
}

function whatLacks(
  { child, relatives, suggestion }: ChildWithSuggestion,
  { staffId, chosenBecause, siblingsApartBecause, changedBecause }: OfficerChosen,
): ChoiceOutcome | undefined {
  const unfit = suggestion.unfit.find((one) => one.staffId === staffId);
  if (unfit !== undefined) return { kind: 'refused', message: `${unfit.name} cannot be chosen. ${unfit.why}.` };
  const [first] = suggestion.candidates;
  if (!suggestion.candidates.some((one) => one.staffId === staffId)) {
    return { kind: 'refused', message: 'Choose an IRO who is here' };
  }
  if (child.iroId !== null && changedBecause === null) return { kind: 'change-reason-needed' };
  const apart = siblingsApart(relatives, staffId);
  if (apart.length > 0 && siblingsApartBecause === null) {
    return { kind: 'apart-reason-needed', siblings: apart.map(({ name }) => name) };
  }
  if (first !== undefined && first.staffId !== staffId && chosenBecause === null) {
    return { kind: 'reason-needed', suggested: first.name };
  }
  return undefined;
}

/** The siblings who would have another IRO though nobody said why they need not share one. */
function siblingsApart(relatives: readonly RelativeOfChild[], staffId: string): RelativeOfChild[] {
  return relatives.filter((one) => one.kind === 'sibling' && one.apartBecause === null && one.staffId !== staffId);
}

/** Keeps the reason with each pair of siblings, where the next choice finds it. */
async function keepWhyApart(
  tx: Tx,
  actor: Actor,
  { relatives, childId, staffId, siblingsApartBecause }: OfficerChosen & Pick<ChildWithSuggestion, 'relatives'>,
): Promise<void> {
  for (const { relationId, version, toldOfSharedIroOn } of siblingsApart(relatives, staffId)) {
    const notes = { irosDifferBecause: siblingsApartBecause, irosDifferNote: null, toldOfSharedIroOn };
    await noteOnSharedIro(tx, actor, { childId, relationId, version, ...notes });
  }
}
