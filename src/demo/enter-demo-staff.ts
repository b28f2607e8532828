import { randomInt } from 'node:crypto';
import { createAuthority } from '../casework/settings/create-authority.ts';
import type { Actor, Tx } from '../platform/database/transaction.ts';
import { openAccount, setPassword } from '../platform/identity/accounts.ts';
import { type Day, isoFromDay } from '../rules/index.ts';
import { DEMO_PEOPLE, DEMO_TEAMS, type DemoPerson, type DemoSignIn, describePerson } from './demo-people.ts';

/** The people of the demo that children are given to. */
export interface DemoStaff {
  readonly officers: readonly { readonly staffId: string; readonly hours: number }[];
  readonly workers: readonly string[];
  readonly signIns: DemoSignIn[];
}

interface DemoStaffInput {
  readonly seed: number;
  readonly today: Day;
  readonly recordingFrom: Day;
}

const NAME = 'Marramshire';
const YEARS_AGO = 6;
const DAYS_IN_YEAR = 365;
const FIFTHS_OF_A_WEEK = 5;
const WORDS = [
  'amber',
  'anchor',
  'badger',
  'bramble',
  'candle',
  'cobble',
  'copper',
  'dune',
  'ember',
  'feather',
  'fern',
  'garnet',
  'harbour',
  'heron',
  'kettle',
  'lantern',
  'linen',
  'maple',
  'meadow',
  'otter',
  'paddle',
  'pepper',
  'puffin',
  'quartz',
  'ribbon',
  'saddle',
  'saffron',
  'thistle',
  'timber',
  'velvet',
  'walnut',
  'willow',
] as const;
const WORDS_IN_PASSWORD = 4;

/** Enters the authority, its teams and its people, each with an account of their own. */
export async function enterDemoStaff(tx: Tx, program: Actor, input: DemoStaffInput): Promise<DemoStaff> {
  const { authorityId: authority_id } = program;
  await createAuthority(tx, program, { name: NAME });
  await tx
    .updateTable('authorities')
    .set({ is_demo: true, recording_from_on: isoFromDay(input.recordingFrom) })
    .execute();
  const teams = new Map<string, string>();
  for (const [key, name] of Object.entries(DEMO_TEAMS)) {
    const { id } = await tx
      .insertInto('teams')
      .values({ authority_id, name })
      .returning('id')
      .executeTakeFirstOrThrow();
    teams.set(key, id);
  }
  const password = newPassword();
  const entered: (DemoPerson & { staffId: string; signIn: DemoSignIn })[] = [];
  for (const [index, person] of DEMO_PEOPLE.entries()) {
    const { name, email } = describePerson(input.seed, index);
    const staffId = await enterPerson(tx, program, { person, name, email, teams, today: input.today });
    await openAccount(tx, { authorityId: authority_id, staffId }, email);
    await setPassword(tx, { authorityId: authority_id, staffId }, password);
    entered.push({ ...person, staffId, signIn: { name, email, password, roles: person.roles } });
  }
  return {
    officers: entered
      .filter(({ roles }) => roles.includes('iro'))
      .map(({ staffId, fullTimeEquivalent }) => ({
        staffId,
        hours: Math.round(fullTimeEquivalent * FIFTHS_OF_A_WEEK),
      })),
    workers: entered.filter(({ roles }) => roles.includes('social-worker')).map(({ staffId }) => staffId),
    signIns: entered.map(({ signIn }) => signIn),
  };
}

interface PersonToEnter {
  readonly person: DemoPerson;
  readonly name: string;
  readonly email: string;
  readonly teams: ReadonlyMap<string, string>;
  readonly today: Day;
}

async function enterPerson(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { person, name, email, teams, today }: PersonToEnter,
): Promise<string> {
  const started_on = isoFromDay((today - YEARS_AGO * DAYS_IN_YEAR) as Day);
  const { id: staff_id } = await tx
    .insertInto('staff')
    .values({
      authority_id,
      name,
      email,
      roles: [...person.roles],
      full_time_equivalent: person.fullTimeEquivalent,
      started_on,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const team_id = person.team === undefined ? undefined : teams.get(person.team);
  if (team_id !== undefined) {
    await tx.insertInto('team_memberships').values({ authority_id, team_id, staff_id, started_on }).execute();
  }
  return staff_id;
}

/** One password for everybody in the demo: four words that nobody else has. */
function newPassword(): string {
  return Array.from({ length: WORDS_IN_PASSWORD }, () => WORDS[randomInt(WORDS.length)]).join('-');
}
