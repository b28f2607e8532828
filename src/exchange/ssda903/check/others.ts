import { sexOfCode } from '../codes/child-codes.ts';
import { quoted } from '../rows/cells.ts';
import type { ChildRows, HealthRow, PreviousPermanenceRow } from '../rows/row.ts';
import type { CheckContext } from './context.ts';

/** The highest total of the strengths and difficulties questionnaire. */
export const HIGHEST_SDQ_SCORE = 40;
/** A local authority's three digits, or a nation. */
const AUTHORITY_OF_PERMANENCE = /^(?:\d{3}|NIR|SCO|WAL|NUK)$/;

/** Warns of what is wrong in the tables about unaccompanied children, health, earlier permanence and adoption. */
export function checkOthers(rows: ChildRows, context: CheckContext): void {
  const [header] = rows.Header;
  for (const row of rows.UASC) {
    if (row.sex === undefined || header?.sex === undefined || sexOfCode(row.sex) === sexOfCode(header.sex)) continue;
    context.log.warn(row, { column: 'SEX', code: 'INT21', message: 'SEX is not the sex in Header: mend one of them' });
  }
  for (const row of rows.OC2) checkHealth(row, context);
  for (const row of rows.PrevPerm) checkPreviousPermanence(row, context);
  checkAdoptionDecisions(rows, context);
}

function checkHealth(row: HealthRow, { log }: CheckContext): void {
  const { sdqScore } = row;
  if (sdqScore === undefined || sdqScore <= HIGHEST_SDQ_SCORE) return;
  const message = `SDQ_SCORE is no whole number from 0 to ${HIGHEST_SDQ_SCORE} and was left out: give the score`;
  log.warn(row, { column: 'SDQ_SCORE', code: '180', message });
}

function checkPreviousPermanence(row: PreviousPermanenceRow, { log }: CheckContext): void {
  const { authority } = row;
  if (authority === undefined || AUTHORITY_OF_PERMANENCE.test(authority)) return;
  const message = `LA_PERM ${quoted(authority)} is no authority: give its three digits, 999, or NIR, SCO, WAL or NUK`;
  log.warn(row, { column: 'LA_PERM', code: '633', message });
}

function checkAdoptionDecisions(rows: ChildRows, { log }: CheckContext): void {
  for (const row of rows.PlacedAdoption) {
    const { decidedOn, endedOn, endReason } = row;
    if (endedOn !== undefined && endedOn < decidedOn) {
      const message = 'DATE_PLACED_CEASED is before DATE_PLACED: the end was left out; mend whichever is wrong';
      log.warn(row, { column: 'DATE_PLACED_CEASED', code: '522', message });
    }
    if ((endedOn === undefined) !== (endReason === undefined)) {
      const message = 'DATE_PLACED_CEASED and REASON_PLACED_CEASED go together: give both, or leave both blank';
      log.warn(row, { column: 'REASON_PLACED_CEASED', code: '119', message });
    }
  }
}
