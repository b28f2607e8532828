import type { Insertable } from 'kysely';
import { beginWithRules } from '../../src/casework/obligations/rules-in-use.ts';
import { chooseDigest } from '../../src/casework/reminders/digest-choice.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Tables } from '../../src/platform/database/tables.ts';
import type { Actor, Tx } from '../../src/platform/database/transaction.ts';
import { newEmail } from './people.ts';
import { createAppointment, createAuthority, createLookedAfterChild, createStaff, OBLIGATION } from './records.ts';

const LONG_AGO = '2026-01-05';

/** An authority with one person of each kind who is reminded, and one child of theirs. */
export interface RemindedOffice {
  readonly program: Actor;
  readonly manager: string;
  readonly iro: string;
  readonly cover: string;
  readonly worker: string;
  readonly administrator: string;
  readonly child: string;
}

/** Opens one whose duties are what the tests enter, and nothing that the rules make of it. */
export async function openRemindedOffice(database: Database): Promise<RemindedOffice> {
  const { authorityId, userId } = await createAuthority(database);
  const program = { authorityId, userId: null };
  return await database.withTransaction(program, async (tx) => {
    await beginWithRules(tx, program);
    // Whom `createAuthority` enters has every role; here each has one.
    await tx
      .updateTable('staff')
      .set({ roles: ['director'] })
      .where('id', '=', userId)
      .execute();
    const person = (name: string, role: string) => createStaff(tx, program, { name, roles: [role], email: newEmail() });
    const people = {
      manager: await person('Mara Ward', 'iro-manager'),
      iro: await person('Iris Ode', 'iro'),
      cover: await person('Otis Rey', 'iro'),
      worker: await person('Wim Sol', 'social-worker'),
      administrator: await person('Ada Min', 'review-administrator'),
    };
    const child = await createLookedAfterChild(tx, program, { localId: 'L1', from: LONG_AGO });
    const of = { child_id: child, started_on: LONG_AGO, ended_on: null };
    await createAppointment(tx, program, { ...of, staff_id: people.iro });
    await tx
      .insertInto('child_workers')
      .values({ ...of, authority_id: authorityId, staff_id: people.worker })
      .execute();
    return { program, ...people, child };
  });
}

/** Enters a duty of the office's child, of the IRO and by guidance where nothing else is said. */
export async function enterDuty(
  tx: Tx,
  { program, child }: Pick<RemindedOffice, 'program' | 'child'>,
  duty: Partial<Insertable<Tables['obligations']>> & { readonly due_on: string },
): Promise<void> {
  await tx
    .insertInto('obligations')
    .values({
      ...OBLIGATION,
      authority_id: program.authorityId,
      child_id: child,
      rule: 'outcome.full-record',
      about: 'r1',
      layer: 'guidance',
      ...duty,
    })
    .execute();
}

/** The office's IRO wants no digest. */
export async function turnDigestDown(database: Database, { program, iro }: RemindedOffice): Promise<void> {
  const { authorityId } = program;
  await database.withTransaction({ authorityId, userId: iro }, (tx) =>
    chooseDigest(tx, { authorityId, userId: iro }, 'none'),
  );
}
