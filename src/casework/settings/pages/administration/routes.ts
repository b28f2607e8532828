import { may, type Permission } from '../../../../platform/identity/policy.ts';
import { type Page, show } from '../../../../platform/pages/page.ts';

interface Room {
  readonly href: string;
  readonly text: string;
  readonly what: string;
  readonly permission: Permission;
}

/** What is done a few minutes a week, so that a manager's day begins with the children. */
const ROOMS: readonly Room[] = [
  {
    href: '/imports',
    text: 'Imports',
    what: 'A return or a list from another system: checked first, imported when you have seen what would change.',
    permission: 'imports.run',
  },
  {
    href: '/staff',
    text: 'Staff and teams',
    what: 'Who works here, in which role and team, who is away, who has left.',
    permission: 'staff.manage',
  },
  {
    href: '/audit',
    text: 'Audit',
    what: 'Who looked at a child, what somebody opened, and whether the seal over all of it holds.',
    permission: 'audit.read',
  },
  {
    href: '/settings',
    text: 'Settings',
    what: 'The procedure that you follow, your own figures beside it, and what you call things.',
    permission: 'settings.manage',
  },
];

/** The rooms of an authority's administration, for whoever has many others. */
export const ADMINISTRATION: Page = {
  method: 'GET',
  path: '/administration',
  permission: 'settings.manage',
  action: 'administration.read',
  handle: async ({ user }) =>
    show('casework/settings/pages/administration/page.njk', {
      rooms: ROOMS.filter(({ permission }) => may(user.roles, permission)),
    }),
};
