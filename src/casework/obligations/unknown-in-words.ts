import { findEventMeaning } from '../../rules/index.ts';
import type { UnknownDuties } from './list-unknown-duties.ts';
import { titleOfRule } from './rule-titles.ts';

/** What nobody can say yet, for one reason. */
export interface UnknownGroup {
  /** Why, in a sentence. */
  readonly reason: string;
  readonly duties: readonly string[];
  readonly count: number;
}

/** Why the record itself cannot tell. */
const REASONS: Readonly<Record<string, string>> = {
  'never-recorded': 'Nobody has told us yet: where this record comes from, such things are not recorded.',
  'before-record': 'These were due before this record begins to tell of them.',
  'after-record': 'These fell due after the last day that this record tells of.',
  'previous-not-recorded': 'The review that these count from was not recorded.',
};

const FIELDS: Readonly<Record<string, string>> = { 'child.dateOfBirth': 'when the child was born' };

/** Groups what is not known by its reason, each group with its duties and how many there are. */
export function groupUnknown(duties: readonly UnknownDuties[]): UnknownGroup[] {
  const groups = Map.groupBy(duties, ({ because, missing }) => reasonOf(because, missing));
  return [...groups].map(([reason, group]) => ({
    reason,
    duties: [...Map.groupBy(group, ({ rule }) => rule)].map(([rule, same]) => {
      const times = same.reduce((sum, { count }) => sum + count, 0);
      return times === 1 ? titleOfRule(rule) : `${titleOfRule(rule)} (${times} times)`;
    }),
    count: group.reduce((sum, { count }) => sum + count, 0),
  }));
}

function reasonOf(because: string | null, missing: readonly string[]): string {
  const told = because === null ? undefined : REASONS[because];
  return told ?? `We don’t know yet: ${missing.map(missingInWords).join('; ')}.`;
}

/** An event by its meaning, without its full stop: "whether, and when: a named IRO was appointed to the child". */
function missingInWords(missing: string): string {
  const field = FIELDS[missing];
  if (field !== undefined) return field;
  const meaning = findEventMeaning(missing);
  if (meaning === undefined) return missing;
  return `whether, and when: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1).replace(/\.$/, '')}`;
}
