/** How something goes to a person. */
export const CHANNELS = ['letter', 'email', 'text'] as const;
export type Channel = (typeof CHANNELS)[number];

/** How far an item has come. */
export const STATES = ['to-send', 'sending', 'sent', 'returned', 'failed', 'withdrawn'] as const;
export type PostState = (typeof STATES)[number];

/** What something is sent for. */
const PURPOSES = [
  'introduction',
  'invitation',
  'invitation-update',
  'invitation-cancelled',
  'exclusion',
  'consultation',
  'consultation-returned',
  'sign-in-code',
  'decisions',
  'record',
  'dispute',
  'event-notice',
  'reminder',
  'digest',
  'other',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Lists with links of what one person has to do, also for children whom not everybody may see who looks after the post. */
export const LISTS_OF_ONE_PERSON: readonly Purpose[] = ['reminder', 'digest'];

/** To whom, with every address that is known of them today; the one that the channel needs is kept with the item. */
export interface Recipient {
  readonly kind: 'staff' | 'child' | 'person-around-the-child' | 'outside';
  /** The row of staff, of children or of the people around a child; null for somebody in no list. */
  readonly id: string | null;
  readonly name: string;
  /** Lines of a postal address; null where the letter is handed over. */
  readonly address?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  /** The address is kept from everyone to whom papers go. */
  readonly isAddressWithheld?: boolean;
}

/** What a calendar is told with an email. */
export interface CalendarNote {
  /** The same for every note about one meeting to one person. */
  readonly uid: string;
  /** 0 for the first, and one more with each change. */
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
  /** By the clocks of London, `2026-03-02T16:00`. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  /** As little as will do: calendars are shared, and shown on walls. */
  readonly summary: string;
}

/** A file that goes with an email. */
export interface Attachment {
  readonly name: string;
  /** Such as `application/pdf`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Something to send. */
export interface PostToQueue {
  /** The child it is about; null where it is about nobody. */
  readonly childId: string | null;
  readonly reviewId: string | null;
  readonly purpose: Purpose;
  readonly channel: Channel;
  readonly recipient: Recipient;
  readonly subject: string;
  /** Plain text, in paragraphs with an empty line between. */
  readonly body: string;
  readonly calendar?: CalendarNote | undefined;
  readonly attachments?: readonly Attachment[];
}

/** Why something cannot be sent as it was asked for. */
export type PostRefusal =
  /** Nothing is known of the person to which this channel could send. */
  | { readonly kind: 'no-address' }
  /** What is known is no email address, or no telephone number. */
  | { readonly kind: 'address-unfit' };

export type QueueOutcome = { readonly kind: 'queued'; readonly itemId: string } | PostRefusal;

const EMAIL = /^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:]+$/u;
const PHONE = /^\+?[0-9][0-9 ()-]{8,18}$/;

/** The address of a recipient for a channel; null for a letter that is handed over. */
export function addressFor(channel: Channel, { address, email, phone }: Recipient): string | null | PostRefusal {
  const found = { letter: address, email, text: phone }[channel]?.trim();
  if (found === undefined || found === '') return channel === 'letter' ? null : { kind: 'no-address' };
  if (channel === 'email' && !EMAIL.test(found)) return { kind: 'address-unfit' };
  if (channel === 'text' && !PHONE.test(found)) return { kind: 'address-unfit' };
  return found;
}

/** Whether it can still be kept from being sent. */
export function canBeWithdrawn(state: PostState): boolean {
  return state === 'to-send' || state === 'failed';
}
