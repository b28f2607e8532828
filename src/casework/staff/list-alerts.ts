import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type AlertRow, readAlerts } from './store/alerts.ts';

const ALERTS_A_PAGE = 50;

/** One page of what whoever asks is told. */
export interface AlertList {
  readonly alerts: readonly AlertRow[];
  readonly page: number;
  readonly pages: number;
}

export async function listAlerts(tx: Tx, actor: Actor, page: number): Promise<AlertList> {
  const window = { limit: ALERTS_A_PAGE, offset: (page - 1) * ALERTS_A_PAGE };
  const { rows, total } = await readAlerts(tx, actor, window);
  return { alerts: rows, page, pages: Math.max(1, Math.ceil(total / ALERTS_A_PAGE)) };
}
