import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type CaseloadLine, standingInWords } from '../../model.ts';

/** An IRO as a row of a table. */
export interface OfficerRow {
  readonly staffId: string;
  readonly name: string;
  readonly children: number;
  readonly post: string;
  readonly perFullTime: number;
  readonly standing: string;
  readonly since: string;
  readonly away: string;
}

/** "Ash Grove, Senior IRO". */
export function nameAndTitle({ name, title }: CaseloadLine): string {
  return title === null ? name : `${name}, ${title}`;
}

export function toOfficerRow(line: CaseloadLine): OfficerRow {
  const { staffId, children, fullTimeEquivalent, perFullTime, standing, startedOn, awayUntil } = line;
  return {
    staffId,
    name: nameAndTitle(line),
    children,
    post: fullTimeEquivalent === 1 ? 'full' : String(fullTimeEquivalent),
    perFullTime,
    standing: standingInWords(standing, line),
    since: startedOn === null ? 'We don’t know yet' : shortDay(startedOn),
    away: awayUntil === null ? 'here' : `until ${shortDay(awayUntil)}`,
  };
}

const HUNDREDTHS = 100;

/** Full posts of several people together: 1, 0.8 and 0.6 are 2.4. */
export function postsOf(officers: readonly CaseloadLine[]): number {
  return officers.reduce((sum, one) => sum + Math.round(one.fullTimeEquivalent * HUNDREDTHS), 0) / HUNDREDTHS;
}
