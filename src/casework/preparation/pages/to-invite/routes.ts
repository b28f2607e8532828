import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import { download, type FormFields, type Page, type PageRequest, show } from '../../../../platform/pages/page.ts';
import { readPage, readPageNumber, toPagination } from '../../../../platform/pages/paging.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import { notAgreedWith } from '../../invitations/list-agreement.ts';
import { listReviewsToInvite, type ReviewToInvite } from '../../list-reviews-to-invite.ts';
import { INVITE_FILTERS, type InviteFilter } from '../../model.ts';

const PATH = '/reviews/to-invite';
const ROWS_A_PAGE = 50;
const ROWS_OF_A_FILE = 10_000;

const FILTER_IN_WORDS: Readonly<Record<InviteFilter, string>> = {
  open: 'Still to send',
  late: 'Late',
  'not-agreed': 'Not agreed yet',
  changed: 'Changed since they were told',
  done: 'Sent',
  all: 'All',
};

/** The reviews to come, by the day on which their invitations are due. */
const TO_INVITE: Page = {
  method: 'GET',
  path: PATH,
  permission: 'caseload.all',
  action: 'review.to-invite.read',
  handle: async ({ tx, user, query, today, terms }) => {
    const filter = readFilter(query);
    const asked = { page: readPageNumber(query), rowsAPage: ROWS_A_PAGE };
    const { reviews, total, page, pages } = await readPage(asked, (slice) =>
      listReviewsToInvite(tx, user, { filter, today, ...slice }),
    );
    const model = {
      filter,
      filters: INVITE_FILTERS.map((value) => ({
        href: `${PATH}?show=${value}`,
        text: FILTER_IN_WORDS[value],
        isCurrent: value === filter,
      })),
      rows: reviews.map((review) => toRow(review, { today, terms })),
      total,
      mostInCsv: total > ROWS_OF_A_FILE ? ROWS_OF_A_FILE : undefined,
      csvHref: `${PATH}/csv?show=${filter}`,
      pagination: toPagination(page, pages, (number) => `${PATH}?show=${filter}&page=${number}`),
    };
    return show('casework/preparation/pages/to-invite/page.njk', model, {
      childIds: reviews.map(({ childId }) => childId),
      details: { filter, total },
    });
  },
};

const TO_INVITE_CSV: Page = {
  method: 'GET',
  path: `${PATH}/csv`,
  permission: 'caseload.all',
  action: 'review.to-invite.download',
  handle: async ({ tx, user, query, today, terms }) => {
    const filter = readFilter(query);
    const { reviews, total } = await listReviewsToInvite(tx, user, { filter, today, limit: ROWS_OF_A_FILE, offset: 0 });
    const file = toCsvFile(headingOf(terms), reviews.map(toFileRow), total);
    return download('reviews-to-invite.csv', file, {
      childIds: reviews.map(({ childId }) => childId),
      details: { filter },
    });
  },
};

export const TO_INVITE_PAGES: readonly Page[] = [TO_INVITE, TO_INVITE_CSV];

function readFilter(query: FormFields): InviteFilter {
  return INVITE_FILTERS.find((filter) => filter === query['show']) ?? 'open';
}

function toRow(review: ReviewToInvite, { today, terms }: Pick<PageRequest, 'today' | 'terms'>) {
  const { reviewId, arrangedOn, starts, iro, dueOn, sentOn, people, told, outdated } = review;
  const due = dueOn === null || sentOn !== null ? undefined : dueInWords(dueOn, today);
  return {
    name: nameOfChild(review),
    href: `/reviews/${reviewId}/invitations`,
    day: `${dayInWords(arrangedOn)}${starts === null ? '' : `, ${starts}`}`,
    iro: iro ?? 'Nobody now',
    due: dueOn === null ? 'No rule asks for them' : shortDay(dueOn),
    words: due?.words,
    kind: due?.kind,
    sent: sentOn === null ? undefined : shortDay(sentOn),
    people: people === 0 ? 'Nobody decided yet' : `${told} of ${people} told`,
    outdated,
    agreed: agreedInWords(review, terms),
  };
}

/** "Not yet with: the social worker, the child"; "Yes"; "2 added since". */
function agreedInWords({ people, iroAgreedOn, socialWorkerAgreedOn, childAsked, added }: ReviewToInvite, terms: Terms) {
  if (people === 0) return undefined;
  const agreement = { iroOn: iroAgreedOn, socialWorkerOn: socialWorkerAgreedOn, childAsked: childAsked ?? 'not-yet' };
  const notYet = notAgreedWith(agreement, terms);
  if (notYet.length > 0) return { isDone: false, words: `Not yet with: ${notYet.join(', ')}` };
  return added > 0 ? { isDone: false, words: `${added} added since` } : { isDone: true, words: 'Yes' };
}

function headingOf(terms: Terms): string[] {
  return [
    'Child',
    'Local id',
    `${terms.of('Review')} on`,
    'Starts',
    terms.of('Iro'),
    'Invitations due',
    'Sent on',
    'People',
    'Told',
    'Told of an earlier day',
    `${terms.of('Iro')} agreed on`,
    'Social worker agreed on',
    'Child asked',
    'Added since',
  ];
}

function toFileRow(review: ReviewToInvite) {
  const { localId, arrangedOn, starts, iro, dueOn, sentOn, people, told, outdated } = review;
  const { iroAgreedOn, socialWorkerAgreedOn, childAsked, added } = review;
  return [
    ...[nameOfChild(review), localId, arrangedOn, starts, iro, dueOn, sentOn, people, told, outdated],
    ...[iroAgreedOn, socialWorkerAgreedOn, childAsked, added],
  ];
}
