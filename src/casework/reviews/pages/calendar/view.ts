import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { CALENDAR_VIEWS, type CalendarDay, type CalendarSpan, type CalendarView } from '../../calendar-days.ts';
import type { CalendarEntry } from '../../list-review-calendar.ts';

/** What the address asks for. */
export interface CalendarAsked {
  readonly view: CalendarView;
  readonly on: string;
  readonly iroId: string | undefined;
  readonly teamId: string | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^(19[9]\d|20[0-4]\d)-\d{2}-\d{2}$/;
const MONTH = /^(19[9]\d|20[0-4]\d)-(0[1-9]|1[0-2])$/;

/** Reads what the calendar is asked for: what the address does not say, or says wrongly, is this month of everybody's. */
export function readAsked({ view, on, iro, team }: FormFields, today: string): CalendarAsked {
  return {
    view: CALENDAR_VIEWS.find((each) => each === view) ?? 'month',
    on: dayOf(typeof on === 'string' ? on : '') ?? today,
    iroId: idOf(iro),
    teamId: idOf(team),
  };
}

function dayOf(text: string): string | undefined {
  const day = MONTH.test(text) ? `${text}-01` : text;
  if (!DAY.test(day)) return undefined;
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function idOf(text: FormFields[string]): string | undefined {
  return typeof text === 'string' && UUID.test(text) ? text : undefined;
}

interface EntryView {
  readonly name: string;
  readonly href: string;
  /** "14:30, arranged", or what is due and not arranged. */
  readonly what: string;
  readonly isArranged: boolean;
  readonly isLate: boolean;
  readonly iro: string | undefined;
}

interface DayView {
  readonly on: string;
  readonly number: string;
  readonly words: string;
  readonly isToday: boolean;
  readonly isWithin: boolean;
  readonly isNoWorkingDay: boolean;
  readonly holiday: string | undefined;
  readonly entries: readonly EntryView[];
  /** How many of the day are not shown. */
  readonly more: number;
  readonly moreHref: string;
  readonly count: number;
}

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/** What the calendar of reviews shows. */
export interface CalendarPageView {
  readonly title: string;
  readonly view: CalendarView;
  readonly on: string;
  readonly weeks: readonly (readonly DayView[])[];
  readonly arranged: number;
  readonly due: number;
  /** The days that something stands on, for whoever reads it as a list. */
  readonly views: readonly { readonly text: string; readonly href: string; readonly isShown: boolean }[];
  readonly beforeHref: string;
  readonly afterHref: string;
  readonly todayHref: string;
  /** Undefined for whoever sees their own children alone. */
  readonly iros: readonly Choice[] | undefined;
  readonly teams: readonly Choice[];
  readonly isFiltered: boolean;
}

/** Everything that the page is made from. */
export interface CalendarShown {
  readonly asked: CalendarAsked;
  readonly span: CalendarSpan;
  readonly entries: ReadonlyMap<string, readonly CalendarEntry[]>;
  readonly iros: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
}

const VIEWS_IN_WORDS: Readonly<Record<CalendarView, string>> = { month: 'Month', week: 'Week', day: 'Day' };

export function toView({ asked, span, entries, iros, teams, today }: CalendarShown): CalendarPageView {
  const all = [...entries.values()].flat();
  const first = [...entries.values()].map(([entry]) => entry?.ofDay ?? 0);
  const shown = first.reduce((sum, count) => sum + count, 0);
  const arranged = all.filter(({ kind }) => kind === 'arranged').length;
  return {
    title: titleOf(span),
    view: span.view,
    on: span.on,
    weeks: span.weeks.map((week) =>
      week.map((day) => toDayView(day, { asked, entries, today, tellsIro: iros !== undefined })),
    ),
    arranged,
    due: shown - arranged,
    views: CALENDAR_VIEWS.map((view) => ({
      text: VIEWS_IN_WORDS[view],
      href: addressOf({ ...asked, view }),
      isShown: view === asked.view,
    })),
    beforeHref: addressOf({ ...asked, on: span.before }),
    afterHref: addressOf({ ...asked, on: span.after }),
    todayHref: addressOf({ ...asked, on: today }),
    iros: iros && [
      { value: '', text: 'Every IRO', selected: asked.iroId === undefined },
      ...iros.map(({ id, name }) => ({ value: id, text: name, selected: id === asked.iroId })),
    ],
    teams: [
      { value: '', text: 'Every team', selected: asked.teamId === undefined },
      ...teams.map(({ id, name }) => ({ value: id, text: name, selected: id === asked.teamId })),
    ],
    isFiltered: asked.iroId !== undefined || asked.teamId !== undefined,
  };
}

function titleOf({ view, from, to }: CalendarSpan): string {
  if (view === 'day') return dayInWords(from);
  if (view === 'week') return `${shortDay(from)} to ${shortDay(to)}`;
  return dayInWords(from).split(' ').slice(2).join(' ');
}

function toDayView(
  day: CalendarDay,
  {
    asked,
    entries,
    today,
    tellsIro,
  }: Pick<CalendarShown, 'asked' | 'entries' | 'today'> & { readonly tellsIro: boolean },
): DayView {
  const ofDay = entries.get(day.on) ?? [];
  const count = ofDay[0]?.ofDay ?? 0;
  return {
    on: day.on,
    number: String(Number(day.on.slice(-2))),
    words: dayInWords(day.on),
    isToday: day.isWithin && day.on === today,
    isWithin: day.isWithin,
    isNoWorkingDay: day.isWeekend || day.holiday !== undefined,
    holiday: day.holiday,
    entries: ofDay.map((entry) => toEntry(entry, today, tellsIro)),
    more: count - ofDay.length,
    moreHref: addressOf({ ...asked, view: 'day', on: day.on }),
    count,
  };
}

/** @param tellsIro whose review it is need not be told to whoever sees their own alone */
function toEntry(entry: CalendarEntry, today: string, tellsIro: boolean): EntryView {
  const { childId, kind, starts, rule, day, iro, obligationId } = entry;
  const due = dueInWords(day, today);
  return {
    name: nameOfChild(entry),
    href: obligationId === null ? `/children/${childId}` : `/children/${childId}/obligations/${obligationId}`,
    what:
      kind === 'arranged'
        ? `${starts === null ? '' : `${starts}, `}arranged`
        : `${titleOfRule(rule ?? '')}: no day is arranged${due.kind === 'late' ? `, ${due.words}` : ''}`,
    isArranged: kind === 'arranged',
    isLate: kind === 'due' && due.kind === 'late',
    iro: tellsIro ? (iro ?? undefined) : undefined,
  };
}

function addressOf({ view, on, iroId, teamId }: CalendarAsked): string {
  return `/reviews?${new URLSearchParams({
    view,
    on,
    ...(iroId !== undefined && { iro: iroId }),
    ...(teamId !== undefined && { team: teamId }),
  }).toString()}`;
}
