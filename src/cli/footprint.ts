import { AppError } from '../platform/app-error.ts';
import { CALENDAR_USAGE, runCalendar } from './calendar.ts';
import { GENERATE_USAGE, runGenerate } from './generate.ts';
import { CallRefusal, DONE, type ExitCode, type Io, OUT_OF_ORDER, print, WRONG_CALL } from './io.ts';
import { PROCEDURES_USAGE, runProcedures } from './procedures.ts';
import {
  AUDIT_USAGE,
  AUTHORITY_USAGE,
  BACKUP_USAGE,
  DATABASE_USAGE,
  DEMO_USAGE,
  IMPORT_ROSTER_USAGE,
  IMPORT_USAGE,
  REPORT_USAGE,
  RESTORE_USAGE,
  SERVE_USAGE,
  STAFF_USAGE,
  WORK_USAGE,
} from './records-usage.ts';
import { RULES_USAGE, runRules } from './rules.ts';
import { runTimetable, TIMETABLE_USAGE } from './timetable.ts';
import { runTour, TOUR_USAGE } from './tour.ts';
import { withoutSteering } from './words.ts';

interface Command {
  readonly usage: string;
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>;
}

/** Those that open the database are loaded when they are called: nothing else needs its driver in memory. */
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['tour', { usage: TOUR_USAGE, run: (_args, io) => runTour(io) }],
  ['timetable', { usage: TIMETABLE_USAGE, run: runTimetable }],
  ['calendar', { usage: CALENDAR_USAGE, run: runCalendar }],
  ['rules', { usage: RULES_USAGE, run: runRules }],
  ['procedures', { usage: PROCEDURES_USAGE, run: runProcedures }],
  ['generate', { usage: GENERATE_USAGE, run: runGenerate }],
  ['import', { usage: `${IMPORT_USAGE}\n\n${IMPORT_ROSTER_USAGE}`, run: runImport }],
  [
    'database',
    { usage: DATABASE_USAGE, run: async (args, io) => (await import('./database.ts')).runDatabase(args, io) },
  ],
  ['serve', { usage: SERVE_USAGE, run: async (args, io) => (await import('./serve.ts')).runServe(args, io) }],
  ['demo', { usage: DEMO_USAGE, run: async (args, io) => (await import('./demo.ts')).runDemo(args, io) }],
  ['work', { usage: WORK_USAGE, run: async (args, io) => (await import('./serve.ts')).runWork(args, io) }],
  ['report', { usage: REPORT_USAGE, run: async (args, io) => (await import('./report.ts')).runReport(args, io) }],
  [
    'authority',
    {
      usage: AUTHORITY_USAGE,
      run: async (args, io) => (await import('./create-authority.ts')).runAuthority(args, io),
    },
  ],
  ['staff', { usage: STAFF_USAGE, run: async (args, io) => (await import('./staff.ts')).runStaff(args, io) }],
  ['audit', { usage: AUDIT_USAGE, run: async (args, io) => (await import('./audit.ts')).runAudit(args, io) }],
  ['backup', { usage: BACKUP_USAGE, run: async (args, io) => (await import('./backup.ts')).runBackup(args, io) }],
  ['restore', { usage: RESTORE_USAGE, run: async (args, io) => (await import('./restore.ts')).runRestore(args, io) }],
]);

async function runImport(args: readonly string[], io: Io): Promise<ExitCode> {
  const [kind, ...rest] = args;
  if (kind === 'roster') return (await import('./import-roster.ts')).runImportRoster(rest, io);
  return (await import('./import.ts')).runImport(args, io);
}

const HELP = `footprint: the clock of reviews for looked-after children

${[...COMMANDS.values()].map(({ usage }) => usage).join('\n\n')}

Without a command: serve.
`;

/** Runs one command and gives its exit code; without a command it serves the pages. */
export async function runFootprint(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) return await (await import('./serve.ts')).runServe([], io);
    if (name === 'help' || name === '--help' || name === '-h') {
      await print(io.stdout, HELP);
      return DONE;
    }
    const command = COMMANDS.get(name);
    if (command === undefined) {
      throw new CallRefusal(`there is no command "${name}"; known are ${[...COMMANDS.keys()].join(', ')}`);
    }
    if (rest.includes('--help') || rest.includes('-h')) {
      await print(io.stdout, `${command.usage}\n`);
      return DONE;
    }
    return await command.run(rest, io);
  } catch (error) {
    if (!(error instanceof CallRefusal || error instanceof AppError)) throw error;
    await print(io.stderr, `footprint: ${withoutSteering(error.message)}\n`);
    return error instanceof AppError ? OUT_OF_ORDER : WRONG_CALL;
  }
}
