/**
 * Who may do what: one line a role. The database holds the same for what concerns a child (0007-access.sql), and
 * `policy.db.test.ts` and `tests/access` hold both against a statement of their own.
 */

/** What a person is at the authority; they may be several things. */
export const ROLES = [
  'iro',
  'iro-manager',
  'review-administrator',
  'social-worker',
  'team-manager',
  'service-manager',
  'head-of-service',
  'director',
  'chief-executive',
  'legal',
  'system-administrator',
] as const;

export type Role = (typeof ROLES)[number];

/** What a page or a command asks for; each route names one. */
export const PERMISSIONS = [
  /** Change one's own password and codes, and read what one is told. */
  'account.own',
  /** Find a child's name, and open the records within reach. */
  'children.read',
  /** Enter a child, and record what happened to one within reach. */
  'children.record',
  /** Keep who a child within reach is, what they need, and who is around them. */
  'children.keep',
  /** Record the contacts that one has as a child's IRO, and put them right. */
  'contacts.record',
  /** Keep whom IROs can call on who knows a way to communicate. */
  'practitioners.keep',
  /** Record the visits to a child and who lives with the child, as the social worker answers for it, and put them right. */
  'visits.record',
  /** Write the decisions of a review as the child's IRO, and issue them. */
  'decisions.write',
  /** Open a record out of reach in an emergency, with a reason, for a few hours; managers are told. */
  'children.open-in-emergency',
  /** Restrict a record, lift that, and keep a member of staff from a record for good. */
  'children.restrict',
  /** See the caseload that is one's own. */
  'caseload.own',
  /** See everybody's caseload. */
  'caseload.all',
  /** Appoint an IRO and record absence and cover. */
  'allocation.appoint',
  /** Tell the IRO service that a child has become looked after. */
  'allocation.notify',
  /** Say who does what for a child, which bars them from being its IRO. */
  'children.roles',
  /** Keep what children are told of an IRO: one's own, or, for those who allocate, anybody's. */
  'introductions.keep',
  /** Print, post and look after what is sent to people. */
  'post.manage',
  /** See who works here, in which team. */
  'staff.read',
  /** Enter staff and teams, give roles, invite, end access. */
  'staff.manage',
  /** Bring in returns and rosters. */
  'imports.run',
  /** See what people did and opened. */
  'audit.read',
  /** See the figures of the service. */
  'figures.read',
  /** Read the register of rules. */
  'law.read',
  /** Choose the authority's procedure and its words, and propose figures of its own. */
  'settings.manage',
  /** See a change of figures that waits for a decision, and decide it where that is theirs. */
  'settings.decide',
  /** Answer for a figure that somebody else proposed. */
  'procedure.approve',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/**
 * Whose records a role reaches. A restricted record is reached only by the child's own IRO and social worker (and who
 * acts for them) and by those whom the restriction names; nobody reaches a record from which they are barred.
 */
export type Reach =
  /** Every child of the authority. */
  | 'every child'
  /** The children for whom they are the IRO, or act for the IRO who is away. */
  | 'children they review'
  /** The children whose social worker they are, or act for. */
  | 'children they work with'
  /** The children whose social worker is in a team of theirs. */
  | 'children of their team'
  /** No child, unless a restriction names them or they open the record in an emergency. */
  | 'no child';

interface RolePolicy {
  readonly reach: Reach;
  readonly may: readonly Permission[];
}

/** What everybody who works with children may do. */
const CHILDRENS_STAFF = [
  'account.own',
  'children.read',
  'children.open-in-emergency',
  'staff.read',
  'law.read',
] as const;
/** What those who answer for the service may see: its figures, and only the disputes addressed to them. */
const SENIOR = { reach: 'no child', may: ['account.own', 'figures.read', 'staff.read', 'law.read'] } as const;
/** Those who answer for how the authority departs from the guidance. */
const ANSWERABLE = { reach: 'no child', may: [...SENIOR.may, 'settings.decide', 'procedure.approve'] } as const;

export const POLICY: Readonly<Record<Role, RolePolicy>> = {
  iro: {
    reach: 'children they review',
    may: [
      ...CHILDRENS_STAFF,
      'children.record',
      'children.keep',
      'contacts.record',
      'practitioners.keep',
      'decisions.write',
      'caseload.own',
      'introductions.keep',
      'figures.read',
    ],
  },
  // No manager writes into the record that an officer keeps: a manager allocates, supervises and checks.
  'iro-manager': {
    reach: 'every child',
    may: [
      ...CHILDRENS_STAFF,
      'children.keep',
      'practitioners.keep',
      'children.restrict',
      'caseload.all',
      'allocation.appoint',
      'children.roles',
      'introductions.keep',
      'post.manage',
      'staff.manage',
      'imports.run',
      'audit.read',
      'figures.read',
      'settings.manage',
      'settings.decide',
      'procedure.approve',
    ],
  },
  'review-administrator': {
    reach: 'every child',
    may: [
      ...CHILDRENS_STAFF,
      'children.record',
      'children.keep',
      'visits.record',
      'caseload.all',
      'allocation.appoint',
      'allocation.notify',
      'children.roles',
      'introductions.keep',
      'post.manage',
      'imports.run',
      'figures.read',
    ],
  },
  'social-worker': {
    reach: 'children they work with',
    may: [
      ...CHILDRENS_STAFF,
      'children.record',
      'children.keep',
      'visits.record',
      'caseload.own',
      'allocation.notify',
      'children.roles',
    ],
  },
  'team-manager': {
    reach: 'children of their team',
    may: [
      ...CHILDRENS_STAFF,
      'children.record',
      'children.keep',
      'visits.record',
      'caseload.own',
      'allocation.notify',
      'children.roles',
      'figures.read',
    ],
  },
  'service-manager': SENIOR,
  'head-of-service': ANSWERABLE,
  director: ANSWERABLE,
  'chief-executive': SENIOR,
  legal: { reach: 'no child', may: [...CHILDRENS_STAFF] },
  // Looks after the program and never after a case.
  'system-administrator': {
    reach: 'no child',
    may: ['account.own', 'staff.read', 'staff.manage', 'audit.read', 'law.read', 'settings.manage', 'settings.decide'],
  },
};

/** Whether one of the roles may: `may(['iro'], 'audit.read')` is false. */
export function may(roles: readonly string[], permission: Permission): boolean {
  return roles.some((role) => isRole(role) && POLICY[role].may.includes(permission));
}

/** Whether one of the roles sees every child of the authority, but for those withheld. */
export function reachesEveryChild(roles: readonly string[]): boolean {
  return roles.some((role) => isRole(role) && POLICY[role].reach === 'every child');
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
