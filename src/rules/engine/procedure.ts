import type { SubjectKind } from '../facts/event-type.ts';
import type { Citation, SourceId } from './citation.ts';
import type { RuleDefinition, Terms } from './rule.ts';
import type { ProcedureWords } from './words.ts';

/** What one procedure sets for one rule against the national terms. */
export interface RuleOverride<Of extends SubjectKind = SubjectKind> {
  readonly rule: RuleDefinition<Of>;
  /** The terms that differ; the rest stay national. A rule that is not national must be given its `due`. */
  readonly terms: Partial<Terms<Of>>;
  readonly citation: Citation;
  /** What the source says, or why it is read so. */
  readonly reason: string;
  /** The first day, where the source gives one; the override is applied to the whole record either way. */
  readonly inForceFrom: string | null;
}

export type AnyRuleOverride = { [Of in SubjectKind]: RuleOverride<Of> }[SubjectKind];

/** One rung of a dispute ladder. */
export interface LadderStage {
  readonly stage: number;
  /** Who is addressed, as the document names them. */
  readonly addressee: string;
  /** How the stage works, where it has no clock of its own. */
  readonly note?: string;
  /** It comes before the formal process, whose total does not count it. */
  readonly isInformal?: true;
}

/** When the document of a procedure was changed, as it says itself. */
export interface Amendment {
  /** The month, `YYYY-MM`: the documents give no day. */
  readonly month: string;
  /** What was changed and why. */
  readonly what: string;
  readonly citation: Citation;
}

/** The national guidance as it stands, or one authority's own procedure. */
export interface ProcedureDefinition {
  /** Stable: a case names it. */
  readonly id: string;
  readonly name: string;
  readonly source: SourceId;
  readonly about: string;
  readonly ladder: readonly LadderStage[];
  /** What it calls things, where that is not what the statutory guidance calls them. */
  readonly words: Partial<ProcedureWords>;
  readonly overrides: readonly AnyRuleOverride[];
  /** The oldest first; none where the document names none. */
  readonly amendments?: readonly Amendment[];
}

/** States what a procedure sets for a rule. */
export function override<Of extends SubjectKind>(
  rule: RuleDefinition<Of>,
  terms: Partial<Terms<Of>>,
  because: { readonly citation: Citation; readonly reason: string; readonly inForceFrom?: string },
): RuleOverride<Of> {
  return { rule, terms, citation: because.citation, reason: because.reason, inForceFrom: because.inForceFrom ?? null };
}
