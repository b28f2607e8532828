import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';
import { sendFile } from '../../../../../tests/support/sent-file.ts';
import { typeInWords } from '../../model.ts';

const { app, database, asAdmin, signInAs } = await openTestApp({ today: '2026-06-20' });
const { iro, otherIro, manager, socialWorker, systemAdministrator, barred, elsewhere, child } = await openOffice(
  database,
  {
    events: [
      { type: 'became-looked-after', on: '2026-03-16' },
      { type: 'review-started', review: 'r1', on: '2026-04-17' },
      { type: 'review-completed', review: 'r1', on: '2026-04-17' },
      { type: 'review-arranged', review: 'r2', on: '2026-07-10' },
    ],
  },
);
const HREF = `/children/${child}/documents`;
const TODAY = { 'receivedOn-day': '20', 'receivedOn-month': '6', 'receivedOn-year': '2026' };

/** Sends a form with a file as a browser does. */
async function upload(as: TestActor, url: string, { name = 'plan.pdf', bytes = newPdf(), fields = {} }: Sent = {}) {
  return await sendFile(app, { url, ...(await signInAs(as)), field: 'file', name, bytes, fields });
}

interface Sent {
  readonly name?: string;
  readonly bytes?: Uint8Array;
  readonly fields?: Readonly<Record<string, string>>;
}

function newPdf(): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(100)]);
}

async function addDocument(fields: Readonly<Record<string, string>> = {}, bytes = newPdf()): Promise<string> {
  const reply = await upload(socialWorker, `${HREF}/new`, {
    bytes,
    fields: { type: 'care-plan', ...TODAY, ...fields },
  });
  assert.equal(reply.statusCode, 303, reply.body);
  return String(reply.headers.location);
}

async function open(as: TestActor, url: string) {
  return await app.inject({ url, headers: await signInAs(as) });
}

/** The rows of the tables of a page, each as its markup. */
function rowsOf(body: string): string[] {
  return body.split('<tr ').slice(1);
}

async function factsOf(type: string): Promise<{ review: string; on: string }[]> {
  return await asAdmin(async (admin) => {
    const { rows } = await admin.query(
      'select review_key as review, happened_on::text as on from app.facts where child_id = $1 and type = $2',
      [child, type],
    );
    return rows;
  });
}

