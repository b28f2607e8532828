import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { download, type Page, type PageRequest, type Reply, showForm } from '../../../../platform/pages/page.ts';
import type { ParticipationReport } from '../../model.ts';
import { participationToCsv } from '../../participation-csv.ts';
import { reportParticipation } from '../../report-participation.ts';
import { type FigureFilters, readFilters } from '../shared/filters.ts';
import { toView } from './view.ts';

const ADDRESS = '/figures/participation';

/** How children took part in their reviews. */
export const PARTICIPATION: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'figures.read',
  action: 'figures.participation',
  handle: (request) =>
    withReport(request, (report, filters) => {
      const model = { ...toView(report, filters), address: ADDRESS, errors: filters.errors };
      const shown = { details: { ...filters.period } };
      const template = 'casework/figures/pages/participation/page.njk';
      return showForm(template, model, shown);
    }),
};

export const PARTICIPATION_CSV: Page = {
  method: 'GET',
  path: `${ADDRESS}/csv`,
  permission: 'figures.read',
  action: 'figures.participation-csv',
  handle: (request) =>
    withReport(request, (report, { period }) => {
      const { heading, rows } = participationToCsv(report, request.terms);
      const file = `participation-${period.from}-to-${period.until}.csv`;
      return download(file, toCsvFile(heading, rows), { details: { ...period } });
    }),
};

async function withReport(
  { tx, user, query, today }: PageRequest,
  answer: (report: ParticipationReport, filters: FigureFilters) => Reply,
): Promise<Reply> {
  const filters = readFilters(query, today);
  return answer(await reportParticipation(tx, user, filters.period), filters);
}
