import type { Channel, PostState, Purpose } from './model.ts';

export const STATES_IN_WORDS: Readonly<Record<PostState, string>> = {
  'to-send': 'To send',
  sending: 'Being sent',
  sent: 'Sent',
  returned: 'Came back',
  failed: 'Failed',
  withdrawn: 'Withdrawn',
};

export const CHANNELS_IN_WORDS: Readonly<Record<Channel, string>> = { letter: 'Letter', email: 'Email', text: 'Text' };

export const PURPOSES_IN_WORDS: Readonly<Record<Purpose, string>> = {
  introduction: 'Introduction',
  invitation: 'Invitation',
  'invitation-update': 'Changed invitation',
  'invitation-cancelled': 'Meeting called off',
  exclusion: 'Reasons for not being invited',
  consultation: 'Consultation paper',
  'consultation-returned': 'A consultation paper came back',
  'sign-in-code': 'Code for a link',
  decisions: 'Decisions',
  record: 'Record of a review',
  dispute: 'Dispute',
  'event-notice': 'Something happened',
  reminder: 'Reminder',
  digest: 'Digest',
  other: 'Other',
};

/** What happened to an item, in words, after the moment. */
export const EVENTS_IN_WORDS: Readonly<Record<string, string>> = {
  began: 'Began to hand it over',
  sent: 'Sent',
  postponed: 'Not taken yet; it is tried again by itself',
  failed: 'Given up',
  interrupted: 'Nobody knows whether it arrived',
  printed: 'Opened for printing',
  posted: 'Posted',
  returned: 'Came back',
  withdrawn: 'Withdrawn',
  'sent-again': 'To be sent again',
};

export const WAYS_IN_WORDS: Readonly<Record<string, string>> = {
  smtp: 'by the mail server',
  notify: 'by GOV.UK Notify',
  outbox: 'shown on this page only, because this authority is made up',
  post: 'by post',
};
