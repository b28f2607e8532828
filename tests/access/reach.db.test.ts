import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type pg from 'pg';
import type { Actor } from '../../src/platform/database/transaction.ts';
import { openTestDatabase } from '../support/database.ts';
import { arbitraryWorld } from './arbitrary-world.ts';
import { CHILD_TABLES, type EnteredWorld, enterWorld } from './entered-world.ts';
import { findsByName, findsByNumber, readsAuditOf, type Seat, sees } from './statement.ts';
import type { Child } from './world.ts';

const SETTINGS = { seed: 20_261_122, numRuns: 40 };
const { database, asAdmin } = await openTestDatabase();

/** Everything that can be seen, by table, as the ids of children. */
const SEEN = `select jsonb_build_object(
  'children', (select coalesce(jsonb_agg(id), '[]') from app.children),
  'child_names', (select coalesce(jsonb_agg(child_id), '[]') from app.child_names),
  'child_local_ids', (select coalesce(jsonb_agg(child_id), '[]') from app.child_local_ids),
  ${CHILD_TABLES.map((table) => `'${table}', (select coalesce(jsonb_agg(child_id), '[]') from app.${table})`).join(',\n')}
) as found`;

/** What could be forgotten in the database, one thing at a time: the worlds above must tell. */
const HOLES: readonly (readonly [what: string, part: string, without: string])[] = [
  ['an appointment counts before its first day', 'p.started_on <= today and ', ''],
  ['an appointment counts after its last day', '(p.ended_on is null or p.ended_on > today)', 'true'],
  ['a leaver still sees', 's.left_on > today', 'true'],
  ['cover has no end', 'a.last_on >= today and ', ''],
  ['whoever stands in lends their own roles', "(where 'iro' = any (s.roles))", '(where true)'],
  ['whoever stands in needs no role', "if 'iro' = any (own_roles) then", 'if true then'],
  ['a closed team goes on', 't.closed_on > today', 'true'],
  ['a membership has no end', 'theirs.during @> today', 'true'],
  ['a restriction that was lifted holds on', 'r.lifted_at is null', 'true'],
  ['an emergency has no end', 'e.ends_at > now()', 'true'],
  ['the barred see', 'b.staff_id = person', 'false'],
];

describe('whose records a person sees', () => {
  it('is, in every table, what the statement of the policy says, and the rest is there', async () => {
    await asAdmin((admin) =>
      fc.assert(
        fc.asyncProperty(fc.tuple(arbitraryWorld, arbitraryWorld), async (worlds) => {
          for (const world of worlds) await checkWorld(admin, await enterWorld(admin, world));
        }),
        SETTINGS,
      ),
    );
  });

  for (const [what, part, without] of HOLES) {
    it(`would be found out where ${what}`, async () => {
      await asAdmin(async (admin) => {
        const sound = await definitionOfReach(admin);
        assert.ok(sound.includes(part), sound);
        await admin.query(sound.replaceAll(part, without));
        const noticed = await fc.check(
          fc.asyncProperty(arbitraryWorld, async (world) => checkWorld(admin, await enterWorld(admin, world))),
          { ...SETTINGS, numRuns: 300, endOnFailure: true },
        );
        await admin.query(sound);
        assert.equal(noticed.failed, true);
        assert.match(String(noticed.errorInstance), /person \d/);
      });
    });
  }

  it('is nothing for a person of one authority in the name of another', async () => {
    await asAdmin((admin) =>
      fc.assert(
        fc.asyncProperty(fc.tuple(arbitraryWorld, arbitraryWorld), async (worlds) => {
          const [here, there] = [await enterWorld(admin, worlds[0]), await enterWorld(admin, worlds[1])];
          for (const userId of here.people) {
            assert.deepEqual(
              await seenBy({ authorityId: there.authorityId, userId }),
              expected(there, () => false),
            );
          }
        }),
        { ...SETTINGS, numRuns: 10 },
      ),
    );
  });

  it('is, of the audit, what one did oneself, and all for those who check', async () => {
    await asAdmin((admin) =>
      fc.assert(
        fc.asyncProperty(arbitraryWorld, async (world) => {
          const entered = await enterWorld(admin, world);
          await admin.query(
            'insert into app.audit_events (authority_id, user_id, action) select $1, id, $2 from unnest($3::uuid[]) id',
            [entered.authorityId, 'child.read', entered.people],
          );
          for (const [person, userId] of entered.people.entries()) {
            const told = await ask<string>(
              { authorityId: entered.authorityId, userId },
              'select user_id as found from app.audit_events',
            );
            const wanted = entered.people.filter((_, other) => readsAuditOf({ world, person }, other));
            assert.deepEqual(told.sort(), wanted.toSorted());
          }
        }),
        { ...SETTINGS, numRuns: 30 },
      ),
    );
  });
});

async function checkWorld(admin: pg.Client, entered: EnteredWorld): Promise<void> {
  await checkThatAllIsThere(admin, entered);
  const { world, authorityId, people } = entered;
  for (const [person, userId] of people.entries()) {
    const seat: Seat = { world, person };
    const wanted = {
      ...expected(entered, (child) => sees(seat, child)),
      child_names: idsOf(entered, (child) => findsByName(seat, child)),
      child_local_ids: idsOf(entered, (child) => findsByNumber(seat, child)),
    };
    assert.deepEqual(await seenBy({ authorityId, userId }), wanted, `person ${person}`);
  }
  const nobodyAtAll = await seenBy({ authorityId: '', userId: null });
  assert.deepEqual(
    nobodyAtAll,
    expected(entered, () => false),
  );
  const theProgram = await seenBy({ authorityId, userId: null });
  assert.deepEqual(
    theProgram,
    expected(entered, () => true),
  );
}

async function definitionOfReach(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ definition: string }>(
    "select pg_get_functiondef('app.own_child_ids'::regproc) as definition",
  );
  return rows[0]?.definition ?? '';
}

/** "Cannot see" proves nothing of a row that does not exist. */
async function checkThatAllIsThere(admin: pg.Client, { authorityId, children }: EnteredWorld): Promise<void> {
  const { rows } = await admin.query<{ there: object }>(
    `select jsonb_build_object(${CHILD_TABLES.map(
      (table) => `'${table}', (select count(*) from app.${table} where authority_id = $1)`,
    ).join(', ')}) as there`,
    [authorityId],
  );
  assert.deepEqual(rows[0]?.there, Object.fromEntries(CHILD_TABLES.map((table) => [table, children.length])));
}

function expected(entered: EnteredWorld, isSeen: (child: Child) => boolean): Record<string, string[]> {
  const seen = idsOf(entered, isSeen);
  return Object.fromEntries(['children', 'child_names', 'child_local_ids', ...CHILD_TABLES].map((key) => [key, seen]));
}

function idsOf({ world, children }: EnteredWorld, isWanted: (child: Child) => boolean): string[] {
  return children.filter((_, index) => world.children[index] !== undefined && isWanted(world.children[index])).sort();
}

async function seenBy(asker: Actor): Promise<Record<string, string[]>> {
  const [seen] = await ask<Record<string, string[]>>(asker, SEEN);
  return Object.fromEntries(Object.entries(seen ?? {}).map(([table, ids]) => [table, ids.sort()]));
}

async function ask<Found>(asker: Actor, query: string): Promise<Found[]> {
  return await database.withClient(asker, async (client) => {
    const { rows } = await client.query<{ found: Found }>(query);
    return rows.map(({ found }) => found);
  });
}