describe('the documents of a child', () => {
  it('say what will be there, and how, while there is none; and which a review waits for', async () => {
    const page = await open(iro, HREF);
    assert.match(page.body, /No document has been added yet/);
    assert.match(
      page.body,
      /Personal education plan \(PEP\)[\s\S]*Wim Sol, social worker[\s\S]*Not in yet: due[\s\S]*Add it/,
    );
  });

  it('say of what never came for a review that was held that it is missing, how late it is, and who owes it', async () => {
    const row = rowsOf((await open(iro, HREF)).body).find(
      (each) => each.includes(typeInWords('health-plan')) && /held on 17 Apr(il)? 2026/.test(each),
    );
    assert.match(String(row), /Owed by">Wim Sol, social worker<[\s\S]*Missing: \d+ working days late/);
  });

  it('are kept byte by byte, and handed out as a file that a browser saves and never opens as a page', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2_500_000)]);
    const reply = await upload(socialWorker, `${HREF}/new`, {
      name: 'Käre’s plan.pdf',
      bytes,
      fields: { type: 'care-plan', title: 'Care plan of June', ...TODAY },
    });
    assert.equal(reply.statusCode, 303, reply.body);
    const page = await open(iro, String(reply.headers.location));
    assert.match(page.body, /Care plan of June[\s\S]*Received<[\s\S]*20 June? 2026, by Wim Sol/);
    const file = await open(iro, `${reply.headers.location}/file?number=1`);
    assert.equal(file.statusCode, 200);
    assert.equal(
      createHash('sha256').update(file.rawPayload).digest('hex'),
      createHash('sha256').update(bytes).digest('hex'),
    );
    assert.equal(file.headers['content-type'], 'application/pdf');
    assert.equal(
      file.headers['content-disposition'],
      `attachment; filename="K_re_s plan.pdf"; filename*=UTF-8''K%C3%A4re%E2%80%99s%20plan.pdf`,
    );
    assert.equal(file.headers['content-security-policy'], "default-src 'none'; sandbox");
    assert.equal(file.headers['x-content-type-options'], 'nosniff');
    assert.equal(file.headers['cache-control'], 'no-store');
  });

  it('meet what a review waits for when one comes in for it, once, in the same transaction', async () => {
    await addDocument({ type: 'pep', review: 'r2' });
    assert.deepEqual(await factsOf('pep-received'), [{ review: 'r2', on: '2026-06-20' }]);
    await addDocument({ type: 'pep', review: 'r2' });
    assert.equal((await factsOf('pep-received')).length, 1);
    const page = await open(iro, HREF);
    assert.match(page.body, /Personal education plan \(PEP\)[\s\S]*?arranged for 10 July? 2026[\s\S]*?, in time</);
  });

  it('stand on the last page also for an address that asks for one past it', async () => {
    await addDocument({ title: 'The only letter', type: 'letter' });
    const { body } = await open(iro, `${HREF}?type=letter&page=7`);
    assert.ok(body.includes('The only letter') && !body.includes('There is no document of this kind'));
  });

  it('of other kinds, and for no review, record nothing besides', async () => {
    await addDocument({ type: 'health-plan' });
    await addDocument({ type: 'letter', review: 'r2' });
    assert.deepEqual(await factsOf('health-plan-received'), []);
  });

  const plans = ['care-plan', 'placement-plan', 'permanence-plan', 'pathway-plan', 'ehcp', 'health-plan', 'pep'];
  for (const type of [...plans, 'social-worker-report', 'assessment', 'professional-report', 'consultation', 'other']) {
    it(`come from the social worker and are there for the IRO to open: ${type} [PRE-07, PRE-13, PRE-14, FRM-03, FRM-14]`, async () => {
      const bytes = newPdf();
      const href = await addDocument({ type, review: 'r2' }, bytes);
      const page = await open(iro, `${HREF}?type=${type}`);
      assert.ok(rowsOf(page.body).some((row) => row.includes(`href="${href}"`) && row.includes(typeInWords(type))));
      assert.deepEqual((await open(iro, `${href}/file?number=1`)).rawPayload, bytes);
    });
  }

  for (const type of ['social-worker-report', 'pep', 'health-plan']) {
    it(`count for the review, by the third working day before it: ${type} [PRE-08, PRE-09, PRE-10, PRE-11]`, async () => {
      await addDocument({ type, review: 'r2' });
      const waiting = rowsOf((await open(iro, HREF)).body).find(
        (row) => row.includes(typeInWords(type)) && /arranged for 10 July? 2026/.test(row),
      );
      assert.match(String(waiting), /data-label="Due">7 July? 2026<[\s\S]*>20 June? 2026, in time</);
    });
  }

  it('say all that is wrong at once, and play back what was typed', async () => {
    const fields = { type: 'nonsense', title: 'Typed', review: 'r9', 'receivedOn-day': '31' };
    const page = await upload(socialWorker, `${HREF}/new`, { bytes: new Uint8Array(), fields });
    assert.equal(page.statusCode, 422);
    for (const words of [
      'The file is empty',
      'Choose what it is',
      'Choose a review from the list',
      'Enter a day that there is',
    ]) {
      assert.match(page.body, new RegExp(words));
    }
    assert.match(page.body, /value="Typed"/);
  });

  it('are not what they are called but what they are: a program with the name of a plan is refused', async () => {
    const fields = { type: 'care-plan', ...TODAY };
    const page = await upload(socialWorker, `${HREF}/new`, { bytes: Buffer.from('MZ\x90\0'), fields });
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /This kind of file is not taken/);
  });

  it('are refused in words beyond 25 MB', async () => {
    const bytes = Buffer.alloc(26_214_401, 'a');
    const page = await upload(socialWorker, `${HREF}/new`, { bytes, fields: { type: 'care-plan', ...TODAY } });
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /larger than 25 MB/);
  });

  it('are noticed where the very same file is there already, and taken where it is meant', async () => {
    const bytes = newPdf();
    const first = await addDocument({ title: 'The first one' }, bytes);
    const fields = { type: 'letter', ...TODAY };
    const page = await upload(socialWorker, `${HREF}/new`, { bytes, fields });
    assert.equal(page.statusCode, 422);
    assert.match(page.body, new RegExp(`on the record already: <a class="govuk-link" href="${first}">The first one`));
    const meant = await upload(socialWorker, `${HREF}/new`, { bytes, fields: { ...fields, isAnother: 'yes' } });
    assert.equal(meant.statusCode, 303);
  });

  it('get a newer file over the old one, which can still be read; whoever comes second is told', async () => {
    const [old, next] = [newPdf(), newPdf()];
    const href = await addDocument({}, old);
    assert.equal((await upload(iro, `${href}/replace`, { bytes: next, fields: { seen: '1' } })).statusCode, 303);
    const late = await upload(socialWorker, `${href}/replace`, { fields: { seen: '1' } });
    assert.equal(late.statusCode, 422);
    assert.match(late.body, /Somebody else has changed this document/);
    assert.deepEqual((await open(iro, `${href}/file?number=1`)).rawPayload, old);
    assert.deepEqual((await open(iro, `${href}/file?number=2`)).rawPayload, next);
  });

  it('are withdrawn with the reason and never deleted', async () => {
    const bytes = newPdf();
    const href = await addDocument({ title: 'Of another child' }, bytes);
    const { cookie } = await signInAs(iro);
    assert.equal((await sendForm(app, { url: `${href}/withdraw`, cookie, fields: { because: ' ' } })).statusCode, 422);
    const fields = { because: 'It belongs to another child' };
    assert.equal((await sendForm(app, { url: `${href}/withdraw`, cookie, fields })).statusCode, 303);
    const page = await open(socialWorker, href);
    assert.match(page.body, /Withdrawn on[\s\S]*by Iris Ode[\s\S]*It belongs to another child/);
    assert.deepEqual((await open(socialWorker, `${href}/file?number=1`)).rawPayload, bytes);
    assert.equal((await upload(socialWorker, `${href}/replace`, { fields: { seen: '1' } })).statusCode, 422);
  });
});

