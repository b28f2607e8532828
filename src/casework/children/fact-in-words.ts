import { momentInWords } from '../../platform/pages/days-in-words.ts';
import { findEventMeaning } from '../../rules/index.ts';
import type { RecordedFact } from './store/facts.ts';

/** What happened, in a sentence without its full stop: "The first meeting of the review was held". */
export function eventInWords(type: string): string {
  return (findEventMeaning(type) ?? type).replace(/\.$/, '');
}

/** The same without what explains it: "The child became looked after", and not ": a period of care begins". */
export function eventInFewWords(type: string): string {
  return eventInWords(type).split(/[:;] /)[0] ?? type;
}

/** "Recorded by Iris Ode on 3 Mar 2026, 14:02", "Read from reviews.csv, row 12, on …". */
export function sourceInWords({
  recordedBy,
  recordedAt,
  file,
  row,
  isImported,
}: Pick<RecordedFact, 'recordedBy' | 'recordedAt' | 'file' | 'row' | 'isImported'>): string {
  const when = momentInWords(recordedAt);
  const by = recordedBy === null ? '' : `, by ${recordedBy}`;
  if (file !== null) return `Read from ${file}, row ${row}, on ${when}${by}`;
  if (isImported) return `Worked out from an imported return on ${when}${by}`;
  return recordedBy === null ? `Recorded by Footprint itself on ${when}` : `Recorded by ${recordedBy} on ${when}`;
}
