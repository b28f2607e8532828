import path from 'node:path';
import { runCalendar } from './calendar.ts';
import { DONE, type ExitCode, type Io, print } from './io.ts';
import { runTimetable } from './timetable.ts';

const TOUR_FOLDER = path.join(import.meta.dirname, 'tour');
export const TOUR_USAGE =
  'Usage: footprint tour                       shows the command line at work on a bundled synthetic return';

const WELCOME = `Footprint works out when every review of a looked-after child is due, by which rule, and why.
Everything below is synthetic: no child in it exists.
`;
const FAREWELL = `What next
  npm start -- help                               every command
  npm start -- timetable YOUR-CASE.json           one child's timetable
  npm start -- timetable --ssda903 YOUR-RETURN    a real return, from its CSV files alone
  npm start -- rules                              the law behind each date
`;

interface Stop {
  readonly title: string;
  /** As a person would type it. */
  readonly command: string;
  readonly run: (io: Io) => Promise<ExitCode>;
}

const STOPS: readonly Stop[] = [
  {
    title: '1. A whole return, as an authority sends it to government',
    command: 'footprint timetable --ssda903 src/cli/tour/return',
    run: (io) => runTimetable(['--ssda903', path.join(TOUR_FOLDER, 'return')], io),
  },
  {
    title: '2. One child: what is due, what was late, and why',
    command: 'footprint timetable src/cli/tour/case.json',
    run: (io) => runTimetable([path.join(TOUR_FOLDER, 'case.json')], io),
  },
  {
    title: '3. Twenty working days from 24 March 2026, across Easter',
    command: 'footprint calendar add 2026-03-24 20',
    run: (io) => runCalendar(['add', '2026-03-24', '20'], io),
  },
];

/** Shows what the program does by running its own commands on bundled synthetic data. */
export async function runTour(io: Io): Promise<ExitCode> {
  await print(io.stdout, `${WELCOME}\n`);
  for (const { title, command, run } of STOPS) {
    await print(io.stdout, `${title}\n$ ${command}\n\n`);
    await run(io);
    await print(io.stdout, '\n');
  }
  await print(io.stdout, FAREWELL);
  return DONE;
}
