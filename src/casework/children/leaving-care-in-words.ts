import { shortDay } from '../../platform/pages/days-in-words.ts';
import type { LeavingCareStanding } from '../../rules/definitions/leaving-care-standing.ts';

/** What a child is on the way out of care, in a line, with what more there is to say. */
export interface LeavingCareInWords {
  readonly text: string;
  readonly note: string | undefined;
  /** Where the word is explained. */
  readonly href: string;
}

/** Undefined where there is nothing to tell. */
export function leavingCareInWords(standing: LeavingCareStanding | undefined): LeavingCareInWords | undefined {
  if (standing === undefined) return undefined;
  switch (standing.kind) {
    case 'eligible':
      return {
        text: `Eligible child since ${shortDay(standing.since)}`,
        note: undefined,
        href: wordOf('eligible-child'),
      };
    case 'relevant':
      return {
        text: `Relevant child since ${shortDay(standing.since)}`,
        note: 'Unless home for good: a person decides that',
        href: wordOf('relevant-child'),
      };
    case 'former-relevant':
      return {
        text: `Former relevant child since ${shortDay(standing.since)}`,
        note: `Duties until ${shortDay(standing.dutiesUntil)}; support if asked for until ${shortDay(standing.supportUntil)}`,
        href: wordOf('former-relevant-child'),
      };
    case 'not-yet':
      return {
        text: 'Not an eligible child yet',
        note:
          standing.eligibleOn === null
            ? undefined
            : `From ${shortDay(standing.eligibleOn)}, if looked after until then`,
        href: wordOf('eligible-child'),
      };
    case 'unknown':
      return {
        text: 'We don’t know yet',
        note:
          standing.missing === 'date-of-birth' ? 'The date of birth is missing' : 'The first day of care is missing',
        href: wordOf('eligible-child'),
      };
    case 'none':
      return {
        text: 'Nothing is owed as a care leaver, by what is recorded',
        note: undefined,
        href: wordOf('former-relevant-child'),
      };
  }
}

function wordOf(id: string): string {
  return `/law/words#${id}`;
}
