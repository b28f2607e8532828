import { caseloadToCsv } from '../casework/figures/caseload-csv.ts';
import type { CaseloadReport, ParticipationReport, ReportPeriod, TimelinessReport } from '../casework/figures/model.ts';
import { participationToCsv } from '../casework/figures/participation-csv.ts';
import { reportCaseload } from '../casework/figures/report-caseload.ts';
import { reportParticipation } from '../casework/figures/report-participation.ts';
import { reportTimeliness } from '../casework/figures/report-timeliness.ts';
import { timelinessToCsv } from '../casework/figures/timeliness-csv.ts';
import { findTerms } from '../casework/settings/terms-of-authority.ts';
import { type CsvTable, writeCsv } from '../exchange/csv/write-csv.ts';
import { recordAudit } from '../platform/audit/audit.ts';
import { withDatabase } from '../platform/database/database.ts';
import { readDatabaseSettings } from '../platform/database/settings.ts';
import type { Actor, Tx } from '../platform/database/transaction.ts';
import type { Terms } from '../platform/pages/terms.ts';
import { isoFromDay } from '../rules/index.ts';
import { readArguments, readDay } from './arguments.ts';
import { chooseAuthority } from './authority.ts';
import { CallRefusal, DONE, type ExitCode, type Io, print } from './io.ts';
import { REPORT_USAGE } from './records-usage.ts';
import { caseloadInWords } from './report/caseload-in-words.ts';
import type { ToldTo } from './report/in-words.ts';
import { participationInWords } from './report/participation-in-words.ts';
import { readPeriod } from './report/period.ts';
import { timelinessInWords } from './report/timeliness-in-words.ts';

/** How one kind of report is worked out and written. */
interface Kind<Report> {
  /** What the audit calls it. */
  readonly action: string;
  readonly work: (tx: Tx, actor: Actor, period: ReportPeriod) => Promise<Report>;
  /** In what the authority calls things. */
  readonly inWords: (report: Report, told: ToldTo) => string;
  readonly toCsv: (report: Report, terms: Terms) => CsvTable;
  /** The children whom it names. */
  readonly named?: (report: Report) => readonly string[];
}

const TIMELINESS: Kind<TimelinessReport> = {
  action: 'report.timeliness',
  work: reportTimeliness,
  inWords: timelinessInWords,
  toCsv: timelinessToCsv,
};
const PARTICIPATION: Kind<ParticipationReport> = {
  action: 'report.participation',
  work: reportParticipation,
  inWords: participationInWords,
  toCsv: participationToCsv,
};
const CASELOAD: Kind<CaseloadReport> = {
  action: 'report.caseload',
  work: reportCaseload,
  inWords: caseloadInWords,
  toCsv: caseloadToCsv,
  named: ({ listed }) => listed.map(({ childId }) => childId),
};

/** Prints the figures of an authority: in words, as JSON, or as CSV for a spreadsheet. */
export async function runReport(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(
    args,
    { authority: 'text', from: 'text', until: 'text', 'as-of': 'text', json: 'switch', csv: 'switch' },
    REPORT_USAGE,
  );
  const [kind, ...more] = positionals;
  if (more.length > 0) throw new CallRefusal(REPORT_USAGE);
  if (values.json === true && values.csv === true) throw new CallRefusal('choose one of --json and --csv');
  const asOf = isoFromDay(readDay(values['as-of'] ?? io.today(), '--as-of'));
  if (kind === 'caseload' && (values.from ?? values.until) !== undefined) {
    throw new CallRefusal('a caseload is that of one day: give --as-of, and no --from or --until');
  }
  const period = readPeriod({ from: values.from, until: values.until, asOf });
  const asked: Asked = { io, period, authority: values.authority, json: values.json, csv: values.csv };
  if (kind === 'timeliness') return await printReport(TIMELINESS, asked);
  if (kind === 'participation') return await printReport(PARTICIPATION, asked);
  if (kind === 'caseload') return await printReport(CASELOAD, asked);
  throw new CallRefusal(REPORT_USAGE);
}

interface Asked {
  readonly io: Io;
  readonly period: ReportPeriod;
  readonly authority: string | undefined;
  readonly json: boolean | undefined;
  readonly csv: boolean | undefined;
}

async function printReport<Report>(kind: Kind<Report>, asked: Asked): Promise<ExitCode> {
  const { action, work, inWords, toCsv, named } = kind;
  const { io, period, authority, json, csv } = asked;
  const { name, terms, report } = await withDatabase(readDatabaseSettings(io.environment, io.cwd), async (database) => {
    const chosen = await chooseAuthority(database, authority);
    const worked = await database.withTransaction(chosen.actor, async (tx) => {
      const report = await work(tx, chosen.actor, period);
      await recordAudit(tx, chosen.actor, { action, childIds: named?.(report) ?? [], details: { ...period } });
      return { report, terms: await findTerms(tx, chosen.actor) };
    });
    return { name: chosen.name, ...worked };
  });
  if (json === true) await print(io.stdout, `${JSON.stringify({ authority: name, ...report })}\n`);
  else if (csv === true) {
    const { heading, rows } = toCsv(report, terms);
    await print(io.stdout, writeCsv(heading, rows));
  } else await print(io.stdout, inWords(report, { authority: name, terms }));
  return DONE;
}
