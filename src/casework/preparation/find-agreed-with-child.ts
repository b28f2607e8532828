import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findAgreement } from './invitations/agree-on-list.ts';
import { type ListAgreement, NOT_AGREED } from './invitations/list-agreement.ts';
import { listVersions } from './list-parts.ts';
import { answerTo } from './parts/part.ts';

/** How far what is talked about and who comes was agreed with the child. */
export interface AgreedWithChild {
  /** As the part on the agenda has it; undefined where nobody saved it yet. */
  readonly agenda: { readonly answer: string | undefined; readonly on: string | undefined } | undefined;
  readonly list: Pick<ListAgreement, 'childAsked' | 'childOn'>;
}

export async function findAgreedWithChild(tx: Tx, actor: Actor, reviewId: string): Promise<AgreedWithChild> {
  const [agenda] = await listVersions(tx, actor, { reviewId, part: 'agenda', itemId: reviewId });
  return {
    agenda: agenda && { answer: answerTo(agenda.answers, 'withChild'), on: answerTo(agenda.answers, 'agreedOn') },
    list: (await findAgreement(tx, actor, reviewId)) ?? NOT_AGREED,
  };
}
