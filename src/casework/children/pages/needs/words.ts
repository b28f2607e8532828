import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type ChildNeeds, communicationMethodInWords, communicationNeedInWords } from '../../details/needs.ts';
import type { Difference } from '../person/view.ts';
import { yesNoOrUnknownInWords } from '../yes-or-no.ts';

const UNKNOWN = 'We don’t know yet';

/** How a child communicates, in words. */
export const COMMUNICATION_IN_WORDS: readonly {
  readonly label: string;
  readonly of: (needs: ChildNeeds) => string;
}[] = [
  {
    label: 'Additional communication needs',
    of: ({ communicationNeeds }) => communicationNeeds.map(communicationNeedInWords).join('; ') || UNKNOWN,
  },
  {
    label: 'Preferred way',
    of: ({ communicationMethods: [first] }) => (first ? communicationMethodInWords(first) : UNKNOWN),
  },
  {
    label: 'Other ways',
    of: ({ communicationMethods: [, ...others] }) => others.map(communicationMethodInWords).join('; ') || UNKNOWN,
  },
  { label: 'What works', of: ({ communicationNote }) => communicationNote ?? UNKNOWN },
  { label: 'Written into the care plan', of: ({ methodInPlanOn }) => dayOrUnknown(methodInPlanOn) },
  { label: 'Written into the assessment', of: ({ methodInAssessmentOn }) => dayOrUnknown(methodInAssessmentOn) },
];

/** Language and identity, in words. */
export const LANGUAGE_IN_WORDS: typeof COMMUNICATION_IN_WORDS = [
  { label: 'First language', of: ({ firstLanguage }) => firstLanguage ?? UNKNOWN },
  { label: 'Needs an interpreter', of: ({ needsInterpreter }) => yesNoOrUnknownInWords(needsInterpreter) },
  { label: 'Which interpreter', of: ({ interpreterNote }) => interpreterNote ?? UNKNOWN },
  { label: 'Religion or belief', of: ({ religion }) => religion ?? UNKNOWN },
  { label: 'Culture, food and care', of: ({ identityNote }) => identityNote ?? UNKNOWN },
];

/** What somebody else saved beside what was typed, where the two differ. */
export function differencesOfNeeds(theirs: ChildNeeds, mine: ChildNeeds): Difference[] {
  return [...COMMUNICATION_IN_WORDS, ...LANGUAGE_IN_WORDS]
    .map(({ label, of }) => ({ label, theirs: of(theirs), mine: of(mine) }))
    .filter((each) => each.theirs !== each.mine);
}

function dayOrUnknown(on: string | null): string {
  return on === null ? UNKNOWN : shortDay(on);
}
