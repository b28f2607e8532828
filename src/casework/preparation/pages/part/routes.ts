import { idIn } from '../../../../platform/ids.ts';
import { type ConflictView, mergeVersions, versioned } from '../../../../platform/pages/conflict.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import { shortNameOfChild } from '../../../children/name-of-child.ts';
import { bookletOf } from '../../../participation/booklet.ts';
import { listPapersOfReview } from '../../../participation/list-papers-of-review.ts';
import { termsOf } from '../../../settings/terms-of-authority.ts';
import { listTopics } from '../../agenda/list-topics.ts';
import { lineOf, takeOver } from '../../agenda/topics.ts';
import { findAroundPart } from '../../find-around-part.ts';
import { findReviewToRecord } from '../../find-review-to-record.ts';
import { listParts, listVersions, type SavedPart } from '../../list-parts.ts';
import { PART_IDS, type PartId } from '../../parts/part.ts';
import { partOf } from '../../parts/parts.ts';
import { readAnswers } from '../../parts/read-answers.ts';
import { savePart } from '../../save-part.ts';
import { tellFromRecord } from '../../tell-from-record.ts';
import { comparedFields, type OpenPart, toPartFields, toPartView } from './view.ts';

const TEMPLATE = 'casework/preparation/pages/part/page.njk';

/** What is kept of each form before it is sent: the names of its questions are the same in every authority's words. */
function keptFormOf(id: PartId): KeptForm {
  const { fields } = partOf(id, termsOf());
  const names = fields.flatMap(({ name, kind }) => (kind === 'day' ? partsOfDay(name) : [name]));
  return { name: id, fields: [...names, 'item', 'take'] };
}

/** Each part of the preparation: its form, and its keeping; of talks, also each by itself. */
export const PART_PAGES: readonly Page[] = PART_IDS.flatMap((id) => {
  const path = `/reviews/:review/preparation/${id}`;
  const pages = [formOf(id, path, `review.${id}.form`), saveOf(id, path, `review.${id}.saved`)];
  if (partOf(id, termsOf()).isRepeated !== true) return pages;
  const one = `${path}/:item`;
  return [...pages, formOf(id, one, `review.${id}.one-form`), saveOf(id, one, `review.${id}.one-saved`)];
});

function formOf(id: PartId, path: string, action: string): Page {
  const form = keptFormOf(id);
  return {
    forms: [form],
    method: 'GET',
    path,
    permission: 'children.record',
    action,
    handle: async (request) => {
      const of = await find(request, id);
      if (of === undefined) return NOT_FOUND;
      const [last] = of.versions;
      return answer(of, { values: typedBefore(request, form) ?? versioned(beginningOf(of, last)) });
    },
  };
}

/** What stands; of an agenda that nobody has written yet, what the child wants to talk about. */
function beginningOf({ part, offers }: OpenPart, last: SavedPart | undefined): FormFields {
  const fields = toPartFields(part, last);
  const forMeeting = offers?.topics.filter(({ isForMeeting }) => isForMeeting) ?? [];
  return last === undefined && forMeeting.length > 0
    ? { ...fields, topics: forMeeting.map(lineOf).join('\n') }
    : fields;
}

/** The form with the topics on the agenda that were ticked below it. */
function withTaken(form: FormFields, { review, offers }: OpenPart): FormFields {
  const ticked = [form['take'] ?? []].flat();
  const taken = offers?.topics.filter(({ key }) => ticked.includes(key)) ?? [];
  if (taken.length === 0) return form;
  const agenda = String(form['topics'] ?? '');
  return { ...form, topics: takeOver(agenda, { taken, shortName: shortNameOfChild(review.child) }), take: [] };
}

function saveOf(id: PartId, path: string, action: string): Page {
  return {
    forms: [keptFormOf(id)],
    method: 'POST',
    path,
    permission: 'children.record',
    action,
    handle: async (request) => {
      const of = await find(request, id);
      return of === undefined ? NOT_FOUND : await save(request, of);
    },
  };
}

async function save({ tx, user, form: sent, today }: PageRequest, of: OpenPart): Promise<Reply> {
  const form = withTaken(sent, of);
  const reading = readAnswers(of.part, form, { today, around: of.around });
  if (!reading.isValid) return answer(of, { values: form, errors: reading.errors });
  const { review, part, itemId } = of;
  const seen = Number(form['version']) || 0;
  const to = { review, part, itemId, seen, answers: { ...of.told, ...reading.values }, today: getDay(today) };
  const outcome = await savePart(tx, user, to);
  switch (outcome.kind) {
    case 'saved':
      return redirect(`/reviews/${review.reviewId}/preparation`, { notice: `Saved: ${part.title}.`, ...shownOf(of) });
    case 'not-found':
      return NOT_FOUND;
    case 'conflict':
      return answer(
        of,
        mergeVersions(comparedFields(part), { mine: form, theirs: toPartFields(part, outcome.theirs) }),
      );
    case 'contradicts':
      return answer(of, { values: form, errors: [refuse('on', outcome.message)] });
  }
}

async function find({ tx, user, params, form, terms, today }: PageRequest, id: PartId): Promise<OpenPart | undefined> {
  const review = await findReviewToRecord(tx, user, params['review'] ?? '');
  if (review === undefined) return undefined;
  const { reviewId } = review;
  const part = partOf(id, terms);
  const itemId = part.isRepeated ? (params['item'] ?? newItemOf(form)) : reviewId;
  const versions = await listVersions(tx, user, { reviewId, part: id, itemId });
  if (params['item'] !== undefined && versions.length === 0) return undefined;
  const all = part.isRepeated ? await listParts(tx, user, reviewId) : [];
  const others = all.filter((each) => each.part === id && each.itemId !== itemId);
  const around = await findAroundPart(tx, user, { review, today, terms, procedure: user.procedure });
  const offers = part.takesOver === true ? await listTopics(tx, user, { review, terms }) : undefined;
  const told = await tellFromRecord(tx, user, { part, childId: review.childId, today, terms });
  const papers = BOOKLET_HELPS.has(id) ? await listPapersOfReview(tx, user, { reviewId }) : [];
  return { review, part, itemId, versions, others, around, offers, told, booklet: bookletOf(papers) };
}

/** Where what the child wrote in the booklet helps to draw out what the child thinks. */
const BOOKLET_HELPS: ReadonlySet<PartId> = new Set(['wishes', 'private-talk']);

/** A form that is sent twice saves one talk: it bears the id that the talk will have. */
function newItemOf(form: FormFields): string {
  return idIn(form['item']) ?? crypto.randomUUID();
}

interface Shown {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly conflict?: ConflictView;
}

function answer(of: OpenPart, { values, errors = [], conflict }: Shown): Reply {
  const model = { ...toPartView(of, { values, errors }), conflict, errors, form: of.part.id };
  const shown = shownOf(of);
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

function shownOf({ review, part }: OpenPart) {
  return { childIds: [review.childId], details: { reviewId: review.reviewId, part: part.id } };
}
