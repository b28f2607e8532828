import nunjucks, { type Environment } from 'nunjucks';
import { dayInWords, momentInWords, shortDay } from '../../platform/pages/days-in-words.ts';
import type { FormError } from '../../platform/pages/form.ts';
import { Markup } from '../../platform/pages/markup.ts';

/** What templates may say of a value: `{{ child.bornOn | day }}`. */
export function addFilters(templates: Environment): void {
  templates.addFilter('day', dayInWords);
  templates.addFilter('shortDay', shortDay);
  templates.addFilter('moment', momentInWords);
  templates.addFilter('errorOf', errorOf);
  templates.addFilter('markup', whole);
  templates.addFilter('number', (value: number) => value.toLocaleString('en-GB'));
}

/** The fault of one field, as the macros of the design system want it; nothing where the field is right. */
function errorOf(errors: readonly FormError[] | undefined, field: string): { text: string } | undefined {
  const error = errors?.find((each) => each.field === field);
  return error === undefined ? undefined : { text: error.text };
}

/** Rows that were written and escaped by `markup`; anything else is escaped as ever. */
function whole(value: unknown): unknown {
  return value instanceof Markup ? new nunjucks.runtime.SafeString(value.toString()) : value;
}
