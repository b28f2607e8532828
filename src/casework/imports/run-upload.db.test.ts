import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { before, describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson } from '../../../tests/support/people.ts';
import { createAuthority, type TestActor } from '../../../tests/support/records.ts';
import { bundledReturn, fileOf, sourceOf } from '../../../tests/support/return-sources.ts';
import { assertSameRecords, contentsOf, type Snapshot, snapshotOf } from '../../../tests/support/snapshot.ts';
import { UPLOADED_ON, uploadFiles } from '../../../tests/support/uploaded-return.ts';
import type { ReturnSource } from '../../exchange/ssda903/read-return.ts';
import { cancelUpload } from './cancel-upload.ts';
import { clearUploads } from './clear-uploads.ts';
import { confirmUpload } from './confirm-upload.ts';
import { discardUpload } from './discard-upload.ts';
import { findUpload } from './find-upload.ts';
import { listUploadProblems } from './list-upload-problems.ts';
import { runUpload } from './run-upload.ts';
import { takeImportLock } from './store/import-record.ts';
import type { Upload } from './upload.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../../tests/support/uploading-program.ts');
const { database, asAdmin, environment } = await openTestDatabase();
const ALL_CHILDREN = 111;

let undisturbed: Snapshot;
let expected: Upload;

before(async () => {
  const actor = await createAuthority(database);
  expected = await importByUpload(actor);
  undisturbed = await contentsOf(asAdmin, actor.authorityId);
  assert.equal(undisturbed['children']?.length, ALL_CHILDREN);
});

describe('the check of an upload', () => {
  it('says what importing would change, and changes nothing in the records', async () => {
    const actor = await createAuthority(database);
    const empty = await snapshotOf(asAdmin, actor.authorityId);
    const upload = await runNew(actor);
    assert.equal(upload.status, 'checked');
    assert.ok(upload.account?.kind === 'ssda903');
    assert.deepEqual(upload.account.children, { added: ALL_CHILDREN, changed: 0, unchanged: 0 });
    assertSameRecords(await snapshotOf(asAdmin, actor.authorityId), empty);
    assert.ok(upload.hasFiles);
  });

  it('refuses in words what is no return, and names what is wrong with each file', async () => {
    const actor = await createAuthority(database);
    const upload = await runNew(actor, [sourceOf('colours.csv', 'colour,size\nred,1\n'), sourceOf('b.csv', 'x\n')]);
    assert.equal(upload.status, 'refused');
    assert.match(upload.refusal ?? '', /no row of a return is in these files/);
    assert.equal(upload.hasFiles, false);
    const { problems } = await inTransaction(actor, (tx) => listUploadProblems(tx, actor, { upload }));
    assert.deepEqual(new Set(problems.map(({ file }) => file)), new Set(['colours.csv', 'b.csv']));
  });

  it('is given up in words after the third failure, and tried again when somebody asks', async () => {
    const actor = await createAuthority(database);
    const id = await uploadFiles(database, actor, bundledReturn());
    await asAdmin((admin) => admin.query('alter table app.upload_files rename column bytes to gone'));
    for (const _ of [1, 2, 3]) await assert.rejects(run(actor, id));
    await asAdmin((admin) => admin.query('alter table app.upload_files rename column gone to bytes'));
    const failed = await get(actor, id);
    assert.equal(failed.status, 'failed');
    assert.match(failed.refusal ?? '', /not your doing/);
    await confirm(actor, id);
    await run(actor, id);
    assert.equal((await get(actor, id)).status, 'checked');
  });
});

