import { z } from 'zod';
import { isId } from '../../../../platform/ids.ts';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormError, readForm, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { keepChildWords, listChildWords } from '../../child-words.ts';
import type { Review } from '../../find-review.ts';
import { findReviewToRecord } from '../../find-review-to-record.ts';
import { OBTAINED_BY } from '../../model.ts';
import { obtainedInWords } from '../../words.ts';

const PATH = '/reviews/:review/preparation/own-words';
const TEMPLATE = 'casework/preparation/pages/own-words/page.njk';
const LONGEST_WORDS = 20_000;

function schemaOf(today: string) {
  return z.object({
    // As they were said: not even blanks between them are touched.
    words: z
      .string('Enter what the child said')
      .refine((words) => words.trim() !== '', 'Enter what the child said')
      .refine(
        (words) => words.length <= LONGEST_WORDS,
        `Use ${LONGEST_WORDS.toLocaleString('en-GB')} characters or fewer`,
      ),
    saidOn: day('Enter the day on which it was said').refine((on) => on <= today, 'This day is still to come'),
    saidTo: text('Enter to whom it was said, or who saw it'),
    obtainedBy: z.enum(OBTAINED_BY, 'Choose how it came to be known'),
    setting: z
      .string()
      .optional()
      .transform((setting) => (setting ?? '').trim())
      .transform((setting) => (setting === '' ? null : setting)),
    corrects: z
      .string()
      .optional()
      .transform((id) => (id !== undefined && isId(id) ? id : null)),
  });
}

const OWN_WORDS_FIELDS: KeptForm = {
  name: 'own-words',
  fields: ['words', ...partsOfDay('saidOn'), 'saidTo', 'obtainedBy', 'setting', 'corrects'],
};

const OWN_WORDS: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'review.own-words.read',
  forms: [OWN_WORDS_FIELDS],
  handle: async (request) => {
    const review = await findReviewToRecord(request.tx, request.user, request.params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    return await answer(request, review, { values: typedBefore(request, OWN_WORDS_FIELDS) ?? {} });
  },
};

const KEEP_WORDS: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'review.own-words.kept',
  forms: [OWN_WORDS_FIELDS],
  handle: async (request) => {
    const { tx, user, form, today, params } = request;
    const review = await findReviewToRecord(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const reading = readForm(schemaOf(today), withDays(form, 'saidOn'));
    if (!reading.isValid) return await answer(request, review, { values: form, errors: reading.errors });
    const { corrects: correctsId, ...said } = reading.values;
    const { childId, reviewId } = review;
    const known = await listChildWords(tx, user, reviewId);
    const isOfReview = correctsId === null || known.some(({ id }) => id === correctsId);
    const kept = isOfReview
      ? await keepChildWords(tx, user, { ...said, correctsId, childId, reviewId })
      : 'corrected-already';
    if (kept === 'corrected-already') {
      const error = {
        field: 'words',
        text: 'Somebody put these words right meanwhile: look at them below',
        href: '#words',
      };
      return await answer(request, review, { values: { ...form, corrects: '' }, errors: [error] });
    }
    return redirect(PATH.replace(':review', reviewId), { notice: 'Kept as it was said.', ...shownOf(review) });
  },
};

export const OWN_WORDS_PAGES: readonly Page[] = [OWN_WORDS, KEEP_WORDS];

interface Shown {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

async function answer(
  { tx, user, terms }: PageRequest,
  review: Review,
  { values, errors = [] }: Shown,
): Promise<Reply> {
  const kept = await listChildWords(tx, user, review.reviewId);
  const model = {
    name: nameOfChild(review.child),
    shortName: shortNameOfChild(review.child),
    back: `/reviews/${review.reviewId}/preparation`,
    values,
    errors,
    ways: OBTAINED_BY.map((value) => ({
      value,
      text: obtainedInWords(value, terms),
      checked: values['obtainedBy'] === value,
    })),
    kept: kept.map((each) => ({ ...each, obtained: obtainedInWords(each.obtainedBy, terms) })),
    corrections: [
      { value: '', text: 'It is new' },
      ...kept.map(({ id, saidOn, words }) => ({
        value: id,
        text: `It puts right what stands of ${saidOn}: ${words.slice(0, 40)}`,
      })),
    ],
  };
  return showForm(TEMPLATE, model, shownOf(review));
}

function shownOf({ childId, reviewId }: Review) {
  return { childIds: [childId], details: { reviewId } };
}
