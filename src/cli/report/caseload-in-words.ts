import {
  type CaseloadLine,
  type CaseloadReport,
  type CaseloadStanding,
  CHILDREN_PER_FULL_TIME_IRO,
} from '../../casework/figures/model.ts';
import { table } from '../table.ts';
import { counted, dayInWords, onOneLine, shortName } from '../words.ts';
import { inSections } from './in-words.ts';

const { least, most } = CHILDREN_PER_FULL_TIME_IRO;

const STANDINGS: Readonly<Record<CaseloadStanding, string>> = {
  below: `fewer than ${least}`,
  within: `${least} to ${most}`,
  above: `MORE THAN ${most}`,
};

/** What a manager reads: who has how many children, who has left with children still theirs, and who has nobody. */
export function caseloadInWords(report: CaseloadReport, authority: string): string {
  const { asOf, lookedAfter, officers, left, withoutIro } = report;
  const number = counted(lookedAfter, 'looked-after child', 'looked-after children');
  return inSections([
    `Caseloads in ${onOneLine(authority)} as of ${dayInWords(asOf)}`,
    `${number}, ${counted(officers.length, 'IRO', 'IROs')}, ${counted(withoutIro, 'child', 'children')} without one`,
    officers.length === 0 ? '' : officersInWords(officers),
    awayInWords(officers.filter(({ awayUntil }) => awayUntil !== null)),
    left.length === 0 ? '' : leftInWords(left),
    withoutIro === 0 ? '' : withoutInWords(report),
  ]);
}

function officersInWords(officers: readonly CaseloadLine[]): string {
  const rows = officers.map(({ name, children, fullTimeEquivalent, perFullTime, standing, startedOn }) => [
    shortName(name),
    String(children),
    String(fullTimeEquivalent),
    String(perFullTime),
    STANDINGS[standing],
    startedOn === null ? 'we don’t know yet' : dayInWords(startedOn),
  ]);
  const heading = [
    'IRO',
    'children',
    'of a full post',
    'per full post',
    `${least} to ${most} (Handbook 7.15)`,
    'since',
  ];
  return table(heading, rows);
}

function awayInWords(away: readonly CaseloadLine[]): string {
  if (away.length === 0) return '';
  const rows = away.map(({ name, children, awayUntil, coveredBy }) => [
    ...[shortName(name), String(children), dayInWords(awayUntil ?? '')],
    coveredBy === null ? 'NOBODY acts for them' : 'somebody acts for them',
  ]);
  return `Away\n${table(['IRO', 'children', 'until', 'meanwhile'], rows)}`;
}

function leftInWords(left: readonly CaseloadLine[]): string {
  const rows = left.map(({ name, children, leftOn }) => [shortName(name), String(children), dayInWords(leftOn ?? '')]);
  return `Left, and still named for children\n${table(['who', 'children', 'left on'], rows)}`;
}

function withoutInWords({ listed, withoutIro }: CaseloadReport): string {
  const rows = listed.map(({ localId, since }) => [shortName(localId), dayInWords(since)]);
  const more = withoutIro - listed.length;
  const rest = more === 0 ? '' : `\n  and ${more.toLocaleString('en-GB')} more`;
  return `Looked after without an IRO\n${table(['child', 'looked after since'], rows)}${rest}`;
}
