import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { dayInWords } from '../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { findChildName } from '../../children/find-child-name.ts';
import { nameAndIdOfChild } from '../../children/name-of-child.ts';
import { writeToOffice } from '../../offices/write-to-office.ts';
import { queuePost } from '../../post/queue-post.ts';
import type { Review } from '../find-review.ts';
import type { EndOfCareToTell } from '../invitations/write-invitation.ts';
import { insertAlertsOfChild, readPeopleToTell } from '../store/people-to-tell.ts';

interface ServiceToTell {
  readonly childId: string;
  readonly endOfCare: EndOfCareToTell;
  readonly review: Review | undefined;
  readonly terms: Terms;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Where the review administration is written to, the first that there is. */
const ADMINISTRATION = ['child-protection-unit', 'review-administration', 'looked-after-administration'] as const;

/**
 * Tells the review administrators and the child's IRO on their next page, and writes why to the administration's own address
 * and to the IRO.
 *
 * @returns how many people on the staff are told
 */
export async function tellService(
  tx: Tx,
  actor: Actor,
  { childId, endOfCare, review, terms, today }: ServiceToTell,
): Promise<number> {
  const people = await readPeopleToTell(tx, actor, { childId, as: ['review-administrator', 'iro'], today });
  const kind = endOfCare.endsOn === null ? 'child-stays' : 'child-leaves-care';
  await insertAlertsOfChild(tx, actor, { kind, childId, staffIds: people.map(({ staffId }) => staffId) });
  const child = await findChildName(tx, actor, childId);
  if (child === undefined) return people.length;
  const text = writeToService(nameAndIdOfChild(child), { endOfCare, review, terms });
  await writeToOffice(tx, actor, { kinds: ADMINISTRATION, childId, text, today });
  for (const { as, staffId, name, email } of people) {
    if (as !== 'iro' || email === null) continue;
    await queuePost(tx, actor, {
      childId,
      reviewId: null,
      purpose: 'event-notice',
      channel: 'email',
      recipient: { kind: 'staff', id: staffId, name, email },
      ...text,
    });
  }
  return people.length;
}

function writeToService(
  name: string,
  { endOfCare, review, terms }: Pick<ServiceToTell, 'endOfCare' | 'review' | 'terms'>,
): { readonly subject: string; readonly body: string } {
  const { endsOn, hasEnded, why } = endOfCare;
  const arranged = review?.arrangedOn ?? null;
  if (endsOn === null) {
    const stands = arranged === null ? [] : [`${terms.say('The {review}')} of ${dayInWords(arranged)} stands.`];
    const body = [`${name} stays looked after.`, why, ...stands].join('\n\n');
    return { subject: terms.say('A child stays looked after'), body };
  }
  const forward =
    arranged === null
      ? `${terms.say('No {review} is arranged for a later day. {An closing} is held before, where that can be.')}`
      : `${terms.say('The {review}')} of ${dayInWords(arranged)} ${terms.say('is brought forward and held as {an closing}: arrange its new day. Whoever was invited is told.')}`;
  const stops = `${name} ${hasEnded ? 'stopped' : 'stops'} being looked after on ${dayInWords(endsOn)}.`;
  return { subject: terms.say('A child stops being looked after'), body: [stops, why, forward].join('\n\n') };
}
