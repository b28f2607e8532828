/** How near a duty's day is: it comes near; it is today or before the next working day; it is past. */
export const STAGES = ['soon', 'due', 'late'] as const;
export type Stage = (typeof STAGES)[number];

/** As what somebody is reminded. */
export const REMINDED_ROLES = ['iro', 'social-worker', 'team-manager', 'review-administrator', 'iro-manager'] as const;
export type RemindedRole = (typeof REMINDED_ROLES)[number];

export type Layer = 'statute' | 'guidance' | 'local';

/** How often a person wants a digest. */
export const DIGEST_CHOICES = ['daily', 'weekly', 'none'] as const;
export type DigestChoice = (typeof DIGEST_CHOICES)[number];

/** How many working days before its day somebody is first reminded of a duty, where the authority chose nothing else. */
export const LEAD_WORKING_DAYS = 5;
export const MOST_LEAD_WORKING_DAYS = 20;

/** Whether the day is one of the law or of statutory guidance, of which everybody is reminded who must act. */
export function isStatutory(layer: Layer): boolean {
  return layer !== 'local';
}
