import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readChainLength, readPeople } from './store/audit-events.ts';

const MOST_PEOPLE = 2000;

/** What the page of the audit offers beside the events. */
export interface AuditDescription {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly sealed: number;
  /** Events that wait for the sealer. */
  readonly unsealed: number;
}

export async function describeAudit(tx: Tx, actor: Actor): Promise<AuditDescription> {
  return { people: await readPeople(tx, actor, MOST_PEOPLE), ...(await readChainLength(tx, actor)) };
}
