import { may } from '../../../../platform/identity/policy.ts';
import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { LeavingCareStanding } from '../../../../rules/definitions/leaving-care-standing.ts';
import { type Continuity, continuityInWords } from '../../../allocation/find-continuity.ts';
import type { ContactsInShort } from '../../../contacts/summarise-contacts.ts';
import { responsibilityInWords } from '../../../law/responsibility-in-words.ts';
import { chooseNext } from '../../../obligations/choose-next.ts';
import { type DueRow, toDueRow } from '../../../obligations/due-row.ts';
import {
  DUE_GROUPS,
  type DueGroup,
  type OpenObligation,
  type OpenObligations,
} from '../../../obligations/list-open-obligations.ts';
import type { UnknownDuties } from '../../../obligations/list-unknown-duties.ts';
import { groupUnknown, type UnknownGroup } from '../../../obligations/unknown-in-words.ts';
import type { findLastEdition } from '../../../outcomes/list-editions.ts';
import type { EndOfCare } from '../../../preparation/end-of-care/find-end-of-care.ts';
import type { ReviewRow } from '../../../preparation/find-review.ts';
import type { VisitsInShort } from '../../../visits/summarise-visits.ts';
import { standingOfWishes } from '../../../voice/wishes.ts';
import { ageAndWordFor } from '../../age.ts';
import { alertsOf, type ChildAlert } from '../../alerts-of-child.ts';
import { legalStatusInWords, locationInWords, placementInWords } from '../../codes-in-words.ts';
import type { Child } from '../../find-child.ts';
import { leavingCareInWords } from '../../leaving-care-in-words.ts';
import { legalRouteOf } from '../../legal-route-of-status.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import type { RelatedChild } from '../../people/list-related-children.ts';
import { planTogether } from '../../people/plan-together.ts';
import type { Timeline } from '../../timeline/read-timeline.ts';
import { type TimelineView, toTimelineView } from '../../timeline/timeline-view.ts';
import { type RecordTable, waysToEnter } from '../child-list/tables.ts';
import { type RelatedView, toRelatedView } from '../related/view.ts';

/** Everything that the page is made from. */
export interface ChildRecord {
  readonly child: Child;
  readonly nextReview: OpenObligation | undefined;
  /** The one that is being prepared. */
  readonly openReview: ReviewRow | undefined;
  readonly due: Readonly<Record<DueGroup, OpenObligations>>;
  readonly unknown: readonly UnknownDuties[];
  readonly tables: readonly RecordTable[];
  readonly related: readonly RelatedChild[];
  readonly timeline: Timeline;
  readonly leavingCare: LeavingCareStanding | undefined;
  /** How long the IRO of today has been theirs. */
  readonly continuity: Continuity | undefined;
  readonly contacts: ContactsInShort;
  readonly visits: Pick<VisitsInShort, 'lastOn' | 'lastAloneOn'>;
  /** When decisions of a review were last issued; undefined where none were. */
  readonly decisions: Awaited<ReturnType<typeof findLastEdition>>;
  /** That the child stops being looked after, where somebody told it. */
  readonly endOfCare: EndOfCare | undefined;
  readonly canRecord: boolean;
  readonly differingTimes: readonly string[];
}

interface FactView {
  readonly key: string;
  readonly text: string;
  readonly note?: string | undefined;
  /** Where more of it stands. */
  readonly href?: string | undefined;
}

interface GroupView {
  readonly title: string;
  readonly rows: readonly DueRow[];
  readonly total: number;
  readonly allHref: string;
}

interface TableView extends RecordTable {
  readonly allHref: string | undefined;
  readonly enter: { readonly href: string; readonly text: string } | undefined;
}

/** What the page of a child shows. */
export interface ChildView {
  readonly name: string;
  readonly shortName: string;
  readonly href: string;
  readonly facts: readonly FactView[];
  readonly alerts: readonly ChildAlert[];
  readonly next: readonly DueRow[];
  /** Only those in which something stands. */
  readonly groups: readonly GroupView[];
  readonly unknown: readonly UnknownGroup[];
  readonly tables: readonly TableView[];
  readonly related: readonly RelatedView[];
  /** By when the reviews of brothers and sisters could be held on one day. */
  readonly together: string | undefined;
  readonly timeline: TimelineView | undefined;
  /** The review that is being prepared, or the page on which the next one is arranged. */
  readonly reviewHref: string | undefined;
  /** Where it is told that the child stops being looked after. */
  readonly leavingHref: string | undefined;
  readonly canRestrict: boolean;
  readonly canRecord: boolean;
  /** What people recorded and no return says. */
  readonly differingTimes: readonly string[];
}

