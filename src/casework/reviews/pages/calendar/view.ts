import type { OwnEvent } from '../../../../exchange/calendar-invitation/write-invitation.ts';
import { idIn } from '../../../../platform/ids.ts';
import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { CALENDAR_VIEWS, type CalendarDay, type CalendarSpan, type CalendarView } from '../../calendar-days.ts';
import type { OwnMeeting } from '../../list-own-meetings.ts';
import type { CalendarEntry } from '../../list-review-calendar.ts';

/** What the address asks for. */
export interface CalendarAsked {
  readonly view: CalendarView;
  readonly on: string;
  readonly iroId: string | undefined;
  readonly teamId: string | undefined;
}

const DAY = /^(19[9]\d|20[0-4]\d)-\d{2}-\d{2}$/;
const MONTH = /^(19[9]\d|20[0-4]\d)-(0[1-9]|1[0-2])$/;

/** Reads what the calendar is asked for: what the address does not say, or says wrongly, is this month of everybody's. */
export function readAsked({ view, on, iro, team }: FormFields, today: string): CalendarAsked {
  return {
    view: CALENDAR_VIEWS.find((each) => each === view) ?? 'month',
    on: dayOf(typeof on === 'string' ? on : '') ?? today,
    iroId: idIn(iro),
    teamId: idIn(team),
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

interface EntryView {
  readonly name: string;
  readonly href: string;
  /** "held", "14:30, arranged", or what is due and not arranged. */
  readonly what: string;
  readonly kind: CalendarEntry['kind'];
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
  /** "1 held, 3 arranged, 2 due and not arranged"; empty where nothing stands in these days. */
  readonly summary: string;
  readonly csvHref: string;
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
  readonly terms: Terms;
}

const VIEWS_IN_WORDS: Readonly<Record<CalendarView, string>> = { month: 'Month', week: 'Week', day: 'Day' };

export function toView({ asked, span, entries, iros, teams, today, terms }: CalendarShown): CalendarPageView {
  const [firstDay] = entries.values();
  return {
    title: titleOf(span),
    view: span.view,
    on: span.on,
    weeks: span.weeks.map((week) =>
      week.map((day) => toDayView(day, { asked, entries, today, tellsIro: iros !== undefined })),
    ),
    summary: summaryOf(firstDay?.[0]),
    csvHref: addressOf(asked, '/reviews/csv'),
    views: CALENDAR_VIEWS.map((view) => ({
      text: VIEWS_IN_WORDS[view],
      href: addressOf({ ...asked, view }),
      isShown: view === asked.view,
    })),
    beforeHref: addressOf({ ...asked, on: span.before }),
    afterHref: addressOf({ ...asked, on: span.after }),
    todayHref: addressOf({ ...asked, on: today }),
    iros: iros && [
      { value: '', text: terms.say('Every {iro}'), selected: asked.iroId === undefined },
      ...iros.map(({ id, name }) => ({ value: id, text: name, selected: id === asked.iroId })),
    ],
    teams: [
      { value: '', text: 'Every team', selected: asked.teamId === undefined },
      ...teams.map(({ id, name }) => ({ value: id, text: name, selected: id === asked.teamId })),
    ],
    isFiltered: asked.iroId !== undefined || asked.teamId !== undefined,
  };
}

function summaryOf(entry: CalendarEntry | undefined): string {
  if (entry === undefined) return '';
  const parts: readonly (readonly [number, string])[] = [
    [entry.heldInAll, 'held'],
    [entry.arrangedInAll, 'arranged'],
    [entry.dueInAll, 'due and not arranged'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');
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
  const { childId, kind, iro, reviewId, obligationId } = entry;
  return {
    name: nameOfChild(entry),
    href: reviewId === null ? `/children/${childId}/obligations/${obligationId}` : `/reviews/${reviewId}`,
    what: whatOf(entry, today),
    kind,
    iro: tellsIro ? (iro ?? undefined) : undefined,
  };
}

function whatOf({ kind, starts, rule, day }: CalendarEntry, today: string): string {
  if (kind === 'held') return 'held';
  const time = starts === null ? '' : `${starts}, `;
  if (kind === 'arranged') return `${time}arranged${day < today ? ', not recorded as held' : ''}`;
  const due = dueInWords(day, today);
  return `${titleOfRule(rule ?? '')}: no day is arranged${due.kind === 'late' ? `, ${due.words}` : ''}`;
}

/** The columns of the calendar as a file. */
export function fileHeadingIn(terms: Terms): readonly string[] {
  return ['Day', 'Starts', terms.say('{Child}'), 'Local id', 'State', terms.say('{Iro}')];
}

/** One review as a row of the file. */
export function toFileRow(entry: CalendarEntry, today: string): readonly (string | null)[] {
  const { day, kind, starts, localId, iro } = entry;
  return [
    day,
    kind === 'due' ? null : starts,
    nameOfChild(entry),
    localId,
    whatOf({ ...entry, starts: null }, today),
    iro,
  ];
}

/** So long a meeting is taken to last where nobody has said. */
const LENGTH_MINUTES = 60;

/** A meeting for one's own calendar, which other people may look over: the child stands in it by the local id alone. */
export function toOwnEvent(
  { reviewId, localId, on, starts, minutes, version, readAt }: OwnMeeting,
  { terms, address }: { readonly terms: Terms; readonly address: string },
): OwnEvent {
  return {
    uid: `${reviewId}.own`,
    sequence: version,
    on,
    starts: starts ?? undefined,
    minutes: minutes ?? LENGTH_MINUTES,
    summary: `${terms.say('{Review}')}, ${localId}`,
    url: new URL(`/reviews/${reviewId}`, address).toString(),
    writtenAt: readAt,
  };
}

function addressOf({ view, on, iroId, teamId }: CalendarAsked, path = '/reviews'): string {
  return `${path}?${new URLSearchParams({
    view,
    on,
    ...(iroId !== undefined && { iro: iroId }),
    ...(teamId !== undefined && { team: teamId }),
  }).toString()}`;
}
