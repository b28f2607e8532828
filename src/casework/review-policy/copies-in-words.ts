import type { Terms } from '../../platform/pages/terms.ts';
import type { CopyOwed } from './model.ts';

/** What somebody is to the child; what the child is, in the program's own words. */
export function relationOf({ key, relation }: Pick<CopyOwed, 'key' | 'relation'>, terms: Terms): string {
  return key === 'child' ? terms.sayOf(relation) : relation;
}
