import type { ReportPeriod } from '../../casework/figures/model.ts';
import { MOST_YEARS, type PeriodRefusal, readPeriod as read } from '../../casework/figures/read-period.ts';
import { CallRefusal } from '../io.ts';

interface Asked {
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Reads `--from` and `--until`, each a month (2025-04) or a financial year (2025-26 or 2025/26). */
export function readPeriod(asked: Asked): ReportPeriod {
  const period = read(asked);
  if ('refused' in period) throw new CallRefusal(inWords(period.refused, asked));
  return period;
}

function inWords(refusal: PeriodRefusal, asked: Asked): string {
  switch (refusal.kind) {
    case 'unreadable':
      return `--${refusal.which}: "${asked[refusal.which]}" is no month (2025-04) and no financial year (2025-26)`;
    case 'backwards':
      return `--from ${refusal.from} is after ${refusal.until ?? `the month of ${asked.asOf}`}: turn them round`;
    case 'too-long':
      return `a report tells of ${MOST_YEARS} years at most: choose --from and --until nearer together`;
  }
}
