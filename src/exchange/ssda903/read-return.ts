import type { Day } from '../../rules/calendar/day.ts';
import { checkSlice } from './check.ts';
import { type CollectionYear, formatCollectionYear } from './collection-year.ts';
import { checkCare, checkReviewsInCare } from './facts/care-checks.ts';
import { type Tell, toCarePeriods } from './facts/care-periods.ts';
import type { ChildFacts } from './facts/child-facts.ts';
import { toChildFacts } from './facts/to-child-facts.ts';
import { inferYear } from './infer-year.ts';
import { type Change, mergeReturns } from './merge-returns.ts';
import { type FileReport, OWN_CODES, type Problem, ProblemLog, ReturnFile, toFileReport } from './problems.ts';
import { readFile } from './read-file.ts';
import { type ToldSpan, toldSpanOf } from './recorded-span.ts';
import { type ChildRows, noRows } from './rows/row.ts';
import { absorb, emptySlice, type ReturnSlice, TABLE_NAMES } from './slice.ts';
import { completenessOf, type YearOfChild, type YearsOfChild } from './years-of-child.ts';

/** One file of a return. The table is told by its columns, so the name only serves to speak of the file. */
export interface ReturnSource {
  readonly name: string;
  /** The year that the file is of, where its folder or its name says so. */
  readonly year?: CollectionYear | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** How far the reading has come. */
export interface ReadingProgress {
  readonly file: string;
  /** Rows read of all files so far. */
  readonly rows: number;
}

export interface ReadReturnInput {
  /** In any order, of one year or several. */
  readonly files: Iterable<ReturnSource>;
  /** The year of the files that do not name their own; without it, it is worked out from their dates. */
  readonly year?: CollectionYear | undefined;
  /** The day of reading: what is told after it cannot have happened yet. */
  readonly asOf?: Day | undefined;
  /** How many rejections, and how many warnings, are listed; all are counted. */
  readonly listAtMost?: number | undefined;
  readonly onProgress?: ((progress: ReadingProgress) => void) | undefined;
}

/** A return that was read and checked. */
export interface Ssda903Return extends ToldSpan {
  /** The collection years read, the earliest first. */
  readonly years: readonly CollectionYear[];
  /** True where a year was worked out from the dates in the files. */
  readonly yearIsInferred: boolean;
  readonly files: readonly FileReport[];
  readonly rejected: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** How often each code was told, whether or not the list had room. */
  readonly rejectedByCode: Readonly<Record<string, number>>;
  readonly warningsByCode: Readonly<Record<string, number>>;
  /** What later years say otherwise than earlier ones. */
  readonly changes: readonly Change[];
  /** What is not there and would be needed to judge reviews, in sentences. */
  readonly holes: readonly string[];
  /** Children with at least one row that is in. */
  readonly childCount: number;
  /** Children that a file names, those of whom no row is in among them. */
  readonly childrenNamed: number;
  /** The children with at least one row that is in. Facts are made as they are asked for; ask as often as you like. */
  readonly children: Iterable<ChildFacts>;
  /**
   * The rows of each child that a file names, year by year, those without a row that is in among them. Each child is let
   * go of once it is given, so this can be done once, and then `children` is empty: it keeps a large return out of memory.
   */
  readonly takeChildren: () => Generator<YearsOfChild>;
}

const PROBLEMS_LISTED = 100_000;
const ROWS_BETWEEN_PROGRESS = 10_000;

/**
 * Reads the files of a children looked-after return (SSDA903), checks them and turns their rows into facts.
 *
 * Nothing in a file makes it throw: a file that is no table of the return is refused in one message, a row that cannot
 * be read or stored is listed with what to mend, and the rest goes in. It throws only what a file's bytes throw.
 * Memory grows with the rows that are in, not with the size of the files.
 */
export async function readReturn(input: ReadReturnInput): Promise<Ssda903Return> {
  const log = new ProblemLog(input.listAtMost ?? PROBLEMS_LISTED);
  const { slices, files } = await readSlices(input, log);
  const yearIsInferred = settleYears(slices, input.asOf, log);
  const inOrder = [...slices].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  for (const slice of inOrder) checkSlice(slice, log, input.asOf);
  const children = new ChildrenOfReturn(inOrder);
  const changes = checkAcrossYears(children, { log, asOf: input.asOf });
  const years = inOrder.flatMap(({ year }) => (year === undefined ? [] : [year]));
  return {
    years,
    yearIsInferred,
    files: files.map(toFileReport),
    rejected: log.rejected.toProblems(),
    warnings: log.warnings.toProblems(),
    rejectedByCode: log.rejected.toCounts(),
    warningsByCode: log.warnings.toCounts(),
    changes,
    holes: findHoles(inOrder),
    childCount: children.count,
    childrenNamed: children.countNamed(),
    ...toldSpanOf(inOrder.map((slice) => ({ year: slice.year, hasReviews: hasReviews(slice) }))),
    children,
    takeChildren: () => children.take(),
  };
}

/** Reads every file into the slice of its year; files without a year share one. */
async function readSlices(
  { files: sources, year, onProgress }: ReadReturnInput,
  log: ProblemLog,
): Promise<{ slices: ReturnSlice[]; files: ReturnFile[] }> {
  const slices = new Map<CollectionYear | undefined, ReturnSlice>();
  const files: ReturnFile[] = [];
  const onRows = progressTeller(files, onProgress);
  for (const source of sources) {
    const yearOfFile = source.year ?? year;
    const slice = slices.get(yearOfFile) ?? emptySlice(yearOfFile);
    slices.set(yearOfFile, slice);
    const file = new ReturnFile(source.name, files.length, yearOfFile);
    files.push(file);
    slice.files.push(file);
    await readFile({ file, bytes: source.bytes, slice, log, onRows });
  }
  return { slices: [...slices.values()], files };
}

function progressTeller(files: readonly ReturnFile[], onProgress: ReadReturnInput['onProgress']) {
  let told = 0;
  return (file: ReturnFile) => {
    if (onProgress === undefined) return;
    const rows = files.reduce((sum, each) => sum + each.rows, 0);
    if (rows - told < ROWS_BETWEEN_PROGRESS) return;
    told = rows;
    onProgress({ file: file.name, rows });
  };
}

/** Gives the files without a year the year that their dates tell; true where there were any. */
function settleYears(slices: ReturnSlice[], asOf: Day | undefined, log: ProblemLog): boolean {
  const unknown = slices.findIndex(({ year }) => year === undefined);
  const slice = slices[unknown];
  if (slice === undefined) return false;
  const year = inferYear(slice.children.values(), asOf);
  const [file] = slice.files;
  if (year === undefined) {
    const message = 'no date tells which year the return is of, so codes of every year were let through: name the year';
    if (file !== undefined && slice.children.size > 0) log.warnOfFile(file, { code: OWN_CODES.yearUnknown, message });
    return false;
  }
  slice.year = year;
  for (const each of slice.files) each.year = year;
  const same = slices.find((other) => other !== slice && other.year === year);
  if (same !== undefined) {
    absorb(same, slice);
    slices.splice(unknown, 1);
  }
  return true;
}

/** The children of all years, each with the rows of every year laid on top of each other. */
class ChildrenOfReturn implements Iterable<ChildFacts> {
  readonly #slices: readonly ReturnSlice[];
  count = 0;

