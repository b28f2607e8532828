import type { Database } from '../../src/platform/database/database.ts';
import { openAccount, setPassword } from '../../src/platform/identity/accounts.ts';
import { programOf } from '../../src/platform/identity/sign-in.ts';
import type { TestActor } from './records.ts';

/** What somebody types at the door. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Gives somebody an account, with a password and no second factor yet. */
export async function openTestAccount(
  database: Database,
  { authorityId, userId }: TestActor,
  { email, password }: Credentials,
): Promise<void> {
  const account = { authorityId, staffId: userId };
  await database.withTransaction(programOf(account), async (tx) => {
    await openAccount(tx, account, email);
    await setPassword(tx, account, password);
  });
}
