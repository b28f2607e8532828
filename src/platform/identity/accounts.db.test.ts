import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson, newEmail, PASSWORD } from '../../../tests/support/people.ts';
import { createAuthority, type TestActor } from '../../../tests/support/records.ts';
import type { Tx } from '../database/transaction.ts';
import { invite, openAccount, resetSecondFactor, unlockAccount, withdrawInvitation } from './accounts.ts';
import { acceptInvitation, findInvitation } from './invitations.ts';
import { ROLES } from './policy.ts';
import { beginSession, programOf, signIn } from './sign-in.ts';
import { hashOf } from './tokens.ts';

const { database, asAdmin } = await openTestDatabase();
const authority = await createAuthority(database);
const administrator = await createPerson(database, authority, { roles: ['system-administrator'] });
const NEXT = 'fourteen blue lamps';

describe('an invitation', () => {
  it('tells whose it is as often as it is opened, and is used up by choosing a password', async () => {
    const person = await someone();
    const link = await invited(person);
    for (let time = 0; time < 2; time += 1)
      assert.equal((await findInvitation(database, link))?.staffId, person.userId);
    assert.equal(await acceptInvitation(database, link, NEXT), true);
    assert.equal(await findInvitation(database, link), undefined);
    assert.equal(await acceptInvitation(database, link, 'another password'), false);
    assert.equal((await signInWith(person.email, NEXT)).kind, 'second-factor');
  });

  it('is used once where two press at once', async () => {
    const link = await invited(await someone());
    const accepted = await Promise.all([NEXT, PASSWORD].map((password) => acceptInvitation(database, link, password)));
    assert.deepEqual(accepted.sort(), [false, true]);
  });

  it('is good no longer after seven days, after another one, once withdrawn, and once its person has left', async () => {
    const [late, replaced, withdrawn, left] = [await someone(), await someone(), await someone(), await someone()];
    const links = [await invited(late), await invited(replaced), await invited(withdrawn), await invited(left)];
    const second = await invited(replaced);
    await asAdmin((admin) =>
      admin.query(
        "update app.accounts set invitation_ends_at = invitation_ends_at - interval '7 days' where staff_id = $1",
        [late.userId],
      ),
    );
    await as(administrator, (tx) => withdrawInvitation(tx, accountOf(withdrawn)));
    await asAdmin((admin) =>
      admin.query('update app.staff set left_on = current_date - 1 where id = $1', [left.userId]),
    );
    for (const link of links) {
      assert.equal(await findInvitation(database, link), undefined);
      assert.equal(await acceptInvitation(database, link, NEXT), false);
    }
    assert.equal((await findInvitation(database, second))?.staffId, replaced.userId);
  });

  it('signs out whoever was signed in as the person, and keeps their second factor', async () => {
    const person = await someone();
    const token = await database.withTransaction(programOf(accountOf(person)), (tx) =>
      beginSession(tx, accountOf(person)),
    );
    await asAdmin((admin) =>
      admin.query("update app.accounts set totp_secret = '\\x00', totp_confirmed_at = now() where staff_id = $1", [
        person.userId,
      ]),
    );
    await acceptInvitation(database, await invited(person), NEXT);
    assert.equal(await database.withSession(hashOf(token), async () => true), undefined);
    const outcome = await signInWith(person.email, NEXT);
    assert.equal(outcome.kind === 'second-factor' && outcome.isSetUp, true);
  });

  for (const link of [
    '',
    '.',
    'x',
    'x.y',
    `${authority.authorityId}.`,
    `${authority.authorityId}.x`,
    "'; drop table",
  ]) {
    it(`is none as "${link.slice(0, 12)}"`, async () => {
      assert.equal(await findInvitation(database, link), undefined);
      assert.equal(await acceptInvitation(database, link, NEXT), false);
    });
  }
});

describe('an account', () => {
  it('moves to a new address, and the old one signs nobody in', async () => {
    const { email, ...person } = await someone();
    const next = newEmail();
    assert.equal(await as(administrator, (tx) => openAccount(tx, accountOf(person), next)), true);
    assert.equal((await signInWith(email)).kind, 'refused');
    assert.equal((await signInWith(next)).kind, 'second-factor');
  });

  it('cannot have the address of somebody else, at another authority neither', async () => {
    const there = await createAuthority(database, 'Southshire');
    const email = newEmail();
    const theirs = await createPerson(database, there, { roles: ['iro'], email, password: PASSWORD });
    const mine = await someone();
    assert.equal(await as(administrator, (tx) => openAccount(tx, accountOf(mine), email.toUpperCase())), false);
    const outcome = await signInWith(email);
    assert.ok(outcome.kind === 'second-factor');
    assert.equal(await database.withSession(hashOf(outcome.token), async (_tx, { userId }) => userId), theirs.userId);
    assert.equal((await signInWith(mine.email)).kind, 'second-factor');
  });
});

