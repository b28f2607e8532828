import { dayInWords, momentInWords } from '../../../../platform/pages/days-in-words.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { type EndOfCareNotice, standingOf } from '../../end-of-care/find-end-of-care.ts';
import type { EndOfCareOutcome } from '../../end-of-care/tell-end-of-care.ts';
import type { Review } from '../../find-review.ts';
import type { ToldInvitation } from '../../invitations/list-told.ts';

/** Everything that the page is made from. */
export interface Found {
  readonly child: Child;
  readonly notices: readonly EndOfCareNotice[];
  /** The one that is arranged or being prepared. */
  readonly review: Review | undefined;
  /** Those who were told of it, with who could not be. */
  readonly invited: readonly ToldInvitation[];
  /** The child is looked after, or it was told that that ends. */
  readonly canTell: boolean;
}

interface Shown {
  readonly values: FormFields;
  readonly errors: readonly FormError[];
  readonly terms: Terms;
  readonly today: string;
}

/** What the page shows: what stands, who is told, what happens next, and the form. */
export function toView({ child, notices, review, invited, canTell }: Found, shown: Shown) {
  const { values, errors, terms, today } = shown;
  const standing = standingOf(notices);
  const arrangedOn = review?.arrangedOn ?? null;
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/children/${child.childId}`,
    action: `/children/${child.childId}/end-of-care`,
    values,
    errors,
    version: notices[0]?.number ?? 0,
    isNew: standing === undefined,
    canTell,
    standing: standing && {
      day: dayInWords(standing.endsOn),
      hasEnded: standing.endsOn <= today,
      why: standing.why,
      by: byOf(standing),
      isBroughtForward: standing.reviewId !== null,
      isLate: arrangedOn !== null && arrangedOn > standing.endsOn,
      recordHref:
        standing.endsOn <= today && child.careTo === null
          ? `/children/${child.childId}/facts/new?type=ceased-looked-after`
          : undefined,
    },
    review: review && {
      href: `/reviews/${review.reviewId}`,
      on: arrangedOn === null ? undefined : dayInWords(arrangedOn),
    },
    arrangeHref: `${review === undefined ? `/children/${child.childId}/reviews/new` : `/reviews/${review.reviewId}/arrange`}?for=end-of-care`,
    notTold: invited.filter(({ why }) => why !== undefined),
    history: notices.map((notice) => ({
      what: notice.endsOn === null ? 'Stays looked after' : `Stops being looked after on ${dayInWords(notice.endsOn)}`,
      why: notice.why,
      by: byOf(notice),
    })),
    closing: terms.of('closing'),
  };
}

function byOf({ recordedBy, recordedAt }: EndOfCareNotice): string {
  return `${recordedBy ?? 'The program'}, ${momentInWords(recordedAt)}`;
}

/** Who was told, at the top of the next page. */
export function noticeOf({ invited, reviewId }: EndOfCareOutcome & { readonly kind: 'told' }, terms: Terms): string {
  const service = terms.say('The administrators of {reviews} and the {iro} are told');
  if (reviewId === undefined || (invited.written === 0 && invited.notTold.length === 0)) return `${service}.`;
  const people = `${invited.written} of those who were invited ${invited.written === 1 ? 'is' : 'are'} written to`;
  const others = invited.notTold.length;
  return `${service}, and ${people}.${others === 0 ? '' : ` ${others} cannot be: they stand below.`}`;
}
