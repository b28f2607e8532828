import { versioned } from '../../../../platform/pages/conflict.ts';
import { type FormError, type FormReading, refuse } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import {
  type Dictionary,
  TERM_NAMES,
  type Term,
  type TermName,
  YOUNG_PERSON_FROM,
} from '../../../../platform/pages/terms.ts';
import type { KeptTerms } from '../../change-terms.ts';

const LONGEST = 60;
/** Words as people write them, and nothing that could be taken for markup or for a place to fill in. */
const WORDS = /^[\p{L}\d][\p{L}\d '’&.,()/-]*$/u;

/** Between them lies every age from which anybody says "young person". */
const [YOUNGEST, OLDEST] = [10, 18];

/** What somebody typed of the words, and from which birthday a child is called a young person. */
interface TypedWords {
  readonly dictionary: Partial<Dictionary>;
  readonly youngPersonFrom: number;
}

/** Reads what things are called. What is left empty is called as in the procedure. */
export function readWordsForm(form: FormFields): FormReading<TypedWords> {
  const values: Partial<Record<TermName, Term>> = {};
  const errors: FormError[] = [];
  for (const name of TERM_NAMES) {
    const [one, many] = [typed(form, `${name}-one`), typed(form, `${name}-many`)];
    if (one === '' && many === '') continue;
    const faults = [...faultsOf(`${name}-one`, one, many), ...faultsOf(`${name}-many`, many, one)];
    errors.push(...faults);
    if (faults.length === 0) values[name] = { one, many };
  }
  const from = typed(form, 'youngPersonFrom');
  const youngPersonFrom = from === '' ? YOUNG_PERSON_FROM : Number(from);
  if (!Number.isInteger(youngPersonFrom) || youngPersonFrom < YOUNGEST || youngPersonFrom > OLDEST) {
    errors.push(
      refuse('youngPersonFrom', `Enter a birthday from ${YOUNGEST} to ${OLDEST}, such as ${YOUNG_PERSON_FROM}`),
    );
  }
  if (errors.length > 0) return { isValid: false, errors };
  return { isValid: true, values: { dictionary: values, youngPersonFrom } };
}

export function toFields({
  dictionary,
  youngPersonFrom,
  version,
}: Omit<KeptTerms, 'ofProcedure' | 'procedure'>): FormFields {
  const fields = TERM_NAMES.flatMap((name) => [
    [`${name}-one`, dictionary[name].one],
    [`${name}-many`, dictionary[name].many],
  ]);
  return versioned({
    ...Object.fromEntries(fields),
    youngPersonFrom: String(youngPersonFrom),
    version: String(version),
  });
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
