import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type pg from 'pg';
import type { Actor } from '../../src/platform/database/transaction.ts';
import { openTestDatabase } from '../support/database.ts';
import { arbitraryWorld } from './arbitrary-world.ts';
import { day, type EnteredWorld, enterWorld } from './entered-world.ts';
import { records, type Seat, sees } from './statement.ts';
import type { Child, Role, World } from './world.ts';

const SETTINGS = { seed: 20_261_130, numRuns: 40 };
const { database, asAdmin } = await openTestDatabase();

/** A decision that keeps the document of a child from somebody: by name, or by a role, or from somebody outside. */
interface Withheld {
  readonly child: number;
  readonly from: { readonly person: number } | { readonly role: Role } | { readonly reader: 'parents' };
  readonly fromOn: number;
  readonly isLifted: boolean;
}

/** A world in which each child has one document. */
interface Case {
  readonly world: World;
  readonly withheld: readonly Withheld[];
}

const ROLES_TO_KEEP_FROM = ['social-worker', 'team-manager', 'review-administrator', 'iro-manager', 'legal'] as const;

const arbitraryCase: fc.Arbitrary<Case> = arbitraryWorld.chain((world) => {
  const one = fc.record({
    child: fc.nat({ max: world.children.length - 1 }),
    from: fc.oneof(
      { weight: 3, arbitrary: fc.record({ person: fc.nat({ max: world.people.length - 1 }) }) },
      { weight: 3, arbitrary: fc.record({ role: fc.constantFrom(...ROLES_TO_KEEP_FROM) }) },
      { weight: 1, arbitrary: fc.constant({ reader: 'parents' } as const) },
    ),
    fromOn: fc.integer({ min: -1, max: 1 }),
    isLifted: fc.boolean(),
  });
  const once = ({ child, from, isLifted }: Withheld) => (isLifted ? {} : `${child} ${JSON.stringify(from)}`);
  return fc.record({ world: fc.constant(world), withheld: fc.uniqueArray(one, { maxLength: 8, selector: once }) });
});

/** The statement: who opens the record opens its documents, but for one that is withheld from them on that day. */
function seesDocument({ world, withheld }: Case, seat: Seat, index: number): boolean {
  const child = world.children[index];
  if (child === undefined || !sees(seat, child)) return false;
  return !withheld.some(
    (each) => each.child === index && !each.isLifted && each.fromOn <= 0 && isAbout(each, seat, child),
  );
}

/** By name it is about whoever has the name; by a role about whoever has it, but never about the child's own officer. */
function isAbout({ from }: Withheld, { world, person }: Seat, child: Child): boolean {
  if ('person' in from) return from.person === person;
  if ('reader' in from) return false;
  return world.people[person]?.roles.includes(from.role) === true && !isOwnOfficer(person, child);
}

function isOwnOfficer(person: number, { reviewers }: Child): boolean {
  return reviewers.some(
    (post) => post.person === person && post.startedOn <= 0 && (post.endedOn === null || post.endedOn > 0),
  );
}

/** Whoever may see the document may know from whom it is withheld, but nobody reads what is about themselves. */
function seesDecision(of: Case, seat: Seat, each: Withheld): boolean {
  const child = of.world.children[each.child];
  return child !== undefined && seesDocument(of, seat, each.child) && !isAbout(each, seat, child);
}

interface Entered extends EnteredWorld {
  readonly documents: readonly string[];
  readonly decisions: readonly string[];
}