describe('an upload that is imported', () => {
  it('is in the records, with who asked for it, and its files are gone', async () => {
    const actor = await createAuthority(database);
    const upload = await importByUpload(actor);
    assert.equal(upload.status, 'imported');
    assert.deepEqual(upload.account, expected.account);
    assert.equal(upload.hasFiles, false);
    assertSameRecords(await contentsOf(asAdmin, actor.authorityId), undisturbed);
    const { rows } = await asAdmin((admin) =>
      admin.query('select id, started_by from app.imports where authority_id = $1', [actor.authorityId]),
    );
    assert.deepEqual(rows, [{ id: upload.importId, started_by: actor.userId }]);
  });

  it('changes nothing the second time, and says so before', async () => {
    const actor = await createAuthority(database);
    await importByUpload(actor);
    const before = await snapshotOf(asAdmin, actor.authorityId);
    const checked = await runNew(actor);
    assert.ok(checked.account?.kind === 'ssda903');
    assert.deepEqual(checked.account.children, { added: 0, changed: 0, unchanged: ALL_CHILDREN });
    await confirm(actor, checked.id);
    await run(actor, checked.id);
    assert.equal((await get(actor, checked.id)).status, 'imported');
    assertSameRecords(await snapshotOf(asAdmin, actor.authorityId), before);
  });

  it('brings in a child whose record is kept from whoever asks, and tells nothing of what is recorded of it', async () => {
    const actor = await createAuthority(database);
    await importByUpload(actor, smallReturn('30/09/2025'));
    await asAdmin(async (admin) => {
      await admin.query(
        `insert into app.restrictions (authority_id, child_id, reason)
        select authority_id, id, 'a threat' from app.children where authority_id = $1`,
        [actor.authorityId],
      );
      await admin.query("update app.children set ethnicity = 'WIRI' where authority_id = $1", [actor.authorityId]);
    });
    const upload = await importByUpload(actor, smallReturn('06/10/2025'));
    assert.ok(upload.account?.kind === 'ssda903');
    assert.deepEqual(upload.account.children, { added: 0, changed: 1, unchanged: 0 });
    const { reviews } = await contentsOf(asAdmin, actor.authorityId);
    assert.match(reviews?.join() ?? '', /2025-10-06/);
    const { problems } = await inTransaction(actor, (tx) => listUploadProblems(tx, actor, { upload }));
    const told = problems.filter(({ code }) => code === 'FP-RECORDED-OTHERWISE');
    assert.deepEqual(
      [...new Set(told.map(({ message }) => message))],
      ['what is recorded in Footprint differs, and stays; the record is restricted'],
    );
  });

  it('fails in words where whoever asked has left meanwhile, or may not import any more', async () => {
    for (const change of ['left_on = app.today()', "roles = array['iro']"]) {
      const actor = await createAuthority(database);
      const id = await uploadFiles(database, actor, bundledReturn());
      await asAdmin((admin) => admin.query(`update app.staff set ${change} where id = $1`, [actor.userId]));
      await run(actor, id);
      const upload = await get({ ...actor, userId: null }, id);
      assert.equal(upload.status, 'failed');
      assert.match(upload.refusal ?? '', /may not import any more/);
    }
  });

  it('stops between two batches where they leave in the middle, says what went in, and somebody else goes on', async () => {
    const actor = await createAuthority(database);
    const colleague = await createPerson(database, actor, { roles: ['review-administrator'] });
    const { id } = await runNew(actor);
    await confirm(actor, id);
    await asAdmin((admin) =>
      admin.query(`
        create function app.leave() returns trigger language plpgsql security definer as $$ begin
          update app.staff set left_on = app.today() where id = '${actor.userId}'; return null; end $$;
        create trigger leave after update on app.imports for each row when (new.children_done = 30)
          execute function app.leave()`),
    );
    await run(actor, id, { childrenInABatch: 10 });
    await asAdmin((admin) => admin.query('drop trigger leave on app.imports; drop function app.leave()'));
    const stopped = await get(colleague, id);
    assert.equal(stopped.status, 'failed');
    assert.match(stopped.refusal ?? '', /may not import any more\. Until then 30 of 111 children .* Somebody else can/);
    assert.ok(stopped.account?.kind === 'ssda903');
    assert.equal(stopped.account.children.added, 30);
    assert.equal((await contentsOf(asAdmin, actor.authorityId))['children']?.length, 30);
    assert.equal(await confirm(colleague, id), 'decided');
    await run(actor, id);
    const upload = await get(colleague, id);
    assert.equal(upload.status, 'imported');
    assert.deepEqual([upload.importId, upload.account], [stopped.importId, expected.account]);
    assertSameRecords(await contentsOf(asAdmin, actor.authorityId), undisturbed);
  });

  it('waits for another import of the authority, and goes in after it', async () => {
    const actor = await createAuthority(database);
    const { id } = await runNew(actor);
    await confirm(actor, id);
    const postponed: string[] = [];
    await database.withTransaction(actor, async (tx) => {
      assert.ok(await takeImportLock(tx, actor));
      const postpone = async () => {
        postponed.push(id);
      };
      await run(actor, id, { postpone });
    });
    const waiting = await get(actor, id);
    assert.deepEqual([waiting.status, postponed], ['waiting-import', [id]]);
    assert.match(waiting.stage, /Another import is under way/);
    await run(actor, id);
    assert.equal((await get(actor, id)).status, 'imported');
  });

  it('goes in beside one of another authority at the same moment', async () => {
    const actors = [await createAuthority(database), await createAuthority(database)];
    const uploads = await Promise.all(actors.map((actor) => importByUpload(actor)));
    assert.deepEqual(
      uploads.map(({ status }) => status),
      ['imported', 'imported'],
    );
  });
});

