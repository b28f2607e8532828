import { momentInWords } from '../../../../platform/pages/days-in-words.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import type { ListedPost, PostFilter, PostList } from '../../list-post.ts';
import { CHANNELS, type Channel, STATES } from '../../model.ts';
import { CHANNELS_IN_WORDS, PURPOSES_IN_WORDS, STATES_IN_WORDS } from '../../post-in-words.ts';
import { toSearch } from './filter.ts';

interface Shown {
  readonly filter: PostFilter;
  readonly waiting: ReadonlyMap<Channel, number>;
  readonly notSetUp: readonly Channel[];
  readonly mostInCsv: number;
}

/** What each state’s list says where it is empty. */
const NOTHING = {
  'to-send':
    'Nothing waits to be sent. Invitations, consultation papers and introductions appear here the moment they are written.',
  sending: 'Nothing is being sent just now.',
  sent: 'Nothing has been sent yet. What goes out stays here, with its proof.',
  returned: 'Nothing has come back. Open what was sent to record that it did.',
  failed: 'Nothing has failed. What cannot be sent stands here with the reason, to be sent again.',
  withdrawn: 'Nothing was withdrawn.',
} as const;

const SETTINGS: Readonly<Partial<Record<Channel, string>>> = {
  email: 'FOOTPRINT_SMTP_URL and FOOTPRINT_MAIL_FROM',
  text: 'FOOTPRINT_NOTIFY_KEY and FOOTPRINT_NOTIFY_TEXT_TEMPLATE',
};

type PageOfPost = PostList & { readonly page: number; readonly pages: number };

export function toView(
  { items, counts, mostCounted, total, page, pages }: PageOfPost,
  { filter, waiting, notSetUp, mostInCsv }: Shown,
) {
  const inWords = (number: number) => `${number.toLocaleString('en-GB')}${number === mostCounted ? ' or more' : ''}`;
  return {
    items: items.map(toRow),
    states: STATES.map((state) => ({
      text: STATES_IN_WORDS[state],
      count: inWords(counts.get(state) ?? 0),
      href: `/post?${toSearch({ ...filter, state })}`,
      isCurrent: state === filter.state,
    })),
    state: filter.state,
    heading: STATES_IN_WORDS[filter.state],
    channels: [
      { value: '', text: 'Letters, emails and texts', selected: filter.channel === undefined },
      ...CHANNELS.map((channel) => ({
        value: channel,
        text: `${CHANNELS_IN_WORDS[channel]}s`,
        selected: channel === filter.channel,
      })),
    ],
    nothing: NOTHING[filter.state],
    lettersWaiting: waiting.get('letter') ?? 0,
    notSetUp: notSetUp.map((channel) => ({
      what: `${CHANNELS_IN_WORDS[channel]}s`,
      waiting: waiting.get(channel) ?? 0,
      settings: SETTINGS[channel],
    })),
    csvHref: `/post/csv?${toSearch(filter)}`,
    // What is counted no further may be more.
    mostInCsv: total >= Math.min(mostInCsv, mostCounted) ? mostInCsv : undefined,
    pagination: toPagination(page, pages, (to) => `/post?${toSearch(filter)}&page=${to}`),
  };
}

function toRow(item: ListedPost) {
  const { id, subject, recipientName, problem } = item;
  return {
    href: `/post/${id}`,
    subject,
    what: PURPOSES_IN_WORDS[item.purpose] ?? 'Other',
    channel: CHANNELS_IN_WORDS[item.channel],
    recipientName,
    address: addressOf(item),
    child:
      item.childId === null || item.localId === null
        ? undefined
        : { href: `/children/${item.childId}`, name: nameOf(item) },
    at: momentInWords(item.endedAt ?? item.sentAt ?? item.queuedAt),
    problem,
  };
}

export function addressOf({ address, isAddressWithheld, channel }: ListedPost): string {
  if (isAddressWithheld) return 'Address withheld';
  if (address === null) return channel === 'letter' ? 'By hand' : '';
  return address.replaceAll('\n', ', ');
}

function nameOf({ localId, knownAs, givenName, familyName }: ListedPost): string {
  return localId === null ? '' : nameOfChild({ localId, knownAs, givenName, familyName });
}

export const CSV_HEADING = ['State', 'How', 'What', 'To', 'Address', 'Child', 'Written', 'Sent', 'Why'];

export function toCsvRow(item: ListedPost): string[] {
  return [
    STATES_IN_WORDS[item.state],
    CHANNELS_IN_WORDS[item.channel],
    PURPOSES_IN_WORDS[item.purpose] ?? 'Other',
    item.recipientName,
    addressOf(item),
    nameOf(item),
    momentInWords(item.queuedAt),
    item.sentAt === null ? '' : momentInWords(item.sentAt),
    item.problem ?? '',
  ];
}
