import nunjucks, { type Environment } from 'nunjucks';
import { dayInWords, momentInWords, shortDay } from '../../platform/pages/days-in-words.ts';
import type { FormError } from '../../platform/pages/form.ts';
import { Markup } from '../../platform/pages/markup.ts';
import { type TermInSentence, type TermName, Terms } from '../../platform/pages/terms.ts';

const NUMBERS = new Intl.NumberFormat('en-GB');

/** What templates may say of a value: `{{ child.bornOn | day }}`. */
export function addFilters(templates: Environment): void {
  templates.addFilter('day', dayInWords);
  templates.addFilter('shortDay', shortDay);
  templates.addFilter('moment', momentInWords);
  templates.addFilter('errorOf', errorOf);
  templates.addFilter('markup', whole);
  templates.addFilter('number', (value: number) => NUMBERS.format(value));
  templates.addFilter('term', termOf);
  templates.addFilter('counted', counted);
  templates.addFilter('termFor', termFor);
  templates.addFilter('retell', retellOf);
  templates.addFilter('retellItems', retellItems);
  templates.addFilter('sayOf', sayOf);
  templates.addFilter('sayItems', sayItems);
}

/** Nunjucks hands a filter the template that it stands in. */
interface InTemplate {
  readonly ctx: { readonly terms?: unknown };
}

/** A term of the authority, in the form in which it is named: `{{ "an iro" | term }}` is "an IRM" in Halton. */
function termOf(this: InTemplate, term: TermInSentence): string {
  return termsIn(this).of(term);
}

/** As many of a thing: `{{ 3 | counted("iro") }}` is "3 IROs". */
function counted(this: InTemplate, number: number, name: TermName): string {
  return termsIn(this).count(number, name);
}

/** The word for as many, where the number stands by itself: `{{ 3 | termFor("iro") }}` is "IROs". */
function termFor(this: InTemplate, number: number, name: TermName): string {
  return termsIn(this).for(number, name);
}

/** A fixed text in the words of the statutory guidance, such as the title of a rule, in the authority's. */
function retellOf(this: InTemplate, text: string): string {
  return termsIn(this).retell(text);
}

/** A text about one child, said of a young person where the page is about one: the loader writes it into templates. */
function sayOf(this: InTemplate, text: string): string {
  return termsIn(this).sayOf(text);
}

/** The choices of a list whose texts are the program's own: `items: reasons | sayItems`. */
function sayItems<Item extends { readonly text: string }>(this: InTemplate, items: readonly Item[]): Item[] {
  const terms = termsIn(this);
  return items.map((item) => ({ ...item, text: terms.sayOf(item.text) }));
}

/** The choices of a list whose texts are the program's own: `items: filters | retellItems`. */
function retellItems<Item extends { readonly text: string }>(this: InTemplate, items: readonly Item[]): Item[] {
  const terms = termsIn(this);
  return items.map((item) => ({ ...item, text: terms.retell(item.text) }));
}

/** A macro sees nothing of the page unless it is imported with its context; silence would print the wrong words. */
function termsIn({ ctx: { terms } }: InTemplate): Terms {
  if (terms instanceof Terms) return terms;
  throw new Error('there are no terms here: import the macro "with context"');
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
