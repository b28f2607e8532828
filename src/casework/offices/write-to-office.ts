import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { queuePost } from '../post/queue-post.ts';
import { officeKindInWords } from './model.ts';
import { readOfficeWithEmail } from './store.ts';

interface ToWrite {
  /** Which offices would do, the one to be tried first before the others. */
  readonly kinds: readonly string[];
  readonly childId: string;
  readonly text: { readonly subject: string; readonly body: string };
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * Puts an email to an office of the authority into the post, in the transaction of its cause.
 *
 * @returns what it is called; undefined where no such office has an email address today
 */
export async function writeToOffice(
  tx: Tx,
  actor: Actor,
  { kinds, childId, text, today }: ToWrite,
): Promise<string | undefined> {
  const office = await readOfficeWithEmail(tx, actor, { kinds, today });
  if (office === undefined) return undefined;
  const name = office.title ?? officeKindInWords(office.kind);
  const queued = await queuePost(tx, actor, {
    childId,
    reviewId: null,
    purpose: 'event-notice',
    channel: 'email',
    recipient: { kind: 'outside', id: null, name, email: office.email },
    ...text,
  });
  return queued.kind === 'queued' ? name : undefined;
}
