import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import { EICAR, openTestClamdServer } from '../../../../../tests/support/clamd-server.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { sendFile } from '../../../../../tests/support/sent-file.ts';

const clamd = await openTestClamdServer();
const environment = { FOOTPRINT_CLAMD: `127.0.0.1:${clamd.port}` };
const { app, database, asAdmin, signInAs } = await openTestApp({ today: '2026-06-20', environment });
const { iro, manager, socialWorker, child } = await openOffice(database);
const HREF = `/children/${child}/documents`;
const FIELDS = { 'receivedOn-day': '20', 'receivedOn-month': '6', 'receivedOn-year': '2026' };

async function send(url: string, bytes: Uint8Array, fields: Readonly<Record<string, string>> = {}) {
  const { cookie } = await signInAs(socialWorker);
  return await sendFile(app, { url, cookie, field: 'file', name: 'plan.pdf', bytes, fields });
}

const addDocument = (bytes: Uint8Array) =>
  send(`${HREF}/new`, bytes, { type: 'care-plan', title: 'Typed before', ...FIELDS });

async function countOfFiles(): Promise<number> {
  return await asAdmin(async (admin) => {
    const { rows } = await admin.query('select count(*)::int as files from app.document_versions');
    return rows[0]?.files;
  });
}

async function lastEvent(action: string): Promise<object> {
  return await asAdmin(async (admin) => {
    const { rows } = await admin.query(
      'select details from app.audit_events where action = $1 order by id desc limit 1',
      [action],
    );
    return rows[0]?.details;
  });
}

const pdf = (inside: string | Uint8Array = randomBytes(100)) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(inside)]);

describe('where clamd is set up', () => {
  it('a file is taken that it finds clean, and says so', async () => {
    clamd.behave('looks');
    const bytes = pdf();
    const reply = await addDocument(bytes);
    assert.equal(reply.statusCode, 303, reply.body);
    assert.ok(clamd.received.at(-1)?.equals(bytes));
    const page = await app.inject({ url: String(reply.headers.location), headers: await signInAs(iro) });
    assert.match(page.body, /Searched for viruses: none found/);
  });

  it('one with a virus is refused in words, kept nowhere, and told to the audit; what was typed is played back', async () => {
    clamd.behave('looks');
    const before = await countOfFiles();
    const page = await addDocument(pdf(EICAR));
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /This file was not taken: the search for viruses found Eicar-Test-Signature in it/);
    assert.match(page.body, /value="Typed before"/);
    assert.equal(await countOfFiles(), before);
    assert.deepEqual(await lastEvent('document.add'), {
      saved: false,
      virusCheck: 'infected',
      found: 'Eicar-Test-Signature',
    });
  });

  it('one that cannot be searched just now is refused, and can be sent again', async () => {
    const before = await countOfFiles();
    for (const [manner, why] of [
      ['answers with an error', 'not-understood'],
      ['hangs up in the middle', 'broken-off'],
    ] as const) {
      clamd.behave(manner);
      const page = await addDocument(pdf());
      assert.equal(page.statusCode, 422);
      assert.match(page.body, /could not be searched for viruses just now\. Try again in a few minutes/);
      assert.deepEqual(await lastEvent('document.add'), { saved: false, virusCheck: why });
    }
    assert.equal(await countOfFiles(), before);
    clamd.behave('looks');
    assert.equal((await addDocument(pdf())).statusCode, 303);
  });

  it('one that is larger than it takes is refused, and says that', async () => {
    clamd.behave('looks');
    const page = await addDocument(pdf(randomBytes(1_048_576)));
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /larger than the search for viruses can look through/);
  });

  it('a newer version, a photo and a return are searched as a document is', async () => {
    clamd.behave('looks');
    const added = await addDocument(pdf());
    const newer = await send(`${added.headers.location}/replace`, pdf(EICAR), { seen: '1' });
    assert.equal(newer.statusCode, 422);
    assert.match(newer.body, /found Eicar-Test-Signature/);
    const { cookie } = await signInAs(manager);
    const bytes = Buffer.from(EICAR);
    const list = await sendFile(app, {
      url: '/imports',
      cookie,
      field: 'files',
      name: 'reviews.csv',
      bytes,
      fields: {},
    });
    assert.equal(list.statusCode, 422);
    assert.match(list.body, /reviews\.csv: This file was not taken/);
    const photo = await sendFile(app, {
      url: `/staff/${iro.userId}/profile/photo`,
      cookie,
      field: 'photo',
      name: 'me.jpg',
      bytes,
    });
    assert.match(photo.body, /found Eicar-Test-Signature/);
  });

  it('administration says by what files are searched, and whether it answers', async () => {
    const open = async () => (await app.inject({ url: '/administration', headers: await signInAs(manager) })).body;
    clamd.behave('looks');
    assert.match(await open(), /by ClamAV 1\.4\.2, with the virus database 27500 of Mon Nov 30/);
    clamd.behave('says nothing');
    assert.match(await open(), /The search for viruses does not answer\. Until it does, no file is taken/);
  });
});
