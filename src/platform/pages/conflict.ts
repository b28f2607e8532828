import { z } from 'zod';
import { dayOf } from './day-field.ts';
import { shortDay } from './days-in-words.ts';
import type { FormFields } from './page.ts';

/** One thing of a form that two people may change at once. */
export interface ComparedField {
  readonly label: string;
  /** The fields of the form in which it stands; a day stands in three. */
  readonly fields: readonly string[];
  readonly inWords: (form: FormFields) => string;
}

/** A text as it was typed: `typed('name', 'Name')`. A browser ends its lines in its own way, which is no change. */
export function typed(name: string, label: string, nothing = NOTHING): ComparedField {
  const inWords = (form: FormFields) =>
    String(form[name] ?? '')
      .replaceAll('\r\n', '\n')
      .trim() || nothing;
  return { label, fields: [name], inWords };
}

/** A choice, by what the form calls it: `chosen('coveredBy', 'Who acts', nameOf)`. */
export function chosen(name: string, label: string, nameOf: (value: string) => string): ComparedField {
  return { label, fields: [name], inWords: (form) => nameOf(String(form[name] ?? '')) };
}

/** What the form calls a choice, in words: `wordsOf(HOWS, howInWords)` for {@link chosen}; of none, "Nothing". */
export function wordsOf<Value extends string>(values: readonly Value[], inWords: (value: Value) => string) {
  return (sent: string): string => {
    const value = values.find((each) => each === sent);
    return value === undefined ? NOTHING : inWords(value);
  };
}

const NOTHING = 'Nothing';

/** Checkboxes of one name, in whatever order they were ticked. */
export function ticked(name: string, label: string, nameOf: (value: string) => string): ComparedField {
  const inWords = (form: FormFields) => [form[name] ?? []].flat().map(nameOf).toSorted().join('; ') || NOTHING;
  return { label, fields: [name], inWords };
}

/** A day in its three fields. */
export function typedDay(name: string, label: string, nothing = "We don't know yet"): ComparedField {
  const fields = ['day', 'month', 'year'].map((part) => `${name}-${part}`);
  const inWords = (form: FormFields): string => {
    const [day = '', month = '', year = ''] = fields.map((field) => String(form[field] ?? '').trim());
    const found = dayOf({ day, month, year });
    return found === undefined ? [day, month, year].join(' ').trim() || nothing : shortDay(found);
  };
  return { label, fields, inWords };
}

/** The field in which a form bears what stood in it when it was opened. */
const BEFORE = '_before';
/** Which of two versions was chosen, and what theirs is; with the number of the row. */
const CHOICE = '_take-';
const THEIRS = '_theirs-';

/** What a form of a row that counts its versions is shown with: it tells later who changed what. */
export function versioned(fields: FormFields): FormFields {
  const { version: _, [BEFORE]: __, ...before } = fields;
  return { ...fields, [BEFORE]: JSON.stringify(before) };
}

export interface DifferenceView {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
  /** Who changed it since the form was opened. */
  readonly by: 'both' | 'them' | 'you';
  /** Which of the two stands in the form below. */
  readonly inForm: 'theirs' | 'mine';
  /** Of what both changed: what the choice is called, and theirs as the form bears it. */
  readonly choice?: { readonly name: string; readonly theirsName: string; readonly theirsFields: string };
}

/** Two versions of one thing, field by field. */
export interface ConflictView {
  readonly differences: readonly DifferenceView[];
  /** Something must be chosen: both changed the same. */
  readonly hasChoice: boolean;
}

interface Versions {
  /** The form as it was sent. */
  readonly mine: FormFields;
  /** What is kept now, as the form would show it, with its `version`. */
  readonly theirs: FormFields;
}

/**
 * Somebody else saved in between. Gives both versions in words, and the form to show again: what only they changed is
 * taken over into it, what one changed oneself stays, and what both changed is chosen.
 *
 * ```ts
 * const { values, conflict } = mergeVersions(COMPARED, { mine: form, theirs: toFields(absence) });
 * return showConflict(TEMPLATE, { ...model, values, conflict });
 * ```
 */
export function mergeVersions(
  compared: readonly ComparedField[],
  { mine, theirs }: Versions,
): { readonly values: FormFields; readonly conflict: ConflictView } {
  const before = readBefore(mine);
  const values: Record<string, FormFields[string]> = { ...mine, ...only(versioned(theirs), ['version', BEFORE]) };
  const differences = compared.flatMap(({ label, fields, inWords }, index): DifferenceView[] => {
    const [their, own] = [inWords(theirs), inWords(mine)];
    if (their === own) return [];
    const by = whoChanged({ before: before && inWords(before), their, own });
    if (by === 'them') Object.assign(values, only(theirs, fields));
    const theirsFields = JSON.stringify(only(theirs, fields));
    const choice = { name: `${CHOICE}${index}`, theirsName: `${THEIRS}${index}`, theirsFields };
    const inForm = by === 'them' ? 'theirs' : 'mine';
    return [{ label, theirs: their, mine: own, by, inForm, ...(by === 'both' && { choice }) }];
  });
  return { values, conflict: { differences, hasChoice: differences.some(({ choice }) => choice !== undefined) } };
}

function whoChanged({ before, their, own }: { before: string | undefined; their: string; own: string }) {
  if (before === own) return 'them';
  return before === their ? 'you' : 'both';
}

function only(form: FormFields, fields: readonly string[]): FormFields {
  return Object.fromEntries(fields.map((field) => [field, form[field]]));
}

const FIELDS = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

function readBefore(form: FormFields): FormFields | undefined {
  return readFields(form[BEFORE]);
}

function readFields(text: FormFields[string]): FormFields | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return FIELDS.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** The form with theirs in the place of what was typed, wherever that was chosen. */
export function takeChoices(form: FormFields): FormFields {
  const choices = Object.keys(form).filter((name) => name.startsWith(CHOICE));
  if (choices.length === 0) return form;
  const chosen = choices
    .filter((name) => form[name] === 'theirs')
    .map((name) => readFields(form[name.replace(CHOICE, THEIRS)]) ?? {});
  const rest = Object.entries(form).filter(([name]) => !name.startsWith(CHOICE) && !name.startsWith(THEIRS));
  return Object.assign(Object.fromEntries(rest), ...chosen);
}
