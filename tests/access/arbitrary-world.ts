import fc from 'fast-check';
import { type Absence, type Child, type Membership, type Post, ROLES, type Role, type World } from './world.ts';

const PEOPLE = { minLength: 3, maxLength: 8 };
const TEAMS = 2;
/** Of these the law of access speaks most; the others must not be forgotten. */
const COMMON: readonly Role[] = ['iro', 'social-worker', 'team-manager', 'iro-manager', 'review-administrator'];

const role = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...COMMON) },
  { weight: 1, arbitrary: fc.constantFrom(...ROLES) },
);
const person = fc.record({
  roles: fc.uniqueArray(role, { maxLength: 3 }),
  leftOn: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: -1, max: 1 }) },
  ),
});
const ended = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: -1, max: 1 }) },
);

/** Authorities of a few people and children, in which the days that matter, around today, come often. */
export const arbitraryWorld: fc.Arbitrary<World> = fc.array(person, PEOPLE).chain((people) => {
  const anyone = fc.nat({ max: people.length - 1 });
  return fc.record({
    people: fc.constant(people),
    teams: fc.array(fc.record({ closedOn: ended }), { minLength: TEAMS, maxLength: TEAMS }),
    memberships: memberships(anyone),
    absences: absences(anyone),
    children: fc.array(child(anyone), { minLength: 1, maxLength: 5 }),
  });
});

function memberships(anyone: fc.Arbitrary<number>): fc.Arbitrary<Membership[]> {
  const one = fc
    .record({
      team: fc.nat({ max: TEAMS - 1 }),
      person: anyone,
      startedOn: fc.integer({ min: -2, max: 1 }),
      endedOn: ended,
    })
    .filter(isInOrder);
  return fc.uniqueArray(one, { maxLength: 8, selector: (each) => `${each.team} ${each.person}` });
}

function absences(anyone: fc.Arbitrary<number>): fc.Arbitrary<Absence[]> {
  const one = fc
    .record({
      person: anyone,
      coveredBy: fc.option(anyone, { freq: 8 }),
      firstOn: fc.integer({ min: -2, max: 1 }),
      days: fc.nat({ max: 2 }),
    })
    .filter((each) => each.coveredBy !== each.person)
    .map(({ days, ...each }) => ({ ...each, lastOn: each.firstOn + days }));
  return fc.uniqueArray(one, { maxLength: 5, selector: (each) => each.person });
}

function child(anyone: fc.Arbitrary<number>): fc.Arbitrary<Child> {
  const few = fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.uniqueArray(anyone, { maxLength: 2 }) },
  );
  return fc.record({
    reviewers: posts(anyone),
    workers: posts(anyone),
    restriction: fc.constantFrom('none' as const, 'none' as const, 'lifted' as const, 'holds' as const),
    readers: few,
    barred: few,
    emergencies: fc.array(fc.record({ person: anyone, isOver: fc.boolean() }), { maxLength: 2 }),
  });
}

/** One after another, with or without a gap: nobody, one or two; the last may go on or be still to come. */
function posts(anyone: fc.Arbitrary<number>): fc.Arbitrary<Post[]> {
  const day = fc.integer({ min: -2, max: 2 });
  const one = fc
    .record({ person: anyone, startedOn: day, endedOn: fc.option(day) })
    .filter(isInOrder)
    .map((each) => [each]);
  const two = fc
    .record({
      people: fc.tuple(anyone, anyone),
      days: fc.uniqueArray(day, { minLength: 3, maxLength: 3 }),
      goesOn: fc.boolean(),
    })
    .map(({ people: [first, second], days, goesOn }) => {
      const [a = 0, b = 0, c = 0] = days.sort((x, y) => x - y);
      return [
        { person: first, startedOn: a, endedOn: b },
        { person: second, startedOn: b, endedOn: goesOn ? null : c },
      ];
    });
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<Post[]>([]) },
    { weight: 4, arbitrary: one },
    { weight: 2, arbitrary: two },
  );
}

function isInOrder({ startedOn, endedOn }: { readonly startedOn: number; readonly endedOn: number | null }): boolean {
  return endedOn === null || endedOn >= startedOn;
}
