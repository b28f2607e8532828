import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson, newEmail, PASSWORD } from '../../../tests/support/people.ts';
import { createAuthority } from '../../../tests/support/records.ts';
import { millisecondsSince1970 } from '../clock.ts';
import { InstallationKey } from './installation-key.ts';
import {
  changePassword,
  prepareOwnSecondFactor,
  readOwnAccount,
  renewRecoveryCodes,
  renewSecondFactor,
} from './own-account.ts';
import { confirmSecondFactor, findHalfSignedIn, giveCode, prepareSecondFactor } from './second-factor.ts';
import { signIn } from './sign-in.ts';
import { hashOf } from './tokens.ts';
import { codeAt } from './totp.ts';

const { database, asAdmin } = await openTestDatabase();
const authority = await createAuthority(database);
const key = new InstallationKey(randomBytes(32));
const HALF_MINUTE = 30_000;

describe('setting up an authenticator app', () => {
  it('completes the session with a new token and gives ten recovery codes', async () => {
    const half = await halfSignedIn(await someone());
    const secret = await prepareSecondFactor(database, half.account, key);
    const outcome = await confirmSecondFactor(database, half.account, { ...half, code: code(secret), key });
    assert.ok(outcome.kind === 'signed-in');
    assert.equal(new Set(outcome.recoveryCodes).size, 10);
    assert.notEqual(outcome.token, half.token);
    assert.equal(await whoHas(outcome.token), half.account.staffId);
    assert.equal(await whoHas(half.token), undefined);
  });

  it('shows the same secret when the page is loaded again, and another after another password', async () => {
    const person = await someone();
    const half = await halfSignedIn(person);
    const secret = await prepareSecondFactor(database, half.account, key);
    assert.deepEqual(await prepareSecondFactor(database, half.account, key), secret);
    const next = await halfSignedIn(person);
    assert.notDeepEqual(await prepareSecondFactor(database, next.account, key), secret);
    assert.equal(await findHalfSignedIn(database, half.token), undefined, 'who had the password before is sent back');
  });

  it('keeps the secret where the database alone cannot read it', async () => {
    const half = await halfSignedIn(await someone());
    const secret = await prepareSecondFactor(database, half.account, key);
    const { rows } = await asAdmin((admin) =>
      admin.query<{ kept: Buffer }>('select totp_secret as kept from app.accounts where staff_id = $1', [
        half.account.staffId,
      ]),
    );
    assert.equal(rows[0]?.kept.includes(Buffer.from(secret)), false);
    assert.deepEqual(new Uint8Array(key.decrypt(rows[0]?.kept ?? Buffer.alloc(0))), new Uint8Array(secret));
  });

  it('is refused to whoever has one already', async () => {
    const { person } = await ready();
    const half = await halfSignedIn(person);
    assert.equal(half.isSetUp, true);
    await assert.rejects(prepareSecondFactor(database, half.account, key), /set up already/);
    assert.deepEqual(await confirmSecondFactor(database, half.account, { ...half, code: '123456', key }), {
      kind: 'refused',
    });
  });
});

describe('a code', () => {
  it('completes the session once: the same code opens nothing a second time', async () => {
    const { person, secret } = await ready();
    const next = code(secret, HALF_MINUTE);
    const one = await halfSignedIn(person);
    assert.equal((await giveCode(database, one.account, { ...one, code: next, key })).kind, 'signed-in');
    const again = await halfSignedIn(person);
    assert.deepEqual(await giveCode(database, again.account, { ...again, code: next, key }), { kind: 'refused' });
  });

  it('that is wrong counts with wrong passwords, and the account locks', async () => {
    const { person } = await ready();
    const half = await halfSignedIn(person);
    const kinds: string[] = [];
    for (let failure = 1; failure <= 5; failure += 1) {
      kinds.push((await giveCode(database, half.account, { ...half, code: 'zzzzz-zzzzz', key })).kind);
    }
    assert.deepEqual(kinds, ['refused', 'refused', 'refused', 'refused', 'locked']);
    const outcome = await signIn(database, { email: person.email, password: PASSWORD, isDemoAllowed: false });
    assert.equal(outcome.kind, 'locked');
  });

  it('of recovery is good once, however it is typed, and only for its person', async () => {
    const { person, recoveryCodes } = await ready();
    const other = await ready();
    const [first = ''] = recoveryCodes;
    const theirs = await halfSignedIn(other.person);
    assert.equal((await giveCode(database, theirs.account, { ...theirs, code: first, key })).kind, 'refused');
    const half = await halfSignedIn(person);
    const typed = ` ${first.toUpperCase().replace('-', ' ')} `;
    assert.equal((await giveCode(database, half.account, { ...half, code: typed, key })).kind, 'signed-in');
    const again = await halfSignedIn(person);
    assert.equal((await giveCode(database, again.account, { ...again, code: first, key })).kind, 'refused');
  });

  it('is asked for ten minutes', async () => {
    const half = await halfSignedIn(await someone());
    assert.ok(await findHalfSignedIn(database, half.token));
    const { rows } = await asAdmin((admin) =>
      admin.query("select ends_at <= now() + interval '10 minutes' as soon from app.sessions where token_hash = $1", [
        hashOf(half.token),
      ]),
    );
    assert.deepEqual(rows, [{ soon: true }]);
    await asAdmin((admin) =>
      admin.query('update app.sessions set ends_at = now() where token_hash = $1', [hashOf(half.token)]),
    );
    assert.equal(await findHalfSignedIn(database, half.token), undefined);
  });
});

