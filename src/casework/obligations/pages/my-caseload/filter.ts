import type { FormFields } from '../../../../platform/pages/page.ts';
import { CASELOAD_FILTERS, type CaseloadFilter } from '../../caseload-filter.ts';

const LONGEST_NAME = 100;

/** Reads the filter from the address: what it does not know it leaves out. */
export function readFilter({ show, name }: FormFields): CaseloadFilter {
  return {
    shown: CASELOAD_FILTERS.find((choice) => choice === show) ?? 'all',
    name: typeof name === 'string' ? name.trim().slice(0, LONGEST_NAME) : '',
  };
}

/** `addressOf('/', { shown: 'late', name: 'sami' })` is `/?show=late&name=sami`. */
export function addressOf(path: string, { shown, name }: CaseloadFilter): string {
  const query = new URLSearchParams({ ...(shown !== 'all' && { show: shown }), ...(name !== '' && { name }) });
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
