import { type Day, type Evaluation, isoFromDay, type Obligation, type UnknownObligation } from '../../rules/index.ts';

/**
 * Reviews of short breaks are never returned, so those that a file holds all the same prove nothing of the others: of a
 * child known from returns none of them is judged that was due before people began to record.
 */
export function withoutShortBreakReviews(outcome: Evaluation, recordingFrom: Day | undefined): Evaluation {
  const isOfShortBreaks = ({ rule, status, due }: Obligation) =>
    rule.id.startsWith('review.short-break.') &&
    status !== 'not-applicable' &&
    (recordingFrom === undefined || due < recordingFrom);
  if (!outcome.obligations.some(isOfShortBreaks)) return outcome;
  const unknown = outcome.obligations.filter(isOfShortBreaks).map(toNeverRecorded);
  return {
    ...outcome,
    obligations: outcome.obligations.filter((obligation) => !isOfShortBreaks(obligation)),
    unknown: [...outcome.unknown, ...unknown],
  };
}

function toNeverRecorded({ rule, about, period, due }: Obligation): UnknownObligation {
  return { rule: rule.id, about, period, missing: [rule.metBy.type], due: isoFromDay(due), because: 'never-recorded' };
}
