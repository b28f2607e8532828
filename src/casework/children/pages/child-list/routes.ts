import { NOT_FOUND, type Page, type PageRequest, show } from '../../../../platform/pages/page.ts';
import { readPage, readPageNumber, type Slice, toPagination } from '../../../../platform/pages/paging.ts';
import { findOpenReview } from '../../../preparation/find-review.ts';
import { listReviewsOfChild } from '../../../preparation/list-reviews-of-child.ts';
import { listHeldReviews } from '../../../reviews/list-held-reviews.ts';
import { findChild } from '../../find-child.ts';
import { listSpans } from '../../list-spans.ts';
import { mayRecord } from '../../may-record.ts';
import { nameOfChild } from '../../name-of-child.ts';
import { type ComingReview, toComingReviews } from './reviews-to-come.ts';
import {
  type ListKind,
  type RecordTable,
  titleOfList,
  toCorrectableTable,
  toReviewTable,
  toSpanTable,
  waysToEnter,
} from './tables.ts';

const ROWS_A_PAGE = 50;
/** No child has more reviews to come; those come first. */
const MOST_TO_COME = 50;

const KINDS: readonly ListKind[] = [
  'reviews',
  'periods-of-care',
  'legal-statuses',
  'placements',
  'iros',
  'social-workers',
];

/** All of a list of which the child's page shows the latest: `/children/:child/placements`. */
export const CHILD_LISTS: readonly Page[] = KINDS.map((kind) => ({
  method: 'GET',
  path: `/children/:child/${kind}`,
  permission: 'children.read',
  action: `child.${kind}.read`,
  handle: async (request) => {
    const { tx, user, params, query, today } = request;
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    const href = `/children/${childId}`;
    const canRecord = await mayRecord(tx, user, childId);
    const asked = { page: readPageNumber(query), rowsAPage: ROWS_A_PAGE };
    const { page, pages, ...table } = await readPage(asked, (slice) =>
      readTable(kind, request, { childId, canRecord, ...slice }),
    );
    const open = kind === 'reviews' ? await findOpenReview(tx, user, childId) : undefined;
    const coming = kind === 'reviews' && page === 1 ? await readComing(request, childId) : undefined;
    const model = {
      open,
      coming,
      canArrange: kind === 'reviews' && canRecord,
      name: nameOfChild(child),
      href,
      title: kind === 'reviews' ? 'Reviews' : titleOfList(kind),
      enter: canRecord ? waysToEnter(kind, href) : undefined,
      table,
      pagination: toPagination(page, pages, (number) => `${href}/${kind}?page=${number}`),
    };
    return show('casework/children/pages/child-list/page.njk', model, { childIds: [childId] });
  },
}));

/** What is still to come stands above what was held, on the first page. */
async function readComing({ tx, user, terms, today }: PageRequest, childId: string): Promise<ComingReview[]> {
  const { reviews } = await listReviewsOfChild(tx, user, { childId, limit: MOST_TO_COME, offset: 0 });
  return toComingReviews(reviews, { terms, today });
}

async function readTable(
  kind: ListKind,
  { tx, user, today }: PageRequest,
  { canRecord, ...slice }: Slice & { readonly childId: string; readonly canRecord: boolean },
): Promise<RecordTable> {
  const { childId } = slice;
  if (kind === 'reviews') {
    const { reviews, total } = await listHeldReviews(tx, user, { ...slice, today });
    return toReviewTable(childId, reviews, total);
  }
  const spans = await listSpans(tx, user, { ...slice, kind });
  if (canRecord) return toCorrectableTable(`/children/${childId}`, kind, spans);
  return toSpanTable(kind, spans.spans, spans.total);
}
