import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** How something left the house. */
export type Way = 'smtp' | 'notify' | 'outbox' | 'post';

/** What happened to an item. */
export interface PostEvent {
  readonly itemId: string;
  readonly childId: string | null;
  readonly what:
    | 'began'
    | 'sent'
    | 'postponed'
    | 'failed'
    | 'interrupted'
    | 'printed'
    | 'posted'
    | 'returned'
    | 'withdrawn'
    | 'sent-again';
  readonly via?: Way;
  readonly address?: string | null;
  readonly reference?: string | null;
  readonly note?: string | null;
}

/** Adds to what happened to an item; nothing of it is ever changed. */
export async function addPostEvent(tx: Tx, { authorityId, userId }: Actor, event: PostEvent): Promise<void> {
  await tx
    .insertInto('post_events')
    .values({
      authority_id: authorityId,
      staff_id: userId,
      item_id: event.itemId,
      child_id: event.childId,
      what: event.what,
      via: event.via ?? null,
      address: event.address ?? null,
      reference: event.reference ?? null,
      note: event.note ?? null,
    })
    .execute();
}
