/**
 * Who may see and do what, said once more and independently of the program: from the roles, in plain words, without a
 * look at its tables. `reach.db.test.ts` and `deeds.db.test.ts` hold the database to it, and `pages.db.test.ts` the pages.
 */
import type { Child, Membership, Person, Post, Role, Spell, World } from './world.ts';

/** Those whose work is with children. Senior managers are told of disputes; a system administrator has no casework. */
const CASEWORK: readonly Role[] = [
  'iro',
  'iro-manager',
  'review-administrator',
  'social-worker',
  'team-manager',
  'legal',
];

/** A person of a world, and the world. */
export interface Seat {
  readonly world: World;
  readonly person: number;
}

/** Leaving ends everything on the same day; a day of leaving that is still to come ends nothing yet. */
function worksHere({ leftOn }: Person): boolean {
  return leftOn === null || leftOn > 0;
}

/** Whether somebody who works here has one of these roles. */
function actsAs({ world, person }: Seat, ...roles: readonly Role[]): boolean {
  const who = world.people[person];
  return who !== undefined && worksHere(who) && who.roles.some((role) => roles.includes(role));
}

/** The whole of a child's record. */
export function sees(seat: Seat, child: Child): boolean {
  if (isBarred(seat, child)) return false;
  return seesForTheService(seat, child) || seesForTheChild(seat, child);
}

/** That there is such a child, by name: whoever works with children finds it, however restricted the record is. */
export function findsByName(seat: Seat, child: Child): boolean {
  return actsAs(seat, ...CASEWORK) && !isBarred(seat, child);
}

/** A system administrator mends what is wrong and tells children apart by the authority's own number. */
export function findsByNumber(seat: Seat, child: Child): boolean {
  return actsAs(seat, ...CASEWORK, 'system-administrator') && !isBarred(seat, child);
}

/** What happened is told by those who work with the child. A manager, who sees all, writes nobody's record. */
export function records(seat: Seat, child: Child): boolean {
  if (isBarred(seat, child)) return false;
  if (actsAs(seat, 'review-administrator') && sees(seat, child)) return true;
  return actsAs(seat, 'iro', 'social-worker', 'team-manager') && seesForTheChild(seat, child);
}

/** What the social worker answers for: by the worker and their manager, and by the administration, not by who only reads. */
export function recordsForWorker(seat: Seat, child: Child): boolean {
  if (isBarred(seat, child)) return false;
  return worksWith(seat, child) || (actsAs(seat, 'review-administrator') && child.restriction !== 'holds');
}

/** Notifying, appointing and introducing are what the service itself does, and so its manager's to record. */
export function recordsAllocation(seat: Seat, child: Child): boolean {
  return records(seat, child) || (actsAs(seat, 'iro-manager') && sees(seat, child));
}

/** What a return says of a child is the return's word, brought in by those who run the service. */
export function importsFacts(seat: Seat, child: Child): boolean {
  return actsAs(seat, 'iro-manager', 'review-administrator') && sees(seat, child);
}

/** The people around the child. Lawyers and named readers read. */
export function keepsPeopleAround(seat: Seat, child: Child): boolean {
  return sees(seat, child) && actsAs(seat, ...CASEWORK.filter((role) => role !== 'legal'));
}

/** An IRO is appointed by those who run the service: of a restricted record too, whose name is all that it takes. */
export function appoints(seat: Seat, child: Child): boolean {
  return actsAs(seat, 'iro-manager', 'review-administrator') && !isBarred(seat, child);
}

/**
 * A social worker is entered by those who run the service, handed over by a worker or manager who sees the record, and
 * entered with a child of whom the service knows nobody yet. Nobody helps themselves to somebody else's child.
 */
export function entersWorker(seat: Seat, child: Child): boolean {
  if (appoints(seat, child)) return true;
  if (!actsAs(seat, 'social-worker', 'team-manager') || isBarred(seat, child)) return false;
  const isNobodys = child.workers.length === 0 && child.reviewers.length === 0 && child.restriction !== 'holds';
  return seesForTheChild(seat, child) || isNobodys;
}

/** Restrictions, their readers and who is barred. Whoever is barred decides nothing of it, least of all that bar. */
export function restricts(seat: Seat, child: Child): boolean {
  return actsAs(seat, 'iro-manager') && !isBarred(seat, child);
}

