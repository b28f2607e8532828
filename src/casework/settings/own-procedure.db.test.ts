import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority, createLookedAfterChild, createStaff } from '../../../tests/support/records.ts';
import type { Actor } from '../../platform/database/transaction.ts';
import { type Day, dayFromIso, type OwnOverride } from '../../rules/index.ts';
import { type FactsToRecord, recordFacts } from '../children/record-facts.ts';
import { recomputeObligations } from '../obligations/recompute-obligations.ts';
import { carryOutSettingsChange } from './carry-out-settings-change.ts';
import { changeSettings } from './change-settings.ts';
import { applySettingsChange, cancelSettingsChange } from './decide-settings-change.ts';
import { findOwnProcedure } from './find-own-procedure.ts';
import { findSettings } from './find-settings.ts';
import { findSettingsChange } from './find-settings-change.ts';
import { listMovesOfChange } from './list-moves.ts';
import { procedureOf } from './procedure-of-authority.ts';
import { proposeOverride } from './propose-override.ts';

const { database } = await openTestDatabase();
const TODAY = dayFromIso('2026-07-10') as Day;
const CHILDREN = 3;

const RECORD: OwnOverride = {
  rule: 'outcome.full-record',
  figures: { due: [{ amount: 18, unit: 'working day' }] },
  inForceFrom: '2026-06-01',
  document: 'Reviews policy 2026',
  paragraph: '4.2',
  reason: 'Each record is checked by a second officer.',
};

/** An authority with three children, each with a review held and completed on 26 June 2026. */
async function openAuthority() {
  const actor = await createAuthority(database);
  const of = async (name: string, role: string): Promise<Actor & { userId: string }> => ({
    authorityId: actor.authorityId,
    userId: await database.withTransaction({ ...actor, userId: null }, (tx) =>
      createStaff(tx, actor, { name, roles: [role] }),
    ),
  });
  const people = {
    administrator: await of('Sy Bit', 'system-administrator'),
    manager: await of('Mara Ward', 'iro-manager'),
    director: await of('Dee Top', 'director'),
  };
  const childIds = await database.withTransaction(actor, async (tx) => {
    const ids: string[] = [];
    const facts: FactsToRecord['facts'][number][] = [];
    for (let number = 1; number <= CHILDREN; number += 1) {
      const childId = await createLookedAfterChild(tx, actor, { localId: `C${number}`, from: '2026-06-01' });
      ids.push(childId);
      facts.push(
        { childId, event: { type: 'became-looked-after', on: '2026-06-01' } },
        { childId, event: { type: 'review-started', review: 'r1', on: '2026-06-26' } },
        { childId, event: { type: 'review-completed', review: 'r1', on: '2026-06-26' } },
      );
    }
    assert.deepEqual(await recordFacts(tx, actor, { facts, today: TODAY }), []);
    return ids;
  });
  const program = { authorityId: actor.authorityId, userId: null };
  const run = (changeId: string) =>
    carryOutSettingsChange(database, program, {
      ...{ changeId, today: TODAY, childrenAtOnce: 2 },
      signal: new AbortController().signal,
    });
  const propose = (override: OwnOverride, who: Actor = people.administrator) =>
    database.withTransaction(who, (tx) => proposeOverride(tx, who, override));
  const proposed = async (override: OwnOverride, who?: Actor) => {
    const outcome = await propose(override, who);
    const changeId = outcome.kind === 'tried-out' ? outcome.changeId : assert.fail(JSON.stringify(outcome));
    await run(changeId);
    return changeId;
  };
  const approve = (changeId: string, who: Actor = people.manager) =>
    database.withTransaction(who, (tx) => applySettingsChange(tx, who, changeId));
  return {
    ...{ actor, people, childIds, run, propose, proposed, approve },
    decided: async (override: OwnOverride) => {
      const changeId = await proposed(override);
      assert.equal(await approve(changeId), 'applied');
      await run(changeId);
      return changeId;
    },
    find: (changeId: string) =>
      database.withTransaction(actor, async (tx) => (await findSettingsChange(tx, actor, changeId)) ?? assert.fail()),
    moves: (changeId: string, who: Actor = people.manager) =>
      database.withTransaction(who, (tx) => listMovesOfChange(tx, who, { changeId, page: 1, rowsAPage: 50 })),
    records: () =>
      database.withTransaction(actor, (tx) =>
        tx
          .selectFrom('obligations')
          .select(['due_on', 'national_due_on', 'citations'])
          .distinct()
          .where('rule', '=', 'outcome.full-record')
          .execute(),
      ),
    recompute: () =>
      database.withTransaction(actor, (tx) => recomputeObligations(tx, actor, { childIds, today: TODAY })),
  };
}

