import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readPage } from '../../platform/pages/paging.ts';
import { readUploads } from './store/uploads.ts';
import type { Upload } from './upload.ts';

const UPLOADS_A_PAGE = 20;

/** One page of what was brought in. */
export interface UploadsListed {
  readonly uploads: readonly Upload[];
  readonly page: number;
  readonly pages: number;
}

/** What was brought in, by a page or on the command line, the latest first. */
export async function listUploads(tx: Tx, actor: Actor, page: number): Promise<UploadsListed> {
  return await readPage({ page, rowsAPage: UPLOADS_A_PAGE }, (slice) => readUploads(tx, actor, slice));
}
