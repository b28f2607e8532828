import type { ReturnSummary, ReviewToCome } from '../casework/imports/return-summary.ts';
import { isoFromDay } from '../rules/index.ts';

/** A summary as JSON: days as text, maps as objects. */
export function summaryAsJson(summary: ReturnSummary): object {
  const toCome = ({ child, rule, due }: ReviewToCome) => ({ child, rule, due: isoFromDay(due) });
  return {
    ...summary,
    byRule: Object.fromEntries(summary.byRule),
    overdue: summary.overdue.map(toCome),
    upcoming: summary.upcoming.map(toCome),
    whyUnknown: Object.fromEntries(summary.whyUnknown),
    refused: Object.fromEntries(summary.refused),
  };
}
