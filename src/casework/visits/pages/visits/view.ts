import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import type { VisitInList, Visits } from '../../list-visits.ts';
import { daysBetween } from '../../model.ts';
import type { VisitsInShort } from '../../summarise-visits.ts';
import {
  announcedInWords,
  occasionInWords,
  placeInWords,
  seenInWords,
  sleepingAccommodationInWords,
} from '../../words.ts';

interface Shown {
  readonly child: Child;
  readonly listed: Visits & { readonly page: number; readonly pages: number };
  readonly summary: VisitsInShort;
  readonly canRecord: boolean;
  readonly mostInCsv: number;
}

interface In {
  readonly today: string;
  readonly terms: Terms;
}

/** What the page of the visits to a child shows. */
export function toListView({ child, listed, summary, canRecord, mostInCsv }: Shown, within: In) {
  const childHref = `/children/${child.childId}`;
  const href = `${childHref}/visits`;
  const { visits, total, page, pages } = listed;
  const shortName = shortNameOfChild(child);
  return {
    name: nameOfChild(child),
    shortName,
    childHref,
    href,
    canRecord,
    inShort: inShort(summary, shortName, within),
    notAlone: summary.notAloneSince.map((each) => `${dayInWords(each.on)}: ${seenInWords(each)}`),
    visits: visits.map((visit) => ({
      ...toRow(visit, { shortName, terms: within.terms }),
      href: `${href}/${visit.visitId}`,
    })),
    total,
    mostInCsv: total > mostInCsv ? mostInCsv : undefined,
    pagination: toPagination(page, pages, (number) => `${href}?page=${number}`),
  };
}

/** What the visits come to: when the child was last seen, and alone, and where they sleep. */
function inShort(
  { lastSeenOn, lastAloneOn, sleepingAccommodationSeenOn, lastReviewOn, totalSince }: VisitsInShort,
  shortName: string,
  { today, terms }: In,
): string[] {
  const since = lastReviewOn === null ? terms.say('No {review} was held yet') : terms.say('Since the last {review}');
  const on = lastReviewOn === null ? '' : ` on ${shortDay(lastReviewOn)}`;
  return [
    lastSeenOn === null
      ? `No day is recorded on which ${shortName} was seen at a visit.`
      : `${shortName} was last seen on ${shortDay(lastSeenOn)}, ${daysAgo(lastSeenOn, today)}.`,
    lastAloneOn === null
      ? `No day is recorded on which ${shortName} was seen alone.`
      : `${shortName} was last seen alone on ${shortDay(lastAloneOn)}.`,
    sleepingAccommodationSeenOn === null
      ? `Nobody has recorded that they saw where ${shortName} sleeps now.`
      : `Where ${shortName} sleeps was last seen on ${shortDay(sleepingAccommodationSeenOn)}.`,
    `${since}${on}: ${counted(totalSince, 'visit')}, as far as it is recorded here.`,
  ];
}

function daysAgo(on: string, today: string): string {
  const days = daysBetween(on, today);
  return days === 0 ? 'today' : `${counted(days, 'day')} ago`;
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`;
}

function toRow(visit: VisitInList, { shortName, terms }: Pick<In, 'terms'> & { readonly shortName: string }) {
  return {
    on: visit.visitedOn,
    visitor: `${visit.visitor.name}, ${visit.visitor.role}`,
    how: [occasionInWords(visit.occasion, terms), announcedInWords(visit.isAnnounced), placeInWords(visit, terms)].join(
      '. ',
    ),
    seen: seenInWords(visit),
    gap: gapInWords(visit, shortName),
    sleepingAccommodation: sleepingAccommodationInWords(visit.sleepingAccommodationSeen),
    found: visit.found,
    toDo: visit.toDo,
    hasSaid: visit.said !== null,
    recordedBy: visit.recordedBy,
    isCorrected: visit.number > 1,
  };
}

/** How long the child was not seen before; a count of days and no verdict. */
function gapInWords({ visitedOn, seenBeforeOn }: VisitInList, shortName: string): string | undefined {
  if (seenBeforeOn === null) return undefined;
  return `${counted(daysBetween(seenBeforeOn, visitedOn), 'day')} after ${shortName} was seen before`;
}

export const CSV_HEADING = [
  ...['Day', 'Visitor', 'Role', 'Occasion', 'Announced', 'Where', 'Seen', 'Days since seen before'],
  ...['Sleeping accommodation', 'How it was', 'To do', 'Recorded by', 'Put right'],
];

/** What the child said is in no file: it is read on the page of the visit, and on that of what the child says. */
export function toCsvRow(visit: VisitInList, terms: Terms): (string | number | null)[] {
  const { visitor, visitedOn, seenBeforeOn } = visit;
  return [
    visitedOn,
    visitor.name,
    visitor.role,
    occasionInWords(visit.occasion, terms),
    visit.isAnnounced ? 'yes' : 'no',
    placeInWords(visit, terms),
    seenInWords(visit),
    seenBeforeOn === null ? null : daysBetween(seenBeforeOn, visitedOn),
    sleepingAccommodationInWords(visit.sleepingAccommodationSeen) ?? null,
    visit.found,
    visit.toDo,
    visit.recordedBy,
    visit.number > 1 ? 'yes' : null,
  ];
}
