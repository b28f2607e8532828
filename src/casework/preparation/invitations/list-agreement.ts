import type { Terms } from '../../../platform/pages/terms.ts';

/** Whether it was gone through with the child; cannot: too young, or does not understand. */
export const CHILD_ASKED = ['yes', 'cannot', 'not-yet'] as const;
export type ChildAsked = (typeof CHILD_ASKED)[number];

/** With whom it was agreed who comes to a review, and when. */
export interface ListAgreement {
  /** Each null until they agreed. */
  readonly iroOn: string | null;
  readonly socialWorkerOn: string | null;
  readonly childAsked: ChildAsked;
  readonly childOn: string | null;
  /** What the child said of it, or why the child could not be asked. */
  readonly childNote: string | null;
}

/** With whom a list is not agreed yet, in words: the IRO and the social worker decide it, together with the child. */
export function notAgreedWith(
  { iroOn, socialWorkerOn, childAsked }: Pick<ListAgreement, 'iroOn' | 'socialWorkerOn' | 'childAsked'>,
  terms: Terms,
): string[] {
  return [
    ...(iroOn === null ? [terms.say('the {iro}')] : []),
    ...(socialWorkerOn === null ? ['the social worker'] : []),
    ...(childAsked === 'not-yet' ? [terms.say('the child')] : []),
  ];
}

/** What is known of a list of which nobody has said anything. */
export const NOT_AGREED: ListAgreement = {
  iroOn: null,
  socialWorkerOn: null,
  childAsked: 'not-yet',
  childOn: null,
  childNote: null,
};
