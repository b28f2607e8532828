import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority, createLookedAfterChild } from '../../../tests/support/records.ts';
import { type Day, dayFromIso } from '../../rules/index.ts';
import { type FactsToRecord, recordFacts } from '../children/record-facts.ts';
import { carryOutSettingsChange } from './carry-out-settings-change.ts';
import { changeSettings } from './change-settings.ts';
import { applySettingsChange, cancelSettingsChange } from './decide-settings-change.ts';
import { findSettings } from './find-settings.ts';
import { findSettingsChange } from './find-settings-change.ts';
import { totalOf } from './model.ts';

const { database } = await openTestDatabase();
const TODAY = dayFromIso('2026-07-10') as Day;
const CHILDREN = 5;
const NEVER_ABORTED = new AbortController().signal;

/** An authority with five children, each in care since 1 June 2026 with a first review on 26 June. */
async function openAuthority() {
  const actor = await createAuthority(database);
  await database.withTransaction(actor, async (tx) => {
    const facts: FactsToRecord['facts'][number][] = [];
    for (let number = 1; number <= CHILDREN; number += 1) {
      const childId = await createLookedAfterChild(tx, actor, { localId: `C${number}`, from: '2026-06-01' });
      facts.push(
        { childId, event: { type: 'became-looked-after', on: '2026-06-01' } },
        { childId, event: { type: 'review-started', review: 'r1', on: '2026-06-26' } },
      );
    }
    assert.deepEqual(await recordFacts(tx, actor, { facts, today: TODAY }), []);
  });
  const program = { authorityId: actor.authorityId, userId: null };
  const run =
    (signal = NEVER_ABORTED, childrenAtOnce = 2) =>
    (changeId: string) =>
      carryOutSettingsChange(database, program, { changeId, today: TODAY, signal, childrenAtOnce });
  return {
    actor,
    run,
    ask: (procedure: string) =>
      database.withTransaction(actor, async (tx) => {
        const settings = await findSettings(tx, actor);
        const outcome = await changeSettings(tx, actor, { ...settings, procedure });
        return outcome.kind === 'tried-out' ? outcome.changeId : assert.fail(outcome.kind);
      }),
    apply: (changeId: string) => database.withTransaction(actor, (tx) => applySettingsChange(tx, actor, changeId)),
    find: (changeId: string) =>
      database.withTransaction(actor, async (tx) => {
        const change = await findSettingsChange(tx, actor, changeId);
        return change ?? assert.fail('there is no such change');
      }),
    secondReviews: () =>
      database.withTransaction(actor, (tx) =>
        tx.selectFrom('obligations').select('due_on').distinct().where('rule', '=', 'review.second').execute(),
      ),
  };
}

describe('another procedure', () => {
  it('is first tried out on every child, by rule, and changes nothing', async () => {
    const { ask, run, find, secondReviews } = await openAuthority();
    assert.deepEqual(await secondReviews(), [{ due_on: '2026-09-26' }]);
    const changeId = await ask('bwd');
    await run()(changeId);
    const change = await find(changeId);
    assert.deepEqual([change.status, change.childrenDone, change.refused], ['tried', CHILDREN, 0]);
    assert.equal(change.effects['review.second']?.moved, CHILDREN);
    assert.equal(change.effects['review.first']?.window, CHILDREN);
    assert.deepEqual(await secondReviews(), [{ due_on: '2026-09-26' }]);
  });

  it('works every child out anew once it is applied, and tells the audit what came of it', async () => {
    const { actor, ask, run, apply, find, secondReviews } = await openAuthority();
    const changeId = await ask('bwd');
    await run()(changeId);
    const tried = await find(changeId);
    // Three months after 26 June is 26 September, and 91 days are up on 25 September.
    assert.equal(await apply(changeId), 'applied');
    await run()(changeId);
    const done = await find(changeId);
    assert.deepEqual([done.status, done.childrenDone, done.effects], ['done', CHILDREN, tried.effects]);
    assert.deepEqual(await secondReviews(), [{ due_on: '2026-09-25' }]);
    const { settings, events } = await database.withTransaction(actor, async (tx) => ({
      settings: await findSettings(tx, actor),
      events: await tx
        .selectFrom('audit_events')
        .select(['action', 'user_id', 'details'])
        .where('action', 'like', 'settings.change-%')
        .orderBy('occurred_at')
        .execute(),
    }));
    assert.equal(settings.procedure, 'bwd');
    const details = { changeId, children: CHILDREN, duties: totalOf(tried.effects), refused: 0 };
    assert.deepEqual(events, [
      { action: 'settings.change-tried', user_id: null, details },
      { action: 'settings.change-applied', user_id: null, details },
    ]);
  });

  it('goes on where it was broken off, and counts no child twice', async () => {
    const { ask, run, find } = await openAuthority();
    const changeId = await ask('bwd');
    const whole = await ask('bwd');
    assert.equal((await find(changeId)).status, 'cancelled');
    const broken = new AbortController();
    broken.abort();
    await run(broken.signal)(whole);
    assert.equal((await find(whole)).childrenDone, 0);
    await Promise.all([run()(whole), run()(whole)]);
    const change = await find(whole);
    assert.deepEqual([change.status, change.childrenDone], ['tried', CHILDREN]);
    assert.equal(change.effects['review.first']?.window, CHILDREN);
  });

  it('is not applied where somebody changed the settings meanwhile, nor before it is counted, nor twice', async () => {
    const { actor, ask, run, apply, find } = await openAuthority();
    const changeId = await ask('bwd');
    assert.equal(await apply(changeId), 'not-tried');
    await run()(changeId);
    await database.withTransaction(actor, async (tx) => {
      const settings = await findSettings(tx, actor);
      assert.deepEqual(await changeSettings(tx, actor, { ...settings, name: 'Northshire County' }), { kind: 'saved' });
    });
    assert.equal(await apply(changeId), 'conflict');
    assert.equal((await find(changeId)).status, 'tried');
    assert.equal(await database.withTransaction(actor, (tx) => cancelSettingsChange(tx, actor, changeId)), 'cancelled');
    const next = await ask('bwd');
    await run()(next);
    assert.equal(await apply(next), 'applied');
    assert.equal(await apply(next), 'not-tried');
    const busy = await database.withTransaction(actor, async (tx) => {
      const settings = await findSettings(tx, actor);
      return await changeSettings(tx, actor, { ...settings, procedure: 'halton' });
    });
    assert.deepEqual(busy, { kind: 'busy', changeId: next });
  });
});

describe('the settings of an authority', () => {
  it('are saved by one of two who changed them at once; the other is told what was saved', async () => {
    const { actor } = await openAuthority();
    const seen = await database.withTransaction(actor, (tx) => findSettings(tx, actor));
    const save = (name: string) =>
      database.withTransaction(actor, (tx) => changeSettings(tx, actor, { ...seen, name }));
    assert.deepEqual(await save('Northshire County'), { kind: 'saved' });
    const second = await save('North Shire');
    assert.equal(second.kind === 'conflict' && second.theirs.name, 'Northshire County');
  });

  it('refuse a code that another authority has, though nobody here can see that one', async () => {
    const [one, other] = [await openAuthority(), await openAuthority()];
    const give = ({ actor }: typeof one) =>
      database.withTransaction(actor, async (tx) =>
        changeSettings(tx, actor, { ...(await findSettings(tx, actor)), code: '936' }),
      );
    assert.deepEqual(await give(one), { kind: 'saved' });
    assert.deepEqual(await give(other), { kind: 'code-taken' });
  });
});
