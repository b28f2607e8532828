import type { FormFields } from '../../../../platform/pages/page.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import { eventInWords, sourceInWords } from '../../fact-in-words.ts';
import type { Child } from '../../find-child.ts';
import type { History } from '../../list-history.ts';
import type { RecordedFact } from '../../list-standing-facts.ts';
import { nameOfChild } from '../../name-of-child.ts';

/** What the address asks for. */
export interface HistoryFilters {
  readonly type: string | undefined;
  readonly source: 'all' | 'people' | 'files';
  readonly onlyCorrections: boolean;
}

const SOURCES = [
  { value: 'all', text: 'People and files' },
  { value: 'people', text: 'What people recorded' },
  { value: 'files', text: 'What came from a file' },
] as const;

const TYPE = /^[a-z-]{1,60}$/;

export function readFilters({ type, source, corrections }: FormFields): HistoryFilters {
  return {
    type: typeof type === 'string' && TYPE.test(type) ? type : undefined,
    source: SOURCES.find(({ value }) => value === source)?.value ?? 'all',
    onlyCorrections: corrections === 'yes',
  };
}

interface FactRow {
  readonly id: string;
  readonly on: string;
  /** The moment, for what is counted in hours. */
  readonly time: string | undefined;
  readonly what: string;
  readonly source: string;
  /** What became of it, and what it put right. */
  readonly notes: readonly { readonly text: string; readonly href?: string }[];
  readonly stands: boolean;
  readonly href: string;
  /** Where it is put right; undefined where it does not stand, or whoever looks may not. */
  readonly correctHref: string | undefined;
}

/** What the page of a child's history shows. */
export interface HistoryView {
  readonly name: string;
  readonly href: string;
  readonly types: readonly object[];
  readonly sources: readonly object[];
  readonly onlyCorrections: boolean;
  readonly facts: readonly FactRow[];
  readonly total: number;
  readonly isFiltered: boolean;
  readonly pagination: object | undefined;
}

interface Shown {
  readonly canRecord: boolean;
  readonly filters: HistoryFilters;
}

type PageOfHistory = History & { readonly page: number; readonly pages: number };

export function toView(child: Child, history: PageOfHistory, { canRecord, filters }: Shown): HistoryView {
  const href = `/children/${child.childId}`;
  return {
    name: nameOfChild(child),
    href,
    types: [
      { value: '', text: 'Everything' },
      ...history.types.map((type) => ({ value: type, text: eventInWords(type), selected: type === filters.type })),
    ],
    sources: SOURCES.map((source) => ({ ...source, selected: source.value === filters.source })),
    onlyCorrections: filters.onlyCorrections,
    facts: history.facts.map((fact) => toRow(fact, { href, canRecord })),
    total: history.total,
    isFiltered: history.page > 1 || filters.type !== undefined || filters.source !== 'all' || filters.onlyCorrections,
    pagination: toPagination(
      history.page,
      history.pages,
      (number) => `${href}/history?${parametersOf(filters, number)}`,
    ),
  };
}

function toRow(fact: RecordedFact, { href, canRecord }: { href: string; canRecord: boolean }): FactRow {
  const { id, type, on, at, isWithdrawn, isWithdrawnLater, correctedBy, correctedByDay, corrects, reason } = fact;
  const notes: { text: string; href?: string }[] = [];
  if (reason !== null) notes.push({ text: `Because: ${reason.replaceAll('-', ' ')}` });
  if (correctedBy !== null) {
    const text = isWithdrawnLater ? 'Withdrawn later: it did not happen' : 'Corrected later';
    notes.push({
      text: correctedByDay === on || isWithdrawnLater ? text : `${text}: another day`,
      href: `#fact-${correctedBy}`,
    });
  }
  if (corrects !== null) notes.push({ text: 'Puts an earlier entry right', href: `#fact-${corrects}` });
  const stands = correctedBy === null && !isWithdrawn;
  return {
    id,
    on,
    time: at?.slice(11),
    what: isWithdrawn ? `It did not happen: ${eventInWords(type)}` : eventInWords(type),
    source: sourceInWords(fact),
    notes,
    stands,
    href: `${href}/facts/${id}`,
    correctHref: canRecord && stands ? `${href}/facts/${id}/correct` : undefined,
  };
}

function parametersOf({ type, source, onlyCorrections }: HistoryFilters, page: number): string {
  return new URLSearchParams({
    ...(type !== undefined && { type }),
    ...(source !== 'all' && { source }),
    ...(onlyCorrections && { corrections: 'yes' }),
    page: String(page),
  }).toString();
}
