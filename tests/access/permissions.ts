import type { Permission } from '../../src/platform/identity/policy.ts';
import { ROLES, type Role } from './world.ts';

const CASEWORK = ['iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager', 'legal'] as const;
/** Those who run the service. */
const SERVICE = ['iro-manager', 'review-administrator'] as const;
/** Those who look after the program. */
const ADMINISTRATION = ['iro-manager', 'system-administrator'] as const;
const SENIOR = ['service-manager', 'head-of-service', 'director', 'chief-executive'] as const;

/** Who may open the pages that ask for each permission: the other way round than the program says it. */
export const PERMITTED: Readonly<Record<Permission, readonly Role[]>> = {
  'children.read': CASEWORK,
  'children.record': ['iro', 'review-administrator', 'social-worker', 'team-manager'],
  'children.keep': ['iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager'],
  'contacts.record': ['iro'],
  'practitioners.keep': ['iro', 'iro-manager'],
  'visits.record': ['review-administrator', 'social-worker', 'team-manager'],
  'decisions.write': ['iro'],
  'children.open-in-emergency': CASEWORK,
  'children.restrict': ['iro-manager'],
  'caseload.own': ['iro', 'social-worker', 'team-manager'],
  'caseload.all': SERVICE,
  'allocation.appoint': SERVICE,
  'children.roles': ['iro-manager', 'review-administrator', 'social-worker', 'team-manager'],
  'introductions.keep': ['iro', 'iro-manager', 'review-administrator'],
  'allocation.notify': ['review-administrator', 'social-worker', 'team-manager'],
  'post.manage': SERVICE,
  'staff.read': ROLES,
  'staff.manage': ADMINISTRATION,
  'imports.run': SERVICE,
  'audit.read': ADMINISTRATION,
  'figures.read': ['iro', 'team-manager', ...SERVICE, ...SENIOR],
  'account.own': ROLES,
  'law.read': ROLES,
  'settings.manage': ADMINISTRATION,
  'settings.decide': [...ADMINISTRATION, 'head-of-service', 'director'],
  'procedure.approve': ['iro-manager', 'head-of-service', 'director'],
};
