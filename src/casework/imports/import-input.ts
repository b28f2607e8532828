import type { CollectionYear } from '../../exchange/ssda903/collection-year.ts';
import type { ReturnSource } from '../../exchange/ssda903/read-return.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import type { Day } from '../../rules/index.ts';

/** How far an import has come. */
export type ImportingProgress =
  | { readonly stage: 'reading'; readonly file: string; readonly rows: number }
  | { readonly stage: 'saving'; readonly children: number; readonly of: number };

/** What to import, and who wants to hear of it. */
export interface ImportInput {
  /** In any order, of one year or several. */
  readonly files: Iterable<ReturnSource>;
  /** The year of the files that do not name their own; without it, it is worked out from their dates. */
  readonly year?: CollectionYear | undefined;
  readonly today: Day;
  /** Nothing is written: the result says what would be. */
  readonly isDryRun?: boolean;
  /** Children whose rows go in together, or not at all. */
  readonly childrenInABatch?: number;
  /** Ends the import between two batches of children: what is saved stays. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportingProgress) => void;
  /** Waited for before each batch, and before it is asked whether the import is still wanted. */
  readonly beforeBatch?: () => Promise<void>;
  /** Who asked for what the program does for them; without it, the actor. */
  readonly startedBy?: string | undefined;
  /** Told in the transaction that starts the import, or goes on with it. */
  readonly onStarted?: (tx: Tx, importId: string) => Promise<void>;
}
