/**
 * A made-up authority, as far as it decides who may see what. Days are counted from today: -1 is yesterday. People and
 * children are named by their place in the lists.
 */
export interface World {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly memberships: readonly Membership[];
  readonly absences: readonly Absence[];
  readonly children: readonly Child[];
}

export type Role = (typeof ROLES)[number];

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

export interface Person {
  readonly roles: readonly Role[];
  readonly leftOn: number | null;
}

export interface Team {
  readonly closedOn: number | null;
}

/** From its first day up to, and not including, the day on which it ended. */
export interface Spell {
  readonly startedOn: number;
  readonly endedOn: number | null;
}

export interface Membership extends Spell {
  readonly team: number;
  readonly person: number;
}

/** Both days are days away. */
export interface Absence {
  readonly person: number;
  readonly coveredBy: number | null;
  readonly firstOn: number;
  readonly lastOn: number;
}

export interface Post extends Spell {
  readonly person: number;
}

export interface Child {
  readonly reviewers: readonly Post[];
  readonly workers: readonly Post[];
  readonly restriction: 'none' | 'lifted' | 'holds';
  readonly readers: readonly number[];
  readonly barred: readonly number[];
  readonly emergencies: readonly Emergency[];
}

export interface Emergency {
  readonly person: number;
  readonly isOver: boolean;
}
