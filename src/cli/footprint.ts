import { AppError } from '../platform/app-error.ts';
import { CALENDAR_USAGE, runCalendar } from './calendar.ts';
import { GENERATE_USAGE, runGenerate } from './generate.ts';
import { CallRefusal, DONE, type ExitCode, type Io, OUT_OF_ORDER, print, WRONG_CALL } from './io.ts';
import { PROCEDURES_USAGE, runProcedures } from './procedures.ts';
import { AUDIT_USAGE, DATABASE_USAGE } from './records-usage.ts';
import { RULES_USAGE, runRules } from './rules.ts';
import { runTimetable, TIMETABLE_USAGE } from './timetable.ts';
import { runTour } from './tour.ts';
import { withoutSteering } from './words.ts';

interface Command {
  readonly usage: string;
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>;
}

/** Those that open the database are loaded when they are called: nothing else needs its driver in memory. */
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['timetable', { usage: TIMETABLE_USAGE, run: runTimetable }],
  ['calendar', { usage: CALENDAR_USAGE, run: runCalendar }],
  ['rules', { usage: RULES_USAGE, run: runRules }],
  ['procedures', { usage: PROCEDURES_USAGE, run: runProcedures }],
  ['generate', { usage: GENERATE_USAGE, run: runGenerate }],
  [
    'database',
    { usage: DATABASE_USAGE, run: async (args, io) => (await import('./database.ts')).runDatabase(args, io) },
  ],
  ['audit', { usage: AUDIT_USAGE, run: async (args, io) => (await import('./audit.ts')).runAudit(args, io) }],
]);

const HELP = `footprint: the clock of reviews for looked-after children

${[...COMMANDS.values()].map(({ usage }) => usage).join('\n\n')}

Without a command: a worked tour on a bundled synthetic return.
`;

/** Runs one command and gives its exit code; without a command, the tour. */
export async function runFootprint(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) return await runTour(io);
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
