/**
 * The rules that the golden cases are complete for: each is worked out under every procedure, and a case that says
 * which rows there are speaks of these. A rule that is added later brings its own examples and breaks none of the cases.
 */
export const FIXED_RULES: readonly string[] = [
  'allocation.notify-service',
  'allocation.appoint-iro',
  'allocation.introductory-letter',
  'care-plan.prepared',
  'review.first',
  'review.second',
  'review.subsequent',
  'review.at-home-on-care-order',
  'review.short-break.first',
  'review.short-break.subsequent',
  'review.adoption.authorised.first',
  'review.adoption.authorised.subsequent',
  'review.adoption.placed.first',
  'review.adoption.placed.second',
  'review.adoption.placed.subsequent',
  'review.adoption.disruption',
  'review.complete',
  'preparation.social-worker-consults-child',
  'preparation.iro-speaks-to-social-worker',
  'preparation.consultation-documents',
  'preparation.invitations',
  'preparation.social-worker-report',
  'preparation.pep',
  'preparation.health-plan',
  'preparation.iro-sees-child',
  'contact.midway',
  'outcome.decisions',
  'outcome.manager-response',
  'outcome.care-plan-updated',
  'outcome.full-record',
  'outcome.distribution',
  'dispute.total',
  'dispute.stage-response',
  'proceedings.documents-to-iro',
  'transition.pathway-plan',
];

/** Of these, the ones that only some procedures have. */
export const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  'allocation.introductory-letter': ['expectations'],
  'contact.midway': ['expectations'],
  'dispute.stage-response': ['thurrock', 'bwd'],
  'review.at-home-on-care-order': ['bwd'],
};

/** The procedures that the golden cases are complete for. */
export const FIXED_PROCEDURES: readonly string[] = ['national', 'halton', 'expectations', 'thurrock', 'bwd'];
