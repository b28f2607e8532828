import type { ImportingProgress } from './import-input.ts';

/** How far an import has come: "Saved 500 of 825 children". A dry run compares and saves nothing. */
export function progressInWords(come: ImportingProgress, isDryRun = false): string {
  if (come.stage === 'reading') return `Reading ${come.file}: ${come.rows.toLocaleString('en-GB')} rows`;
  const [children, of] = [come.children, come.of].map((count) => count.toLocaleString('en-GB'));
  return `${isDryRun ? 'Compared' : 'Saved'} ${children} of ${of} children`;
}
