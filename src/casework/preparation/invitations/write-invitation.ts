import { dayInWords } from '../../../platform/pages/days-in-words.ts';
import { capitalise, type Terms } from '../../../platform/pages/terms.ts';
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

/** What somebody who was invited is told: the invitation, or that something of it is otherwise. */
export type ToldOfReview =
  | 'invitation'
  | 'invitation-update'
  | 'invitation-cancelled'
  /** The child stops being looked after before that day, and a new day follows. */
  | 'to-be-brought-forward'
  /** The child stays looked after, and the day stands. */
  | 'stands';

/** That a child stops being looked after, or stays. */
export interface EndOfCareToTell {
  /** `YYYY-MM-DD`; null: the child stays. */
  readonly endsOn: string | null;
  /** The day has come. */
  readonly hasEnded: boolean;
  readonly why: string;
}

export interface ToWrite {
  readonly invitation: Pick<InvitationRow, 'name' | 'who' | 'decision' | 'attends' | 'attendsPart' | 'toldOfSupporter'>;
  readonly arrangement: Pick<Arrangement, 'heldOn' | 'starts' | 'placeKind' | 'place'>;
  readonly what: ToldOfReview;
  /** The name that the child likes to be called: no more of it is written. */
  readonly childName: string;
  /** The sorts of place that are told to the child and to staff alone. */
  readonly withheldPlaces: readonly PlaceKind[];
  readonly reason: string | null;
  readonly endOfCare?: EndOfCareToTell | undefined;
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
  const { terms, withheldPlaces, reason } = of;
  const place = placeFor(arrangement, invitation.who, { withheldPlaces, terms });
  const isChild = invitation.who === 'child';
  const review = isChild ? terms.say('your {review}') : `${childName}’s ${terms.of('review')}`;
  const when = `${dayInWords(arrangement.heldOn)}${arrangement.starts === null ? '' : ` at ${arrangement.starts}`}`;
  const greeting = `Dear ${invitation.name}`;
  if (of.endOfCare !== undefined && (what === 'to-be-brought-forward' || what === 'stands')) {
    const said = { review, when, place, isChild, childName, terms, isInvited: invitation.decision === 'invited' };
    return aboutEndOfCare(greeting, of.endOfCare, said);
  }
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
            'You may bring somebody to support you, or an interpreter: tell us, and we help to arrange it. Whoever supports you helps you to say what you want to say, and does not question the others. You may also see the {iro} by yourself before the meeting.',
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

interface Said {
  /** `Sami’s review`. */
  readonly review: string;
  readonly when: string;
  readonly place: string;
  readonly isChild: boolean;
  readonly childName: string;
  readonly terms: Terms;
  /** And not only asked to write. */
  readonly isInvited: boolean;
}

/** That the review is brought forward because the child leaves care, or stands because the child stays. */
function aboutEndOfCare(greeting: string, { endsOn, hasEnded, why }: EndOfCareToTell, said: Said): InvitationText {
  const { review, when, place, isChild, childName, terms, isInvited } = said;
  const who = isChild ? 'you' : childName;
  if (endsOn === null) {
    const held = isInvited ? `\n\nWhen: ${when}\nWhere: ${place}` : '';
    const stays = `${capitalise(who)} ${isChild ? 'stay' : 'stays'} looked after. ${capitalise(review)} on ${when} is held as it is arranged now.${held}`;
    const last = 'If that changes, we will write again.';
    return { subject: terms.say('{Review}: the day stands'), body: [greeting, stays, why, last].join('\n\n'), place };
  }
  const stop = hasEnded ? 'stopped' : isChild ? 'stop' : 'stops';
  const body = [
    greeting,
    `${capitalise(review)} on ${when} will be brought forward, and held as ${terms.of('an closing')}: ${who} ${stop} being looked after on ${dayInWords(endsOn)}.`,
    why,
    isInvited
      ? 'We will write again with the new day. If you cannot come at short notice, tell us what you would like to say.'
      : 'We will write again with the new day. Please write to us as soon as you can.',
  ];
  return { subject: terms.say('{Review}: it is brought forward'), body: body.join('\n\n'), place };
}

function askOf(decision: InvitationRow['decision'], review: string): string {
  return decision === 'invited'
    ? `You are invited to ${review}.`
    : `You are asked to write what you think for ${review}. You do not need to come.`;
}

/** Where nobody else may know the place, the child and staff are told it, and others by the social worker. */
function placeFor(
  { placeKind, place }: ToWrite['arrangement'],
  who: InvitationRow['who'],
  { withheldPlaces, terms }: Pick<ToWrite, 'withheldPlaces' | 'terms'>,
): string {
  if (withheldPlaces.includes(placeKind) && who !== 'child' && who !== 'staff') {
    return 'the social worker will tell you where';
  }
  return place ?? terms.sayOf(PLACES[placeKind]);
}
