import type { PageRequest } from '../../../../platform/pages/page.ts';
import { type Child, findChild } from '../../find-child.ts';
import { mayRecord } from '../../may-record.ts';

/** The child of the address, where whoever asks may record what happened to them; undefined: there is no such page. */
export async function findChildToRecord({ tx, user, params, today }: PageRequest): Promise<Child | undefined> {
  const childId = params['child'] ?? '';
  if (!(await mayRecord(tx, user, childId))) return undefined;
  return await findChild(tx, user, { childId, today });
}