describe('a figure of an authority’s own', () => {
  it('is counted on every child before anybody decides, child by child, before and after [CFG-01]', async () => {
    const { proposed, find, moves, records } = await openAuthority();
    const changeId = await proposed(RECORD);
    const change = await find(changeId);
    assert.deepEqual(
      [change.status, change.childrenDone, change.effects],
      [
        'tried',
        CHILDREN,
        { [RECORD.rule]: { moved: CHILDREN, window: 0, added: 0, removed: 0, becameKnown: 0, becameUnknown: 0 } },
      ],
    );
    const { moves: listed, seen, withheld } = await moves(changeId);
    // 15 working days after 26 June are 17 July; 18 are 22 July.
    assert.deepEqual(
      listed.map(({ localId, rule, kind, beforeOn, afterOn }) => [localId, rule, kind, beforeOn, afterOn]),
      ['C1', 'C2', 'C3'].map((localId) => [localId, RECORD.rule, 'moved', '2026-07-17', '2026-07-22']),
    );
    assert.deepEqual(
      [seen, withheld],
      [
        { duties: 3, children: 3 },
        { duties: 0, children: 0 },
      ],
    );
    assert.equal((await records())[0]?.due_on, '2026-07-17');
  });

  it('tells whoever sees no child how many there are, and nobody’s name', async () => {
    const { proposed, moves, people } = await openAuthority();
    const found = await moves(await proposed(RECORD), people.director);
    assert.deepEqual([found.moves, found.withheld], [[], { duties: 3, children: 3 }]);
  });

  it('is approved by somebody else who leads the service, and by nobody besides [CFG-01]', async () => {
    const { people, proposed, approve, find, actor } = await openAuthority();
    const changeId = await proposed(RECORD, people.manager);
    assert.equal(await approve(changeId, people.manager), 'own-proposal');
    assert.equal(await approve(changeId, people.administrator), 'not-theirs');
    assert.equal((await find(changeId)).status, 'tried');
    assert.equal(await approve(changeId, people.director), 'applied');
    const { overrides } = await database.withTransaction(actor, (tx) => findOwnProcedure(tx, actor));
    assert.deepEqual(
      overrides.map(({ proposedBy, approvedBy, strictness, reason, document }) => ({
        ...{ proposedBy, approvedBy, strictness, reason, document },
      })),
      [
        {
          ...{ proposedBy: 'Mara Ward', approvedBy: 'Dee Top', strictness: 'looser' },
          ...{ reason: RECORD.reason, document: RECORD.document },
        },
      ],
    );
  });

  it('holds for every child once it is applied, beside the national day and with its own paragraph [CFG-01, CFG-06]', async () => {
    const { decided, records, recompute, find } = await openAuthority();
    const changeId = await decided(RECORD);
    assert.equal((await find(changeId)).status, 'done');
    const [record, ...others] = await records();
    assert.deepEqual(others, []);
    assert.deepEqual([record?.due_on, record?.national_due_on], ['2026-07-22', '2026-07-17']);
    assert.match(JSON.stringify(record?.citations), /"own".*Reviews policy 2026, 4\.2/);
    // What is worked out anew later, for whatever reason, comes out the same.
    assert.deepEqual(await recompute(), { changed: 0, refused: [] });
  });

  it('is taken back by a further one, and the old one stays on record [CFG-06]', async () => {
    const { decided, records, actor } = await openAuthority();
    await decided(RECORD);
    await decided({ ...RECORD, figures: null, reason: 'The second officer left.' });
    assert.equal((await records())[0]?.due_on, '2026-07-17');
    const { overrides } = await database.withTransaction(actor, (tx) => findOwnProcedure(tx, actor));
    assert.deepEqual(
      overrides.map(({ figures, reason }) => [figures === null, reason]),
      [
        [false, RECORD.reason],
        [true, 'The second officer left.'],
      ],
    );
  });

  it('leaves alone what was counted before its day [CFG-06]', async () => {
    const { proposed, find } = await openAuthority();
    assert.deepEqual((await find(await proposed({ ...RECORD, inForceFrom: '2026-06-27' }))).effects, {});
  });

  it('is refused where it is looser than statute, or cannot be, and nothing is asked', async () => {
    const { propose, actor } = await openAuthority();
    const outcome = await propose({
      ...RECORD,
      rule: 'review.first',
      figures: { due: [{ amount: 30, unit: 'working day' }] },
    });
    assert.equal(outcome.kind === 'invalid' && outcome.faults[0]?.field, 'due');
    const { open } = await database.withTransaction(actor, (tx) => findOwnProcedure(tx, actor));
    assert.equal(open, undefined);
  });

  it('is counted together with what was proposed before; what is proposed anew takes its own place', async () => {
    const { proposed, find } = await openAuthority();
    const first = await proposed(RECORD);
    const invitations: OwnOverride = {
      ...RECORD,
      rule: 'preparation.invitations',
      figures: { due: [{ amount: 15, unit: 'working day' }] },
    };
    const second = await proposed(invitations);
    assert.equal((await find(first)).status, 'cancelled');
    assert.deepEqual((await find(second)).overrides, [RECORD, invitations]);
    const again = { ...RECORD, figures: { due: [{ amount: 20, unit: 'working day' as const }] } };
    assert.deepEqual((await find(await proposed(again))).overrides, [invitations, again]);
  });

  it('waits while another change is applied, and leaves nothing behind where it is given up', async () => {
    const { people, proposed, propose, approve, moves, run, find } = await openAuthority();
    const changeId = await proposed(RECORD);
    assert.equal(await approve(changeId), 'applied');
    assert.deepEqual(await propose({ ...RECORD, inForceFrom: '2026-06-02' }), { kind: 'busy', changeId });
    await run(changeId);
    const next = await proposed({
      ...RECORD,
      inForceFrom: '2026-06-02',
      figures: { due: [{ amount: 19, unit: 'working day' }] },
    });
    const cancel = () =>
      database.withTransaction(people.manager, (tx) => cancelSettingsChange(tx, people.manager, next));
    assert.equal(await cancel(), 'cancelled');
    assert.deepEqual((await moves(next)).moves, []);
    assert.equal((await find(next)).status, 'cancelled');
  });

  it('goes with another procedure, or stands in the way of one on which it cannot stand', async () => {
    const { actor, decided, run, find } = await openAuthority();
    const change = (procedure: string) =>
      database.withTransaction(actor, async (tx) =>
        changeSettings(tx, actor, { ...(await findSettings(tx, actor)), procedure }),
      );
    await decided(RECORD);
    const moved = await change('bwd');
    const changeId = moved.kind === 'tried-out' ? moved.changeId : assert.fail(moved.kind);
    await run(changeId);
    // 20 working days in Blackburn with Darwen, and 18 of the authority's own: nothing of it moves.
    assert.equal((await find(changeId)).effects[RECORD.rule], undefined);
    await database.withTransaction(actor, (tx) => applySettingsChange(tx, actor, changeId));
    await run(changeId);
    await decided({
      ...RECORD,
      rule: 'dispute.stage-response',
      figures: { due: [{ amount: 3, unit: 'working day' }] },
    });
    assert.deepEqual(await change('national'), { kind: 'does-not-fit', rules: ['dispute.stage-response'] });
  });
});

it('what the law no longer allows decides nothing, and the rest holds', () => {
  const breach = { ...RECORD, rule: 'review.first', figures: { due: [{ amount: 30, unit: 'working day' as const }] } };
  const procedure = procedureOf({ base: 'national', overrides: [breach, RECORD] });
  const alone = procedureOf({ base: 'national', overrides: [RECORD] });
  const figures = ({ reviewDates, ofReviews }: typeof procedure) =>
    [...reviewDates, ...ofReviews].map(({ rule, terms }) => [rule.id, terms.due]);
  assert.deepEqual(figures(procedure), figures(alone));
});