describe('an upload whose program ends in the middle', () => {
  it('is finished by another one after kill -9, as if nothing had happened', async () => {
    const actor = await createAuthority(database);
    const { id } = await runNew(actor);
    await confirm(actor, id);
    await killInTheMiddle(actor, id);
    const killed = await get(actor, id);
    assert.equal(killed.status, 'importing');
    const partial = await contentsOf(asAdmin, actor.authorityId);
    assert.ok((partial['children']?.length ?? 0) >= 10 && (partial['children']?.length ?? 0) < ALL_CHILDREN);
    await run(actor, id, { childrenInABatch: 2 });
    const upload = await get(actor, id);
    assert.equal(upload.status, 'imported');
    assert.equal(upload.importId, killed.importId);
    assert.deepEqual(upload.account, expected.account);
    assertSameRecords(await contentsOf(asAdmin, actor.authorityId), undisturbed);
  });

  it('is left as it is where the program is told to end, and another one goes on', async () => {
    const actor = await createAuthority(database);
    const { id } = await runNew(actor);
    await confirm(actor, id);
    await assert.rejects(run(actor, id, { ending: AbortSignal.abort() }), /the next one goes on/);
    assert.equal((await get(actor, id)).status, 'importing');
    await run(actor, id);
    assert.equal((await get(actor, id)).status, 'imported');
  });

  it('says what went in where it was killed after the last batch', async () => {
    const actor = await createAuthority(database);
    const { id } = await runNew(actor);
    await confirm(actor, id);
    await asAdmin((admin) =>
      admin.query(`
        create function app.fail() returns trigger language plpgsql as $$ begin raise 'killed'; end $$;
        create trigger fail before update on app.uploads for each row when (new.status = 'imported')
          execute function app.fail()`),
    );
    await assert.rejects(run(actor, id), /killed/);
    await asAdmin((admin) => admin.query('drop trigger fail on app.uploads; drop function app.fail()'));
    await run(actor, id);
    const upload = await get(actor, id);
    assert.equal(upload.status, 'imported');
    assert.ok(upload.account?.kind === 'ssda903');
    assert.equal(upload.account.children.added, ALL_CHILDREN);
    const { rows } = await asAdmin((admin) =>
      admin.query('select id from app.imports where authority_id = $1', [actor.authorityId]),
    );
    assert.equal(rows.length, 1);
  });
});

describe('an upload that is cancelled', () => {
  it('stops between two batches, and bringing the files in again goes on to the same end', async () => {
    const actor = await createAuthority(database);
    const { id } = await runNew(actor);
    await confirm(actor, id);
    await asAdmin((admin) =>
      admin.query(`
        create function app.cancel() returns trigger language plpgsql security definer as $$ begin
          update app.uploads set cancel_requested_at = now() where import_id = new.id; return null; end $$;
        create trigger cancel after update on app.imports for each row when (new.children_done = 30)
          execute function app.cancel()`),
    );
    await run(actor, id, { childrenInABatch: 10 });
    await asAdmin((admin) => admin.query('drop trigger cancel on app.imports; drop function app.cancel()'));
    const upload = await get(actor, id);
    assert.equal(upload.status, 'cancelled');
    assert.ok(upload.account?.kind === 'ssda903');
    assert.equal(upload.account.children.added, 30);
    assert.equal((await contentsOf(asAdmin, actor.authorityId))['children']?.length, 30);
    assert.equal((await importByUpload(actor)).status, 'imported');
    assertSameRecords(await contentsOf(asAdmin, actor.authorityId), undisturbed);
  });

  it('changes nothing where it has not begun, and the job then finds nothing to do', async () => {
    const actor = await createAuthority(database);
    const id = await uploadFiles(database, actor, bundledReturn());
    assert.equal(await inTransaction(actor, (tx) => cancelUpload(tx, actor, id)), 'decided');
    await run(actor, id);
    const upload = await get(actor, id);
    assert.deepEqual([upload.status, upload.importId, upload.hasFiles], ['cancelled', null, false]);
  });
});

