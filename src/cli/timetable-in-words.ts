import {
  type ContractObligation,
  type Evaluation,
  findEventMeaning,
  formatDay,
  makeRegister,
  type ObligationStatus,
  toContractResult,
  type UnknownObligation,
} from '../rules/index.ts';
import { sourcesInWords } from './sources-in-words.ts';
import { counted, dayInWords, lawInWords, shortName } from './words.ts';
import { wrap } from './wrap.ts';

/** How a duty stands, in a word that is found at a glance; in the order in which they are counted. */
const STANDING: Readonly<Record<ObligationStatus, string>> = {
  overdue: 'OVERDUE',
  'met-late': 'LATE',
  'met-early': 'EARLY',
  upcoming: 'to do',
  met: 'done',
  'deemed-agreed': 'agreed',
  'not-applicable': 'not owed',
};

const MARGIN_COLUMNS = 2;
/** "24 September 2026" and "not owed", each with a gap after it. */
const DUE_COLUMNS = 19;
const STANDING_COLUMNS = 9;
const DUTY_INDENT_COLUMNS = MARGIN_COLUMNS + DUE_COLUMNS + STANDING_COLUMNS;

/** A timetable as people read it: by period of care and review, each duty with its day, how it stands, and why. */
export function timetableInWords(evaluation: Evaluation): string {
  const { facts, procedure } = evaluation;
  const { id, obligations, unknown } = toContractResult(evaluation);
  const of = id === null ? '' : ` of ${shortName(id)}`;
  const sections = [
    `Timetable${of} as of ${formatDay(facts.asOf)}\n${procedure.definition.name}`,
    countsInWords(obligations),
    ...facts.periods.map(({ number, startedOn, endedOn }) => {
      const until = endedOn <= facts.asOf ? ` to ${formatDay(endedOn)}` : ', going on';
      const title = `Period of care ${number}: from ${formatDay(startedOn)}${until}`;
      const ofPeriod = obligations.filter(({ period }) => period === number);
      return [title, ...groupsInWords(ofPeriod, (about) => `Review ${toldName(about, evaluation)}`)].join('\n\n');
    }),
    ...groupsInWords(obligations.filter(isOfDispute), (about) => `Dispute ${quoted(about)}`),
    ...groupsInWords(
      obligations.filter((obligation) => obligation.period === null && !isOfDispute(obligation)),
      (about) => `Court document ${quoted(about)}`,
    ),
    unknownInWords(unknown),
    facts.periods.length === 0 ? 'No event tells that the child became looked after: no review is due.' : '',
    sourcesInWords(obligations.flatMap(({ citations }) => citations)),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** "26 duties: 9 overdue, 2 late, 6 to do, 9 done". */
function countsInWords(obligations: readonly ContractObligation[]): string {
  if (obligations.length === 0) return '';
  const counts = Map.groupBy(obligations, ({ status }) => STANDING[status].toLowerCase());
  const order = Object.values(STANDING).map((standing) => standing.toLowerCase());
  const told = order.flatMap((standing) => {
    const count = counts.get(standing)?.length ?? 0;
    return count === 0 ? [] : [`${count.toLocaleString('en-GB')} ${standing}`];
  });
  return wrap(`${counted(obligations.length, 'duty', 'duties')}: ${told.join(', ')}`, 0);
}

function isOfDispute({ rule }: ContractObligation): boolean {
  return rule.startsWith('dispute.');
}

/** Duties about the same thing under one title, each group in the order of its days; those about nothing else first. */
function groupsInWords(obligations: readonly ContractObligation[], titleOf: (about: string) => string): string[] {
  return [...Map.groupBy(obligations, ({ about }) => about)].map(([about, group]) => {
    const rows = group.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)).map(obligationInWords);
    return about === null ? rows.join('\n') : [`  ${titleOf(about)}`, ...rows].join('\n');
  });
}

