import { may, type Permission } from '../../platform/identity/policy.ts';
import type { SignedIn } from '../../platform/pages/page.ts';

interface Place {
  readonly href: string;
  readonly text: string;
  /** One of these is enough. */
  readonly permissions: readonly Permission[];
}

/** The rooms of the service, in the order of a working day. */
const PLACES: readonly Place[] = [
  { href: '/', text: 'My caseload', permissions: ['caseload.own'] },
  { href: '/team', text: 'Caseloads', permissions: ['caseload.all'] },
  { href: '/allocation', text: 'Allocation', permissions: ['allocation.appoint'] },
  { href: '/post', text: 'Post', permissions: ['post.manage'] },
  { href: '/reviews', text: 'Reviews', permissions: ['caseload.own', 'caseload.all'] },
  { href: '/children', text: 'Children', permissions: ['children.read'] },
  { href: '/figures', text: 'Figures', permissions: ['figures.read'] },
  { href: '/imports', text: 'Imports', permissions: ['imports.run'] },
  { href: '/staff', text: 'Staff', permissions: ['staff.manage'] },
  { href: '/audit', text: 'Audit', permissions: ['audit.read'] },
  { href: '/settings', text: 'Settings', permissions: ['settings.manage'] },
  { href: '/law', text: 'The law', permissions: ['law.read'] },
];

/** More than these do not stand in one row of a laptop's screen. */
const MOST_IN_A_ROW = 9;
/** The rooms of a few minutes a week, which stand behind one door for whoever has many rooms. */
const FOLDED: readonly string[] = ['/imports', '/staff', '/audit', '/settings'];
const ADMINISTRATION = { href: '/administration', text: 'Administration' };

/** The rooms that a person may enter, with the one they are in marked. */
export function navigationFor({ roles }: Pick<SignedIn, 'roles'>, url: string): object[] {
  const path = url.split('?')[0] ?? '/';
  const isIn = (href: string) => href === path || (href !== '/' && path.startsWith(`${href}/`));
  const places = PLACES.filter(({ permissions }) => permissions.some((permission) => may(roles, permission)));
  const folds = places.length > MOST_IN_A_ROW && may(roles, 'settings.manage');
  return places.flatMap(({ href, text }) => {
    if (!folds || !FOLDED.includes(href)) return [{ href, text, active: isIn(href), current: href === path }];
    if (href !== FOLDED[0]) return [];
    const active = [ADMINISTRATION.href, ...FOLDED].some(isIn);
    return [{ ...ADMINISTRATION, active, current: path === ADMINISTRATION.href }];
  });
}

/** The first room that a person may enter: where they land. */
export function homeOf({ roles }: Pick<SignedIn, 'roles'>): string {
  return PLACES.find(({ permissions }) => permissions.some((permission) => may(roles, permission)))?.href ?? '/account';
}
