import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase } from '../support/database.ts';
import { createAuthority, createChild, createOneOfEach, type TestActor } from '../support/records.ts';
import { OPEN_TABLES } from '../support/row-level-security.ts';

const { database, asAdmin } = await openTestDatabase();
const here = await createAuthority(database);
const there = await createAuthority(database);
const tables = await listTables();
const shut = tables.filter(({ name }) => !(name in OPEN_TABLES));
const NOBODY = { authorityId: '', userId: null };

before(async () => {
  for (const actor of [here, there]) await database.withTransaction(actor, (tx) => createOneOfEach(tx, actor));
});

describe('the catalogue', () => {
  it('has the tables that are listed as open, and no list is out of date', () => {
    const names = tables.map(({ name }) => name);
    for (const name of Object.keys(OPEN_TABLES)) assert.ok(names.includes(name), `${name} is listed and not there`);
  });

  for (const { name, isForced, policies, openPolicies, keyBegins, hasAuthority } of shut) {
    it(`shuts ${name} off by authority: forced, by each of its policies, and first in its key`, () => {
      assert.deepEqual(
        { isForced, hasPolicies: policies > 0, openPolicies, keyBegins, hasAuthority },
        {
          isForced: true,
          hasPolicies: true,
          openPolicies: 0,
          keyBegins: 'authority_id',
          hasAuthority: true,
        },
      );
    });
  }

  it('lets the application own nothing, alter nothing and pass no policy by', async () => {
    const { rows } = await asAdmin((admin) =>
      admin.query(`
        select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
          (select count(*)::int from pg_class where relowner = r.oid) as owned,
          has_schema_privilege(r.oid, 'app', 'create') as "createsInApp",
          has_schema_privilege(r.oid, 'public', 'create') as "createsInPublic",
          pg_has_role(r.oid, 'footprint_owner', 'member') as "isOwner"
        from pg_roles r where rolname = 'footprint_app'`),
    );
    assert.deepEqual(rows, [
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owned: 0,
        createsInApp: false,
        createsInPublic: false,
        isOwner: false,
      },
    ]);
  });

  it('holds the owner of the tables to the policies too, with no role that passes them by but the superuser', async () => {
    const { rows } = await asAdmin((admin) =>
      admin.query("select rolname from pg_roles where (rolsuper or rolbypassrls) and rolname <> 'footprint_admin'"),
    );
    assert.deepEqual(rows, []);
  });

  it('lets nobody truncate, reference or trigger, and update or delete only what may change', async () => {
    const { rows } = await asAdmin((admin) =>
      admin.query<{ grants: string }>(`
        select table_name || ' ' || lower(privilege_type) as grants from information_schema.role_table_grants
        where table_schema = 'app' and grantee in ('footprint_app', 'PUBLIC')
          and privilege_type not in ('SELECT', 'INSERT') order by 1`),
    );
    assert.deepEqual(
      rows.map(({ grants }) => grants),
      [
        'absences delete',
        'absences update',
        'accounts update',
        'alerts update',
        'allocation_settings update',
        'appointments update',
        'audit_unsealed delete',
        'authorities update',
        'barred_staff delete',
        'care_notifications update',
        'child_local_ids update',
        'child_name_sounds delete',
        'child_names update',
        'child_needs update',
        'child_people delete',
        'child_people update',
        'child_relations update',
        'child_roles update',
        'child_tellings update',
        'child_workers update',
        'children update',
        'consultation_exceptions update',
        'consultation_papers update',
        'consultation_withholdings update',
        'digest_choices update',
        'document_withholdings update',
        'documents update',
        ...deletedAndUpdated('drafts'),
        'exclusion_reminders update',
        'exclusions update',
        'household_members update',
        'imports update',
        'introduction_texts update',
        'invitations update',
        ...['legal_statuses', 'obligations', 'officer_competences'].flatMap(deletedAndUpdated),
        'officer_profiles update',
        'offices update',
        ...deletedAndUpdated('periods_of_care'),
        'personal_links update',
        ...deletedAndUpdated('placements'),
        'post_items update',
        'practitioners update',
        'preparation_settings update',
        ...deletedAndUpdated('recovery_codes'),
        'reminder_runs update',
        'reminder_settings update',
        'reminders update',
        'restriction_readers delete',
        'restrictions update',
        ...deletedAndUpdated('return_rows'),
        'returns update',
        ...deletedAndUpdated('reviews'),
        'rules_in_use update',
        ...deletedAndUpdated('sessions'),
        'settings_change_moves delete',
        'settings_changes update',
        ...deletedAndUpdated('sign_in_ids'),
        'staff update',
        'staff_managers update',
        'team_memberships update',
        'teams update',
        ...deletedAndUpdated('unknown_obligations'),
        'upload_files delete',
        'uploads update',
      ],
    );
  });

  it('points from one authority only into the same one: every foreign key carries it', async () => {
    const { rows } = await asAdmin((admin) =>
      admin.query<{ conname: string }>(`
        select conname from pg_constraint k
        where k.contype = 'f' and k.connamespace = 'app'::regnamespace and not exists (
          select from unnest(k.conkey) column_number join pg_attribute a
            on a.attrelid = k.conrelid and a.attnum = column_number and a.attname = 'authority_id')`),
    );
    assert.deepEqual(rows, []);
  });

  it('names somebody around a child together with the child: no row of one child points at the mother of another', async () => {
    const { rows } = await asAdmin((admin) =>
      admin.query<{ name: string; carriesChild: boolean }>(`
        select conname as name, exists (select from unnest(k.conkey) column_number join pg_attribute a
          on a.attrelid = k.conrelid and a.attnum = column_number and a.attname = 'child_id') as "carriesChild"
        from pg_constraint k where k.contype = 'f' and k.confrelid = 'app.child_people'::regclass`),
    );
    assert.ok(rows.length > 0);
    assert.deepEqual(
      rows.filter(({ carriesChild }) => !carriesChild),
      [],
    );
  });

  it('explains every table, view, column and function', async () => {
    const { rows } = await asAdmin((admin) =>
      admin.query<{ name: string }>(`
        select c.oid::regclass::text as name from pg_class c
        where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'v') and obj_description(c.oid) is null
        union all
        select c.oid::regclass || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
          and col_description(c.oid, a.attnum) is null
        union all
        select p.oid::regprocedure::text from pg_proc p
        where p.pronamespace = 'app'::regnamespace and obj_description(p.oid) is null`),
    );
    assert.deepEqual(rows, []);
  });

  it('ends the names of days in _on and of moments in _at', async () => {
    const { rows } = await asAdmin((admin) =>
      admin.query<{ name: string }>(`
        select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
          and ((a.atttypid = 'date'::regtype) <> (a.attname like '%\\_on')
            or (a.atttypid = 'timestamptz'::regtype) <> (a.attname like '%\\_at')
            or a.atttypid in ('timestamp'::regtype, 'time'::regtype))`),
    );
    assert.deepEqual(rows, []);
  });

  it('has an index for every foreign key, beginning with two of its columns, so that no parent is checked by reading every child', async () => {
    const { rows } = await asAdmin((admin) =>
      admin.query<{ name: string }>(`
        select conname as name from pg_constraint k
        where k.contype = 'f' and k.connamespace = 'app'::regnamespace and not exists (
          select from pg_index i where i.indrelid = k.conrelid
            and (i.indkey::int2[])[0:least(cardinality(k.conkey), 2) - 1] <@ k.conkey)`),
    );
    assert.deepEqual(
      rows.map(({ name }) => name),
      [],
    );
  });
});

