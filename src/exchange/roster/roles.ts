/** The roles of staff, and what else people call them; in small letters, without marks. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  iro: ['independent reviewing officer', 'reviewing officer', 'irm', 'independent reviewing manager'],
  'iro-manager': ['iro team manager', 'manager of iros', 'independent reviewing officer manager'],
  'review-administrator': ['reviewing administrator', 'administrator', 'admin'],
  'social-worker': ['sw'],
  'team-manager': ['tm'],
  'service-manager': [],
  'head-of-service': [],
  director: ['director of childrens services', 'dcs'],
  'chief-executive': [],
  legal: ['lawyer', 'solicitor'],
  'system-administrator': [],
};

/** The roles as people write them, for a message. */
export const ROLES_IN_WORDS = Object.keys(CALLED)
  .map((role) => role.replaceAll('-', ' '))
  .join(', ');

const BETWEEN_ROLES = /[,;/|+&]|\band\b/i;

/** Reads one role or several ("IRO; team manager"); undefined where one of them is none. */
export function readRoles(text: string): string[] | undefined {
  const roles: string[] = [];
  for (const word of text.split(BETWEEN_ROLES)) {
    const plain = word
      .toLowerCase()
      .replaceAll(/['’.]/g, '')
      .replaceAll(/[\s-]+/g, ' ')
      .trim();
    if (plain === '') continue;
    const role = Object.keys(CALLED).find((id) => id.replaceAll('-', ' ') === plain || CALLED[id]?.includes(plain));
    if (role === undefined) return undefined;
    if (!roles.includes(role)) roles.push(role);
  }
  return roles.length === 0 ? undefined : roles;
}
