import type { Tx } from '../../platform/database/transaction.ts';
import { lockOwnLink, type OwnLink } from './store/links.ts';
import { type PaperRow, readOwnPaper } from './store/papers.ts';

/** What a link opens: its own paper, and how the link stands. */
export interface OwnPaper {
  readonly link: OwnLink;
  readonly paper: PaperRow;
}

/** The paper of whoever’s link the transaction runs for; undefined where there is none. */
export async function findOwnPaper(tx: Tx): Promise<OwnPaper | undefined> {
  const link = await lockOwnLink(tx);
  const paper = link && (await readOwnPaper(tx));
  return link === undefined || paper === undefined ? undefined : { link, paper };
}