const UNKNOWN = 'We don’t know yet';
const GROUP_TITLES: Readonly<Record<DueGroup, string>> = {
  late: 'Late: the authority has not done these yet',
  soon: 'Soon',
  later: 'Later',
};

export function toView(
  {
    child,
    nextReview,
    openReview,
    due,
    unknown,
    tables,
    related,
    timeline,
    contacts,
    visits,
    decisions,
    canRecord,
    differingTimes,
    leavingCare,
    continuity,
    endOfCare,
  }: ChildRecord,
  { roles, today, terms }: { readonly roles: readonly string[]; readonly today: string; readonly terms: Terms },
): ChildView {
  const listedFor = { childId: child.childId, today, iro: child.iro, socialWorker: child.socialWorker, terms };
  const href = `/children/${child.childId}`;
  const open = [...due.late.obligations, ...due.soon.obligations, ...due.later.obligations];
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    href,
    facts: [
      ...factsOf(child, { today, terms, leavingCare, continuity }),
      contactsInWords(contacts, { href, terms }),
      visitsInWords(visits, href),
      decisionsInWords(decisions, { href, terms }),
      voiceInWords(child, today),
    ],
    alerts: [...alertsOf(child, terms), ...endOfCareAlert({ child, endOfCare, canRecord, today })],
    leavingHref: canRecord && isInCare(child) && endOfCare === undefined ? `${href}/end-of-care` : undefined,
    next: chooseNext(nextReview, open, today).map((obligation) => toDueRow(obligation, listedFor)),
    groups: DUE_GROUPS.filter((group) => due[group].total > 0).map((group) => ({
      title: GROUP_TITLES[group],
      rows: due[group].obligations.map((obligation) => toDueRow(obligation, listedFor)),
      total: due[group].total,
      allHref: `${href}/due?show=${group}`,
    })),
    unknown: groupUnknown(unknown),
    tables: tables.map((table) => ({
      ...table,
      allHref: table.total > table.rows.length ? `${href}/${table.kind}` : undefined,
      enter: canRecord ? waysToEnter(table.kind, href) : undefined,
    })),
    related: related.map((each) => toRelatedView(each, { child, today, canKeep: may(roles, 'children.keep') })),
    together: togetherInWords(child, { nextReview, related }),
    timeline: toTimelineView(timeline, terms),
    reviewHref: reviewHrefOf({ openReview, canRecord, href }),
    canRecord,
    differingTimes,
    canRestrict: may(roles, 'children.restrict'),
  };
}

/** While the child is still looked after, as far as is recorded. */
function endOfCareAlert({
  child,
  endOfCare,
  canRecord,
  today,
}: Pick<ChildRecord, 'child' | 'endOfCare' | 'canRecord'> & { readonly today: string }): ChildAlert[] {
  if (endOfCare === undefined || !isInCare(child)) return [];
  const { endsOn, why } = endOfCare;
  const title = `${endsOn <= today ? 'Stopped' : 'Stops'} being looked after on ${dayInWords(endsOn)}`;
  return [{ title, text: why, ...(canRecord && { href: `/children/${child.childId}/end-of-care` }) }];
}

function isInCare({ careFrom, careTo }: Child): boolean {
  return careFrom !== null && careTo === null;
}

function togetherInWords(
  { iroId }: Child,
  { nextReview, related }: Pick<ChildRecord, 'nextReview' | 'related'>,
): string | undefined {
  const plan = planTogether({ iroId, nextReviewDueOn: nextReview?.dueOn ?? null }, related);
  if (plan === undefined) return undefined;
  const by = `Held together by ${dayInWords(plan.dayOn)}, each of their next reviews would be in time.`;
  return plan.haveOneIro ? by : `${by} They do not all have the same IRO: agree on the day between you.`;
}

function reviewHrefOf({
  openReview,
  canRecord,
  href,
}: Pick<ChildRecord, 'openReview' | 'canRecord'> & { readonly href: string }): string | undefined {
  if (openReview !== undefined) return `/reviews/${openReview.reviewId}`;
  return canRecord ? `${href}/reviews/new` : undefined;
}

function factsOf(
  child: Child,
  {
    today,
    terms,
    leavingCare,
    continuity,
  }: Pick<ChildRecord, 'leavingCare' | 'continuity'> & { readonly today: string; readonly terms: Terms },
): ChildView['facts'] {
  const leaving = leavingCareInWords(leavingCare);
  return [
    { key: 'Age', text: child.bornOn === null ? UNKNOWN : beginning(ageAndWordFor(child.bornOn, today, terms)) },
    { key: 'Care', text: careInWords(child) },
    { key: 'Lives', text: livesInWords(child), note: locationInWords(child.placeLocation) },
    { key: 'Legal status', text: legalInWords(child) },
    ...responsibilityOf(child),
    ...(leaving === undefined ? [] : [{ key: 'Leaving care', ...leaving }]),
    {
      key: 'IRO',
      text: personInWords(child.iro, child.iroFrom),
      note: iroNote(child, continuity, today),
    },
    { key: 'Social worker', text: personInWords(child.socialWorker, child.socialWorkerFrom) },
    { key: 'Local id', text: child.localId },
  ];
}