describe('an authority', () => {
  for (const { name } of shut) {
    it(`sees its own rows of ${name} and none of another's, which are there`, async () => {
      const seen = await authoritiesIn(name, here);
      assert.deepEqual(seen, [here.authorityId]);
      assert.deepEqual(await authoritiesIn(name, there), [there.authorityId]);
      assert.deepEqual((await everyAuthorityIn(name)).sort(), [here.authorityId, there.authorityId].sort());
    });

    it(`sees nothing of ${name} where nobody is named, and the rows are there`, async () => {
      assert.deepEqual(await authoritiesIn(name, NOBODY), []);
      assert.equal((await everyAuthorityIn(name)).length, 2);
    });
  }

  it('cannot write for another one', async () => {
    await assert.rejects(
      database.withTransaction(here, (tx) => createChild(tx, there, 'L9')),
      /row-level security/,
    );
    assert.equal(await countOf('children', "local_id = 'L9'"), 0);
  });

  it('cannot hand a row over to another one', async () => {
    await assert.rejects(
      database.withTransaction(here, (tx) =>
        tx.updateTable('children').set({ authority_id: there.authorityId }).execute(),
      ),
      /row-level security/,
    );
    assert.deepEqual(await authoritiesIn('children', here), [here.authorityId]);
  });

  it('cannot change or delete what is of another one', async () => {
    const changed = await database.withTransaction(here, async (tx) => {
      const where = ['authority_id', '=', there.authorityId] as const;
      const [updated] = await tx
        .updateTable('children')
        .set({ upn: 'X' })
        .where(...where)
        .execute();
      const [deleted] = await tx
        .deleteFrom('obligations')
        .where(...where)
        .execute();
      return [updated?.numUpdatedRows, deleted?.numDeletedRows];
    });
    assert.deepEqual(changed, [0n, 0n]);
    assert.equal(await countOf('children', `authority_id = '${there.authorityId}' and upn is null`), 1);
    assert.equal(await countOf('obligations', `authority_id = '${there.authorityId}'`), 1);
  });

  it('cannot point at what is of another one, not even to find out whether it is there', async () => {
    const child = await database.withTransaction(there, (tx) => createChild(tx, there, 'L2'));
    await assert.rejects(
      database.withTransaction(here, (tx) =>
        tx
          .insertInto('reviews')
          .values({ authority_id: here.authorityId, child_id: child, key: 'r9', source: 'recorded' })
          .execute(),
      ),
      /foreign key/,
    );
    assert.equal(await countOf('children', `id = '${child}'`), 1);
  });

  it('cannot leave its role or read the passwords, which are there', async () => {
    for (const statement of ['set role footprint_owner', 'select rolpassword from pg_authid']) {
      await assert.rejects(
        database.withTransaction(here, (tx) => sql.raw(statement).execute(tx)),
        /permission denied/,
      );
    }
    const { rowCount } = await asAdmin((admin) => admin.query('select from pg_authid where rolpassword is not null'));
    assert.equal(rowCount, 4);
  });

  it('is forgotten when the transaction ends, on the same connection', async () => {
    const left = await database.withClient(here, async (client) => {
      await client.query('commit');
      const { rows } = await client.query('select app.current_authority_id() as authority, count(*) from children');
      await client.query('begin');
      return rows;
    });
    assert.deepEqual(left, [{ authority: null, count: 0 }]);
    assert.equal((await authoritiesIn('children', here)).length, 1);
  });
});

