import { versioned } from '../../../../platform/pages/conflict.ts';
import { type FormError, type FormReading, refuse } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { type Dictionary, TERM_NAMES, type Term, type TermName } from '../../../../platform/pages/terms.ts';

const LONGEST = 60;
/** Words as people write them, and nothing that could be taken for markup or for a place to fill in. */
const WORDS = /^[\p{L}\d][\p{L}\d '’&.,()/-]*$/u;

/** Reads what things are called. What is left empty is called as in the procedure. */
export function readWordsForm(form: FormFields): FormReading<Partial<Dictionary>> {
  const values: Partial<Record<TermName, Term>> = {};
  const errors: FormError[] = [];
  for (const name of TERM_NAMES) {
    const [one, many] = [typed(form, `${name}-one`), typed(form, `${name}-many`)];
    if (one === '' && many === '') continue;
    const faults = [...faultsOf(`${name}-one`, one, many), ...faultsOf(`${name}-many`, many, one)];
    errors.push(...faults);
    if (faults.length === 0) values[name] = { one, many };
  }
  return errors.length === 0 ? { isValid: true, values } : { isValid: false, errors };
}

export function toFields(dictionary: Dictionary, version: number): FormFields {
  const fields = TERM_NAMES.flatMap((name) => [
    [`${name}-one`, dictionary[name].one],
    [`${name}-many`, dictionary[name].many],
  ]);
  return versioned({ ...Object.fromEntries(fields), version: String(version) });
}

function typed(form: FormFields, field: string): string {
  const value = form[field];
  return typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ') : '';
}

function faultsOf(field: string, word: string, other: string): FormError[] {
  if (word === '') {
    const which = field.endsWith('-one') ? 'what one is called' : 'what more than one is called';
    return [refuse(field, `Enter ${which} as well as “${other}”, or leave both empty`)];
  }
  if (word.length > LONGEST) return [refuse(field, `“${word.slice(0, 20)}…” must be ${LONGEST} characters or fewer`)];
  if (WORDS.test(word)) return [];
  return [
    refuse(field, `“${word}” must begin with a letter and hold only letters, digits, spaces and - ' & . , ( ) /`),
  ];
}