function toldName(about: string, { facts }: Evaluation): string {
  return facts.reviews.some(({ key }) => key === about) ? quoted(about) : `${about}, of which nothing is told yet`;
}

function quoted(key: string): string {
  return `“${shortName(key)}”`;
}

function obligationInWords(obligation: ContractObligation): string {
  const { title, actor, layer, citations, due, status } = obligation;
  const detail = detailInWords(obligation);
  const [day = '', time] = dayInWords(due).split(' at ');
  const lead = `${day.padEnd(DUE_COLUMNS)}${STANDING[status].padEnd(STANDING_COLUMNS)}`;
  const [first, ...more] = [
    `${title}${detail === '' ? '' : `: ${detail}`}`,
    `${time === undefined ? '' : `by ${time}; `}${obligation.explanation}`,
    ...notesOf(obligation),
    `${actor} · ${layer}: ${lawInWords(citations)}`,
  ].map((line) => wrap(line, DUTY_INDENT_COLUMNS, 2));
  return [`${' '.repeat(MARGIN_COLUMNS)}${lead}${first?.trimStart()}`, ...more].join('\n');
}

function detailInWords({ status, metOn, daysLate, reason }: ContractObligation): string {
  const done = metOn === null ? '' : dayInWords(metOn);
  const late = daysLate === null ? '' : daysLate === 0 ? 'hours late' : `${counted(daysLate, 'day', 'days')} late`;
  switch (status) {
    case 'met':
      return `done ${done}`;
    case 'met-late':
      return `done ${done}, ${late}`;
    case 'met-early':
      return `done ${done}, before its time`;
    case 'upcoming':
      return '';
    case 'overdue':
      return late;
    case 'deemed-agreed':
      return metOn === null ? 'nobody answered' : `the answer of ${done} came too late`;
    case 'not-applicable':
      return EXCUSES[reason ?? ''] ?? reason ?? '';
  }
}

/** The reasons of an excused talk, as a case tells them, in words. */
const EXCUSES: Readonly<Record<string, string>> = {
  refused: 'the child refused',
  'age-and-understanding': 'it would have been wrong for the child’s age and understanding',
};

function notesOf(obligation: ContractObligation): string[] {
  const notes: string[] = [];
  const { due, nationalDue, earliest, target, scheduleBy } = obligation;
  if (nationalDue !== null && nationalDue !== due) notes.push(`nationally: ${dayInWords(nationalDue)}`);
  if (earliest !== null) notes.push(`not before ${dayInWords(earliest)}`);
  if (target !== undefined) notes.push(`local prompt: ${dayInWords(target)}`);
  if (scheduleBy !== undefined && scheduleBy !== due)
    notes.push(`arrange it by ${dayInWords(scheduleBy)}, the last working day before`);
  if (obligation.provisionalCalendar) notes.push('rests on bank holidays that have not been proclaimed yet');
  if (obligation.earlierLaw) notes.push('due before the law that it rests on today came into force');
  if (obligation.softened2020) notes.push('in the months of 2020 when the limit was softened');
  return notes;
}

function unknownInWords(unknown: readonly UnknownObligation[]): string {
  if (unknown.length === 0) return '';
  const titles = new Map(makeRegister().rules.map(({ id, title }) => [id, title]));
  const lines = unknown.map(({ rule, about, period, missing }) => {
    const of = [...(period === null ? [] : [`period of care ${period}`]), ...(about === null ? [] : [quoted(about)])];
    return wrap(`${titles.get(rule) ?? rule} (${of.join(', ')}): ${missing.map(missingInWords).join(', ')}`, 2, 2);
  });
  return ['Nobody can say yet, because something has not been told', ...lines].join('\n');
}

/** What nobody told: an event by its meaning, a field by its name. */
function missingInWords(missing: string): string {
  if (missing === 'child.dateOfBirth') return 'the child’s date of birth (child.dateOfBirth)';
  const meaning = findEventMeaning(missing);
  return meaning === undefined ? missing : `whether and when this happened: ${meaning} (${missing})`;
}
