import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { may } from '../../../../platform/identity/policy.ts';
import { download, type Page, type PageRequest, showForm } from '../../../../platform/pages/page.ts';
import { caseloadToCsv } from '../../caseload-csv.ts';
import type { CaseloadMonths } from '../../caseload-months.ts';
import { caseloadMonthsToCsv } from '../../caseload-months-csv.ts';
import { reportCaseload } from '../../report-caseload.ts';
import { reportCaseloadMonths } from '../../report-caseload-months.ts';
import { type FigureFilters, readFilters } from '../shared/filters.ts';
import { toView } from '../team/view.ts';
import { toMonthsView, toRowsHref } from './view.ts';

const ADDRESS = '/figures/caseload';

/** How many children each IRO has today, and had at the end of each month. Figures only: nobody's children are named. */
export const CASELOAD: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'figures.read',
  action: 'figures.caseload',
  handle: async (request) => {
    const { tx, user, today } = request;
    const view = toView(await reportCaseload(tx, user, { asOf: today }));
    const { filters, months } = await findMonths(request);
    const model = {
      ...{ ...view, today, address: ADDRESS, filters, errors: filters.errors },
      opens: may(user.roles, 'caseload.all'),
      byMonth: toMonthsView(months),
      withoutIroHref: toRowsHref('nobody', today),
      lookedAfterHref: toRowsHref('everybody', today),
    };
    const shown = { details: { ...filters.period } };
    const template = 'casework/figures/pages/caseload/page.njk';
    return showForm(template, model, shown);
  },
};

export const CASELOAD_CSV: Page = {
  method: 'GET',
  path: `${ADDRESS}/csv`,
  permission: 'figures.read',
  action: 'figures.caseload-csv',
  handle: async ({ tx, user, terms, today }) => {
    const { heading, rows } = caseloadToCsv(await reportCaseload(tx, user, { asOf: today }), terms);
    return download(`caseload-${today}.csv`, toCsvFile(heading, rows));
  },
};

export const CASELOAD_MONTHS_CSV: Page = {
  method: 'GET',
  path: `${ADDRESS}/months/csv`,
  permission: 'figures.read',
  action: 'figures.caseload-months-csv',
  handle: async (request) => {
    const { filters, months } = await findMonths(request);
    const { heading, rows } = caseloadMonthsToCsv(months, request.terms);
    const { from, until } = filters.period;
    const shown = { details: { ...filters.period } };
    return download(`caseload-${from}-to-${until}.csv`, toCsvFile(heading, rows), shown);
  },
};

async function findMonths({
  tx,
  user,
  query,
  today,
}: PageRequest): Promise<{ readonly filters: FigureFilters; readonly months: CaseloadMonths }> {
  const filters = readFilters(query, today);
  return { filters, months: await reportCaseloadMonths(tx, user, filters.period) };
}
