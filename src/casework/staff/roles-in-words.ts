import { isRole, ROLES, type Role } from '../../platform/identity/policy.ts';

/** What a role is called, and what it lets a person do: for whoever gives it. */
const WORDS: Readonly<Record<Role, { readonly name: string; readonly sees: string }>> = {
  iro: { name: 'Independent Reviewing Officer', sees: 'Sees the children they review' },
  'iro-manager': { name: 'IRO manager', sees: 'Sees every child; allocates, supervises and manages staff' },
  'review-administrator': { name: 'Review administrator', sees: 'Sees every child; enters, imports and allocates' },
  'social-worker': { name: 'Social worker', sees: 'Sees the children they work with' },
  'team-manager': { name: 'Team manager', sees: 'Sees the children of the social workers in their team' },
  'service-manager': { name: 'Service manager', sees: 'Sees the figures' },
  'head-of-service': { name: 'Head of service', sees: 'Sees the figures' },
  director: { name: 'Director', sees: 'Sees the figures' },
  'chief-executive': { name: 'Chief executive', sees: 'Sees the figures' },
  legal: { name: 'Legal adviser', sees: 'Finds a child by name, and opens a record in an emergency only' },
  'system-administrator': {
    name: 'System administrator',
    sees: 'Manages staff and settings, and sees no child. Goes with no other role',
  },
};

/** Every role with its words, in the order of the policy: for a list to choose from. */
export const ROLE_CHOICES = ROLES.map((role) => ({ role, ...WORDS[role] }));

/** `['iro']` as "Independent Reviewing Officer"; "No role" where there is none. */
export function rolesInWords(roles: readonly string[]): string {
  const names = roles.filter(isRole).map((role) => WORDS[role].name);
  return names.length === 0 ? 'No role' : names.join(', ');
}