describe('whoever may not see the child', () => {
  it('finds neither the list, nor a document, nor its file; and it is there', async () => {
    const href = await addDocument();
    for (const stranger of [otherIro, barred, elsewhere]) {
      for (const url of [HREF, href, `${href}/file?number=1`]) {
        assert.equal((await open(stranger, url)).statusCode, 404, url);
      }
    }
    assert.equal((await open(systemAdministrator, href)).statusCode, 403);
    assert.equal((await open(manager, `${href}/file?number=1`)).statusCode, 200);
  });

  it('is shown no row of it by the database either, and adds none', async () => {
    const href = await addDocument();
    const documentId = href.split('/').at(-1) ?? '';
    const count = (actor: TestActor) =>
      database.withTransaction(actor, async (tx) => {
        const counts: number[] = [];
        for (const table of ['document_versions', 'document_pieces'] as const) {
          const rows = await tx.selectFrom(table).select('number').where('document_id', '=', documentId).execute();
          counts.push(rows.length);
        }
        return counts;
      });
    assert.deepEqual(await count(iro), [1, 1]);
    assert.deepEqual(await count(otherIro), [0, 0]);
    const row = {
      authority_id: manager.authorityId,
      child_id: child,
      type: 'pep',
      title: 'x',
      received_on: '2026-06-20',
    };
    for (const actor of [otherIro, manager]) {
      await assert.rejects(
        database.withTransaction(actor, (tx) =>
          tx
            .insertInto('documents')
            .values({ ...row, received_by: actor.userId })
            .execute(),
        ),
        /row-level security/,
      );
    }
  });
});

describe('where nothing searches files for viruses', () => {
  it('they are taken, and their page and administration say so', async () => {
    const page = await open(iro, await addDocument());
    assert.match(page.body, /Not searched for viruses/);
    const administration = await open(manager, '/administration');
    assert.match(administration.body, /Files that are brought in are not searched for viruses: no ClamAV is set up/);
  });
});
