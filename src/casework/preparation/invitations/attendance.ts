import type { Terms } from '../../../platform/pages/terms.ts';
import { kindOf } from '../../contacts/model.ts';
import type { InvitationValues, Invitee } from './invitation.ts';

/** What somebody is to the child, as far as who comes depends on it. */
export type AttendeeKind = 'child' | 'parent' | 'family' | 'carer' | 'iro' | 'social-worker' | 'professional';

/** Of whom it is asked. */
export interface Attendee {
  readonly who: Invitee['who'];
  readonly role: string;
  /** Null where nobody knows. */
  readonly hasParentalResponsibility: boolean | null;
}

/** What somebody is, by the list they are in and by what they are to the child: who cannot be told is a professional. */
export function kindOfAttendee({ who, role, hasParentalResponsibility }: Attendee): AttendeeKind {
  if (who === 'child') return 'child';
  if (who === 'staff') return role === 'IRO' ? 'iro' : role === 'Social worker' ? 'social-worker' : 'professional';
  if (hasParentalResponsibility === true) return 'parent';
  const kind = kindOf(role);
  return kind === 'other' || kind === 'child' ? 'professional' : kind;
}

/** Professionals whom the procedures’ list names (Blackburn with Darwen §5). */
const NAMED_PROFESSIONAL =
  /supervising social worker|link worker|key worker|school|teacher|education of|personal adviser|independent visitor|advocate|interpreter/i;

/**
 * Whether somebody is another person with a legitimate interest, such as a doctor or whoever represents another
 * authority: they are invited only after talking with the child about it and hearing what the child thinks.
 */
export function isOtherInterest(attendee: Attendee): boolean {
  return kindOfAttendee(attendee) === 'professional' && !NAMED_PROFESSIONAL.test(attendee.role);
}

/** Whether somebody must wait for the child to be asked before they are written to. */
export function waitsForChild(attendee: Attendee & Pick<InvitationValues, 'childsView' | 'decision'>): boolean {
  return attendee.decision === 'invited' && attendee.childsView === 'not-asked' && isOtherInterest(attendee);
}

/** Parents and a child who understands are expected for the whole of it (handbook ¶3.17). */
export function isExpectedThroughout(attendee: Attendee): boolean {
  const kind = kindOfAttendee(attendee);
  return kind === 'child' || kind === 'parent';
}

/** One person on the list of a review. */
export type Listed = Attendee & InvitationValues;

interface TheList {
  readonly listed: readonly Listed[];
  /** Of whom nothing is decided yet. */
  readonly undecided: readonly (Attendee & { readonly name: string })[];
  /** The record tells of needs that the child has in order to take part. */
  readonly childHasNeeds: boolean;
}

/** How many come, and what to think of before the list is sent; nothing of it stands in the way. */
export interface AttendanceInShort {
  readonly total: number;
  readonly near: number;
  readonly professionals: number;
  readonly warnings: readonly string[];
}

const NEAR: ReadonlySet<AttendeeKind> = new Set(['child', 'parent', 'family', 'carer']);

/** Looks at a list as a whole: only who is needed, those who are expected, and what lets each of them take part. */
export function lookAtAttendance({ listed, undecided, childHasNeeds }: TheList, terms: Terms): AttendanceInShort {
  const invited = listed.filter(({ decision }) => decision === 'invited');
  const professionals = invited.filter((each) => kindOfAttendee(each) === 'professional');
  const near = invited.filter((each) => NEAR.has(kindOfAttendee(each)));
  return {
    total: invited.length,
    near: near.length,
    professionals: professionals.length,
    warnings: [
      ...aboutSize(near.length, professionals, terms),
      ...aboutTheChildsView(invited, terms),
      ...aboutWhoIsExpected({ listed, undecided }, terms),
      ...aboutNeeds(listed, childHasNeeds),
      ...aboutSupporters(invited),
    ],
  };
}

function aboutSize(near: number, professionals: readonly Listed[], terms: Terms): string[] {
  const unreasoned = professionals.filter(({ neededFor }) => neededFor === null);
  return [
    ...(professionals.length > near && professionals.length > 1
      ? [
          `${professionals.length} ${terms.say('professionals come besides the {iro} and the social worker')}, and ${near} ${terms.say('of the child, family and carers')}. Ask some in writing, or for a part of it, or hold several meetings`,
        ]
      : []),
    ...(unreasoned.length === 0 ? [] : [`Nobody has said what they are needed for: ${namesOf(unreasoned)}`]),
  ];
}

function aboutTheChildsView(invited: readonly Listed[], terms: Terms): string[] {
  const waiting = invited.filter(waitsForChild);
  const unwanted = invited.filter(({ who, childsView }) => who !== 'child' && childsView === 'does-not-want');
  return [
    ...(waiting.length === 0
      ? []
      : [`${terms.say('Talk with the child before they are invited')}: ${namesOf(waiting)}`]),
    ...(unwanted.length === 0 ? [] : [`${terms.say('The child does not want them there')}: ${namesOf(unwanted)}`]),
  ];
}

function aboutWhoIsExpected({ listed, undecided }: Pick<TheList, 'listed' | 'undecided'>, terms: Terms): string[] {
  const less = listed.filter(isExpectedThroughout).flatMap(({ name, decision, attends, answer, reason }) => {
    const why = reason === null ? '' : ` (${reason.replace(/\.$/, '')})`;
    if (decision === 'not-invited') return [`${name} is not invited${why}`];
    if (decision === 'asked-in-writing') return [`${name} writes instead${why}`];
    if (answer === 'not-coming' || answer === 'sends-views') return [`${name} does not come`];
    return attends === 'part' ? [`${name} is there for a part${why}`] : [];
  });
  const open = undecided.filter(isExpectedThroughout).map(({ name }) => `nothing is decided about ${name}`);
  const all = [...less, ...open];
  const expected = terms.say('Parents and a child who understands are expected for the whole of it');
  return all.length === 0 ? [] : [`${expected}: ${all.join('; ')}`];
}

function aboutNeeds(listed: readonly Listed[], childHasNeeds: boolean): string[] {
  const child = listed.find(({ who }) => who === 'child');
  const unmet = listed.filter(({ needs, needsArranged, decision }) => {
    return decision === 'invited' && needs !== null && needsArranged === null;
  });
  return [
    ...(childHasNeeds && child?.needs === null && child.needsArranged === null
      ? [`Nobody has said what ${child.name} needs to be there and take part. A disability must not stand in the way`]
      : []),
    ...(unmet.length === 0 ? [] : [`Nothing is arranged yet for what they need to be there: ${namesOf(unmet)}`]),
  ];
}

function aboutSupporters(invited: readonly Listed[]): string[] {
  const supported = invited.filter(({ supporterName }) => supporterName !== null);
  const untold = supported.filter(({ supporterToldOn }) => supporterToldOn === null);
  const solicitors = supported.filter(({ supporterKind, supporterPolicyOn }) => {
    return supporterKind === 'solicitor' && supporterPolicyOn === null;
  });
  return [
    ...untold.map(({ name, supporterName }) => {
      return `Explain to ${supporterName}, who supports ${name}, what a supporter may do`;
    }),
    ...solicitors.map(({ supporterName }) => `Tell ${supporterName}, a solicitor, of the authority’s own policy`),
  ];
}

function namesOf(people: readonly Listed[]): string {
  return people.map(({ name, role }) => `${name}, ${role}`).join('; ');
}
