import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Continuity, readContinuity } from './store/continuity.ts';

export type { Continuity } from './store/continuity.ts';

/** How long a child has kept the same IRO, and how many there were; undefined where there is none today. */
export async function findContinuity(
  tx: Tx,
  actor: Actor,
  child: { readonly childId: string; readonly today: string },
): Promise<Continuity | undefined> {
  return await readContinuity(tx, actor, child);
}

/**
 * The same in a line: that a child keeps one IRO helps them to take part (handbook ¶7.2, Annex 3).
 *
 * ```ts
 * continuityInWords({ since: '2024-03-01', officers: 2 }, '2026-06-01') // "The same for 2 years and 3 months; 2 in this period of care"
 * ```
 */
export function continuityInWords({ since, officers }: Continuity, today: string): string {
  const { years, months } = Temporal.PlainDate.from(since).until(today, { largestUnit: 'year' });
  const parts = [...counted(years, 'year'), ...counted(months, 'month')];
  const span = parts.length === 0 ? 'less than a month' : parts.join(' and ');
  const many = officers === 1 ? 'the only one' : `${officers}`;
  return `The same for ${span}; ${many} in this period of care`;
}

function counted(number: number, unit: string): string[] {
  if (number === 0) return [];
  return [`${number} ${unit}${number === 1 ? '' : 's'}`];
}
