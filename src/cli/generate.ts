import path from 'node:path';
import {
  type CollectionYear,
  collectionYearEnding,
  formatCollectionYear,
} from '../exchange/ssda903/collection-year.ts';
import {
  coveredYears,
  DEFAULT_LAST_COLLECTION_YEAR,
  FIRST_COLLECTION_YEAR,
  LAST_COLLECTION_YEAR,
} from '../synthetic/covered-years.ts';
import { readArguments, readWholeNumber } from './arguments.ts';
import { prepareFolder } from './generate/output-folder.ts';
import type { ReturnPlan } from './generate/return-files.ts';
import { type ReturnSize, writeReturns } from './generate/write-returns.ts';
import { CallRefusal, DONE, type ExitCode, type Io, print } from './io.ts';
import { ProgressLine } from './progress.ts';
import { counted } from './words.ts';

const DEFAULT_CHILDREN = 250;
const DEFAULT_YEARS = 1;
const DEFAULT_SEED = 1;
/** All of England has some 82,000 children looked after; beyond this the local ids would no longer fit. */
const MOST_CHILDREN = 500_000;

export const GENERATE_USAGE = `Usage: footprint generate ssda903 DIR      writes synthetic children-looked-after returns, a folder a year
         --children N       looked after on the last 31 March (${DEFAULT_CHILDREN})
         --years N          linked years of returns (${DEFAULT_YEARS})
         --seed N           another seed makes other children (${DEFAULT_SEED})
         --last-year YYYY   the year in which the last return ends (${DEFAULT_LAST_COLLECTION_YEAR}: ${formatCollectionYear(DEFAULT_LAST_COLLECTION_YEAR)})
         --force            write into a folder that holds other files`;

const OPTIONS = {
  children: 'text',
  years: 'text',
  seed: 'text',
  'last-year': 'text',
  force: 'switch',
} as const;

/**
 * `footprint generate ssda903 DIR`: believable returns of children who do not exist. The same seed and numbers give the
 * same bytes; more children add to the files and change nothing that was there.
 *
 * @throws CallRefusal that says which argument is wrong, or which file stands in the way
 */
export async function runGenerate(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, OPTIONS, GENERATE_USAGE);
  const [what, folder, ...more] = positionals;
  if (what !== undefined && what !== 'ssda903') {
    throw new CallRefusal(`there is no generator for "${what}"; the one there is makes ssda903\n${GENERATE_USAGE}`);
  }
  if (what === undefined) throw new CallRefusal(`say what to make, and where: ssda903 DIR\n${GENERATE_USAGE}`);
  if (folder === undefined) throw new CallRefusal(`name the folder to write into\n${GENERATE_USAGE}`);
  if (more.length > 0) throw new CallRefusal(`name one folder, and not ${more.length + 1}\n${GENERATE_USAGE}`);
  const lastYear = readLastYear(values['last-year']);
  const plan: ReturnPlan = {
    folder: path.resolve(io.cwd, folder),
    shownAs: folder,
    seed: readNumber('seed', values.seed ?? String(DEFAULT_SEED), { least: 0, most: Number.MAX_SAFE_INTEGER }),
    children: readNumber('children', values.children ?? String(DEFAULT_CHILDREN), { least: 1, most: MOST_CHILDREN }),
    years: coveredYears(lastYear, readYears(values.years ?? String(DEFAULT_YEARS), lastYear)),
  };
  await prepareFolder(plan, values.force === true);
  const sizes = await writeReturns(plan, new ProgressLine(io));
  await print(io.stdout, inWords(plan, sizes));
  return DONE;
}

function readNumber(name: string, text: string, { least, most }: { least: number; most: number }): number {
  const number = readWholeNumber(text, `--${name}`);
  if (number >= least && number <= most) return number;
  const range = `${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}`;
  throw new CallRefusal(`--${name}: ${text} is outside ${range}`);
}

function readLastYear(text: string | undefined): CollectionYear {
  if (text === undefined) return DEFAULT_LAST_COLLECTION_YEAR;
  const year = collectionYearEnding(Number(text));
  if (year !== undefined && year >= FIRST_COLLECTION_YEAR && year <= LAST_COLLECTION_YEAR) return year;
  const range = `${FIRST_COLLECTION_YEAR} to ${LAST_COLLECTION_YEAR}`;
  throw new CallRefusal(
    `--last-year: "${text}" is not a year from ${range}; a return is called by the year in which it ends, so that 2026 is 2025-26`,
  );
}

/** Years before the first known return cannot be linked. */
function readYears(text: string, lastYear: CollectionYear): number {
  const most = lastYear - FIRST_COLLECTION_YEAR + 1;
  const years = readWholeNumber(text, '--years');
  if (years >= 1 && years <= most) return years;
  const first = formatCollectionYear(FIRST_COLLECTION_YEAR);
  const last = formatCollectionYear(lastYear);
  throw new CallRefusal(
    `--years: ${text} is not possible; returns are known from ${first} to ${last}: 1 to ${most} years`,
  );
}

function inWords({ shownAs, seed, children, years }: ReturnPlan, sizes: readonly ReturnSize[]): string {
  const lines = sizes.map(({ year, files, rows }) => {
    return `  ${formatCollectionYear(year)}  ${counted(files, 'file', 'files')}, ${counted(rows, 'row', 'rows')}`;
  });
  const lastDay = `31 March ${years.at(-1)}`;
  return `${shownAs}: ${counted(children, 'child', 'children')} looked after on ${lastDay}, and those who left before (seed ${seed}).
${lines.join('\n')}
Every child in it is made up.
`;
}
