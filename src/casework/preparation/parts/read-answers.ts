import { dayOf } from '../../../platform/pages/day-field.ts';
import { type FormError, type FormReading, refuse } from '../../../platform/pages/form.ts';
import type { FormFields } from '../../../platform/pages/page.ts';
import type { Answers, AroundPart, Field, Part } from './part.ts';

const LONGEST_TEXT = 500;
const LONGEST_LONG_TEXT = 20_000;

/** Reads what was typed into the questions of a part; all that is wrong with it at once. */
export function readAnswers(
  part: Part,
  form: FormFields,
  { today, around }: { readonly today: string; readonly around: AroundPart },
): FormReading<Answers> {
  const answers: Record<string, string | readonly string[]> = {};
  const errors: FormError[] = [];
  const fields = part.fields.filter(({ asks }) => asks === undefined || asks(around));
  for (const field of fields) {
    const read = readField(field, form, today);
    if (typeof read === 'object' && 'fault' in read) errors.push(refuse(field.name, read.fault));
    else if (read !== undefined) answers[field.name] = read;
  }
  for (const field of fields) {
    const fault = faultOfOpen(field, answers) ?? field.fault?.(answers, around);
    const isTold = errors.some((error) => error.field === field.name);
    if (fault !== undefined && !isTold) errors.push(refuse(field.name, fault));
  }
  const order = new Map(part.fields.map(({ name }, index) => [name, index]));
  errors.sort((a, b) => (order.get(a.field) ?? 0) - (order.get(b.field) ?? 0));
  return errors.length > 0 ? { isValid: false, errors } : { isValid: true, values: answers };
}

type Read = string | readonly string[] | undefined | { readonly fault: string };

function readField(field: Field, form: FormFields, today: string): Read {
  switch (field.kind) {
    case 'text':
      return readText(form[field.name], LONGEST_TEXT);
    case 'long-text':
      return readText(form[field.name], LONGEST_LONG_TEXT);
    case 'day':
      return readDay(field.name, form, field.mayBeAhead === true ? undefined : today);
    case 'one-of': {
      const chosen = form[field.name];
      return typeof chosen === 'string' && Object.hasOwn(field.choices, chosen) ? chosen : undefined;
    }
    case 'any-of': {
      const sent = [form[field.name] ?? []].flat();
      const chosen = Object.keys(field.choices).filter((choice) => sent.includes(choice));
      return chosen.length === 0 ? undefined : chosen;
    }
  }
}

function readText(typed: FormFields[string], longest: number): Read {
  const text = [typed ?? ''].flat().join(' ').replaceAll('\r\n', '\n').trim();
  if (text.length > longest) return { fault: `Use ${longest.toLocaleString('en-GB')} characters or fewer` };
  return text === '' ? undefined : text;
}

function readDay(name: string, form: FormFields, today: string | undefined): Read {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => String(form[`${name}-${part}`] ?? '').trim());
  if (!(day || month || year)) return undefined;
  const found = dayOf({ day, month, year });
  if (found === undefined) return { fault: 'Enter a day that there is, such as 27 3 2026' };
  return today !== undefined && found > today ? { fault: 'This day is still to come' } : found;
}

/** What is missing of a question that was left open; undefined where it may be. */
function faultOfOpen({ name, missing, neededIf }: Field, answers: Answers): string | undefined {
  if (answers[name] !== undefined) return undefined;
  if (missing !== undefined) return missing;
  if (neededIf === undefined) return undefined;
  const other = answers[neededIf.question];
  const isNeeded =
    neededIf.is.length === 0 ? other !== undefined : [other].flat().some((one) => neededIf.is.includes(String(one)));
  return isNeeded ? neededIf.missing : undefined;
}
