import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type Markup, markup } from '../../../../platform/pages/markup.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { DueInWords } from '../../due-in-words.ts';

/** A child as a row of the table shows it. */
export interface ChildInCaseload {
  readonly href: string;
  readonly name: string;
  readonly localId: string;
  readonly age: string | undefined;
  readonly actingFor: string | null;
  /** The brothers and sisters in the caseload, where they stand together. */
  readonly siblings: readonly string[];
  /** With the day that somebody states for it, where it is another. */
  readonly review: (DueInWords & { readonly on: string; readonly statedOn: string | null }) | undefined;
  readonly next: (DueInWords & { readonly on: string; readonly title: string }) | undefined;
  readonly overdue: number;
  readonly unknown: number;
  /** That nobody knows what the child wants now, where it is so. */
  readonly unheard: string | undefined;
}

/**
 * The rows of the table: seventy, on the page that is asked for most of all. Its cells have no classes, whose names would
 * be a third of the page: they look as `.footprint-rows` says.
 */
export function toRows(children: readonly ChildInCaseload[], terms: Terms): Markup {
  const label = terms.say('Next {review} due');
  return markup`${children.map((child) => toRow(child, label))}`;
}

function toRow(
  { href, name, age, actingFor, siblings, review, next, overdue, unknown, unheard }: ChildInCaseload,
  reviewLabel: string,
): Markup {
  return markup`<tr><th scope="row"><a class="govuk-link" href="${href}">${name}</a> <small>${age === undefined ? undefined : markup`aged ${age}`}${actingFor === null ? undefined : markup`, for ${actingFor}`}</small>${toSiblings(siblings)}</th>
<td data-label="${reviewLabel}">${review === undefined ? 'None is due' : markup`${shortDay(review.on)}<br>${toDue(review)}${toStated(review.statedOn)}`}</td>
<td data-label="What is next">${next === undefined ? 'Nothing is due' : markup`${next.title}<br><small>${shortDay(next.on)}, ${toDue(next)}</small>`}</td>
<td data-label="The authority is late with">${things(overdue)}</td>
<td data-label="Not known yet">${toUnknown(unknown, unheard)}</td></tr>
`;
}

function toUnknown(unknown: number, unheard: string | undefined): Markup | string {
  if (unheard === undefined) return things(unknown);
  return unknown === 0 ? markup`<small>${unheard}</small>` : markup`${things(unknown)}<br><small>${unheard}</small>`;
}

function toSiblings(names: readonly string[]): Markup | undefined {
  if (names.length === 0) return undefined;
  return markup`<br><small>Brother or sister of ${names.join(', ')}</small>`;
}

function toDue({ kind, words }: DueInWords): Markup {
  return markup`<span class="footprint-due footprint-due--${kind}">${words}</span>`;
}

function toStated(on: string | null): Markup | undefined {
  if (on === null) return undefined;
  return markup`<br><small>Somebody stated ${shortDay(on)}; both days are kept</small>`;
}

function things(count: number): string {
  if (count === 0) return 'Nothing';
  return count === 1 ? '1 thing' : `${count} things`;
}