/** For oneself, with a reason, for some hours, from now. */
export function opensInAnEmergency(seat: Seat, child: Child): boolean {
  return actsAs(seat, ...CASEWORK) && !isBarred(seat, child);
}

export function entersChildren(seat: Seat): boolean {
  return actsAs(seat, ...CASEWORK.filter((role) => role !== 'legal'));
}

/** People, their roles and teams, and the authority's own settings. */
export function runsTheAuthority(seat: Seat): boolean {
  return actsAs(seat, 'iro-manager', 'system-administrator');
}

/** Leave is entered for anybody by those who run the service, and by a team's manager for the people of the team. */
export function entersAbsence(seat: Seat, of: number): boolean {
  if (actsAs(seat, 'iro-manager', 'review-administrator')) return true;
  if (!actsAs(seat, 'team-manager')) return false;
  return teamsToday(seat.world, of).some((team) => teamsToday(seat.world, seat.person).includes(team));
}

export function runsImports(seat: Seat): boolean {
  return actsAs(seat, 'iro-manager', 'review-administrator');
}

/** Everybody reads what they did themselves. */
export function readsAuditOf(seat: Seat, other: number): boolean {
  return seat.person === other || actsAs(seat, 'iro-manager', 'system-administrator');
}

function isBarred({ person }: Seat, child: Child): boolean {
  return child.barred.includes(person);
}

/** Those who run the service see every child, but of a restricted record the name only. */
function seesForTheService(seat: Seat, child: Child): boolean {
  return actsAs(seat, 'iro-manager', 'review-administrator') && child.restriction !== 'holds';
}

/** Because of who they are to this child, themselves or for somebody who is away today. */
function seesForTheChild(seat: Seat, child: Child): boolean {
  return (
    postsAs(seat, 'iro').some(({ person }) => holdsToday(child.reviewers, person)) ||
    worksWith(seat, child) ||
    (actsAs(seat, ...CASEWORK) && (isNamed(seat, child) || isInEmergency(seat, child)))
  );
}

/** The child's worker, and their manager, themselves or for somebody who is away today. */
function worksWith(seat: Seat, child: Child): boolean {
  return (
    postsAs(seat, 'social-worker').some(({ person }) => holdsToday(child.workers, person)) ||
    postsAs(seat, 'team-manager').some((post) => managesWorkerOf(post, child))
  );
}

/** One's own post in a role, and those for which one stands in. */
function postsAs(seat: Seat, role: Role): Seat[] {
  return [seat, ...standsInFor(seat)].filter((post) => actsAs(seat, role) && actsAs(post, role));
}

/** Whoever stands in for somebody does their work, in the same role. For somebody who has left there is none to do. */
function standsInFor({ world, person }: Seat): Seat[] {
  return world.absences
    .filter(({ coveredBy, firstOn, lastOn }) => coveredBy === person && firstOn <= 0 && lastOn >= 0)
    .map((absence) => ({ world, person: absence.person }));
}

/** A team's manager sees the children of the team's workers, but for restricted ones. */
function managesWorkerOf({ world, person }: Seat, child: Child): boolean {
  if (child.restriction === 'holds') return false;
  const mine = teamsToday(world, person);
  return child.workers
    .filter(isToday)
    .some((worker) => teamsToday(world, worker.person).some((team) => mine.includes(team)));
}

function teamsToday({ memberships, teams }: World, person: number): number[] {
  const isOpen = ({ team }: Membership): boolean => {
    const closedOn = teams[team]?.closedOn ?? null;
    return closedOn === null || closedOn > 0;
  };
  return memberships.filter((one) => one.person === person && isToday(one) && isOpen(one)).map(({ team }) => team);
}

function holdsToday(posts: readonly Post[], person: number): boolean {
  return posts.some((post) => post.person === person && isToday(post));
}

/** It begins with its first day and is over on the day on which it ended. */
function isToday({ startedOn, endedOn }: Spell): boolean {
  return startedOn <= 0 && (endedOn === null || endedOn > 0);
}

/** A reader is named of a restricted record; when it is restricted no more, nobody needs naming. */
function isNamed({ person }: Seat, { restriction, readers }: Child): boolean {
  return restriction === 'holds' && readers.includes(person);
}

function isInEmergency({ person }: Seat, { emergencies }: Child): boolean {
  return emergencies.some((emergency) => emergency.person === person && !emergency.isOver);
}
