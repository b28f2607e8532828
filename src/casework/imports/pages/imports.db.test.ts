import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, takeFormToken } from '../../../../tests/support/app.ts';
import {
  createAuthority,
  createLookedAfterChild,
  createStaff,
  type TestActor,
} from '../../../../tests/support/records.ts';
import { bundledReturn } from '../../../../tests/support/return-sources.ts';
import { UPLOADED_ON } from '../../../../tests/support/uploaded-return.ts';
import { runUpload } from '../run-upload.ts';

const { app, database, asAdmin, signInAs } = await openTestApp();

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';
const RETURN = [
  { name: 'header.csv', text: `${HEADER}\nA1,M,02/05/2014,WBRI,,,\n` },
  {
    name: 'reviews.csv',
    text: 'CHILD,DOB,REVIEW,REVIEW_CODE\nA1,02/05/2014,02/07/2025,PN1\nA1,02/05/2014,31/02/2026,PN1\n',
  },
  {
    name: 'episodes.csv',
    text:
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
      'A1,05/06/2025,S,C2,N1,U6,PR1,,,,AB1 1AA,AB1 2AA,SC123456\n',
  },
];
const ROSTER =
  'child id,iro name,iro email,from\nC1,Ash,ash@example.org,05/01/2026\n=C9,Ash,ash@example.org,05/01/2026\n';

describe('the page of imports', () => {
  it('says to whoever comes first what will appear there', async () => {
    const actor = await createAuthority(database);
    assert.match(await read(actor, '/imports'), /Nothing has been brought in yet\./);
  });

  for (const [wrong, files, fields, told] of [
    ['no file and no choice', [], {}, [/Choose the files/, /Choose what is in the files/]],
    ['a spreadsheet', [{ name: 'a.xlsx', text: 'PK\u0003\u0004' }], { kind: 'ssda903' }, [/a\.xlsx is a spreadsheet/]],
    ['an empty file', [{ name: 'a.csv', text: '' }], { kind: 'ssda903' }, [/a\.csv is empty/]],
    ['a year that is none', RETURN, { kind: 'ssda903', year: '25-26' }, [/four digits/, /value="25-26"/]],
    ['too many files', manyFiles(41), { kind: 'ssda903' }, [/Choose at most 40 files/]],
    ['two lists at once', manyFiles(2), { kind: 'roster' }, [/a list goes in on its own/]],
    ['a list that is none', [{ name: 'a.csv', text: 'colour\nred\n' }], { kind: 'roster' }, [/A\.csv: |a\.csv: /i]],
    ['a file that is too large', [hugeFile()], { kind: 'ssda903' }, [/huge\.csv is larger than 64 MB/]],
  ] as const) {
    it(`tells of ${wrong} beside the field, keeps what was typed, and changes nothing`, async () => {
      const actor = await createAuthority(database);
      const answer = await upload(actor, files, fields);
      assert.equal(answer.statusCode, 422);
      for (const words of told) assert.match(answer.body, words);
      assert.match(answer.body, /<title>\s*Error: /);
      assert.equal(await countUploads(actor), 0);
    });
  }

  it('lists what was brought in, the latest first, page by page', async () => {
    const actor = await createAuthority(database);
    await asAdmin((admin) =>
      admin.query(
        `insert into app.uploads (authority_id, kind, file_names, uploaded_by, status, finished_at)
        select $1, 'ssda903', array['file ' || n || '.csv'], $2, 'discarded', now() from generate_series(1, 45) n`,
        [actor.authorityId, actor.userId],
      ),
    );
    const [first, third] = [await read(actor, '/imports'), await read(actor, '/imports?page=3')];
    assert.match(first, /file 45\.csv/);
    assert.doesNotMatch(first, /file 25\.csv/);
    assert.match(third, /file 5\.csv[\s\S]*file 1\.csv/);
  });
});