async function enterCase(admin: pg.Client, { world, withheld }: Case): Promise<Entered> {
  const entered = await enterWorld(admin, world);
  const { authorityId, children, people } = entered;
  const documents = children.map(() => randomUUID());
  const decisions = withheld.map(() => randomUUID());
  await admin.query(
    `with d as (insert into app.documents (authority_id, id, child_id, type, title, received_on)
        select $1, id, child_id, 'letter', 'A letter', '2026-01-05' from unnest($2::uuid[], $3::uuid[]) as t (id, child_id)),
      v as (insert into app.document_versions (authority_id, document_id, number, file_name, media_type, size_bytes, sha256)
        select $1, id, 1, 'letter.txt', 'text/plain', 1, sha256(id::text::bytea) from unnest($2::uuid[]) id)
      insert into app.document_pieces (authority_id, document_id, version_number, number, bytes)
        select $1, id, 1, 1, 'x'::bytea from unnest($2::uuid[]) id`,
    [authorityId, documents, children],
  );
  for (const [index, { child, from, fromOn, isLifted }] of withheld.entries()) {
    await admin.query(
      `insert into app.document_withholdings (authority_id, id, child_id, document_id, staff_id, role, reader, reason,
        from_on, lifted_at, lifted_because)
      values ($1, $2, $3, $4, $5, $6, $7, 'a threat', $8, case when $9 then now() end, case when $9 then 'over' end)`,
      [
        authorityId,
        decisions[index],
        children[child],
        documents[child],
        'person' in from ? people[from.person] : null,
        'role' in from ? from.role : null,
        'reader' in from ? from.reader : null,
        day(fromOn),
        isLifted,
      ],
    );
  }
  return { ...entered, documents, decisions };
}

/** All that can be seen of documents, table by table, as the ids of documents, and of decisions. */
const SEEN = `select jsonb_build_object(
  'documents', (select coalesce(jsonb_agg(id), '[]') from app.documents),
  'document_versions', (select coalesce(jsonb_agg(document_id), '[]') from app.document_versions),
  'document_pieces', (select coalesce(jsonb_agg(document_id), '[]') from app.document_pieces),
  'document_withholdings', (select coalesce(jsonb_agg(id), '[]') from app.document_withholdings)) as found`;

async function seenBy(asker: Actor): Promise<Record<string, string[]>> {
  return await database.withClient(asker, async (client) => {
    const { rows } = await client.query<{ found: Record<string, string[]> }>(SEEN);
    return Object.fromEntries(Object.entries(rows[0]?.found ?? {}).map(([table, ids]) => [table, ids.sort()]));
  });
}

function expected(documents: readonly string[], decisions: readonly string[]): Record<string, string[]> {
  const seen = documents.toSorted();
  return {
    documents: seen,
    document_versions: seen,
    document_pieces: seen,
    document_withholdings: decisions.toSorted(),
  };
}

async function checkCase(admin: pg.Client, of: Case): Promise<void> {
  const { authorityId, people, documents, decisions } = await enterCase(admin, of);
  for (const [person, userId] of people.entries()) {
    const seat: Seat = { world: of.world, person };
    const wanted = expected(
      documents.filter((_, index) => seesDocument(of, seat, index)),
      decisions.filter((_, index) => of.withheld[index] !== undefined && seesDecision(of, seat, of.withheld[index])),
    );
    assert.deepEqual(await seenBy({ authorityId, userId }), wanted, `person ${person}`);
  }
  // "Cannot see" proves nothing of a row that does not exist: all of it is there for the program.
  assert.deepEqual(await seenBy({ authorityId, userId: null }), expected(documents, decisions));
  assert.deepEqual(await seenBy({ authorityId: '', userId: null }), expected([], []));
}

/** What could be forgotten in the database, one thing at a time: the cases above must tell. */
const HOLES: readonly (readonly [what: string, name: string, part: string, without: string])[] = [
  ['one that was lifted holds on', 'withheld_document_ids', '(w.lifted_at IS NULL)', 'true'],
  ['one holds before its first day', 'withheld_document_ids', '(w.from_on <= app.today())', 'true'],
  ['a name is forgotten', 'withheld_document_ids', '(w.staff_id = app.current_user_id())', 'false'],
  ['a role is forgotten', 'withheld_document_ids', '(w.role = ANY (s.roles))', 'false'],
  [
    'the child’s own officer is bound by a role',
    'withheld_document_ids',
    '(NOT app.is_own_officer(w.child_id, s.id))',
    'true',
  ],
  [
    'somebody reads a decision about themselves',
    'is_about_me',
    '(NOT (staff IS DISTINCT FROM app.current_user_id()))',
    'false',
  ],
];

