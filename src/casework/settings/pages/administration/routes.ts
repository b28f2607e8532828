import { may, type Permission } from '../../../../platform/identity/policy.ts';
import { type Installation, type Page, show } from '../../../../platform/pages/page.ts';

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
    href: '/offices',
    text: 'Offices and contacts',
    what: 'Who holds which office, where the service sits, and the units and bodies that you write to.',
    permission: 'settings.manage',
  },
  {
    href: '/audit',
    text: 'Audit',
    what: 'Who looked at a child, what somebody opened, and whether the seal over all of it holds.',
    permission: 'audit.read',
  },
  {
    href: '/settings/reminders',
    text: 'Reminders',
    what: 'When people were last reminded of what is due, how many were, and how early they are.',
    permission: 'settings.manage',
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
  handle: async ({ user, installation }) =>
    show('casework/settings/pages/administration/page.njk', {
      rooms: ROOMS.filter(({ permission }) => may(user.roles, permission)),
      search: await searchInWords(installation.clamd),
    }),
};

/** Whether files are searched for viruses, and whether what searches them answers just now. */
async function searchInWords(
  clamd: Installation['clamd'],
): Promise<{ readonly isSound: boolean; readonly text: string }> {
  if (clamd === undefined) {
    return {
      isSound: false,
      text: 'Files that are brought in are not searched for viruses: no ClamAV is set up. Whoever runs this service sets FOOTPRINT_CLAMD.',
    };
  }
  const version = await clamd.findVersion();
  if (version === undefined) {
    return {
      isSound: false,
      text: 'The search for viruses does not answer. Until it does, no file is taken: documents, photos and returns are refused.',
    };
  }
  const [program, database, madeAt] = version.split('/');
  const by = madeAt === undefined ? program : `${program}, with the virus database ${database} of ${madeAt}`;
  return { isSound: true, text: `Every file that is brought in is searched for viruses first, by ${by}.` };
}
