import type { RemindedRole } from './model.ts';

/** Who sees to it where nobody of the role is there: the IRO manager in the end, so that no reminder goes nowhere. */
const LADDERS: Readonly<Record<RemindedRole, readonly RemindedRole[]>> = {
  iro: ['iro', 'iro-manager'],
  'social-worker': ['social-worker', 'team-manager', 'iro-manager'],
  'team-manager': ['team-manager', 'iro-manager'],
  'review-administrator': ['review-administrator', 'iro-manager'],
  'iro-manager': ['iro-manager'],
};

const BY_ACTOR: Readonly<Record<string, RemindedRole>> = {
  'independent reviewing officer': 'iro',
  'social worker': 'social-worker',
  'team manager': 'team-manager',
  'review administrator': 'review-administrator',
  // They open no record here, so that a link would lead them nowhere: the IRO, who waits for them, is reminded.
  'legal department': 'iro',
  'person addressed': 'iro',
  // Of the authority's own duties most are reviews, which the IRO chairs; the others stand below.
  authority: 'iro',
};

const BY_RULE: Readonly<Record<string, RemindedRole>> = {
  'allocation.notify-service': 'social-worker',
  'allocation.appoint-iro': 'iro-manager',
  'allocation.iro-before-first-review': 'iro-manager',
  'care-plan.prepared': 'social-worker',
  'remand.care-plan': 'social-worker',
  'remand.detention-plan': 'social-worker',
};

/**
 * Who is reminded of a duty: first whoever must act, then who is asked where there is nobody of that role.
 *
 * ```ts
 * whoMustAct({ rule: 'care-plan.prepared', actor: 'authority' }) // ['social-worker', 'team-manager', 'iro-manager']
 * ```
 */
export function whoMustAct({
  rule,
  actor,
}: {
  readonly rule: string;
  readonly actor: string;
}): readonly RemindedRole[] {
  return LADDERS[BY_RULE[rule] ?? BY_ACTOR[actor] ?? 'iro-manager'];
}