describe('an open table', () => {
  it('authority_ids tells every authority the ids and has no other column', async () => {
    const { rows } = await database.withTransaction(here, (tx) => sql`select * from authority_ids`.execute(tx));
    assert.deepEqual(
      new Set(rows.map((row) => JSON.stringify(row))),
      new Set([here, there].map(({ authorityId }) => JSON.stringify({ authority_id: authorityId }))),
    );
  });

  it('migrations can be read and not written by the application', async () => {
    const count = await database.withTransaction(here, (tx) => tx.selectFrom('migrations').select('name').execute());
    assert.ok(count.length > 0);
    await assert.rejects(
      database.withTransaction(here, (tx) => tx.deleteFrom('migrations').execute()),
      /permission denied/,
    );
  });
});

function deletedAndUpdated(table: string): string[] {
  return [`${table} delete`, `${table} update`];
}

async function listTables() {
  const { rows } = await asAdmin((admin) =>
    admin.query<{
      name: string;
      isForced: boolean;
      policies: number;
      openPolicies: number;
      keyBegins: string;
      hasAuthority: boolean;
    }>(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as "isForced",
        (select count(*)::int from pg_policy where polrelid = c.oid) as policies,
        (select count(*)::int from pg_policy where polrelid = c.oid
          and coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
            not like '(authority_id = ( SELECT app.current_authority_id()%'
          and coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
            not like '((authority_id = ( SELECT app.current_authority_id()%'
          -- What a personal link opens is shut off by the link's authority, and by the link: tests/access/links.db.test.ts.
          and coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
            not like '((authority_id = ( SELECT app.link_authority_id()%'
          and coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
            not like '(authority_id = ( SELECT app.link_authority_id()%') as "openPolicies",
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as "keyBegins",
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority_id' and a.attnotnull)
          as "hasAuthority"
      from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') order by c.relname`),
  );
  return rows;
}

async function authoritiesIn(table: string, actor: Pick<TestActor, 'authorityId'>): Promise<string[]> {
  const { rows } = await database.withTransaction({ userId: null, ...actor }, (tx) =>
    sql<{ id: string }>`select distinct authority_id as id from ${sql.table(table)}`.execute(tx),
  );
  return rows.map(({ id }) => id);
}

async function everyAuthorityIn(table: string): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ id: string }>(`select distinct authority_id as id from app.${table}`),
  );
  return rows.map(({ id }) => id);
}

async function countOf(table: string, condition: string): Promise<number> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ count: number }>(`select count(*)::int from app.${table} where ${condition}`),
  );
  return rows[0]?.count ?? 0;
}