describe('whoever manages staff', () => {
  it('reads no hash and no secret of anybody, which are there', async () => {
    const person = await someone();
    const rows = await as(administrator, (tx) => tx.selectFrom('accounts').selectAll().execute());
    assert.deepEqual(rows, []);
    const changed = await as(administrator, (tx) =>
      tx
        .updateTable('accounts')
        .set({ password_hash: 'mine' })
        .where('staff_id', '=', person.userId)
        .executeTakeFirst(),
    );
    assert.equal(changed.numUpdatedRows, 0n);
    const { rows: kept } = await asAdmin((admin) =>
      admin.query<{ hash: string }>('select password_hash as hash from app.accounts where staff_id = $1', [
        person.userId,
      ]),
    );
    assert.match(kept[0]?.hash ?? '', /^\$argon2id/);
  });

  it('resets a second factor: the codes are gone, and the person is signed out', async () => {
    const person = await someone();
    const account = accountOf(person);
    const token = await database.withTransaction(programOf(account), (tx) => beginSession(tx, account));
    await asAdmin(async (admin) => {
      await admin.query(
        "update app.accounts set totp_secret = '\\x00', totp_confirmed_at = now() where staff_id = $1",
        [person.userId],
      );
      await admin.query('insert into app.recovery_codes values ($1, $2, sha256($3))', [
        person.authorityId,
        person.userId,
        'x',
      ]);
    });
    await as(administrator, (tx) => resetSecondFactor(tx, account));
    assert.equal(await database.withSession(hashOf(token), async () => true), undefined);
    const { rows } = await asAdmin((admin) =>
      admin.query(
        'select totp_secret, password_hash is not null as has_password, (select count(*)::int from app.recovery_codes r where r.staff_id = a.staff_id) as codes from app.accounts a where staff_id = $1',
        [person.userId],
      ),
    );
    assert.deepEqual(rows, [{ totp_secret: null, has_password: true, codes: 0 }]);
  });

  it('unlocks an account', async () => {
    const person = await someone();
    for (let failure = 1; failure <= 5; failure += 1) await signInWith(person.email, 'wrong wrong wrong');
    assert.equal((await signInWith(person.email)).kind, 'locked');
    await as(administrator, (tx) => unlockAccount(tx, accountOf(person)));
    assert.equal((await signInWith(person.email)).kind, 'second-factor');
  });

  it('has no power over the accounts of another authority', async () => {
    const there = await createAuthority(database, 'Westshire');
    const email = newEmail();
    const theirs = await createPerson(database, there, { roles: ['iro'], email, password: PASSWORD });
    const account = { authorityId: administrator.authorityId, staffId: theirs.userId };
    await as(administrator, (tx) => invite(tx, account));
    await as(administrator, (tx) => resetSecondFactor(tx, account));
    const { rows } = await asAdmin((admin) =>
      admin.query('select invitation_hash from app.accounts where staff_id = $1', [theirs.userId]),
    );
    assert.deepEqual(rows, [{ invitation_hash: null }]);
  });
});

describe('everybody else', () => {
  for (const role of ROLES.filter((each) => each !== 'system-administrator' && each !== 'iro-manager')) {
    it(`as ${role} opens, invites, resets and unlocks nobody, and sees no state`, async () => {
      const person = await someone();
      const actor = await createPerson(database, authority, { roles: [role] });
      const account = accountOf(person);
      for (const work of [
        (tx: Tx) => openAccount(tx, account, newEmail()),
        (tx: Tx) => invite(tx, account),
        (tx: Tx) => resetSecondFactor(tx, account),
        (tx: Tx) => unlockAccount(tx, account),
      ]) {
        await assert.rejects(as<unknown>(actor, work), /only those who manage staff/);
      }
      const states = (who: TestActor) =>
        as(who, async (tx) => (await sql`select * from account_states()`.execute(tx)).rows.length);
      assert.equal(await states(actor), 0);
      assert.ok((await states(administrator)) > 0);
    });
  }

  it('who managed staff and has left does none of it either', async () => {
    const person = await someone();
    const actor = await createPerson(database, authority, { roles: ['iro-manager'] });
    await asAdmin((admin) =>
      admin.query('update app.staff set left_on = current_date - 1 where id = $1', [actor.userId]),
    );
    await assert.rejects(
      as(actor, (tx) => invite(tx, accountOf(person))),
      /only those who manage staff/,
    );
  });
});

async function someone() {
  const email = newEmail();
  return { email, ...(await createPerson(database, authority, { roles: ['iro'], email, password: PASSWORD })) };
}

function accountOf({ authorityId, userId }: TestActor) {
  return { authorityId, staffId: userId };
}

async function invited(person: TestActor): Promise<string> {
  return await as(administrator, (tx) => invite(tx, accountOf(person)));
}

async function as<Result>(actor: TestActor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return await database.withTransaction(actor, work);
}

async function signInWith(email: string, password = PASSWORD) {
  return await signIn(database, { email, password, isDemoAllowed: false });
}
