import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { type Day, isoFromDay } from '../../../rules/index.ts';
import { type Custody, keepsPlace } from '../../children/custody.ts';
import { findChild } from '../../children/find-child.ts';
import { findCustody } from '../../children/find-custody.ts';
import { shortNameOfChild } from '../../children/name-of-child.ts';
import type { Purpose } from '../../post/model.ts';
import { planCalendarNote } from '../../post/plan-calendar-note.ts';
import { queuePost } from '../../post/queue-post.ts';
import type { Review } from '../find-review.ts';
import type { Arrangement, PlaceKind } from '../model.ts';
import type { RecordedArrangement } from '../store/arrangements.ts';
import type { InvitationRow } from '../store/invitations.ts';
import { recipientOf } from './recipient-of.ts';
import { type EndOfCareToTell, type ToldOfReview, writeInvitation } from './write-invitation.ts';

/** A review of which people are told, as it is arranged. */
export interface Writing {
  readonly review: Review;
  readonly arrangement: RecordedArrangement;
  /** That the child stops being looked after, or stays, where that is what is told. */
  readonly endOfCare?: EndOfCareToTell;
  readonly terms: Terms;
  readonly today: Day;
}

const PURPOSES: Readonly<Record<ToldOfReview, Purpose>> = {
  invitation: 'invitation',
  'invitation-update': 'invitation-update',
  'invitation-cancelled': 'invitation-cancelled',
  // Another day is to follow, or is not: whatever tells the next one takes the place of what still waits.
  'to-be-brought-forward': 'invitation-update',
  stands: 'invitation-update',
};

/** Writes to one person after the other; gives why it could not, or nothing. */
export async function prepareWriter(
  tx: Tx,
  actor: Actor,
  { review, terms, today, arrangement, endOfCare }: Writing,
): Promise<(row: InvitationRow, what: ToldOfReview) => Promise<string | undefined>> {
  const { childId, reviewId } = review;
  const child = await findChild(tx, actor, { childId, today: isoFromDay(today) });
  const custody = await findCustody(tx, actor, { childId, today: isoFromDay(today) });
  const of = {
    arrangement,
    childName: shortNameOfChild(review.child),
    withheldPlaces: withheldPlacesOf({ hasWithheldAddress: child?.hasWithheldAddress ?? true, custody }),
    reason: arrangement.reason,
    endOfCare,
    terms,
  };
  return async (invitation, what) => {
    const text = writeInvitation({ ...of, invitation, what });
    const recipient = recipientOf(invitation, childId);
    const channel = invitation.channel === 'in-person' ? 'letter' : invitation.channel;
    const timing = channel === 'email' && invitation.decision === 'invited' ? timingOf(arrangement) : undefined;
    const calendar =
      timing === undefined
        ? undefined
        : await planCalendarNote(tx, actor, {
            reviewId,
            recipient,
            method: what === 'invitation-cancelled' ? 'CANCEL' : 'REQUEST',
            ...timing,
            place: text.place,
            summary: what === 'to-be-brought-forward' ? terms.say('{Review}: a new day follows') : terms.of('Review'),
          });
    const { subject, body } = text;
    const outcome = await queuePost(tx, actor, {
      childId,
      reviewId,
      purpose: PURPOSES[what],
      channel,
      recipient,
      subject,
      body,
      calendar,
    });
    if (outcome.kind === 'queued') return undefined;
    return outcome.kind === 'no-address' ? 'There is no address' : 'The address is none that can be written to';
  };
}

/** Where a child lives, while an address around them is withheld; in custody also whatever place was named. */
function withheldPlacesOf({
  hasWithheldAddress,
  custody,
}: {
  readonly hasWithheldAddress: boolean;
  readonly custody: Custody | undefined;
}): PlaceKind[] {
  if (keepsPlace(custody)) return ['placement', 'other'];
  return hasWithheldAddress ? ['placement'] : [];
}

const USUAL_MINUTES = 60;

/** For a calendar; undefined while the time is open. */
function timingOf({ heldOn, starts, lengthMinutes }: Arrangement): { startsAt: string; endsAt: string } | undefined {
  if (starts === null) return undefined;
  const from = Temporal.PlainDateTime.from(`${heldOn}T${starts}`);
  const to = from.add({ minutes: lengthMinutes ?? USUAL_MINUTES });
  const text = (moment: Temporal.PlainDateTime) => moment.toString({ smallestUnit: 'minute' });
  return { startsAt: text(from), endsAt: text(to) };
}
