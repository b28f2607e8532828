import { toPagination } from '../../../../platform/pages/paging.ts';
import type { PageOfRows } from '../../model.ts';

interface CellView {
  readonly text: string;
  readonly href?: string | undefined;
}

/** A child, and what a figure counts of the child. */
export interface RowView {
  readonly name: string;
  readonly childHref: string;
  readonly cells: readonly CellView[];
}

/** What is behind a figure, as a page shows it. */
export interface RowsView {
  readonly heading: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly RowView[];
  /** What one and more of them are called. */
  readonly noun: Noun;
  readonly total: number;
  readonly withheld: PageOfRows<unknown>['withheld'];
  readonly pagination: object | undefined;
  readonly csvHref: string;
  /** Set where the file leaves some out. */
  readonly mostInCsv: number | undefined;
  readonly back: { readonly href: string; readonly text: string };
}

interface Noun {
  readonly one: string;
  readonly many: string;
  /** There may be several of one child. */
  readonly isOfChild: boolean;
}

interface ToShow<Row> extends Pick<RowsView, 'heading' | 'caption' | 'columns' | 'noun' | 'back'> {
  readonly address: string;
  /** The question in an address. */
  readonly search: string;
  readonly mostInCsv: number;
  readonly toRow: (row: Row) => RowView;
}

export function toRowsView<Row>(
  { rows, total, page, pages, withheld }: PageOfRows<Row>,
  { address, search, mostInCsv, toRow, ...rest }: ToShow<Row>,
): RowsView {
  return {
    ...rest,
    rows: rows.map(toRow),
    ...{ total, withheld },
    pagination: toPagination(page, pages, (number) => `${address}?${search}&page=${number}`),
    csvHref: `${address}/csv?${search}`,
    mostInCsv: total > mostInCsv ? mostInCsv : undefined,
  };
}

export function nameOf({ name, localId }: { readonly name: string | null; readonly localId: string }): string {
  return name ?? `Child ${localId}`;
}
