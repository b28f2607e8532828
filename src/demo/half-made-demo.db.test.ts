import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { createAuthority } from '../../tests/support/records.ts';
import { makeTestHome } from '../../tests/support/test-server.ts';
import { findSettingsChange } from '../casework/settings/find-settings-change.ts';
import { listKeptOverrides } from '../casework/settings/procedure-of-authority.ts';
import { listAuthorityIds } from '../platform/database/authority-ids.ts';
import { openDatabase } from '../platform/database/database.ts';
import { dayFromCivil } from '../rules/calendar/day.ts';
import { createDemo } from './create-demo.ts';
import { clearHalfMadeDemo, whileNobodyElseMakesOne } from './half-made-demo.ts';

const settings = { home: makeTestHome() };
const database = await openDatabase(settings);
after(async () => {
  await database.close();
  rmSync(settings.home, { recursive: true, force: true });
});
const small = { today: dayFromCivil(2026, 11, 22), children: 20, years: 1 };

describe('a demo that was stopped half-way', () => {
  it('is taken away, so that the next start makes it anew', async () => {
    const stop = new AbortController();
    const onProgress = (words: string) => {
      if (words.startsWith('Making up names')) stop.abort();
    };
    assert.equal(await createDemo(database, { ...small, signal: stop.signal, onProgress }), undefined);
    assert.equal((await listAuthorityIds(database)).length, 1);
    await clearHalfMadeDemo(database, settings);
    assert.deepEqual(await listAuthorityIds(database), []);
  });

  it('is never one that was finished', async () => {
    assert.ok((await createDemo(database, small))?.length);
    await clearHalfMadeDemo(database, settings);
    assert.equal((await listAuthorityIds(database)).length, 1);
  });

  it('has contacts of the officers with children, parents and professionals, each by the child’s own officer', async () => {
    const [authorityId = ''] = await listAuthorityIds(database);
    const parties = await database.withTransaction({ authorityId, userId: null }, (tx) =>
      tx
        .selectFrom('contact_parties as p')
        .innerJoin('contacts as c', 'c.id', 'p.version_id')
        .innerJoin('appointments as a', (join) =>
          join.onRef('a.child_id', '=', 'c.child_id').onRef('a.staff_id', '=', 'c.recorded_by'),
        )
        .select(['p.kind', 'c.id'])
        .where('a.ended_on', 'is', null)
        .execute(),
    );
    const kinds = new Set(parties.map(({ kind }) => kind));
    for (const kind of ['child', 'parent', 'professional']) assert.ok(kinds.has(kind), kind);
  });

  it('has one figure of its own, looser than guidance, which one person proposed and another approved', async () => {
    const [authorityId = ''] = await listAuthorityIds(database);
    const program = { authorityId, userId: null };
    const [figure, ...others] = await database.withTransaction(program, (tx) => listKeptOverrides(tx, program));
    assert.deepEqual(others, []);
    assert.equal(figure?.rule, 'outcome.full-record');
    assert.equal(figure.strictness, 'looser');
    assert.notEqual(figure.proposedBy, figure.approvedBy);
    for (const words of [figure.document, figure.paragraph, figure.reason]) assert.notEqual(words, '');
    const change = await database.withTransaction(program, (tx) => findSettingsChange(tx, program, figure.changeId));
    assert.equal(change?.status, 'done');
    assert.ok(change.childrenDone > 0);
    const { moved } = await database.withTransaction(program, (tx) =>
      tx
        .selectFrom('obligations')
        .select(({ fn }) => fn.countAll<number>().as('moved'))
        .where('rule', '=', 'outcome.full-record')
        .whereRef('due_on', '>', 'national_due_on')
        .executeTakeFirstOrThrow(),
    );
    assert.ok(moved > 0, 'no duty of the demo is counted by its own figure');
  });

  it('has documents of twelve children where it was finished, of each kind, and one that was withdrawn', async () => {
    const [authorityId = ''] = await listAuthorityIds(database);
    const documents = await database.withTransaction({ authorityId, userId: null }, (tx) =>
      tx
        .selectFrom('documents')
        .innerJoin('document_versions', 'document_versions.document_id', 'documents.id')
        .select(['child_id', 'type', 'media_type', 'withdrawn_because'])
        .execute(),
    );
    assert.equal(new Set(documents.map(({ child_id }) => child_id)).size, 12);
    assert.deepEqual([...new Set(documents.map(({ type }) => type))].sort(), [
      'care-plan',
      'health-plan',
      'letter',
      'pep',
      'social-worker-report',
    ]);
    assert.deepEqual(
      new Set(documents.map(({ media_type }) => media_type)),
      new Set(['application/pdf', 'text/plain']),
    );
    assert.equal(documents.filter(({ withdrawn_because }) => withdrawn_because !== null).length, 1);
  });

  it('is left alone where anybody else has records beside it', async () => {
    await createAuthority(database);
    await clearHalfMadeDemo(database, settings);
    assert.equal((await listAuthorityIds(database)).length, 2);
  });
});

describe('two programs that start at once', () => {
  it('prepare the records one after the other', async () => {
    const order: string[] = [];
    const prepare = (name: string) =>
      whileNobodyElseMakesOne(database, async () => {
        order.push(`${name} begins`);
        await listAuthorityIds(database);
        order.push(`${name} ends`);
      });
    await Promise.all([prepare('one'), prepare('one')]);
    assert.deepEqual(order, ['one begins', 'one ends', 'one begins', 'one ends']);
  });
});
