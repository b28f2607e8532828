import type { Role } from '../platform/identity/policy.ts';
import { nameOf } from '../synthetic/names.ts';

/** Somebody who works for the demo authority. */
export interface DemoPerson {
  /** The part of the address before the @, and what the sign-in list calls them. */
  readonly key: string;
  readonly roles: readonly Role[];
  readonly team: 'reviewing' | 'north' | 'south' | undefined;
  readonly fullTimeEquivalent: number;
}

/** How somebody of the demo signs in. */
export interface DemoSignIn {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly email: string;
  readonly password: string;
}

/** Four IROs and those whom they work with; each role of the service is somebody's. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  ...([1, 1, 0.8, 0.6] as const).map(
    (fullTimeEquivalent, index): DemoPerson => ({
      key: `iro${index + 1}`,
      roles: ['iro'],
      team: 'reviewing',
      fullTimeEquivalent,
    }),
  ),
  { key: 'manager', roles: ['iro-manager'], team: 'reviewing', fullTimeEquivalent: 1 },
  { key: 'reviews', roles: ['review-administrator'], team: 'reviewing', fullTimeEquivalent: 1 },
  ...Array.from(
    { length: 12 },
    (_, index): DemoPerson => ({
      key: `worker${index + 1}`,
      roles: ['social-worker'],
      team: index % 2 === 0 ? 'north' : 'south',
      fullTimeEquivalent: 1,
    }),
  ),
  { key: 'north', roles: ['team-manager'], team: 'north', fullTimeEquivalent: 1 },
  { key: 'south', roles: ['team-manager'], team: 'south', fullTimeEquivalent: 1 },
  { key: 'service', roles: ['service-manager'], team: undefined, fullTimeEquivalent: 1 },
  { key: 'head', roles: ['head-of-service'], team: undefined, fullTimeEquivalent: 1 },
  { key: 'director', roles: ['director'], team: undefined, fullTimeEquivalent: 1 },
  { key: 'legal', roles: ['legal'], team: undefined, fullTimeEquivalent: 1 },
  { key: 'system', roles: ['system-administrator'], team: undefined, fullTimeEquivalent: 1 },
];

export const DEMO_TEAMS = {
  reviewing: 'Independent reviewing service',
  north: 'Children looked after, north',
  south: 'Children looked after, south',
} as const;

/** Names that begin after those of any child of the demo. */
const FIRST_NAME_OF_STAFF = 1_000_000;

/** A made-up name, and an address at a domain that is kept for examples and never delivers. */
export function describePerson(seed: number, index: number): { name: string; email: string } {
  const { given, family } = nameOf(seed, FIRST_NAME_OF_STAFF + index, index % 3 === 0 ? 'M' : 'F');
  return { name: `${given} ${family}`, email: `${DEMO_PEOPLE[index]?.key ?? ''}@demo.example` };
}
