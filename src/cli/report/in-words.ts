import type { ReportPeriod } from '../../casework/figures/model.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { dayInWords, onOneLine } from '../words.ts';

/** Whose report it is, and what they call things. */
export interface ToldTo {
  readonly authority: string;
  readonly terms: Terms;
}

/** "Timeliness in Northshire, 1 April 2025 to 31 March 2026, as of 22 November 2026". */
export function headingInWords(what: string, authority: string, { from, until, asOf }: ReportPeriod): string {
  return `${what} in ${onOneLine(authority)}, ${dayInWords(from)} to ${dayInWords(until)}, as of ${dayInWords(asOf)}`;
}

/** "April 2025". */
export function monthInWords(month: string): string {
  return dayInWords(`${month}-01`).slice(2);
}

/** A share as people read it; where it is of nothing, nobody can say. */
export function percentInWords(percent: number | null): string {
  return percent === null ? '–' : `${percent}%`;
}

/** Sections one after the other, those with nothing in them left out. */
export function inSections(sections: readonly string[]): string {
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
