import { MISSING_KIND, SOCIAL_WORKER_REASON } from '../codes/other-codes.ts';
import { OWN_CODES } from '../problems.ts';
import type { Cells } from './cells.ts';
import type { DeprivationRow, MissingRow, SocialWorkerRow } from './row.ts';

/** Reads the Missing table: times when a child was missing, or away without authorisation. */
export function missingReader(cells: Cells): () => MissingRow {
  const dob = cells.column('DOB');
  const kind = cells.column('MISSING');
  const startedOn = cells.column('MIS_START');
  const endedOn = cells.column('MIS_END');
  return () => ({
    dob: cells.optionalDay(dob, 'INT13'),
    kind: cells.optionalCode(kind, MISSING_KIND, '1006'),
    startedOn: cells.requiredDay(startedOn, '1004'),
    endedOn: cells.optionalDay(endedOn, '1005'),
    ...cells.basis(),
  });
}

/** Reads the SWEpisodes table: the child's social workers, by their registration number. */
export function socialWorkerReader(cells: Cells): () => SocialWorkerRow {
  const dob = cells.column('DOB');
  const socialWorker = cells.column('SW_ID');
  const startedOn = cells.column('SW_DECOM');
  const endedOn = cells.column('SW_DEC');
  const reason = cells.column('SW_REASON');
  return () => ({
    dob: cells.optionalDay(dob, OWN_CODES.dobUnlikeHeader),
    socialWorker: cells.text(socialWorker),
    startedOn: cells.requiredDay(startedOn, 'SW04STG1'),
    endedOn: cells.optionalDay(endedOn, 'SW05STG1'),
    reason: cells.optionalCode(reason, SOCIAL_WORKER_REASON, 'SW13STG1'),
    ...cells.basis(),
  });
}

/** Reads the DoLo table: orders that deprive a child of liberty. */
export function deprivationReader(cells: Cells): () => DeprivationRow {
  const dob = cells.column('DOB');
  const startedOn = cells.column('DOLO_START');
  const endedOn = cells.column('DOLO_END');
  return () => ({
    dob: cells.optionalDay(dob, OWN_CODES.dobUnlikeHeader),
    startedOn: cells.requiredDay(startedOn, '700'),
    endedOn: cells.optionalDay(endedOn, '701'),
    ...cells.basis(),
  });
}
