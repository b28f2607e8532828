import { randomUUID } from 'node:crypto';
import { createAuthority } from '../../src/casework/settings/create-authority.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Actor } from '../../src/platform/database/transaction.ts';
import { openAccount, setPassword } from '../../src/platform/identity/accounts.ts';
import type { Role } from '../../src/platform/identity/policy.ts';
import type { TestActor } from './records.ts';

/** A password that the service takes. */
export const PASSWORD = 'thirteen green lamps';

interface Person {
  readonly roles: readonly Role[];
  readonly name?: string;
  /** With one, they have an account. */
  readonly email?: string;
  /** With one, they can sign in. */
  readonly password?: string;
}

/** Enters somebody who works for the authority, as whom the tests then act. */
export async function createPerson(
  database: Database,
  { authorityId }: Pick<Actor, 'authorityId'>,
  { roles, name = 'A person', email, password }: Person,
): Promise<TestActor> {
  const actor = { authorityId, userId: randomUUID() };
  await database.withTransaction({ authorityId, userId: null }, async (tx) => {
    const row = { authority_id: authorityId, id: actor.userId, name, roles: [...roles], email: email ?? null };
    await tx.insertInto('staff').values(row).execute();
    const account = { authorityId, staffId: actor.userId };
    if (email !== undefined) await openAccount(tx, account, email);
    if (password !== undefined) await setPassword(tx, account, password);
  });
  return actor;
}

/** An address that nobody else has. */
export function newEmail(): string {
  return `${randomUUID()}@example.gov.uk`;
}

/** An authority with a manager and an officer, and nobody else; both can sign in. */
export async function createService(
  database: Database,
): Promise<{ readonly manager: TestActor; readonly officer: TestActor; readonly email: string }> {
  const authority = { authorityId: randomUUID(), userId: null };
  await database.withTransaction(authority, (tx) => createAuthority(tx, authority, { name: 'Northshire' }));
  const email = newEmail();
  const can = { password: PASSWORD };
  return {
    manager: await createPerson(database, authority, {
      ...can,
      roles: ['iro-manager'],
      name: 'A manager',
      email: newEmail(),
    }),
    officer: await createPerson(database, authority, { ...can, roles: ['iro'], name: 'An officer', email }),
    email,
  };
}