describe('a return by a page', () => {
  it('is checked, shown, imported and shown again, and each step is in the audit', async () => {
    const actor = await createAuthority(database);
    const address = await bringIn(actor, RETURN, { kind: 'ssda903' });
    assert.match(await read(actor, address), /<progress [^>]*><\/progress>[\s\S]*Look again/);
    await work(actor, address);
    const checked = await read(actor, address);
    assert.match(checked, /<strong>1<\/strong> child new/);
    assert.match(checked, /reviews\.csv<br>[\s\S]*line 3/);
    assert.match(checked, /1 reason to reject a row/);
    assert.match(checked, /<form method="post" action="[^"]*\/confirm">/);
    assert.equal(await count(actor, 'children'), 0);
    assert.equal((await post(actor, `${address}/confirm`)).statusCode, 303);
    await work(actor, address);
    const imported = await read(actor, address);
    assert.match(imported, /What was changed[\s\S]*<strong>1<\/strong> child new/);
    assert.match(imported, /Mend what was rejected and bring the files in again/);
    assert.equal(await count(actor, 'children'), 1);
    assert.match(
      await read(actor, '/imports'),
      /An officer[\s\S]*Imported[\s\S]*1 child new, 0 changed; 1 row rejected/,
    );
    const { rows } = await asAdmin((admin) =>
      admin.query<{ action: string }>(
        "select distinct action from app.audit_events where authority_id = $1 and action like 'import.%' order by 1",
        [actor.authorityId],
      ),
    );
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['checked', 'confirm', 'list', 'read', 'ssda903', 'ssda903.start', 'upload'].map((name) => `import.${name}`),
    );
  });

  it('asks for its job in the transaction that keeps the files', async () => {
    const actor = await createAuthority(database);
    const address = await bringIn(actor, RETURN, { kind: 'ssda903' });
    const { rows } = await asAdmin((admin) =>
      admin.query("select data from jobs.job where name = 'import-return' and data ->> 'authorityId' = $1", [
        actor.authorityId,
      ]),
    );
    assert.deepEqual(rows, [{ data: { authorityId: actor.authorityId, uploadId: address.split('/').at(-1) } }]);
  });

  it('can be cancelled and thrown away, and says that nothing was changed', async () => {
    const actor = await createAuthority(database);
    const [first, second] = [await bringIn(actor, RETURN, KIND), await bringIn(actor, RETURN, KIND)];
    await post(actor, `${first}/cancel`);
    await work(actor, second);
    await post(actor, `${second}/discard`);
    assert.match(await read(actor, first), /It was cancelled before anything was changed/);
    assert.match(await read(actor, second), /It was thrown away\. Nothing of it went into the records/);
    const late = await post(actor, `${second}/confirm`);
    assert.equal(late.statusCode, 303);
    assert.match(String(late.headers['set-cookie']), /decided%20otherwise/);
  });

  it('lists all problems page by page, and as CSV in which nothing can run', async () => {
    const actor = await createAuthority(database);
    const rows = Array.from({ length: 150 }, () => '=1+1,02/05/2014,31/02/2026,PN1');
    const reviews = { name: '=reviews.csv', text: `CHILD,DOB,REVIEW,REVIEW_CODE\n${rows.join('\n')}\n` };
    const address = await bringIn(actor, [RETURN[0], RETURN[2], reviews], KIND);
    await work(actor, address);
    const page = await read(actor, address);
    const listed = Number(/See all ([\d,]+)/.exec(page)?.[1]);
    assert.ok(listed >= 150);
    assert.equal((await read(actor, `${address}/problems`)).match(/<strong>(Rejected|Warning)/g)?.length, 100);
    assert.ok((await read(actor, `${address}/problems?page=2`)).match(/<strong>(Rejected|Warning)/g));
    const csv = await get(actor, `${address}/problems/csv`);
    assert.match(String(csv.headers['content-disposition']), /what-to-mend-.*\.csv/);
    assert.ok(csv.body.startsWith('\ufefffile,row,'));
    const lines = csv.body.trimEnd().split('\r\n');
    assert.equal(lines.length, listed + 1);
    assert.ok(lines.slice(1).every((line) => !line.startsWith('=')));
    assert.ok(lines.some((line) => line.startsWith("'=reviews.csv,")));
    const { rows: audited } = await asAdmin((admin) =>
      admin.query(
        "select details -> 'problems' as problems from app.audit_events where authority_id = $1 and action = 'import.problems-csv'",
        [actor.authorityId],
      ),
    );
    assert.deepEqual(audited, [{ problems: listed }]);
  });

  it('of another authority is not found, and neither are its problems', async () => {
    const actor = await createAuthority(database);
    const other = await createAuthority(database);
    const address = await bringIn(actor, RETURN, KIND);
    for (const url of [address, `${address}/problems`, `${address}/problems/csv`]) {
      assert.equal((await get(other, url)).statusCode, 404);
      assert.equal((await get(actor, url)).statusCode, 200);
    }
    assert.equal((await post(other, `${address}/confirm`)).statusCode, 404);
  });
});

