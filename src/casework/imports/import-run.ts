import { sql } from 'kysely';
import type { CollectionYear } from '../../exchange/ssda903/collection-year.ts';
import type { Problem } from '../../exchange/ssda903/problems.ts';
import type { Ssda903Return } from '../../exchange/ssda903/read-return.ts';
import { toldSpanOf } from '../../exchange/ssda903/recorded-span.ts';
import type { TableName } from '../../exchange/ssda903/tables.ts';
import type { YearsOfChild } from '../../exchange/ssda903/years-of-child.ts';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { getFigures } from '../obligations/recompute-obligations.ts';
import { settleObligations } from '../obligations/settle-obligations.ts';
import { Accountant, type ImportAccount } from './import-account.ts';
import type { ImportInput } from './import-input.ts';
import { listImportProblems } from './list-import-problems.ts';
import { type ChildPlan, type ImportContext, planChild } from './plan-child.ts';
import * as records from './store/import-record.ts';
import { loadChildren } from './store/load-children.ts';
import { type PlannedChild, writeChildren } from './store/write-children.ts';
import { withoutRecord } from './warnings-of-child.ts';

/** How an import ended. */
export interface ImportEnd {
  readonly status: 'done' | 'cancelled' | 'planned';
  /** Undefined for a dry run. */
  readonly importId: string | undefined;
  /** It went on where an earlier one of the same files was interrupted. */
  readonly isResumed: boolean;
}

/** An import whose files are read. */
export interface ImportToRun
  extends Pick<
    ImportInput,
    'today' | 'isDryRun' | 'childrenInABatch' | 'signal' | 'onProgress' | 'beforeBatch' | 'startedBy' | 'onStarted'
  > {
  readonly read: Ssda903Return;
  readonly fingerprint: string;
}

/** Measured: with fewer the trips to the database cost more, with more the memory does. */
const CHILDREN_IN_A_BATCH = 250;
/** Of what differs from the records so many are listed; all are counted. */
const DIFFERENCES_LISTED = 1000;

/** What is saved with a batch besides its children. */
interface BatchEnd {
  readonly accountant: Accountant;
  readonly done: number;
  readonly problems: readonly Problem[];
}

/** One import under way, batch by batch. */
export class ImportRun {
  readonly #database: Database;
  readonly #actor: Actor;
  readonly #input: ImportToRun;
  #accountant: Accountant;
  #importId: string | undefined;
  /** Children whose batch is saved; of an import that goes on, those that need not be looked at again. */
  #done = 0;
  readonly #differences: Problem[] = [];
  #withheld: ReadonlySet<string> = new Set();

