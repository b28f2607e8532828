import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { enterChild } from '../../../../tests/support/child-record.ts';
import { openTestDatabase } from '../../../../tests/support/database.ts';
import { openOffice } from '../../../../tests/support/office.ts';
import type { TestActor } from '../../../../tests/support/records.ts';
import { getDay } from '../../../rules/index.ts';
import { enterChild as enterNewChild } from '../enter-child.ts';
import { changeChildIdentity } from './change-child-identity.ts';
import { changeChildNeeds } from './change-child-needs.ts';
import { findChildIdentity } from './find-child-identity.ts';
import { findChildNeeds } from './find-child-needs.ts';
import type { ChildIdentity } from './identity.ts';
import { type ChildNeeds, NO_NEEDS } from './needs.ts';

const { database, asAdmin } = await openTestDatabase();
const office = await openOffice(database);
const today = getDay('2026-11-30');

const NEEDS: ChildNeeds = {
  firstLanguage: 'Polish',
  needsInterpreter: true,
  interpreterNote: 'The same woman each time.',
  communicationNeeds: ['does-not-use-speech', 'not-understood'],
  communicationMethods: ['eye-pointing', 'yes-or-no-signal'],
  signForYes: 'Looks up',
  signForNo: 'Closes the eyes',
  aids: null,
  likes: 'Music',
  dislikes: null,
  feedbackFormat: null,
  reachesIroBy: null,
  communicationNote: 'Looks up for yes. Needs time.',
  methodInPlanOn: '2026-04-01',
  methodInAssessmentOn: '2026-03-20',
  religion: 'Catholic',
  identityNote: null,
};

function keep(actor: TestActor, needs: ChildNeeds, version: number) {
  return database.withTransaction(actor, (tx) =>
    changeChildNeeds(tx, actor, { childId: office.child, needs, version }),
  );
}

function needsFor(actor: TestActor) {
  return database.withTransaction(actor, (tx) => findChildNeeds(tx, actor, office.child));
}

describe('what a child needs', () => {
  it('is empty and not unknown to exist before anybody has said anything', async () => {
    assert.deepEqual(await needsFor(office.iro), { ...NO_NEEDS, version: 0 });
  });

  it('is kept with the method by which the child communicates, the preferred first, and the days on which the care plan and the assessment had it [COM-03]', async () => {
    assert.deepEqual(await keep(office.socialWorker, NEEDS, 0), { kind: 'saved' });
    assert.deepEqual(await needsFor(office.iro), { ...NEEDS, version: 1 });
  });

  it('shows both where two people save, and keeps what was there before', async () => {
    assert.deepEqual(await keep(office.iro, { ...NEEDS, religion: null }, 1), { kind: 'saved' });
    const stale = await keep(office.socialWorker, { ...NEEDS, religion: 'None' }, 1);
    assert.ok(stale.kind === 'conflict' && stale.current.religion === null && stale.current.version === 2);
    const first = await keep(office.socialWorker, NEEDS, 0);
    assert.equal(first.kind, 'conflict');
    const { rows } = await asAdmin((admin) =>
      admin.query("select before, after from app.child_changes where what = 'needs' order by id desc limit 1"),
    );
    assert.deepEqual(rows, [{ before: { religion: 'Catholic' }, after: { religion: null } }]);
  });

  it('is nobody’s to see or to change who may not open the record', async () => {
    for (const actor of [office.otherIro, office.barred, office.director, office.elsewhere]) {
      assert.equal(await needsFor(actor), undefined);
      assert.deepEqual(await keep(actor, NEEDS, 2), { kind: 'not-found' });
    }
  });
});

const SAMI: ChildIdentity = {
  givenName: 'Samuel',
  familyName: 'Testchild',
  knownAs: 'Sami',
  bornOn: '2014-05-02',
  sex: null,
  upn: null,
  nhsNumber: null,
};

function rename(actor: TestActor, changes: Partial<ChildIdentity>, version: number) {
  return database.withTransaction(actor, (tx) =>
    changeChildIdentity(tx, actor, { childId: office.child, identity: { ...SAMI, ...changes }, version, today }),
  );
}

