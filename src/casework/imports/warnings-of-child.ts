import type { Problem } from '../../exchange/ssda903/problems.ts';
import type { Row } from '../../exchange/ssda903/rows/row.ts';
import type { YearsOfChild } from '../../exchange/ssda903/years-of-child.ts';
import type { DecidedFacts } from './decide-facts.ts';
import type { FactDifference } from './reconcile-facts.ts';
import type { ReconciledSpans } from './reconcile-spans.ts';
import type { ChildDetails } from './record-rows.ts';
import { anyRowOf, episodeOf, findRowOf, headerOf } from './row-of-event.ts';

/** Stable codes for what an import finds in the records and not in the files. Never renamed. */
const RECORD_CODES = {
  recordedOtherwise: 'FP-RECORDED-OTHERWISE',
  contradictsRecord: 'FP-CONTRADICTS-RECORD',
} as const;

/** What was found of a child. */
export interface FoundOfChild extends Pick<DecidedFacts, 'facts' | 'cannotBe' | 'isContradicted'> {
  /** Details that a person entered otherwise. */
  readonly differing: readonly (keyof ChildDetails)[];
  readonly blocked: { readonly legalStatuses: ReconciledSpans; readonly placements: ReconciledSpans };
}

const COLUMN_OF_DETAIL: Readonly<Record<keyof ChildDetails, string>> = {
  upn: 'UPN',
  born_on: 'DOB',
  sex: 'SEX',
  ethnicity: 'ETHNIC',
  is_unaccompanied: 'DUC',
  unaccompanied_until_on: 'DUC',
};

/** What to tell whoever imports: where the files and the records differ, by the row of the file that says so. */
export function toWarnings(told: YearsOfChild, found: FoundOfChild): Problem[] {
  if (told.years.length === 0) return [];
  const warnings = found.facts.differences.map((difference) => ofDifference(told, difference));
  const any = anyRowOf(told);
  const { recordedOtherwise, contradictsRecord } = RECORD_CODES;
  for (const name of found.differing) {
    const column = COLUMN_OF_DETAIL[name];
    const message = `${column} was entered otherwise in Footprint, and stays so`;
    warnings.push(toWarning(headerOf(told) ?? any, { column, code: recordedOtherwise, message }));
  }
  const blocked = [...found.blocked.legalStatuses.blocked, ...found.blocked.placements.blocked];
  for (const { started_on } of blocked) {
    const message = 'what was entered or taken out in Footprint stands for these days; this was left out';
    const row = episodeOf(told, started_on) ?? any;
    warnings.push(toWarning(row, { column: 'DECOM', code: recordedOtherwise, message }));
  }
  if (found.cannotBe !== undefined) {
    const what = found.isContradicted
      ? 'the return cannot be true together with what was recorded in Footprint, which stays'
      : 'the child could not be worked out';
    warnings.push(toWarning(any, { column: '', code: contradictsRecord, message: `${what}: ${found.cannotBe}` }));
  }
  return warnings.filter((warning) => warning !== undefined);
}

/** The same without what the records say, for a child whose record is restricted. */
export function withoutRecord(warning: Problem): Problem {
  const message = 'what is recorded in Footprint differs, and stays; the record is restricted';
  return { ...warning, column: '', message };
}

function ofDifference(told: YearsOfChild, { event, message }: FactDifference): Problem | undefined {
  const code = RECORD_CODES.recordedOtherwise;
  const column = event.type === 'review-started' ? 'REVIEW' : 'DECOM';
  return toWarning(findRowOf(told, event) ?? anyRowOf(told), { column, code, message });
}

function toWarning(
  row: Row | undefined,
  { column, code, message }: Pick<Problem, 'column' | 'code' | 'message'>,
): Problem | undefined {
  if (row === undefined) return undefined;
  return { file: row.file.name, row: row.row, column, code, message, severity: 'warning' };
}
