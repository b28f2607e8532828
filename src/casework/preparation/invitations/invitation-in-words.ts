import type { ChildsView, Decision, InvitationAnswer, InviteBy } from './invitation.ts';

export const DECISION_IN_WORDS: Readonly<Record<Decision, string>> = {
  invited: 'Invited',
  'asked-in-writing': 'Asked to write instead',
  'not-invited': 'Not invited',
};

export const CHILDS_VIEW_IN_WORDS: Readonly<Record<ChildsView, string>> = {
  wants: 'Wants them there',
  'does-not-mind': 'Does not mind',
  'does-not-want': 'Does not want them there',
  'not-asked': 'Not asked yet',
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
