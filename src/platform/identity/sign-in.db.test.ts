import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson, newEmail, PASSWORD } from '../../../tests/support/people.ts';
import { createAuthority } from '../../../tests/support/records.ts';
import { beginSession, endSessions, programOf, type SignInOutcome, signIn, signOut } from './sign-in.ts';
import { hashOf } from './tokens.ts';

const { database, asAdmin } = await openTestDatabase();
const authority = await createAuthority(database);

describe('signing in', () => {
  it('with the right password leads to the second factor, and to nothing else', async () => {
    const { email } = await someone();
    const outcome = await attempt(email.toUpperCase());
    assert.equal(outcome.kind, 'second-factor');
    assert.equal(outcome.kind === 'second-factor' && outcome.isSetUp, false);
    const token = outcome.kind === 'second-factor' ? outcome.token : '';
    const seen = await database.withSession(hashOf(token), async (tx, { isComplete }) => ({
      isComplete,
      staff: await tx.selectFrom('staff').select('id').execute(),
    }));
    assert.deepEqual(seen, { isComplete: false, staff: [] });
  });

  it('tells a wrong password and an address that nobody has apart by nothing', async () => {
    const { email } = await someone();
    assert.deepEqual(await attempt(email, 'fourteen green lamps'), { kind: 'refused' });
    assert.deepEqual(await attempt(newEmail()), { kind: 'refused' });
  });

  it('is refused to whoever never chose a password', async () => {
    const email = newEmail();
    await createPerson(database, authority, { roles: ['iro'], email });
    assert.deepEqual(await attempt(email, ''), { kind: 'refused' });
  });

  it('locks the account from the fifth failure in a row, twice as long each time, and opens it again by itself', async () => {
    const { email, userId } = await someone();
    const outcomes: SignInOutcome[] = [];
    for (let failure = 1; failure <= 5; failure += 1) outcomes.push(await attempt(email, 'wrong wrong wrong'));
    assert.deepEqual(outcomes, [...Array(4).fill({ kind: 'refused' }), { kind: 'locked', minutes: 1 }]);
    assert.deepEqual(await attempt(email), { kind: 'locked', minutes: 1 });
    await passTime(userId);
    assert.deepEqual(await attempt(email, 'wrong wrong wrong'), { kind: 'locked', minutes: 2 });
    await passTime(userId);
    assert.equal((await attempt(email)).kind, 'second-factor');
  });

  it('counts a hundred guesses at once as a hundred: the right one among them opens nothing once it is locked', async () => {
    const { email, userId } = await someone();
    await Promise.all(Array.from({ length: 12 }, () => attempt(email, 'wrong wrong wrong')));
    const { rows } = await asAdmin((admin) =>
      admin.query('select failed_attempts, locked_until_at > now() as locked from app.accounts where staff_id = $1', [
        userId,
      ]),
    );
    assert.deepEqual(rows, [{ failed_attempts: 5, locked: true }]);
    assert.equal((await attempt(email)).kind, 'locked');
  });

  it('is refused to whoever has left, and is theirs until the day', async () => {
    const { email, userId } = await someone();
    await leave(userId, 'current_date + 1');
    assert.equal((await attempt(email)).kind, 'second-factor');
    await leave(userId, 'current_date - 1');
    assert.deepEqual(await attempt(email), { kind: 'refused' });
  });

  it('needs no second factor in a demo, and a demo is not let in where the database is no embedded one', async () => {
    const demo = await createAuthority(database, 'Made up');
    await asAdmin((admin) =>
      admin.query('update app.authorities set is_demo = true where authority_id = $1', [demo.authorityId]),
    );
    const email = newEmail();
    await createPerson(database, demo, { roles: ['iro'], email, password: PASSWORD });
    const credentials = { email, password: PASSWORD };
    assert.equal((await signIn(database, { ...credentials, isDemoAllowed: true })).kind, 'signed-in');
    assert.deepEqual(await signIn(database, { ...credentials, isDemoAllowed: false }), { kind: 'refused' });
  });

  it('leaves an event of the person, and a failure one of the program, with ids and no name', async () => {
    const person = await someone();
    await attempt(person.email, 'wrong wrong wrong');
    await signedIn(person);
    const { rows } = await asAdmin((admin) =>
      admin.query(
        "select action, user_id, details from app.audit_events where details ->> 'staffId' = $1 order by id",
        [person.userId],
      ),
    );
    assert.deepEqual(rows, [
      { action: 'sign-in.refused', user_id: null, details: { staffId: person.userId, failures: 1, minutesLocked: 0 } },
      { action: 'sign-in', user_id: person.userId, details: { staffId: person.userId } },
    ]);
  });
});

