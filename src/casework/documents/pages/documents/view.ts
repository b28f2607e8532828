import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import type { Child } from '../../../children/find-child.ts';
import type { Subjects } from '../../../children/list-subjects.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import type { DocumentRow, Documents, ExpectedRow } from '../../list-documents.ts';
import { DOCUMENT_TYPES, typeInWords } from '../../model.ts';

const KIBIBYTE = 1024;

/** `1536` as "2 KB", `3000000` as "2.9 MB". */
export function sizeInWords(bytes: number): string {
  const kibibytes = bytes / KIBIBYTE;
  if (kibibytes < KIBIBYTE) return `${Math.ceil(kibibytes)} KB`;
  return `${(kibibytes / KIBIBYTE).toFixed(1)} MB`;
}

/** What a review is called in a list to choose from. */
export function reviewsInWords({ reviews }: Subjects): { readonly key: string; readonly words: string }[] {
  return reviews.map(({ key, heldOn, arrangedFor }) => {
    if (heldOn !== null) return { key, words: `The review held on ${shortDay(heldOn)}` };
    if (arrangedFor !== null) return { key, words: `The review arranged for ${shortDay(arrangedFor)}` };
    return { key, words: 'The review that is being prepared' };
  });
}

interface Listed {
  readonly child: Child;
  readonly subjects: Subjects;
  readonly listed: Documents;
  readonly canRecord: boolean;
  readonly today: string;
  readonly page: number;
  readonly pages: number;
  readonly type: string;
}

/** What the page of a child's documents shows. */
export function toListView({ child, subjects, listed, canRecord, today, page, pages, type }: Listed): object {
  const href = `/children/${child.childId}`;
  const reviews = new Map(reviewsInWords(subjects).map(({ key, words }) => [key, words]));
  return {
    name: nameOfChild(child),
    href,
    canRecord,
    type,
    types: [{ value: '', text: 'All' }, ...DOCUMENT_TYPES.map((each) => ({ value: each.type, text: each.words }))].map(
      (choice) => ({ ...choice, selected: choice.value === type }),
    ),
    expected: listed.expected.map((row) => toExpected(row, { href, reviews, today })),
    documents: listed.documents.map((row) => toRow(row, { href, reviews })),
    total: listed.total,
    pagination: toPagination(page, pages, (number) => `${href}/documents?page=${number}&type=${type}`),
  };
}

interface Words {
  readonly href: string;
  readonly reviews: ReadonlyMap<string, string>;
}

function toRow(row: DocumentRow, { href, reviews }: Words) {
  return {
    href: `${href}/documents/${row.id}`,
    title: row.title,
    what: typeInWords(row.type),
    review: row.review === null ? undefined : (reviews.get(row.review) ?? 'A review'),
    dated: row.datedOn,
    received: row.receivedOn,
    receivedBy: row.receivedBy ?? undefined,
    isWithdrawn: row.withdrawnAt !== null,
  };
}

function toExpected({ rule, review, dueOn, metOn }: ExpectedRow, { href, reviews, today }: Words & { today: string }) {
  const type = DOCUMENT_TYPES.find(({ receipt }) => receipt?.rule === rule);
  // A review of which nothing is known yet is no key that a document could be received for.
  const known = review !== null && reviews.has(review) ? review : undefined;
  const question = new URLSearchParams({ type: type?.type ?? '', ...(known !== undefined && { review: known }) });
  return {
    what: type?.words ?? rule,
    review: known === undefined ? 'The next review' : reviews.get(known),
    due: dueOn,
    received: metOn ?? undefined,
    state: metOn === null ? missingInWords(dueOn, today) : metOn > dueOn ? 'late' : 'in time',
    addHref: metOn === null ? `${href}/documents/new?${question}` : undefined,
  };
}

/** "due in 8 working days", "5 working days late". */
function missingInWords(dueOn: string, today: string): string {
  const { words, kind } = dueInWords(dueOn, today);
  return kind === 'late' ? words : `due ${words}`;
}
