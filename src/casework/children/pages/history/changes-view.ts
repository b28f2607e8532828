import { toPagination } from '../../../../platform/pages/paging.ts';
import { type ChangedValue, changedThingInWords, valuesInWords } from '../../change-in-words.ts';
import type { KeptChange } from '../../list-changes.ts';

interface ChangeRow {
  readonly what: string;
  /** "new", "taken out", or nothing where values changed. */
  readonly how: string | undefined;
  readonly values: readonly ChangedValue[];
  readonly at: string;
  readonly by: string;
}

/** The values of a child that people changed, as the history shows them. */
export interface ChangesView {
  readonly changes: readonly ChangeRow[];
  readonly changesPagination: object | undefined;
}

interface Shown {
  readonly href: string;
  readonly page: number;
  readonly pages: number;
}

export function toChangesView(changes: readonly KeptChange[], { href, page, pages }: Shown): ChangesView {
  return {
    changes: changes.map((change) => ({
      what: changedThingInWords(change),
      how: change.before === null ? 'new' : change.after === null ? 'taken out' : undefined,
      values: valuesInWords(change),
      at: change.changedAt,
      by: change.changedBy ?? 'the program itself',
    })),
    changesPagination: toPagination(page, pages, (number) => `${href}?changes=${number}#values`),
  };
}
