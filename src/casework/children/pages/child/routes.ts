import { NOT_FOUND, type Page, type PageRequest, show } from '../../../../platform/pages/page.ts';
import { findContinuity } from '../../../allocation/find-continuity.ts';
import { summariseContacts } from '../../../contacts/summarise-contacts.ts';
import { bringUpToDate } from '../../../obligations/bring-up-to-date.ts';
import { type DueGroup, findNextReviewOf, listOpenObligations } from '../../../obligations/list-open-obligations.ts';
import { listUnknownDuties } from '../../../obligations/list-unknown-duties.ts';
import { findLastEdition } from '../../../outcomes/list-editions.ts';
import { findEndOfCare } from '../../../preparation/end-of-care/find-end-of-care.ts';
import { findOpenReview } from '../../../preparation/find-review.ts';
import { listHeldReviews } from '../../../reviews/list-held-reviews.ts';
import { summariseVisits } from '../../../visits/summarise-visits.ts';
import { findChild } from '../../find-child.ts';
import { findLeavingCare } from '../../find-leaving-care.ts';
import { listDifferingTimes } from '../../list-differing-times.ts';
import { listSpans, type SpanKind } from '../../list-spans.ts';
import { mayRecord } from '../../may-record.ts';
import { listRelatedChildren } from '../../people/list-related-children.ts';
import { readTimeline } from '../../timeline/read-timeline.ts';
import { type RecordTable, toReviewTable, toSpanTable } from '../child-list/tables.ts';
import { toView } from './view.ts';

/** How many of each list stand on the page; all of them are a link away. */
const ROWS_OF_A_TABLE = 5;
const ROWS_OF_A_GROUP = 10;
const SPANS: readonly SpanKind[] = ['periods-of-care', 'legal-statuses', 'placements', 'iros'];

/** The child: what matters next, what is due, and what happened. */
export const CHILD: Page = {
  method: 'GET',
  path: '/children/:child',
  permission: 'children.read',
  action: 'child.read',
  handle: async (request) => {
    const { tx, user, terms, params, today } = request;
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    await bringUpToDate(tx, user, { today, childId });
    const dueOf = (group: DueGroup) =>
      listOpenObligations(tx, user, { childId, today, group, limit: ROWS_OF_A_GROUP, offset: 0 });
    const record = {
      child,
      nextReview: await findNextReviewOf(tx, user, childId),
      openReview: await findOpenReview(tx, user, childId),
      due: { late: await dueOf('late'), soon: await dueOf('soon'), later: await dueOf('later') },
      unknown: await listUnknownDuties(tx, user, childId),
      tables: await readTables(request, childId),
      related: await listRelatedChildren(tx, user, { childId, today }),
      leavingCare: await findLeavingCare(tx, user, { child, today }),
      timeline: await readTimeline(tx, user, { childId, today }),
      contacts: await summariseContacts(tx, user, { childId, today }),
      visits: await summariseVisits(tx, user, { child, today }),
      continuity: await findContinuity(tx, user, { childId, today }),
      decisions: await findLastEdition(tx, user, childId),
      endOfCare: await findEndOfCare(tx, user, childId),
      canRecord: await mayRecord(tx, user, childId),
      differingTimes: child.isFromReturns ? await listDifferingTimes(tx, user, childId) : [],
    };
    return show('casework/children/pages/child/page.njk', toView(record, { roles: user.roles, today, terms }), {
      childIds: [childId, ...record.related.map((each) => each.childId)],
      details: { inEmergency: child.emergencyUntil !== null },
    });
  },
};

async function readTables({ tx, user, today }: PageRequest, childId: string): Promise<RecordTable[]> {
  const slice = { childId, limit: ROWS_OF_A_TABLE, offset: 0 };
  const { reviews, total } = await listHeldReviews(tx, user, { ...slice, today });
  const tables = [toReviewTable(childId, reviews, total)];
  for (const kind of SPANS) {
    const of = await listSpans(tx, user, { ...slice, kind });
    tables.push(toSpanTable(kind, of.spans, of.total));
  }
  return tables;
}
