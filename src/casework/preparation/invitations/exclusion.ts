export const EXCLUDED = ['child', 'parent', 'carer'] as const;
export type Excluded = (typeof EXCLUDED)[number];

/** On which ground, of those that the guidance knows (handbook ¶3.17; Blackburn with Darwen §5 for a carer). */
export const GROUNDS = ['against-childs-interests', 'inappropriate', 'impracticable', 'conflict-of-interests'] as const;
export type Ground = (typeof GROUNDS)[number];

/** That somebody is kept out of a review or of a part of it. */
export interface ExclusionValues {
  readonly who: Excluded;
  readonly extent: 'all' | 'part';
  readonly extentPart: string | null;
  readonly ground: Ground;
  /** Why, as it is explained to them in writing. */
  readonly explanation: string;
  /** What was considered instead. */
  readonly alternatives: string;
  /** The social worker. */
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly iroConsultedOn: string;
  /** How they take part instead. */
  readonly otherArrangement: string;
  readonly explainedInWritingOn: string | null;
  readonly papersSentOn: string | null;
  /** How the IRO offered to meet them, or why not. */
  readonly iroOffer: string | null;
  readonly lookAgainOn: string;
}
