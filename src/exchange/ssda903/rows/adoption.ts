import { ADOPTER_COUNT, ADOPTER_LEGAL_STATUS, ADOPTER_SEX, REASON_DECISION_ENDED } from '../codes/adoption-codes.ts';
import type { Cells } from './cells.ts';
import type { AdoptionDecisionRow, AdoptionRow } from './row.ts';

/** Reads the AD1 table: children who were adopted. */
export function adoptionReader(cells: Cells): () => AdoptionRow {
  const dob = cells.column('DOB');
  const decidedOn = cells.column('DATE_INT');
  const matchedOn = cells.column('DATE_MATCH');
  const byFosterCarer = cells.column('FOSTER_CARE');
  const adopters = cells.column('NB_ADOPTR');
  const adoptersSex = cells.column('SEX_ADOPTR');
  const adoptersLegalStatus = cells.column('LS_ADOPTR');
  return () => ({
    dob: cells.optionalDay(dob, 'INT11'),
    decidedOn: cells.optionalDay(decidedOn, '112'),
    matchedOn: cells.optionalDay(matchedOn, '113'),
    byFosterCarer: cells.flag(byFosterCarer, '114'),
    adopters: cells.optionalCode(adopters, ADOPTER_COUNT, '175'),
    adoptersSex: cells.optionalCode(adoptersSex, ADOPTER_SEX, '176'),
    adoptersLegalStatus: cells.optionalCode(adoptersLegalStatus, ADOPTER_LEGAL_STATUS, '177'),
    ...cells.basis(),
  });
}

/** Reads the PlacedAdoption table: decisions that a child should be placed for adoption, and their end. */
export function adoptionDecisionReader(cells: Cells): () => AdoptionDecisionRow {
  const dob = cells.column('DOB');
  const decidedOn = cells.column('DATE_PLACED');
  const endedOn = cells.column('DATE_PLACED_CEASED');
  const endReason = cells.column('REASON_PLACED_CEASED');
  return () => ({
    dob: cells.optionalDay(dob, 'INT12'),
    decidedOn: cells.requiredDay(decidedOn, '115'),
    endedOn: cells.optionalDay(endedOn, '116'),
    endReason: cells.optionalCode(endReason, REASON_DECISION_ENDED, '120'),
    ...cells.basis(),
  });
}