describe('who a child is', () => {
  it('is changed with its version, what it was is kept, and the name is found under its new form', async () => {
    const changes = { nhsNumber: '9990000018', upn: 'U999000126017', familyName: 'Testling' };
    assert.deepEqual(await rename(office.iro, changes, 1), { kind: 'saved' });
    const found = await database.withTransaction(office.iro, (tx) => findChildIdentity(tx, office.iro, office.child));
    assert.deepEqual(found, { ...SAMI, ...changes, localId: 'L100', version: 2 });
    const { rows } = await asAdmin((admin) =>
      admin.query('select search from app.child_names where child_id = $1', [office.child]),
    );
    assert.match(rows[0].search, /testling/);
    assert.equal((await rename(office.socialWorker, {}, 1)).kind, 'conflict');
  });

  it('has no number that another child has, also where that record is out of reach, and of another authority none counts', async () => {
    await database.withTransaction(office.officer, async (tx) => {
      const id = await enterChild(tx, office.officer, { localId: 'D1', iro: office.otherIro });
      const numbers = { nhs_number: '9990000026', upn: 'L999000026010' };
      await tx.updateTable('children').set(numbers).where('id', '=', id).execute();
    });
    await database.withTransaction(office.elsewhere, async (tx) => {
      const id = await enterChild(tx, office.elsewhere, { localId: 'D1' });
      await tx.updateTable('children').set({ nhs_number: '9990000042', upn: 'UN1' }).where('id', '=', id).execute();
    });
    const taken = { kind: 'number-taken', number: 'nhsNumber' };
    for (const actor of [office.officer, office.iro]) {
      assert.deepEqual(await rename(actor, { nhsNumber: '9990000026' }, 2), taken);
    }
    assert.deepEqual(await rename(office.iro, { upn: 'L999000026010' }, 2), { ...taken, number: 'upn' });
    assert.deepEqual(await rename(office.iro, { nhsNumber: '9990000042', upn: 'UN1' }, 2), { kind: 'saved' });
    assert.deepEqual(await rename(office.iro, {}, 3), { kind: 'saved' });
  });

  it('makes other things due with another day of birth, and refuses one that cannot be', async () => {
    const before = await dueRules();
    assert.deepEqual(await rename(office.iro, { bornOn: '2009-01-05' }, 4), { kind: 'saved' });
    assert.notDeepEqual(await dueRules(), before);
    const refused = await rename(office.iro, { bornOn: '2026-06-01' }, 5);
    assert.deepEqual(refused, { kind: 'born-too-late', lookedAfterFrom: '2026-03-16' });
  });
});

/** Waits until a transaction waits for a number that another one holds, or has ended without waiting. */
async function untilItWaits(transaction: Promise<unknown>): Promise<void> {
  let hasEnded = false;
  const ended = () => {
    hasEnded = true;
  };
  transaction.then(ended, ended);
  const waiting = "select from pg_locks where locktype = 'advisory' and not granted";
  await asAdmin(async (admin) => {
    while (!hasEnded && (await admin.query(waiting)).rowCount === 0);
  });
}

describe('a number that two people give two children in the same moment', () => {
  const numbers = { upn: 'K999000126018', nhsNumber: '9990000034' };
  const taken = { kind: 'number-taken', number: 'nhsNumber' };

  for (const [number, ofOther] of [
    ['nhsNumber', { nhsNumber: numbers.nhsNumber }],
    ['upn', { upn: numbers.upn }],
  ] as const) {
    it(`belongs to the first, and the second is told so in words: the ${number}`, async () => {
      const children = await database.withTransaction(office.officer, async (tx) => [
        await enterChild(tx, office.officer, { localId: `${number}-1`, iro: office.iro }),
        await enterChild(tx, office.officer, { localId: `${number}-2`, iro: office.iro }),
      ]);
      const give = (childId: string, meanwhile?: () => Promise<void>) =>
        database.withTransaction(office.officer, async (tx) => {
          const identity = { ...SAMI, bornOn: null, ...ofOther };
          const outcome = await changeChildIdentity(tx, office.officer, { childId, identity, version: 1, today });
          await meanwhile?.();
          return outcome;
        });
      let second: ReturnType<typeof give> | undefined;
      const first = await give(children[0] ?? '', async () => {
        second = give(children[1] ?? '');
        await untilItWaits(second);
      });
      assert.deepEqual([first, await second], [{ kind: 'saved' }, { ...taken, number }]);
    });
  }

  it('is not entered with a new child either while somebody gives it to another', async () => {
    const nhsNumber = '9990000050';
    const details = { localId: 'NEW-1', givenName: 'Quill', familyName: 'Yarrowmere', knownAs: null, bornOn: null };
    const child = { details: { ...details, sex: 'unknown', upn: null, nhsNumber } as const, lookedAfterFrom: null };
    const entry = { ...child, socialWorker: null, notThese: [], as: 'iro', today } as const;
    let second: Promise<unknown> | undefined;
    await database.withTransaction(office.iro, async (tx) => {
      const { version = 0 } = (await findChildIdentity(tx, office.iro, office.child)) ?? {};
      const change = { childId: office.child, identity: { ...SAMI, nhsNumber }, version, today };
      assert.deepEqual(await changeChildIdentity(tx, office.iro, change), { kind: 'saved' });
      second = database.withTransaction(office.iro, (other) => enterNewChild(other, office.iro, entry));
      await untilItWaits(second);
    });
    assert.deepEqual(await second, taken);
  });
});

async function dueRules(): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query('select rule, due_on::text from app.obligations where child_id = $1 order by 1, 2', [office.child]),
  );
  return rows.map(({ rule, due_on }) => `${rule} ${due_on}`);
}
