import { dayInWords } from '../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { shortNameOfChild } from '../../children/name-of-child.ts';
import type { Review } from '../find-review.ts';
import type { InvitationRow } from '../store/invitations.ts';
import type { ExclusionValues } from './exclusion.ts';

/** What somebody who is kept out is written. */
export interface ExclusionLetter {
  readonly subject: string;
  /** Plain text, in paragraphs with an empty line between. */
  readonly body: string;
}

interface ToWrite {
  readonly review: Pick<Review, 'child'>;
  readonly invitation: Pick<InvitationRow, 'name' | 'who'>;
  readonly exclusion: ExclusionValues;
  readonly terms: Terms;
}

/** Writes why somebody is kept out, how they take part instead, and when it is looked at again (handbook ¶3.17). */
export function writeExclusionLetter({ review, invitation, exclusion, terms }: ToWrite): ExclusionLetter {
  const { extent, extentPart, explanation, otherArrangement, lookAgainOn } = exclusion;
  const whose =
    invitation.who === 'child'
      ? terms.say('your {review}')
      : `${shortNameOfChild(review.child)}’s ${terms.of('review')}`;
  const what = extent === 'all' ? whose : `a part of ${whose}: ${extentPart ?? ''}`;
  const paragraphs = [
    `Dear ${invitation.name}`,
    `After careful thought you are not asked to be at ${what}`.replace(/([^.])$/, '$1.'),
    `Why: ${explanation}`,
    `How you take part all the same: ${otherArrangement}`,
    `We look at this again by ${dayInWords(lookAgainOn)}, and tell you what comes of it.`,
    terms.say(
      'If you do not agree, tell the social worker or the {iro}, who can see you by yourself. You may also complain to the authority.',
    ),
  ];
  return { subject: terms.say('Why you are not asked to be at the {review}'), body: paragraphs.join('\n\n') };
}