describe('a decision', () => {
  it('comes too late once another one was taken, and the first stands', async () => {
    const actor = await createAuthority(database);
    const { id } = await runNew(actor);
    assert.equal(await inTransaction(actor, (tx) => discardUpload(tx, actor, id)), 'decided');
    assert.equal(await confirm(actor, id), 'too-late');
    assert.equal(await inTransaction(actor, (tx) => cancelUpload(tx, actor, id)), 'too-late');
    const upload = await get(actor, id);
    assert.deepEqual([upload.status, upload.hasFiles], ['discarded', false]);
  });

  it('about an upload of another authority finds none, and it is there', async () => {
    const actor = await createAuthority(database);
    const other = await createAuthority(database);
    const { id } = await runNew(actor);
    assert.equal(await confirm(other, id), 'not-found');
    assert.equal(await inTransaction(other, (tx) => findUpload(tx, other, id)), undefined);
    assert.equal((await get(actor, id)).status, 'checked');
  });
});

describe('an upload that nobody decides about', () => {
  it('is thrown away with its files after a week, and not before', async () => {
    const actor = await createAuthority(database);
    const [{ id: old }, { id: fresh }] = [await runNew(actor), await runNew(actor)];
    const setAge = (id: string, age: string) =>
      asAdmin((admin) =>
        admin.query('update app.uploads set uploaded_at = now() - $2::interval where id = $1', [id, age]),
      );
    await setAge(old, '7 days 1 hour');
    await setAge(fresh, '6 days 23 hours');
    await clearUploads(database);
    assert.deepEqual([(await get(actor, old)).status, (await get(actor, old)).hasFiles], ['discarded', false]);
    assert.deepEqual([(await get(actor, fresh)).status, (await get(actor, fresh)).hasFiles], ['checked', true]);
  });
});

type Options = Partial<Parameters<typeof runUpload>[1]>;

function run({ authorityId }: { authorityId: string }, uploadId: string, options: Options = {}): Promise<void> {
  return runUpload(database, {
    authorityId,
    uploadId,
    today: UPLOADED_ON,
    ending: new AbortController().signal,
    postpone: () => Promise.reject(new Error('another import was under way')),
    ...options,
  });
}

async function runNew(actor: TestActor, files: readonly ReturnSource[] = bundledReturn()): Promise<Upload> {
  const id = await uploadFiles(database, actor, files);
  await run(actor, id);
  return await get(actor, id);
}

async function importByUpload(actor: TestActor, files?: readonly ReturnSource[]): Promise<Upload> {
  const { id } = await runNew(actor, files);
  await confirm(actor, id);
  await run(actor, id);
  return await get(actor, id);
}

function confirm(actor: TestActor, uploadId: string) {
  return inTransaction(actor, (tx) =>
    confirmUpload(tx, actor, {
      ...{ uploadId, mayManageStaff: true, today: '2026-11-22' },
      askForRun: () => Promise.resolve(),
    }),
  );
}

async function get(actor: { authorityId: string; userId: string | null }, id: string): Promise<Upload> {
  const upload = await database.withTransaction(actor, (tx) => findUpload(tx, actor, id));
  assert.ok(upload !== undefined);
  return upload;
}

const inTransaction: typeof database.withTransaction = (actor, work) => database.withTransaction(actor, work);

function smallReturn(secondReview: string): ReturnSource[] {
  return [
    fileOf('Header', 2026, ['A1,M,02/05/2014,WBRI,,,']),
    fileOf('Episodes', 2026, ['A1,05/06/2025,S,C2,N1,U6,PR1,,,,AB1 1AA,AB1 2AA,SC123456']),
    fileOf('Reviews', 2026, ['A1,02/05/2014,02/07/2025,PN1', `A1,02/05/2014,${secondReview},PN1`]),
  ];
}

/** Starts the program and kills it as soon as the database tells that ten children are in. */
async function killInTheMiddle({ authorityId }: TestActor, uploadId: string): Promise<void> {
  await asAdmin(async (admin) => {
    await admin.query(`
      create function app.tell() returns trigger language plpgsql as $$ begin notify ten_are_in; return null; end $$;
      create trigger tell after update on app.imports for each row when (new.children_done = 10)
        execute function app.tell()`);
    await admin.query('listen ten_are_in');
    const told = once(admin, 'notification');
    const { DATABASE_URL: url = '' } = environment;
    const program = spawn(process.execPath, [PROGRAM, url, authorityId, uploadId], { stdio: 'inherit' });
    const ended = once(program, 'close');
    await Promise.race([told, ended.then(() => Promise.reject(new Error('the program ended too soon')))]);
    program.kill('SIGKILL');
    await ended;
    await admin.query('drop trigger tell on app.imports; drop function app.tell()');
  });
}