describe('an import by a command', () => {
  it('is listed and shown beside those by a page', async () => {
    const actor = await createAuthority(database);
    const { importReturn } = await import('../import-return.ts');
    await importReturn(database, { ...actor, userId: null }, { files: bundledReturn(), today: UPLOADED_ON });
    const list = await read(actor, '/imports');
    assert.match(list, /By a command[\s\S]*111 children new/);
    const address = /href="(\/imports\/[^"?]+)"/.exec(list)?.[1] ?? '';
    assert.match(await read(actor, address), /What was changed[\s\S]*<strong>111<\/strong> children new/);
  });
});

describe('a list by a page', () => {
  it('says what would change, changes it when asked, and names the rows that were refused', async () => {
    const actor = await createAuthority(database);
    await database.withTransaction(actor, (tx) =>
      createLookedAfterChild(tx, actor, { localId: 'C1', from: '2025-01-06' }),
    );
    const file = [{ name: 'who reviews whom.csv', text: ROSTER }];
    const address = await bringIn(actor, file, { kind: 'roster', addsStaff: 'yes' });
    const checked = await read(actor, address);
    assert.match(checked, /List of who reviews whom/);
    assert.match(checked, /<strong>1<\/strong> row new[\s\S]*<strong>1<\/strong> row refused/);
    assert.match(checked, /1 IRO whom nobody knew yet/);
    assert.equal(await count(actor, 'appointments'), 0);
    await post(actor, `${address}/confirm`);
    assert.equal(await count(actor, 'appointments'), 1);
    assert.match(await read(actor, address), /Mend what was refused/);
    const again = await bringIn(actor, file, { kind: 'roster' });
    assert.match(await read(actor, again), /<strong>1<\/strong> row known/);
    assert.match((await get(actor, `${address}/problems/csv`)).body, /who reviews whom\.csv,3,child id/);
  });

  it('of staff is refused in words to those who do not manage staff', async () => {
    const actor = await createAuthority(database);
    const userId = await database.withTransaction({ ...actor, userId: null }, (tx) =>
      createStaff(tx, actor, { roles: ['review-administrator'] }),
    );
    const answer = await upload(
      { ...actor, userId },
      [{ name: 'staff.csv', text: 'name,email,role\nAsh,a@example.org,IRO\n' }],
      {
        kind: 'roster',
      },
    );
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /only those who manage staff/);
  });
});

const KIND = { kind: 'ssda903' };

interface FileToSend {
  readonly name: string;
  readonly text: string;
}

function manyFiles(count: number): FileToSend[] {
  return Array.from({ length: count }, (_, index) => ({ name: `${index}.csv`, text: `${HEADER}\n` }));
}

function hugeFile(): FileToSend {
  return { name: 'huge.csv', text: `${HEADER}\n${'A1,M,02/05/2014,WBRI,,,\n'.repeat(3_000_000)}` };
}

async function upload(
  actor: TestActor,
  files: readonly (FileToSend | undefined)[],
  fields: Readonly<Record<string, string>>,
) {
  const token = await takeFormToken(app, (await signInAs(actor)).cookie);
  const form = new FormData();
  form.append('_csrf', token.value);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) if (file !== undefined) form.append('files', new Blob([file.text]), file.name);
  const body = new Response(form);
  return await app.inject({
    method: 'POST',
    url: '/imports',
    headers: { cookie: token.cookie, 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}

/** Brings files in and gives the address where they are shown. */
async function bringIn(...sent: Parameters<typeof upload>): Promise<string> {
  const answer = await upload(...sent);
  assert.equal(answer.statusCode, 303, answer.body);
  return String(answer.headers.location);
}

/** Does what the worker does. */
function work({ authorityId }: TestActor, address: string): Promise<void> {
  return runUpload(database, {
    authorityId,
    uploadId: address.split('/').at(-1) ?? '',
    today: UPLOADED_ON,
    ending: new AbortController().signal,
    postpone: () => Promise.reject(new Error('another import was under way')),
  });
}

async function get(actor: TestActor, url: string) {
  return await app.inject({ url, headers: await signInAs(actor) });
}

async function read(actor: TestActor, url: string): Promise<string> {
  const answer = await get(actor, url);
  assert.equal(answer.statusCode, 200);
  return answer.body;
}

async function post(actor: TestActor, url: string) {
  const token = await takeFormToken(app, (await signInAs(actor)).cookie);
  const headers = { cookie: token.cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const payload = new URLSearchParams({ _csrf: token.value }).toString();
  return await app.inject({ method: 'POST', url, headers, payload });
}

function countUploads(actor: TestActor): Promise<number> {
  return count(actor, 'uploads');
}

async function count({ authorityId }: TestActor, table: string): Promise<number> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ count: number }>(`select count(*)::int from app.${table} where authority_id = $1`, [authorityId]),
  );
  return rows[0]?.count ?? 0;
}
