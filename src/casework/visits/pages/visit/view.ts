import type { Terms } from '../../../../platform/pages/terms.ts';
import { toVersionView } from '../../../../platform/pages/version-view.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { obtainedInWords } from '../../../preparation/words.ts';
import type { Visit } from '../../find-visit.ts';
import type { VisitVersion } from '../../list-visits.ts';
import {
  announcedInWords,
  occasionInWords,
  placeInWords,
  seenInWords,
  sleepingAccommodationInWords,
} from '../../words.ts';

interface Shown {
  readonly child: Child;
  readonly visit: Visit;
  readonly canRecord: boolean;
}

/** What the page of one visit shows: as it stands, and as it was. */
export function toVisitView({ child, visit: { current, earlier }, canRecord }: Shown, terms: Terms) {
  const list = `/children/${child.childId}/visits`;
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    list,
    correctHref: canRecord ? `${list}/${current.visitId}/correct` : undefined,
    on: current.visitedOn,
    current: toView(current, terms),
    earlier: earlier.map((version) => toView(version, terms)),
  };
}

function toView(version: VisitVersion, terms: Terms) {
  const { visitedOn, visitor, said, saidHow } = version;
  const saidIn = { said, saidHow: saidHow === null ? undefined : obtainedInWords(saidHow, terms) };
  return toVersionView(version, { on: visitedOn, ...saidIn }, [
    ['Who visited', `${visitor.name}, ${visitor.role}`],
    ['Why', occasionInWords(version.occasion, terms)],
    ['Announced', announcedInWords(version.isAnnounced)],
    ['Where', placeInWords(version, terms)],
    [terms.say('The child'), seenInWords(version)],
    [terms.say('Where the child sleeps'), sleepingAccommodationInWords(version.sleepingAccommodationSeen)],
    ['How it was', version.found],
    ['To do', version.toDo],
  ]);
}
