import { dayInWords, spanInWords } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { placementInWords } from '../../codes-in-words.ts';
import type { Child } from '../../find-child.ts';
import type { Household, HouseholdMember } from '../../household/find-household.ts';
import type { Home } from '../../household/household.ts';
import { householdChangeInWords } from '../../household/words.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';

interface Shown {
  readonly child: Child;
  readonly household: Household;
  readonly canRecord: boolean;
  /** Who lived with the child until the placement changed, and may live there still. */
  readonly liveOn: readonly HouseholdMember[];
  readonly terms: Terms;
}

/** How many changes and how many homes before are listed: all of it stands in the history. */
const MOST_CHANGES = 30;
const MOST_HOMES = 10;

/** What the page of those who live with a child shows. */
export function toHouseholdView({ child, household, canRecord, liveOn, terms }: Shown) {
  const childHref = `/children/${child.childId}`;
  const href = `${childHref}/household`;
  const { current, others, elsewhere, lastReviewOn, changes } = household;
  const toRow = (member: HouseholdMember) => ({
    name: member.name,
    relationship: member.relationship,
    startedOn: member.startedOn,
    endedOn: member.endedOn,
    href: canRecord ? `${href}/${member.memberId}` : undefined,
  });
  const toHome = ({ placement, members }: Home<HouseholdMember>) => ({
    title: `${placementInWords(placement.place)}, ${spanInWords(placement)}`,
    members: members.map(toRow),
  });
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    childHref,
    href,
    canRecord: canRecord && current !== undefined,
    current: current && toHome(current),
    liveOn: liveOn.map(({ name }) => name),
    since:
      lastReviewOn === null
        ? terms.say('No {review} was held yet: every change counts.')
        : terms.say(`Since the last {review} on ${dayInWords(lastReviewOn)}.`),
    changes: changes.slice(0, MOST_CHANGES).map((change) => householdChangeInWords(change, terms)),
    others: others.slice(0, MOST_HOMES).map(toHome),
    elsewhere: elsewhere.map(toRow),
  };
}