/** How long the child has kept the same IRO, and who stands in today. */
function iroNote({ iroCover }: Child, continuity: Continuity | undefined, today: string): string | undefined {
  const lines = [
    ...(continuity === undefined ? [] : [continuityInWords(continuity, today)]),
    ...(iroCover === null ? [] : [`Away today; ${iroCover} acts meanwhile`]),
  ];
  return lines.length === 0 ? undefined : lines.join('. ');
}

/** Who has parental responsibility while the child is looked after; nothing is told of one who is no longer. */
function responsibilityOf(child: Child): ChildView['facts'] {
  if (!isInCare(child)) return [];
  const { legalStatus } = child;
  const key = 'Parental responsibility';
  const route = legalStatus === null ? undefined : legalRouteOf(legalStatus);
  if (route === undefined) return [{ key, text: UNKNOWN }];
  return [{ key, text: responsibilityInWords(route.responsibility), href: `/law/words#${route.definition}` }];
}

/** When the IRO was last in touch with the child, and how often with anybody. */
function contactsInWords(
  { total, lastOn, lastWithChildOn }: ContactsInShort,
  { href, terms }: { readonly href: string; readonly terms: Terms },
): FactView {
  const key = 'Contacts of the IRO';
  if (lastOn === null) return { key, text: 'None recorded yet', href: `${href}/contacts` };
  const text = `${total.toLocaleString('en-GB')}, the last on ${shortDay(lastOn)}`;
  const withChild =
    lastWithChildOn === null
      ? terms.say('None with the child')
      : `${terms.say('With the child')} on ${shortDay(lastWithChildOn)}`;
  return { key, text, note: withChild, href: `${href}/contacts` };
}

/** When decisions of a review were last issued, with the way to them. */
function decisionsInWords(
  last: ChildRecord['decisions'],
  { href, terms }: { readonly href: string; readonly terms: Terms },
): FactView {
  const key = 'Decisions';
  if (last === undefined)
    return { key, text: terms.say('None of {an review} are issued here yet'), href: `${href}/reviews` };
  return { key, text: `Last issued on ${shortDay(last.issuedOn)}`, href: `/reviews/${last.reviewId}/decisions` };
}

/** When somebody last visited the child for the authority, and when the child was last seen alone. */
function visitsInWords({ lastOn, lastAloneOn }: ChildRecord['visits'], href: string): FactView {
  const key = 'Visits';
  if (lastOn === null) return { key, text: 'Nobody has recorded a visit', href: `${href}/visits` };
  const note =
    lastAloneOn === null
      ? 'No day is recorded on which they were seen alone'
      : `Seen alone on ${shortDay(lastAloneOn)}`;
  return { key, text: `The last on ${shortDay(lastOn)}`, note, href: `${href}/visits` };
}

/** When it was last written down what the child says. */
function voiceInWords({ childId, saidLastOn }: Child, today: string): FactView {
  const [key, href] = ['What they say', `/children/${childId}/voice`];
  if (saidLastOn === null) return { key, text: 'Nobody has written it down yet', href };
  const isOld = standingOfWishes(saidLastOn, today) === 'old';
  return {
    key,
    text: `Last on ${shortDay(saidLastOn)}`,
    href,
    note: isOld ? 'More than three months ago: ask again' : undefined,
  };
}

function beginning(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function careInWords({ careFrom, careTo, careStartKnown }: Child): string {
  if (careFrom === null) return 'No period of care is recorded';
  if (careTo !== null) return `Looked after until ${shortDay(careTo)}`;
  return careStartKnown === false
    ? `Looked after since ${shortDay(careFrom)} or before`
    : `Looked after since ${shortDay(careFrom)}`;
}

function livesInWords({ place, placeFrom }: Child): string {
  if (place === null || placeFrom === null) return UNKNOWN;
  return `${placementInWords(place)}, since ${shortDay(placeFrom)}`;
}

function legalInWords({ legalStatus, legalStatusFrom, legalStatusStartKnown }: Child): string {
  if (legalStatus === null || legalStatusFrom === null) return UNKNOWN;
  const since = legalStatusStartKnown === false ? 'since, or from before,' : 'since';
  return `${legalStatusInWords(legalStatus)}, ${since} ${shortDay(legalStatusFrom)}`;
}

function personInWords(name: string | null, since: string | null): string {
  if (name === null || since === null) return 'Nobody now';
  return `${name}, since ${shortDay(since)}`;
}
