import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Child } from '../../../children/find-child.ts';
import type { Subjects } from '../../../children/list-subjects.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import { whoInWords } from '../../../obligations/due-row.ts';
import { rolesInWords } from '../../../staff/roles-in-words.ts';
import type { DocumentRow, Documents, ExpectedRow } from '../../list-documents.ts';
import type { WhomToWithholdFrom } from '../../list-whom-to-withhold-from.ts';
import { DOCUMENT_TYPES, typeInWords } from '../../model.ts';
import type { WithholdingRow } from '../../withhold-document.ts';
import { everybodyIn, readerInWords, toChoice, type WithheldFrom } from '../../withholding.ts';

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
  readonly listed: Documents & { readonly page: number; readonly pages: number };
  readonly canRecord: boolean;
  readonly terms: Terms;
  readonly today: string;
  readonly type: string;
}

/** What the page of a child's documents shows. */
export function toListView({ child, subjects, listed, canRecord, terms, today, type }: Listed): object {
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
    expected: listed.expected.map((row) => ({
      ...toExpected(row, { href, reviews, today }),
      who: whoInWords(row.actor, { ...child, terms }),
    })),
    documents: listed.documents.map((row) => toRow(row, { href, reviews })),
    total: listed.total,
    pagination: toPagination(listed.page, listed.pages, (number) => `${href}/documents?page=${number}&type=${type}`),
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
    isWithheld: row.isWithheld,
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

/** "Not in yet: due in 8 working days", "Missing: 5 working days late". */
function missingInWords(dueOn: string, today: string): string {
  const { words, kind } = dueInWords(dueOn, today);
  return kind === 'late' ? `Missing: ${words}` : `Not in yet: due ${words}`;
}

/** Whom a document may be withheld from, in groups to choose from. */
export function whomInGroups(
  whom: WhomToWithholdFrom,
  { chosen, terms }: { readonly chosen: FormFields[string]; readonly terms: Terms },
): object[] {
  const choice = (from: WithheldFrom, text: string) => {
    const value = toChoice(from);
    return { value, text, isChosen: value === chosen };
  };
  const staff = whom.staff.map(({ staffId, name, roles }) =>
    choice({ kind: 'staff', staffId }, `${name}, ${terms.retell(rolesInWords(roles))}`),
  );
  const people = whom.people.map(({ personId, name, relationship }) =>
    choice({ kind: 'person', personId }, `${name}, ${relationship}`),
  );
  return [
    { label: terms.say('Somebody around the child'), choices: people },
    {
      label: 'People outside',
      choices: whom.readers.map((reader) => choice({ kind: 'reader', reader }, terms.sayOf(readerInWords(reader)))),
    },
    { label: 'A role', choices: whom.roles.map((role) => choice({ kind: 'role', role }, everybodyIn(role, terms))) },
    { label: 'A person on the staff', choices: staff },
  ].filter(({ choices }) => choices.length > 0);
}

/** A decision to withhold a document, in words. */
export function withholdingInWords(
  row: WithholdingRow,
  { terms, today }: { readonly terms: Terms; readonly today: string },
) {
  const { staffId, role, reader, name, relationship } = row;
  const whom =
    role === null
      ? reader === null
        ? (name ?? 'Somebody')
        : terms.sayOf(readerInWords(reader))
      : everybodyIn(role, terms);
  const named = relationship === null ? whom : `${whom}, ${relationship}`;
  return {
    id: row.id,
    whom: named,
    /** At the beginning of a sentence. */
    Whom: `${named.charAt(0).toUpperCase()}${named.slice(1)}`,
    isOnTheStaff: staffId !== null || role !== null,
    holds: row.liftedAt === null && row.fromOn <= today,
    isStillToCome: row.liftedAt === null && row.fromOn > today,
    fromOn: row.fromOn,
    reason: row.reason,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy,
    lifted: row.liftedAt === null ? undefined : { at: row.liftedAt, by: row.liftedBy, because: row.liftedBecause },
  };
}
