import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readPage } from '../../platform/pages/paging.ts';
import { type AlertRow, readAlerts } from './store/alerts.ts';

const ALERTS_A_PAGE = 50;

/** One page of what whoever asks is told. */
export interface AlertList {
  readonly alerts: readonly AlertRow[];
  readonly page: number;
  readonly pages: number;
}

export async function listAlerts(tx: Tx, actor: Actor, asked: number): Promise<AlertList> {
  const { rows, page, pages } = await readPage({ page: asked, rowsAPage: ALERTS_A_PAGE }, (slice) =>
    readAlerts(tx, actor, slice),
  );
  return { alerts: rows, page, pages };
}