describe("one's own account", () => {
  it('changes its password with the old one, and signs every other browser out', async () => {
    const { person, session, token } = await ready();
    const other = await ready(person);
    const account = { ...accountOf(person), session };
    const wrong = await change(person, (tx) =>
      changePassword(tx, account, { current: 'wrong wrong wrong', next: 'x' }),
    );
    assert.deepEqual(wrong, { kind: 'refused' });
    const next = 'fourteen blue lamps';
    assert.equal(await change(person, (tx) => changePassword(tx, account, { current: PASSWORD, next })), undefined);
    assert.deepEqual([await whoHas(token), await whoHas(other.token)], [person.userId, undefined]);
    const attempt = (password: string) => signIn(database, { email: person.email, password, isDemoAllowed: false });
    assert.equal((await attempt(PASSWORD)).kind, 'refused');
    assert.equal((await attempt(next)).kind, 'second-factor');
  });

  it('counts a wrong old password with those at the door', async () => {
    const { person, session } = await ready();
    const account = { ...accountOf(person), session };
    const kinds: (string | undefined)[] = [];
    for (let failure = 1; failure <= 6; failure += 1) {
      const current = failure === 6 ? PASSWORD : 'wrong wrong wrong';
      kinds.push((await change(person, (tx) => changePassword(tx, account, { current, next: 'x' })))?.kind);
    }
    assert.deepEqual(kinds, ['refused', 'refused', 'refused', 'refused', 'locked', 'locked']);
  });

  it('renews its authenticator app, and the one before is good until a code proved the new one', async () => {
    const { person, secret, session } = await ready();
    const account = { ...accountOf(person), session };
    const next = await change(person, (tx) => prepareOwnSecondFactor(tx, account, key));
    assert.deepEqual(await change(person, (tx) => prepareOwnSecondFactor(tx, account, key)), next);
    const renew = (password: string, typed: string) =>
      change(person, (tx) => renewSecondFactor(tx, account, { password, code: typed, key }));
    assert.equal((await renew(PASSWORD, code(secret, HALF_MINUTE))).kind, 'wrong-code');
    assert.equal((await renew('wrong wrong wrong', code(next))).kind, 'wrong-password');
    assert.equal((await renew(PASSWORD, code(next))).kind, 'renewed');
    const half = await halfSignedIn(person);
    const give = (typed: string) => giveCode(database, half.account, { ...half, code: typed, key });
    assert.equal((await give(code(secret, HALF_MINUTE))).kind, 'refused');
    assert.equal((await give(code(next, HALF_MINUTE))).kind, 'signed-in');
  });

  it('renews its recovery codes, and those before are good no longer', async () => {
    const { person, recoveryCodes, session } = await ready();
    const account = { ...accountOf(person), session };
    const renewed = await change(person, (tx) => renewRecoveryCodes(tx, account, PASSWORD));
    assert.ok(renewed.kind === 'renewed');
    const half = await halfSignedIn(person);
    const give = (typed = '') => giveCode(database, half.account, { ...half, code: typed, key });
    assert.equal((await give(recoveryCodes[0])).kind, 'refused');
    assert.equal((await give(renewed.recoveryCodes[0])).kind, 'signed-in');
    const state = await change(person, (tx) => readOwnAccount(tx, account));
    assert.deepEqual([state?.recoveryCodesLeft, state?.otherSessions], [9, 1]);
  });
});

async function someone() {
  const email = newEmail();
  return { email, ...(await createPerson(database, authority, { roles: ['iro'], email, password: PASSWORD })) };
}

type Someone = Awaited<ReturnType<typeof someone>>;

function accountOf({ authorityId, userId }: Someone) {
  return { authorityId, staffId: userId };
}

async function halfSignedIn(person: Someone) {
  const outcome = await signIn(database, { email: person.email, password: PASSWORD, isDemoAllowed: false });
  assert.ok(outcome.kind === 'second-factor');
  return { token: outcome.token, isSetUp: outcome.isSetUp, account: accountOf(person) };
}

/** Somebody who has set everything up, or signs in once more, and is signed in. */
async function ready(known?: Someone) {
  const person = known ?? (await someone());
  if (known !== undefined) {
    await asAdmin((admin) =>
      admin.query('update app.accounts set totp_confirmed_at = null where staff_id = $1', [known.userId]),
    );
  }
  const half = await halfSignedIn(person);
  const secret = await prepareSecondFactor(database, half.account, key);
  const outcome = await confirmSecondFactor(database, half.account, { ...half, code: code(secret), key });
  assert.ok(outcome.kind === 'signed-in');
  const { token, recoveryCodes } = outcome;
  return { person, secret, recoveryCodes, token, session: hashOf(token) };
}

function code(secret: Uint8Array, later = 0): string {
  return codeAt(secret, millisecondsSince1970() + later);
}

async function change<Result>(
  person: Someone,
  work: Parameters<typeof database.withTransaction<Result>>[1],
): Promise<Result> {
  return await database.withTransaction(person, work);
}

async function whoHas(token: string): Promise<string | undefined> {
  return await database.withSession(hashOf(token), async (_tx, { userId, isComplete }) =>
    isComplete ? userId : undefined,
  );
}
