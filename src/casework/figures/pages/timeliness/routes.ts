import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { download, type Page, type PageRequest, type Reply, showForm } from '../../../../platform/pages/page.ts';
import { workOutLongestWaiting } from '../../../obligations/bring-up-to-date.ts';
import type { TimelinessReport } from '../../model.ts';
import { reportTimeliness } from '../../report-timeliness.ts';
import { timelinessToCsv } from '../../timeliness-csv.ts';
import { type FigureFilters, readFilters } from '../shared/filters.ts';
import { toView } from './view.ts';

/** Which duties were done in time, by month and by duty. */
export const TIMELINESS: Page = {
  method: 'GET',
  path: '/figures',
  permission: 'figures.read',
  action: 'figures.timeliness',
  handle: (request) =>
    withReport(request, (report, filters) => {
      const model = { ...toView(report, filters), address: '/figures', errors: filters.errors };
      const shown = { details: { ...filters.period } };
      const template = 'casework/figures/pages/timeliness/page.njk';
      return showForm(template, model, shown);
    }),
};

export const TIMELINESS_CSV: Page = {
  method: 'GET',
  path: '/figures/timeliness/csv',
  permission: 'figures.read',
  action: 'figures.timeliness-csv',
  handle: (request) =>
    withReport(request, (report, { period }) => {
      const { heading, rows } = timelinessToCsv(report, request.terms);
      const file = `timeliness-${period.from}-to-${period.until}.csv`;
      return download(file, toCsvFile(heading, rows), { details: { ...period } });
    }),
};

async function withReport(
  { tx, user, query, today }: PageRequest,
  answer: (report: TimelinessReport, filters: FigureFilters) => Reply,
): Promise<Reply> {
  const filters = readFilters(query, today);
  // What the day alone has changed is worked out first, for as many children as can be waited for.
  await workOutLongestWaiting(tx, user, today);
  return answer(await reportTimeliness(tx, user, filters.period), filters);
}
