import { momentInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import {
  type ChildNeeds,
  communicationMethodInWords,
  communicationNeedInWords,
  hasCommunicationNeeds,
} from '../../../children/details/needs.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import type { SaidByChild } from '../../../voice/list-voice.ts';
import type { Practitioner } from '../../practitioners.ts';
import { type KnownForSteps, type Step, stepsOf } from '../../steps.ts';
import { supportInWords } from '../../words.ts';

interface Found extends Omit<KnownForSteps, 'iroFrom'> {
  readonly child: Child;
  readonly openReviewId: string | undefined;
  /** The day of the last review; null: none was held. */
  readonly lastReviewOn: string | null;
  /** What the child said, the latest first. */
  readonly said: readonly SaidByChild[];
  readonly practitioners: readonly Practitioner[];
  readonly canRecord: boolean;
  readonly canKeep: boolean;
}

/** What the page of how a child communicates shows. */
export function toCommunicationView(found: Found, terms: Terms) {
  const { child, needs, support, advice, practitioners, canRecord } = found;
  const childHref = `/children/${child.childId}`;
  const href = `${childHref}/communication`;
  const steps = stepsOf({ ...found, iroFrom: child.iroFrom }, terms);
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    childHref,
    hasNeeds: hasCommunicationNeeds(needs),
    facts: factsOf(needs),
    changeHref: found.canKeep ? `${childHref}/details/needs` : undefined,
    steps: steps.map((step) => ({ ...step, href: hrefOf(step, found) })),
    open: steps.filter(({ isDone }) => !isDone).length,
    involved: involvedInWords(found, terms),
    voiceHref: `${childHref}/voice`,
    supportHref: canRecord ? `${href}/support` : undefined,
    adviceHref: canRecord ? `${href}/advice` : undefined,
    support: support.map((each) => ({
      on: each.decidedOn,
      text: supportInWords(each, terms),
      skill: each.skill,
      childSaid: each.childSaid,
      by: `${each.recordedBy ?? 'The program'}, ${momentInWords(each.recordedAt)}`,
    })),
    advice,
    practitioners: practitioners.map((each) => ({ ...each, way: communicationMethodInWords(each.method) })),
  };
}

/** What is written down of the child's own way, line by line. */
function factsOf(needs: ChildNeeds) {
  const line = (label: string, text: string | null) => (text === null || text === '' ? [] : [{ label, text }]);
  return [
    ...line('Needs', needs.communicationNeeds.map(communicationNeedInWords).join('; ')),
    ...line('Ways, the preferred one first', needs.communicationMethods.map(communicationMethodInWords).join('; ')),
    ...line('What works', needs.communicationNote),
    ...line('Yes', needs.signForYes),
    ...line('No', needs.signForNo),
    ...line('Aids and symbols', needs.aids),
    ...line('What they like', needs.likes),
    ...line('What they do not like', needs.dislikes),
  ];
}

function hrefOf({ id }: Step, { child, openReviewId, canRecord, canKeep }: Found): string | undefined {
  const childHref = `/children/${child.childId}`;
  switch (id) {
    case 'asked':
      return canRecord ? `${childHref}/communication/advice` : undefined;
    case 'support':
      return canRecord ? `${childHref}/communication/support` : undefined;
    case 'review':
    case 'taking-part': {
      const part = id === 'review' ? 'support' : 'taking-part';
      return canRecord && openReviewId !== undefined ? `/reviews/${openReviewId}/preparation/${part}` : undefined;
    }
    default:
      return canKeep ? `${childHref}/details/needs` : undefined;
  }
}

const WAYS: Readonly<Record<SaidByChild['kind'], string>> = {
  contact: 'at contacts',
  words: 'in their own words',
  part: 'in talks',
  paper: 'on paper',
  plan: 'when asked of the plan',
  visit: 'at visits',
};

/** Involvement is all that went on since the last review, and not whether somebody sat in a meeting (handbook Annex 4 ¶7). */
function involvedInWords({ said, lastReviewOn }: Found, terms: Terms): string {
  const since = said.filter(({ saidOn }) => lastReviewOn === null || saidOn > lastReviewOn);
  const when =
    lastReviewOn === null ? 'Up to now' : `${terms.say('Since the last {review}')} on ${shortDay(lastReviewOn)}`;
  if (since.length === 0) return `${when}: nothing is written down of what they said or showed.`;
  const ways = [...new Set(since.map(({ kind }) => WAYS[kind]))].join(', ');
  const times = since.length === 1 ? 'once' : `${since.length} times`;
  return `${when} they were heard ${times}: ${ways}.`;
}
