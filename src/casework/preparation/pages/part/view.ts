import { type ComparedField, chosen, ticked, typed, typedDay } from '../../../../platform/pages/conflict.ts';
import { toDayFields } from '../../../../platform/pages/day-field.ts';
import { dayInWords, momentInWords } from '../../../../platform/pages/days-in-words.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import type { Booklet } from '../../../participation/booklet.ts';
import type { TopicsOfReview } from '../../agenda/list-topics.ts';
import { isOnAgenda, lineOf, toLines } from '../../agenda/topics.ts';
import type { Review } from '../../find-review.ts';
import type { SavedPart } from '../../list-parts.ts';
import { answerInWords, linesOfAnswers } from '../../parts/answers-in-words.ts';
import type { Answers, AroundPart, Field, Part } from '../../parts/part.ts';

/** What one form is about. */
export interface OpenPart {
  readonly review: Review;
  readonly part: Part;
  readonly itemId: string;
  /** Every version of it, the one that stands first. */
  readonly versions: readonly SavedPart[];
  /** Of a part that there are several of: the others. */
  readonly others: readonly SavedPart[];
  readonly around: AroundPart;
  /** For an agenda: what may be put on it. */
  readonly offers: TopicsOfReview | undefined;
  /** What the record tells of it today. */
  readonly told: Answers;
  /** What the child wrote beforehand, where that helps. */
  readonly booklet: Booklet | undefined;
}

interface Shown {
  readonly values: FormFields;
  readonly errors: readonly FormError[];
}

/** What the form of a part shows. */
export function toPartView(
  { review, part, itemId, versions, others, around, offers, told, booklet }: OpenPart,
  { values, errors }: Shown,
) {
  const [last, ...earlier] = versions;
  const back = `/reviews/${review.reviewId}/preparation`;
  return {
    name: nameOfChild(review.child),
    back,
    title: part.title,
    guidance: [...part.guidance, ...(part.guidanceFor?.(around) ?? [])],
    shortName: shortNameOfChild(review.child),
    childHref: `/children/${review.childId}`,
    told: (part.told ?? []).map((field) => ({
      label: field.label,
      text: answerInWords(field, told) ?? 'Nothing is recorded',
    })),
    fields: part.fields
      .filter(({ asks }) => asks === undefined || asks(around))
      .map((field) => toFieldView(field, { values, errors }, around)),
    booklet: booklet?.answers ?? [],
    values,
    offered: offered(offers, values),
    notTopics: offers?.notTopics,
    itemId: part.isRepeated ? itemId : undefined,
    savedBy: last === undefined ? undefined : savedInWords(last),
    earlier: earlier.map((version) => ({
      words: savedInWords(version),
      lines: linesOfAnswers(part, version.answers),
    })),
    others: others.map((other) => ({ href: `${back}/${part.id}/${other.itemId}`, text: dayOf(other) })),
    addHref: part.isRepeated && last !== undefined ? `${back}/${part.id}` : undefined,
  };
}

/** What is not on the agenda yet and may be taken over. */
function offered(offers: TopicsOfReview | undefined, values: FormFields) {
  const lines = toLines(String(values['topics'] ?? ''));
  const ticked = [values['take'] ?? []].flat();
  return (offers?.topics ?? [])
    .filter((topic) => !isOnAgenda(topic, lines))
    .map(({ key, caution, ...topic }) => ({
      value: key,
      text: lineOf(topic),
      checked: ticked.includes(key),
      hint: caution === undefined ? undefined : { text: caution },
    }));
}

function dayOf({ answers }: SavedPart): string {
  return typeof answers['on'] === 'string' ? dayInWords(answers['on']) : 'Without a day';
}

function toFieldView(field: Field, { values, errors }: Shown, around: AroundPart) {
  const { name, label, kind } = field;
  const hints = [field.hint, field.onRecord?.(around)].flatMap((text) => text ?? []);
  const error = errors.find((each) => each.field === name);
  const chosen = [values[name] ?? []].flat();
  return {
    name,
    label,
    kind,
    hint:
      hints.length === 0
        ? undefined
        : { text: hints.map((text) => (text.endsWith('.') || hints.length === 1 ? text : `${text}.`)).join(' ') },
    value: values[name],
    errorMessage: error === undefined ? undefined : { text: error.text },
    items:
      kind === 'one-of' || kind === 'any-of'
        ? Object.entries(field.choices).map(([value, text]) => ({ value, text, checked: chosen.includes(value) }))
        : undefined,
  };
}

/** What the form shows of the answers that stand; undefined where none do. */
export function toPartFields({ fields }: Part, saved: SavedPart | undefined): FormFields {
  const answers = saved?.answers ?? {};
  const shown = Object.fromEntries(
    fields.flatMap(({ name, kind }): [string, string | readonly string[] | undefined][] => {
      const answer = answers[name];
      if (kind === 'day' && typeof answer === 'string') return Object.entries(toDayFields(name, answer));
      return [[name, answer]];
    }),
  );
  return { ...shown, version: String(saved?.number ?? 0) };
}

/** What of a part two people may change at once: each question by itself. */
export function comparedFields({ fields }: Part): ComparedField[] {
  return fields.map((field) => {
    const { name, label, kind } = field;
    if (kind === 'day') return typedDay(name, label, 'Nothing');
    if (kind === 'one-of') return chosen(name, label, (choice) => field.choices[choice] ?? 'Nothing');
    if (kind === 'any-of') return ticked(name, label, (choice) => field.choices[choice] ?? choice);
    return typed(name, label);
  });
}

function savedInWords({ recordedBy, recordedAt }: SavedPart): string {
  return `${recordedBy ?? 'The program'}, ${momentInWords(recordedAt)}`;
}
