import type { CollectionYear } from '../../exchange/ssda903/collection-year.ts';
import type { ImportAccount } from './import-account.ts';
import type { RosterResult } from './import-roster.ts';

export type UploadKind = 'ssda903' | 'roster';

/** How far an upload has come. */
export type UploadStatus =
  | 'waiting-check'
  | 'checking'
  /** Somebody has to decide. */
  | 'checked'
  | 'waiting-import'
  | 'importing'
  | 'imported'
  /** Nothing of it can go in. */
  | 'refused'
  | 'failed'
  | 'cancelled'
  /** Thrown away before it went in. */
  | 'discarded';

/** What importing a return would change, or did. */
export interface ReturnAccount extends ImportAccount {
  readonly kind: 'ssda903';
  /** True where the year was worked out from the dates in the files. */
  readonly yearIsInferred?: boolean;
  /** What is not there and would be needed to judge reviews, in sentences. */
  readonly holes?: readonly string[];
}

/** What importing a roster would change, or did. */
export interface RosterAccount extends Pick<RosterResult, 'rows' | 'fates' | 'staffAdded' | 'notes'> {
  readonly kind: 'roster';
  readonly tells: RosterResult['kind'];
}

export type UploadAccount = ReturnAccount | RosterAccount;

/** Files that somebody brought in, by a page or on the command line, and what came of them. */
export interface Upload {
  /** Of the upload; of the import where it was none. */
  readonly id: string;
  readonly kind: UploadKind;
  readonly status: UploadStatus;
  readonly fileNames: readonly string[];
  /** Who brought them in; null for what the program did by itself. */
  readonly by: string | null;
  readonly at: string;
  readonly year: CollectionYear | null;
  /** What is under way, in words, with how many children of how many it is through. */
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  /** Somebody stopped it, and it has not heard of that yet. */
  readonly isEnding: boolean;
  readonly account: UploadAccount | null;
  /** Why nothing of it can go in, or why it failed, in words. */
  readonly refusal: string | null;
  readonly importId: string | null;
  readonly finishedAt: string | null;
  /** Whether the files are still here. */
  readonly hasFiles: boolean;
}

/** Whether something is done about it without anybody's help. */
export function isUnderWay({ status }: Pick<Upload, 'status'>): boolean {
  return ['waiting-check', 'checking', 'waiting-import', 'importing'].includes(status);
}
