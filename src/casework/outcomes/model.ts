/** Where whoever carries a decision out stands in the record. */
export type ResponsibleRef =
  | { readonly who: 'staff'; readonly staffId: string }
  | { readonly who: 'person'; readonly personId: string }
  | { readonly who: 'named' };

/** Whoever carries a decision out, called what they are called at the time. */
export interface Responsible {
  readonly ref: ResponsibleRef;
  readonly name: string;
  /** What they are to the child. */
  readonly role: string;
}

/** A decision of a review (IRO Handbook ¶3.72, ¶3.73): a need, what is done, what for, by whom, by when. */
export interface DecisionValues {
  /** Where it stands among the decisions of the review, from 1. */
  readonly position: number;
  readonly need: string;
  readonly action: string;
  readonly hopedFor: string;
  readonly responsible: Responsible;
  readonly byOn: string;
  /** It is no decision of the review any more. */
  readonly isTakenOut: boolean;
}

export const LAST_POSITION = 99;

/** A decision as it is signed. */
export interface IssuedDecision {
  readonly need: string;
  readonly action: string;
  readonly hopedFor: string;
  readonly responsible: string;
  readonly responsibleRole: string;
  readonly byOn: string;
}

/** Decisions in their order as they would be issued; without those that were taken out. */
export function toIssue(decisions: readonly DecisionValues[]): IssuedDecision[] {
  return decisions
    .filter(({ isTakenOut }) => !isTakenOut)
    .map(({ need, action, hopedFor, responsible: { name, role }, byOn }) => ({
      need,
      action,
      hopedFor,
      responsible: name,
      responsibleRole: role,
      byOn,
    }));
}