describe('a session', () => {
  it('is found by its token, of which the database holds the hash alone', async () => {
    const person = await someone();
    const token = await signedIn(person);
    assert.equal(await whoHas(token), person.userId);
    const { rows } = await asAdmin((admin) =>
      admin.query('select * from app.sessions where staff_id = $1', [person.userId]),
    );
    assert.equal(rows.length, 1);
    assert.ok(!JSON.stringify(rows).includes(token));
    assert.equal(await whoHas(`${token}x`), undefined);
  });

  it('ends after twelve hours, whatever happens', async () => {
    const token = await signedIn(await someone());
    await change(token, "ends_at = now() - interval '1 second'");
    assert.equal(await whoHas(token), undefined);
  });

  it('ends after two hours of rest, and each page begins them anew', async () => {
    const token = await signedIn(await someone());
    await change(token, "last_seen_at = now() - interval '119 minutes'");
    assert.ok(await whoHas(token));
    await change(token, "last_seen_at = last_seen_at - interval '119 minutes'");
    assert.ok(await whoHas(token));
    await change(token, "last_seen_at = now() - interval '121 minutes'");
    assert.equal(await whoHas(token), undefined);
  });

  it('opens nothing any more once its person has left, though it is there', async () => {
    const person = await someone();
    const token = await signedIn(person);
    await leave(person.userId, 'current_date - 1');
    assert.equal(await whoHas(token), undefined);
    const { rowCount } = await asAdmin((admin) =>
      admin.query('select from app.sessions where staff_id = $1', [person.userId]),
    );
    assert.equal(rowCount, 1);
  });

  it('ends by signing out, alone or with all others of the person', async () => {
    const person = await someone();
    const [one, two, three] = [await signedIn(person), await signedIn(person), await signedIn(person)];
    await signOut(database, one);
    assert.deepEqual([await whoHas(one), await whoHas(two)], [undefined, person.userId]);
    await database.withTransaction(person, (tx) => endSessions(tx, accountOf(person), hashOf(three)));
    assert.deepEqual([await whoHas(two), await whoHas(three)], [undefined, person.userId]);
  });

  it('that has ended is forgotten when somebody signs in', async () => {
    const token = await signedIn(await someone());
    await change(token, "ends_at = now() - interval '1 second'");
    await signedIn(await someone());
    const { rowCount } = await asAdmin((admin) =>
      admin.query('select from app.sessions where token_hash = $1', [hashOf(token)]),
    );
    assert.equal(rowCount, 0);
  });
});

async function someone() {
  const email = newEmail();
  return { email, ...(await createPerson(database, authority, { roles: ['iro'], email, password: PASSWORD })) };
}

type Someone = Awaited<ReturnType<typeof someone>>;

function accountOf({ authorityId, userId }: Pick<Someone, 'authorityId' | 'userId'>) {
  return { authorityId, staffId: userId };
}

async function attempt(email: string, password = PASSWORD) {
  return await signIn(database, { email, password, isDemoAllowed: false });
}

async function signedIn(person: Someone): Promise<string> {
  const account = accountOf(person);
  return await database.withTransaction(programOf(account), (tx) => beginSession(tx, account));
}

async function whoHas(token: string): Promise<string | undefined> {
  return await database.withSession(hashOf(token), async (_tx, { userId }) => userId);
}

async function passTime(staffId: string): Promise<void> {
  await asAdmin((admin) =>
    admin.query('update app.accounts set locked_until_at = now() where staff_id = $1', [staffId]),
  );
}

async function leave(staffId: string, day: string): Promise<void> {
  await asAdmin((admin) => admin.query(`update app.staff set left_on = ${day} where id = $1`, [staffId]));
}

async function change(token: string, what: string): Promise<void> {
  await asAdmin((admin) => admin.query(`update app.sessions set ${what} where token_hash = $1`, [hashOf(token)]));
}