describe('a document that is withheld', () => {
  it('is hidden, with its files, their bytes and the decision, from whom the statement says, and it is there', async () => {
    await asAdmin((admin) =>
      fc.assert(
        fc.asyncProperty(arbitraryCase, (of) => checkCase(admin, of)),
        SETTINGS,
      ),
    );
  });

  for (const [what, name, part, without] of HOLES) {
    it(`would be found out where ${what}`, async () => {
      await asAdmin(async (admin) => {
        const { rows } = await admin.query<{ sound: string }>(
          `select pg_get_functiondef(oid) as sound from pg_proc where proname = '${name}'`,
        );
        const sound = rows[0]?.sound ?? '';
        assert.ok(sound.includes(part), sound);
        await admin.query(sound.replaceAll(part, without));
        const noticed = await fc.check(
          fc.asyncProperty(arbitraryCase, (of) => checkCase(admin, of)),
          { ...SETTINGS, numRuns: 300, endOnFailure: true },
        );
        await admin.query(sound);
        assert.equal(noticed.failed, true);
        assert.match(String(noticed.errorInstance), /person \d/);
      });
    });
  }

  it('is withheld and let go by whoever records and sees it, in their own name, and never from themselves or the officer', async () => {
    const tally = new Map<string, Set<boolean>>();
    await asAdmin((admin) =>
      fc.assert(
        fc.asyncProperty(arbitraryCase, async (of) => {
          const entered = await enterCase(admin, of);
          for (const deed of deedsOf(of, entered)) {
            tally.set(deed.name, (tally.get(deed.name) ?? new Set()).add(deed.isAllowed));
            assert.equal(await isDone(deed), deed.isAllowed, `${deed.name}: ${deed.statement}`);
          }
        }),
        { ...SETTINGS, numRuns: 15 },
      ),
    );
    for (const [name, outcomes] of tally) assert.equal(outcomes.size, name.startsWith('never') ? 1 : 2, name);
  });
});

interface Deed {
  readonly name: string;
  readonly asker: Actor;
  readonly statement: string;
  readonly isAllowed: boolean;
}

function deedsOf(of: Case, { authorityId, people, children, documents, decisions, spare }: Entered): Deed[] {
  return people.flatMap((userId, person) => {
    const asker = { authorityId, userId };
    const seat: Seat = { world: of.world, person };
    const ofChildren = of.world.children.flatMap((child, index): Deed[] => {
      const may = seesDocument(of, seat, index) && records(seat, child);
      const withhold = (column: string, whom: string, by = userId) => `insert into app.document_withholdings
        (authority_id, child_id, document_id, ${column}, reason, from_on, decided_by)
        values ('${authorityId}', '${children[index]}', '${documents[index]}', '${whom}', 'x', '2027-01-04', '${by}')`;
      const officer = child.reviewers.find((post) => isOwnOfficer(post.person, child))?.person;
      return [
        { name: 'withholds it', asker, statement: withhold('staff_id', spare), isAllowed: may },
        { name: 'never: in another name', asker, statement: withhold('staff_id', spare, spare), isAllowed: false },
        { name: 'never: from themselves', asker, statement: withhold('staff_id', userId), isAllowed: false },
        ...(officer === undefined
          ? []
          : [
              {
                name: 'never: from the officer',
                asker,
                statement: withhold('staff_id', people[officer] ?? ''),
                isAllowed: false,
              },
            ]),
      ];
    });
    const lifts = of.withheld.flatMap((each, index): Deed[] => {
      const child = of.world.children[each.child];
      if (child === undefined || each.isLifted) return [];
      const lift = (by: string) => `update app.document_withholdings
        set lifted_at = now(), lifted_because = 'over', lifted_by = '${by}' where id = '${decisions[index]}'`;
      const isAllowed = seesDecision(of, seat, each) && records(seat, child);
      return [
        { name: 'lifts it', asker, statement: lift(userId), isAllowed },
        { name: 'never: lifts it in another name', asker, statement: lift(spare), isAllowed: false },
        {
          name: 'never: changes the reason',
          asker,
          statement: `update app.document_withholdings set reason = 'y' where id = '${decisions[index]}'`,
          isAllowed: false,
        },
      ];
    });
    return [...ofChildren, ...lifts];
  });
}

class Undone extends Error {}

/** Whether it does anything; it is undone at once. */
async function isDone({ asker, statement }: Deed): Promise<boolean> {
  try {
    await database.withClient(asker, async (client) => {
      const { rowCount } = await client.query(statement);
      if (rowCount !== 0) throw new Undone();
    });
    return false;
  } catch (error) {
    if (error instanceof Undone) return true;
    assert.match(String(error), /row-level security|lifted once, in one's own name|document_withholdings_once/);
    return false;
  }
}