  constructor(database: Database, actor: Actor, input: ImportToRun) {
    this.#database = database;
    this.#actor = actor;
    this.#input = input;
    this.#accountant = new Accountant(input.read.files);
    const { rejected, warnings, rejectedByCode, warningsByCode } = input.read;
    const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);
    Object.assign(this.#accountant.problems, {
      rejected: sum(rejectedByCode),
      warnings: sum(warningsByCode),
      listed: rejected.length + warnings.length,
    });
  }

  get account(): ImportAccount {
    return this.#accountant.toAccount();
  }

  /** The problems that are listed; those of an import that went on were saved by the program before. */
  async listProblems(): Promise<readonly Problem[]> {
    const importId = this.#importId;
    const { rejected, warnings } = this.#input.read;
    if (importId === undefined) return [...rejected, ...warnings, ...this.#differences];
    return await this.#inTransaction((tx) => listImportProblems(tx, this.#actor, importId));
  }

  async toItsEnd(): Promise<ImportEnd> {
    const { isResumed, context, hasOthers } = await this.#inTransaction((tx) => this.#start(tx));
    const skipped = this.#done;
    let met = 0;
    for await (const batch of this.#batches(hasOthers)) {
      met += batch.length;
      // An earlier program may have taken more of them, or fewer, at once.
      const fresh = batch.slice(Math.max(0, batch.length - (met - skipped)));
      if (fresh.length === 0) continue;
      await this.#input.beforeBatch?.();
      if (this.#input.signal?.aborted === true) return await this.#end('cancelled', isResumed);
      await this.#take(fresh, context);
    }
    return await this.#end('done', isResumed);
  }

  /** Starts the import, or goes on with one that was interrupted. */
  async #start(tx: Tx) {
    const { read, today, fingerprint, isDryRun } = this.#input;
    const actor = this.#actor;
    this.#withheld = await records.listWithheldChildren(tx, actor);
    const before = await records.listReturns(tx, actor);
    const told = tablesTold(read);
    const years = layYears(before, told);
    const figures = await getFigures(tx, actor);
    const context: ImportContext = { told, span: toldSpanOf(years), ...figures, today };
    if (isDryRun === true) return { isResumed: false, context, hasOthers: before.length > 0 };
    const interrupted = await records.findInterrupted(tx, actor, fingerprint);
    await records.closeInterrupted(tx, actor, interrupted?.id);
    const importId = interrupted === undefined ? await this.#startAnew(tx) : this.#goOn(interrupted);
    await this.#input.onStarted?.(tx, importId);
    await records.saveReturns(tx, actor, years);
    return { isResumed: interrupted !== undefined, context, hasOthers: before.length > 0 };
  }

  async #startAnew(tx: Tx): Promise<string> {
    const { read, fingerprint, startedBy = this.#actor.userId } = this.#input;
    const problems = [...read.rejected, ...read.warnings];
    const id = await records.startImport(tx, this.#actor, {
      fingerprint,
      startedBy,
      childrenTotal: read.childrenNamed,
      account: this.account,
    });
    this.#importId = id;
    await records.saveProblems(tx, this.#actor, { importId: id, listed: 0, problems });
    const details = { import: id, files: read.files.length, startedBy };
    await recordAudit(tx, this.#actor, { action: 'import.ssda903.start', details });
    return id;
  }

  #goOn({ id, childrenDone, account }: records.ImportOnRecord): string {
    this.#importId = id;
    this.#done = childrenDone;
    this.#accountant = new Accountant(this.#input.read.files, account);
    return id;
  }

  /** The children of the files, then those of whom only earlier imports tell. */
  async *#batches(hasOthers: boolean): AsyncGenerator<YearsOfChild[]> {
    const size = this.#input.childrenInABatch ?? CHILDREN_IN_A_BATCH;
    const named = new Set<string>();
    let batch: YearsOfChild[] = [];
    for (const child of this.#input.read.takeChildren()) {
      if (hasOthers) named.add(child.child);
      batch.push(child);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    if (hasOthers) yield* this.#others(named, size);
  }

  async *#others(named: ReadonlySet<string>, size: number): AsyncGenerator<YearsOfChild[]> {
    let after: string | undefined;
    for (;;) {
      const page = await this.#inTransaction((tx) =>
        records.listChildrenOfReturns(tx, this.#actor, { after, atMost: size }),
      );
      const others = page.filter(({ localId }) => !named.has(localId));
      if (others.length > 0) yield others.map(({ localId }) => ({ child: localId, years: [] }));
      after = page.at(-1)?.id;
      if (after === undefined) return;
    }
  }

  /** Takes in one batch of children, in one transaction. */
  async #take(batch: readonly YearsOfChild[], context: ImportContext): Promise<void> {
    const accountant = new Accountant(this.#input.read.files, this.account);
    const done = this.#done + batch.length;
    const problems = await this.#inTransaction(async (tx) => {
      const plans = await this.#plan(tx, batch, { context, accountant });
      const problems = plans.flatMap((plan) => this.#warningsOf(plan));
      const listed = problems.slice(0, Math.max(0, DIFFERENCES_LISTED - this.#differences.length));
      await this.#save(tx, plans, { accountant, done, problems: listed });
      return listed;
    });
    this.#accountant = accountant;
    this.#done = done;
    this.#differences.push(...problems);
    this.#input.onProgress?.({
      stage: 'saving',
      children: done,
      of: Math.max(done, this.#input.read.childrenNamed),
    });
  }

  async #plan(
    tx: Tx,
    batch: readonly YearsOfChild[],
    { context, accountant }: { readonly context: ImportContext; readonly accountant: Accountant },
  ): Promise<ChildPlan[]> {
    const localIds = batch.map(({ child }) => child);
    const toWrite = this.#input.isDryRun !== true;
    const stored = await loadChildren(tx, this.#actor, { localIds, toWrite });
    const byLocalId = new Map(stored.map((child) => [child.localId, child]));
    const plans: ChildPlan[] = [];
    for (const told of batch) {
      const before = byLocalId.get(told.child);
      if (before === undefined && !saysSomething(told)) continue;
      const plan = planChild({ told, before, hear: (row, news) => accountant.hear(row, news) }, context);
      accountant.add(plan);
      plans.push(plan);
    }
    return plans;
  }

  /** What is listed is read by all who import: of a record that is kept from some of them it says nothing. */
  #warningsOf({ id, warnings }: ChildPlan): readonly Problem[] {
    return id !== undefined && this.#withheld.has(id) ? warnings.map(withoutRecord) : warnings;
  }

  /** Writes what changes, with the audit and how far the import has come. */
  async #save(tx: Tx, plans: readonly ChildPlan[], { accountant, done, problems }: BatchEnd): Promise<void> {
    const importId = this.#importId;
    if (importId === undefined) return;
    const actor = this.#actor;
    const toWrite = plans.filter(({ isChanged, workedOut }) => isChanged || workedOut !== undefined);
    const written = await writeChildren(tx, toWrite, { actor, importId });
    await this.#settle(tx, written);
    await records.saveProblems(tx, actor, { importId, listed: accountant.problems.listed, problems });
    accountant.problems.listed += problems.length;
    const childIds = written.filter(({ plan }) => plan.isChanged).map(({ id }) => id);
    const details = { import: importId };
    if (childIds.length > 0) await recordAudit(tx, actor, { action: 'import.ssda903', childIds, details });
    await records.saveProgress(tx, actor, { id: importId, childrenDone: done, account: accountant.toAccount() });
  }

  async #settle(tx: Tx, written: readonly PlannedChild[]): Promise<void> {
    const workedOut = written.flatMap(({ id, plan }) =>
      plan.workedOut === undefined ? [] : [{ isNew: plan.id === undefined, childId: id, ...plan.workedOut }],
    );
    for (const areNew of [true, false]) {
      const children = workedOut.filter(({ isNew }) => isNew === areNew);
      await settleObligations(tx, this.#actor, { children, areNew });
    }
  }

  async #end(status: 'done' | 'cancelled', isResumed: boolean): Promise<ImportEnd> {
    const id = this.#importId;
    if (id === undefined) return { status: status === 'done' ? 'planned' : status, importId: undefined, isResumed };
    await this.#inTransaction((tx) => records.finishImport(tx, this.#actor, { id, status }));
    return { status, importId: id, isResumed };
  }

  /** A dry run cannot write: the database itself sees to that. */
  #inTransaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.#database.withTransaction(this.#actor, async (tx) => {
      if (this.#input.isDryRun === true) await sql`set transaction read only`.execute(tx);
      return await work(tx);
    });
  }
}

function saysSomething({ years }: YearsOfChild): boolean {
  return years.some(({ rows }) => Object.values(rows).some((table) => Array.isArray(table) && table.length > 0));
}

/** For each year the tables of which rows went in. */
function tablesTold({ files }: Ssda903Return): Map<CollectionYear, Set<TableName>> {
  const told = new Map<CollectionYear, Set<TableName>>();
  for (const { table, year, in: rows } of files) {
    if (table === null || year === null || rows === 0) continue;
    const tables = told.get(year) ?? new Set();
    told.set(year, tables.add(table));
  }
  return told;
}

/** The years of which there is a return, once the files are in. */
function layYears(
  before: readonly records.YearOnRecord[],
  told: ReadonlyMap<CollectionYear, ReadonlySet<TableName>>,
): records.YearOnRecord[] {
  const years = new Map(before.map(({ year, hasReviews }) => [year, hasReviews]));
  for (const [year, tables] of told) years.set(year, tables.has('Reviews') || years.get(year) === true);
  return [...years].map(([year, hasReviews]) => ({ year, hasReviews })).sort((a, b) => a.year - b.year);
}
