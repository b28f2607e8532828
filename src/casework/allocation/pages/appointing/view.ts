import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { type CaseloadLine, rangeOf, standingInWords, weighCaseload } from '../../../figures/model.ts';
import type { AppointedChild } from '../../appoint-officer.ts';
import type { NameWithIro } from '../../list-names-with-iro.ts';
import type { AppointmentForm } from './form.ts';

/** An IRO to choose, with the load they carry. */
export interface OfficerChoice {
  readonly value: string;
  readonly text: string;
  readonly hint: { readonly text: string };
  readonly checked: boolean;
}

export function toChoices(officers: readonly CaseloadLine[], chosen: FormFields[string]): OfficerChoice[] {
  return officers.map((officer) => ({
    value: officer.staffId,
    text: officer.awayUntil === null ? officer.name : `${officer.name} (away)`,
    hint: { text: [loadInWords(officer), capitalised(awayInWords(officer) ?? '')].join(' ').trim() },
    checked: officer.staffId === chosen,
  }));
}

/** "42 children with 0.6 of a post: 70 for a full post, 50 to 70." */
function loadInWords(line: CaseloadLine): string {
  const { children, fullTimeEquivalent, perFullTime, title } = line;
  const standing = `${standingInWords(line.standing, line)}${title === null ? '' : ` (${title})`}`;
  const count = `${children} ${children === 1 ? 'child' : 'children'}`;
  if (fullTimeEquivalent === 1) return `${count} with a full post: ${standing}.`;
  return `${count} with ${fullTimeEquivalent} of a post: ${perFullTime} for a full post, ${standing}.`;
}

function awayInWords({ awayUntil, coveredBy }: CaseloadLine): string | undefined {
  if (awayUntil === null) return undefined;
  const cover = coveredBy === null ? 'Nobody acts for them yet.' : `${coveredBy} acts for them.`;
  return `away until ${shortDay(awayUntil)}. ${cover}`;
}

/** What is about to be done, to be looked at once more. */
export interface CheckView {
  readonly officerName: string;
  readonly from: string;
  readonly children: readonly NameWithIro[];
  readonly entries: readonly string[];
  readonly officerId: string;
  readonly fromFields: FormFields;
  readonly loadNow: string;
  readonly loadThen: string;
  readonly warnings: readonly string[];
}

export function toCheck(
  { seen, officerId, from }: AppointmentForm,
  officer: CaseloadLine,
  children: readonly NameWithIro[],
): CheckView {
  const more = children.filter(({ iro }) => iro !== officer.name).length;
  const after = officer.children + more;
  const weighed = weighCaseload(after, officer.fullTimeEquivalent, officer);
  const { least, most, isOwn } = rangeOf(officer);
  const meant = isOwn ? `their own ${least} to ${most}` : `the ${least} to ${most} of good practice`;
  const away = awayInWords(officer);
  const { day, month, year } = Temporal.PlainDate.from(from);
  return {
    officerName: officer.name,
    from,
    children,
    entries: [...seen].map(([childId, count]) => `${childId}:${count}`),
    officerId,
    fromFields: { 'from-day': `${day}`, 'from-month': `${month}`, 'from-year': `${year}` },
    loadNow: loadInWords(officer),
    loadThen: loadInWords({ ...officer, ...weighed, children: after }),
    warnings: [
      away === undefined ? undefined : `${officer.name} is ${away}`,
      weighed.standing === 'above'
        ? `That is ${weighed.perFullTime} children for a full post, more than ${meant}.`
        : undefined,
    ].filter((warning) => warning !== undefined),
  };
}

/** What was done, and for whom not and why. */
export interface ResultView {
  readonly done: readonly string[];
  readonly unchanged: readonly string[];
  readonly refused: readonly { readonly name: string; readonly why: string; readonly iro: string | null }[];
  readonly untold: readonly { readonly name: string; readonly why: string }[];
}

export function toResult(appointed: readonly AppointedChild[], names: readonly NameWithIro[]): ResultView {
  const byId = new Map(names.map((name) => [name.childId, name]));
  const nameOf = ({ childId }: AppointedChild) => byId.get(childId)?.name ?? 'A child whose record is not yours to see';
  const of = (fates: readonly string[]) => appointed.filter(({ outcome }) => fates.includes(outcome.fate));
  return {
    done: of(['added', 'changed']).map(nameOf),
    unchanged: of(['unchanged']).map(nameOf),
    refused: appointed.flatMap((child) =>
      child.outcome.fate === 'refused'
        ? [{ name: nameOf(child), why: inSentence(child.outcome.message), iro: byId.get(child.childId)?.iro ?? null }]
        : [],
    ),
    untold: appointed.flatMap((child) =>
      child.factRefused === undefined ? [] : [{ name: nameOf(child), why: inSentence(child.factRefused) }],
    ),
  };
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function inSentence(words: string): string {
  const sentence = capitalised(words);
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
