import type {
  ChildsView,
  Decision,
  InvitationAnswer,
  InvitationValues,
  InviteBy,
  Invitee,
  SupporterKind,
} from './invitation.ts';

export const DECISION_IN_WORDS: Readonly<Record<Decision, string>> = {
  invited: 'Invited',
  'asked-in-writing': 'Asked to write instead',
  'not-invited': 'Not invited',
};

export const CHILDS_VIEW_IN_WORDS: Readonly<Record<ChildsView, string>> = {
  wants: 'Wants them there',
  'does-not-mind': 'Does not mind',
  'does-not-want': 'Does not want them there',
  'cannot-say': 'Cannot be asked: too young, or does not understand',
  'not-asked': 'Not asked yet',
};

/** Of the child, it is whether the child wants to come. */
export const CHILD_COMES_IN_WORDS: Readonly<Record<ChildsView, string>> = {
  wants: 'Wants to come',
  'does-not-mind': 'Does not mind',
  'does-not-want': 'Does not want to come',
  'cannot-say': 'Cannot be asked: too young, or does not understand',
  'not-asked': 'Not asked yet',
};

/** What the child thinks of somebody’s coming, in words. */
export function childsViewInWords({
  who,
  childsView,
}: Pick<InvitationValues, 'childsView'> & { readonly who: Invitee['who'] }): string {
  return (who === 'child' ? CHILD_COMES_IN_WORDS : CHILDS_VIEW_IN_WORDS)[childsView];
}

export const SUPPORTER_IN_WORDS: Readonly<Record<SupporterKind, string>> = {
  'family-or-friend': 'A friend, or somebody of the family',
  advocate: 'An advocate',
  interpreter: 'An interpreter',
  solicitor: 'A solicitor, or another legal representative',
  other: 'Somebody else',
};

export const INVITE_BY_IN_WORDS: Readonly<Record<InviteBy, string>> = {
  email: 'By email, with the meeting for the calendar',
  letter: 'By letter',
  text: 'By text message',
  'in-person': 'A letter that is handed over',
};

export const ANSWER_IN_WORDS: Readonly<Record<InvitationAnswer, string>> = {
  none: 'Nothing yet',
  coming: 'Comes',
  'not-coming': 'Does not come',
  'sends-views': 'Does not come, sends their views',
  delegate: 'Somebody comes in their place',
};