  constructor(slices: readonly ReturnSlice[]) {
    this.#slices = slices;
  }

  *[Symbol.iterator](): Iterator<ChildFacts> {
    for (const rows of this.rows(unheard, unheard)) {
      yield toChildFacts(rows, unheard, completenessOf(this.#yearsOf(rows.child)));
    }
  }

  countNamed(): number {
    const [first, ...others] = this.#slices;
    if (first === undefined) return 0;
    if (others.length === 0) return first.children.size;
    return new Set(this.#slices.flatMap(({ children }) => [...children.keys()])).size;
  }

  *take(): Generator<YearsOfChild> {
    for (const slice of this.#slices) {
      for (const child of slice.children.keys()) {
        const years = this.#yearsOf(child).filter((_, index) => this.#slices[index]?.children.has(child) === true);
        for (const { children } of this.#slices) children.delete(child);
        yield { child, years };
      }
    }
  }

  /** The merged rows of each child with a row that is in, by the order in which the children were met. */
  *rows(tell: Tell, change: (change: Change) => void): Generator<ChildRows> {
    const met = new Set<string>();
    for (const slice of this.#slices) {
      for (const child of slice.children.keys()) {
        if (met.has(child)) continue;
        if (this.#slices.length > 1) met.add(child);
        const rows = mergeReturns(this.#yearsOf(child), { tell, change });
        if (TABLE_NAMES.some((table) => rows[table].length > 0)) yield rows;
      }
    }
  }

  #yearsOf(child: string): YearOfChild[] {
    return this.#slices.map(({ year, children, incomplete }) => {
      return { year, rows: children.get(child) ?? noRows(child), isIncomplete: incomplete.has(child) };
    });
  }
}

const unheard = () => undefined;

/** What only shows when the years lie on top of each other: how episodes follow one another, reviews outside care. */
function checkAcrossYears(
  children: ChildrenOfReturn,
  { log, asOf }: { log: ProblemLog; asOf: Day | undefined },
): Change[] {
  const changes: Change[] = [];
  const tell: Tell = (row, finding) => log.warn(row, finding);
  for (const rows of children.rows(tell, (change) => changes.push(change))) {
    children.count += 1;
    const periods = toCarePeriods(rows.Episodes, tell);
    checkCare(periods, tell);
    checkReviewsInCare(rows.Reviews, { periods, asOf }, tell);
  }
  return changes;
}

function hasReviews({ files }: ReturnSlice): boolean {
  return files.some(({ table, rows, rejected }) => table?.name === 'Reviews' && rows > rejected);
}

/** Says which years, and whose reviews, are not there: of what a return does not hold nobody can tell. */
function findHoles(slices: readonly ReturnSlice[]): string[] {
  const holes: string[] = [];
  let before: CollectionYear | undefined;
  for (const slice of slices) {
    const { year, files } = slice;
    if (year === undefined) continue;
    if (before !== undefined && year > before + 1) {
      const missing = formatCollectionYear((year - 1) as CollectionYear);
      holes.push(
        `the return of ${missing} is not here, so earlier years do not say whether later reviews were in time`,
      );
    }
    if (!hasReviews(slice) && files.some(({ table }) => table?.name === 'Episodes')) {
      holes.push(`no row of Reviews went in for ${formatCollectionYear(year)}, so nothing can be said of its reviews`);
    }
    before = year;
  }
  return holes;
}
