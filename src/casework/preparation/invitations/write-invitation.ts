import { dayInWords } from '../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import type { Arrangement, PlaceKind } from '../model.ts';
import type { InvitationRow } from './list-invitations.ts';

/** What somebody is told of a review. */
export interface InvitationText {
  readonly subject: string;
  /** Plain text, in paragraphs with an empty line between. */
  readonly body: string;
  /** As much of the place as they may know. */
  readonly place: string;
}

export interface ToWrite {
  readonly invitation: Pick<InvitationRow, 'name' | 'who' | 'decision' | 'attends' | 'attendsPart' | 'toldOfSupporter'>;
  readonly arrangement: Arrangement;
  readonly what: 'invitation' | 'invitation-update' | 'invitation-cancelled';
  /** The name that the child likes to be called: no more of it is written. */
  readonly childName: string;
  /** Somebody's address around the child is withheld. */
  readonly isPlaceWithheld: boolean;
  readonly reason: string | null;
  readonly terms: Terms;
}

const PLACES: Readonly<Record<PlaceKind, string>> = {
  placement: 'where the child lives',
  school: 'at school',
  office: 'at an office of the authority',
  other: 'elsewhere',
  online: 'online',
};

/** Writes an invitation, a change of it or its end: the first name alone, and no address that is withheld. */
export function writeInvitation({ invitation, arrangement, what, childName, ...of }: ToWrite): InvitationText {
  const { terms, isPlaceWithheld, reason } = of;
  const place = placeFor(arrangement, invitation.who, isPlaceWithheld);
  const isChild = invitation.who === 'child';
  const review = isChild ? terms.say('your {review}') : `${childName}’s ${terms.of('review')}`;
  const when = `${dayInWords(arrangement.heldOn)}${arrangement.starts === null ? '' : ` at ${arrangement.starts}`}`;
  const greeting = `Dear ${invitation.name}`;
  if (what === 'invitation-cancelled') {
    const body = [
      greeting,
      `The meeting of ${review} on ${when} will not be held.`,
      ...(reason === null ? [] : [reason]),
      'We will write again when there is a new day.',
    ];
    return { subject: terms.say('The {review} on that day is called off'), body: body.join('\n\n'), place };
  }
  const opening =
    what === 'invitation-update'
      ? [`Something about ${review} has changed. This is how it is now.`, ...(reason === null ? [] : [reason])]
      : [askOf(invitation.decision, review)];
  const paragraphs = [
    greeting,
    ...opening,
    ...(invitation.decision === 'invited'
      ? [`When: ${when}\nWhere: ${place}`]
      : [`It is held on ${when}. Please write to us before that.`]),
    ...(invitation.decision === 'invited' && invitation.attends === 'part' && invitation.attendsPart !== null
      ? [`We ask you to be there for a part of it: ${invitation.attendsPart}`]
      : []),
    ...(invitation.toldOfSupporter
      ? [
          terms.say(
            'You may bring somebody to support you, or an interpreter: tell us, and we help to arrange it. You may also see the {iro} by yourself before the meeting.',
          ),
        ]
      : []),
    'Please tell us whether you can come. If you cannot, tell us what you would like to say.',
  ];
  const subject =
    what === 'invitation-update'
      ? terms.say('{Review}: something has changed')
      : terms.say('{An review} on').concat(` ${dayInWords(arrangement.heldOn)}`);
  return { subject, body: paragraphs.join('\n\n'), place };
}

function askOf(decision: InvitationRow['decision'], review: string): string {
  return decision === 'invited'
    ? `You are invited to ${review}.`
    : `You are asked to write what you think for ${review}. You do not need to come.`;
}

/** Where a child lives is told to the child and to staff; to others only where nobody's address is withheld. */
function placeFor({ placeKind, place }: Arrangement, who: InvitationRow['who'], isPlaceWithheld: boolean): string {
  if (placeKind === 'placement' && isPlaceWithheld && who !== 'child' && who !== 'staff') {
    return 'the social worker will tell you where';
  }
  return place === null ? PLACES[placeKind] : place;
}
