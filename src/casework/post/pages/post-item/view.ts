import { momentInWords } from '../../../../platform/pages/days-in-words.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import type { ItemEvent, PostItem } from '../../find-post-item.ts';
import { canBeWithdrawn } from '../../model.ts';
import {
  CHANNELS_IN_WORDS,
  EVENTS_IN_WORDS,
  PURPOSES_IN_WORDS,
  STATES_IN_WORDS,
  WAYS_IN_WORDS,
} from '../../post-in-words.ts';
import { addressOf } from '../post-list/view.ts';

export function toView(item: PostItem) {
  const { id, state, channel, localId, knownAs, givenName, familyName, calendar } = item;
  return {
    id,
    href: `/post/${id}`,
    what: PURPOSES_IN_WORDS[item.purpose] ?? 'Other',
    state: STATES_IN_WORDS[state],
    channel: CHANNELS_IN_WORDS[channel],
    isLetter: channel === 'letter',
    recipientName: item.recipientName,
    address: addressOf(item),
    child:
      item.childId === null || localId === null
        ? undefined
        : { href: `/children/${item.childId}`, name: nameOfChild({ localId, knownAs, givenName, familyName }) },
    subject: item.subject,
    paragraphs: item.body?.split(/\n{2,}/).map((paragraph) => paragraph.split('\n').map(toPieces)),
    calendar:
      calendar === null
        ? undefined
        : `${calendar.summary}, ${calendar.startsAt.replace('T', ' at ')}, ${calendar.place}`,
    files: item.files,
    problem: item.problem,
    written: momentInWords(item.queuedAt),
    events: item.events.map(toEvent),
    canGoAgain: state === 'failed' || state === 'returned' || state === 'withdrawn',
    canBeWithdrawn: canBeWithdrawn(state),
    canComeBack: state === 'sent',
    isWaitingLetter: channel === 'letter' && state === 'to-send',
  };
}

/** A line in pieces, of which addresses of pages can be followed. */
function toPieces(line: string): readonly { readonly text: string; readonly isLink: boolean }[] {
  return line
    .split(/(https?:\/\/\S+)/)
    .filter((text) => text !== '')
    .map((text) => ({ text, isLink: /^https?:\/\//.test(text) }));
}

function toEvent({ happenedAt, what, via, reference, note, by }: ItemEvent) {
  const how = via === null ? '' : ` ${WAYS_IN_WORDS[via] ?? ''}`;
  return {
    at: momentInWords(happenedAt),
    what: `${EVENTS_IN_WORDS[what] ?? what}${how}${by === null ? '' : `, ${by}`}`,
    reference,
    note,
  };
}
