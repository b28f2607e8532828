import type { PageRequest } from '../../../../platform/pages/page.ts';
import { type Day, dayFromIso } from '../../../../rules/index.ts';
import { type Child, findChild } from '../../find-child.ts';
import { mayRecord } from '../../may-record.ts';

/** The child of the address, where whoever asks may record what happened to them; undefined: there is no such page. */
export async function findChildToRecord({ tx, user, params, today }: PageRequest): Promise<Child | undefined> {
  const childId = params['child'] ?? '';
  if (!(await mayRecord(tx, user, childId))) return undefined;
  return await findChild(tx, user, { childId, today });
}

/** The day of a request as the rules count it. */
export function toToday(today: string): Day {
  const day = dayFromIso(today);
  if (day === undefined) throw new RangeError(`${today} is not a day`);
  return day;
}
