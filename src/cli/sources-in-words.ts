import { SOURCES } from '../rules/engine/citation.ts';
import { table } from './table.ts';

/** What the short names of the sources stand for, for those that are cited; nothing where none is. */
export function sourcesInWords(citations: readonly { readonly source: string }[]): string {
  const cited = new Set(citations.map(({ source }) => source));
  const rows = Object.entries(SOURCES).flatMap(([source, { title }]) => (cited.has(source) ? [[source, title]] : []));
  return rows.length === 0 ? '' : table(['source', 'what it is'], rows, { endsInSentences: true });
}
