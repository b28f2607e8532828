import {
  type CaseloadLine,
  type CaseloadReport,
  CHILDREN_PER_FULL_TIME_IRO,
  standingInWords,
} from '../../casework/figures/model.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { table } from '../table.ts';
import { counted, dayInWords, onOneLine, shortName } from '../words.ts';
import { inSections, type ToldTo } from './in-words.ts';

const { least, most } = CHILDREN_PER_FULL_TIME_IRO;

/** What a manager reads: who has how many children, who has left with children still theirs, and who has nobody. */
export function caseloadInWords(report: CaseloadReport, { authority, terms }: ToldTo): string {
  const { asOf, lookedAfter, officers, left, withoutIro } = report;
  const number = terms.count(lookedAfter, 'child');
  return inSections([
    `Caseloads in ${onOneLine(authority)} as of ${dayInWords(asOf)}`,
    `${number}, ${terms.count(officers.length, 'iro')}, ${counted(withoutIro, 'child', 'children')} without one`,
    officers.length === 0 ? '' : officersInWords(officers, terms),
    awayInWords(
      officers.filter(({ awayUntil }) => awayUntil !== null),
      terms,
    ),
    left.length === 0 ? '' : leftInWords(left),
    withoutIro === 0 ? '' : withoutInWords(report, terms),
  ]);
}

function officersInWords(officers: readonly CaseloadLine[], terms: Terms): string {
  const rows = officers.map((line) => {
    const { name, title, children, fullTimeEquivalent, perFullTime, startedOn } = line;
    return [
      shortName(title === null ? name : `${name}, ${title}`),
      String(children),
      String(fullTimeEquivalent),
      String(perFullTime),
      loudStanding(line),
      startedOn === null ? 'we don’t know yet' : dayInWords(startedOn),
    ];
  });
  const heading = [
    terms.of('Iro'),
    'children',
    'of a full post',
    'per full post',
    `${least} to ${most} (Handbook 7.15)`,
    'since',
  ];
  return table(heading, rows);
}

/** Too many children is written large. */
function loudStanding(line: CaseloadLine): string {
  const words = standingInWords(line.standing, line);
  return line.standing === 'above' ? words.replace('more than', 'MORE THAN') : words;
}

function awayInWords(away: readonly CaseloadLine[], terms: Terms): string {
  if (away.length === 0) return '';
  const rows = away.map(({ name, children, awayUntil, coveredBy }) => [
    ...[shortName(name), String(children), dayInWords(awayUntil ?? '')],
    coveredBy === null ? 'NOBODY acts for them' : 'somebody acts for them',
  ]);
  return `Away\n${table([terms.of('Iro'), 'children', 'until', 'meanwhile'], rows)}`;
}

function leftInWords(left: readonly CaseloadLine[]): string {
  const rows = left.map(({ name, children, leftOn }) => [shortName(name), String(children), dayInWords(leftOn ?? '')]);
  return `Left, and still named for children\n${table(['who', 'children', 'left on'], rows)}`;
}

function withoutInWords({ listed, withoutIro }: CaseloadReport, terms: Terms): string {
  const rows = listed.map(({ localId, since }) => [shortName(localId), dayInWords(since)]);
  const more = withoutIro - listed.length;
  const rest = more === 0 ? '' : `\n  and ${more.toLocaleString('en-GB')} more`;
  return `${terms.say('Looked after without {an iro}')}\n${table(['child', 'looked after since'], rows)}${rest}`;
}
