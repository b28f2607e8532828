import type { ObligationStatus } from '../../rules/index.ts';

/** How a duty stands, in words; what is late is the authority's, and never the child's. */
const STANDING: Readonly<Record<ObligationStatus, string>> = {
  met: 'Done on time',
  'met-late': 'Done late',
  'met-early': 'Done before its time',
  upcoming: 'Not due yet',
  overdue: 'Late, and not done yet',
  'deemed-agreed': 'Taken as agreed: nobody answered in time',
  'not-applicable': 'Not owed',
};

/** `met-late` as "Done late". */
export function standingInWords(status: string): string {
  return isStatus(status) ? STANDING[status] : status;
}

function isStatus(text: string): text is ObligationStatus {
  return text in STANDING;
}
