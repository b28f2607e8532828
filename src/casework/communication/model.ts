/** Who supports a child to say what they want. */
export const SUPPORT_KINDS = ['advocate', 'chosen', 'declined', 'iro'] as const;
export type SupportKind = (typeof SUPPORT_KINDS)[number];

/** How the support of a child was settled, with the child. Days are `YYYY-MM-DD`. */
export interface SupportValues {
  readonly decidedOn: string;
  readonly kind: SupportKind;
  /** For an advocate, or somebody whom the child chose. */
  readonly who: string | null;
  readonly skill: string | null;
  /** Since when they support the child; null while they have not begun. */
  readonly sinceOn: string | null;
  /** How the child was asked, and what they said or showed. */
  readonly childSaid: string;
}

/** Whether somebody supports the child by being there, and not the IRO alone or nobody. */
export function isPerson(kind: SupportKind): boolean {
  return kind === 'advocate' || kind === 'chosen';
}

/** Whom somebody asked how communication with a child can work. */
export interface AdviceValues {
  readonly askedOn: string;
  readonly whom: string;
  readonly relation: string;
  readonly said: string;
}
