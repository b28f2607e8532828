import { addStaffMember } from '../casework/staff/add-staff-member.ts';
import { findStaffMemberByEmail } from '../casework/staff/find-staff-member-by-email.ts';
import { type InviteOutcome, inviteStaffMember } from '../casework/staff/invite-staff-member.ts';
import { recordAudit } from '../platform/audit/audit.ts';
import { withDatabase } from '../platform/database/database.ts';
import { readDatabaseSettings } from '../platform/database/settings.ts';
import type { Actor, Tx } from '../platform/database/transaction.ts';
import { isRole, ROLES, type Role } from '../platform/identity/policy.ts';
import { readWebSettings } from '../web/web-settings.ts';
import { readArguments } from './arguments.ts';
import { chooseAuthority } from './authority.ts';
import { CallRefusal, DONE, type ExitCode, type Io, print } from './io.ts';
import { STAFF_USAGE } from './records-usage.ts';

interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/**
 * Enters a person, unless somebody has the address already, and prints the link with which they choose a password: for
 * an installation in which nobody can sign in who could do it on a page. Whoever can run this holds the database anyway.
 */
export async function runStaff(args: readonly string[], io: Io): Promise<ExitCode> {
  const kinds = { name: 'text', email: 'text', role: 'text', authority: 'text' } as const;
  const { values, positionals } = readArguments(args, kinds, STAFF_USAGE);
  if (positionals.length !== 1 || positionals[0] !== 'invite') throw new CallRefusal(STAFF_USAGE);
  const newcomer = readNewcomer(values);
  const { origin } = readWebSettings(io.environment).url;
  const path = await withDatabase(readDatabaseSettings(io.environment, io.cwd), async (database) => {
    const { actor } = await chooseAuthority(database, values.authority);
    return await database.withTransaction(actor, (tx) => inviteNewcomer(tx, actor, { ...newcomer, today: io.today() }));
  });
  await print(
    io.stdout,
    `${origin}${path}\nPass this link on to ${newcomer.name}: it is good once, for seven days, and is not shown again.\n`,
  );
  return DONE;
}

function readNewcomer({ name, email, role }: { name?: string; email?: string; role?: string }): Newcomer {
  if (!name?.trim() || !email?.trim() || !role) throw new CallRefusal(STAFF_USAGE);
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) throw new CallRefusal(`--email: "${email}" is not an email address`);
  if (!isRole(role)) throw new CallRefusal(`--role: there is no role "${role}"; known are ${ROLES.join(', ')}`);
  return { name: name.trim(), email: email.trim(), role };
}

async function inviteNewcomer(
  tx: Tx,
  actor: Actor,
  { name, email, role, today }: Newcomer & { readonly today: string },
): Promise<string> {
  const known = await findStaffMemberByEmail(tx, actor, { email, today });
  if (known !== undefined && !known.roles.includes(role)) {
    throw new CallRefusal(
      '--role: somebody has this address already and another role; change their roles on their page',
    );
  }
  const staffId = known?.id ?? (await add(tx, actor, { name, email, role, today }));
  const outcome = await inviteStaffMember(tx, actor, { staffId, today });
  if (outcome.kind !== 'invited') throw new CallRefusal(WHY_NOT[outcome.kind]);
  await recordAudit(tx, actor, { action: 'staff.invite', details: { staffId } });
  return outcome.path;
}

const WHY_NOT: Readonly<Record<Exclude<InviteOutcome['kind'], 'invited'>, string>> = {
  left: 'whoever has this address has left',
  'address-taken': '--email: somebody signs in with this address at another authority',
  'email-needed': STAFF_USAGE,
  'not-found': STAFF_USAGE,
  oneself: STAFF_USAGE,
};

async function add(
  tx: Tx,
  actor: Actor,
  { role, ...newcomer }: Newcomer & { readonly today: string },
): Promise<string> {
  const entry = { ...newcomer, roles: [role], fullTimeEquivalent: 1, startedOn: null };
  const outcome = await addStaffMember(tx, actor, entry);
  if (outcome.kind !== 'added') throw new CallRefusal('--email: somebody has this address already');
  return outcome.staffId;
}
