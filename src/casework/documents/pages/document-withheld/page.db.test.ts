import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { createStaff } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';
import { sendFile } from '../../../../../tests/support/sent-file.ts';
import { openInEmergency } from '../../../children/open-in-emergency.ts';

const { app, database, asAdmin, signInAs } = await openTestApp({ today: '2026-06-20' });
const { officer, iro, otherIro, manager, socialWorker, child } = await openOffice(database);
const administrator = await createStaff(database, officer, { name: 'Ada Min', roles: ['review-administrator'] });
const mother = await database.withTransaction(officer, async (tx) => {
  const { id } = await tx
    .insertInto('child_people')
    .values({ authority_id: officer.authorityId, child_id: child, name: 'Dana Testchild', relationship: 'mother' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
});
const HREF = `/children/${child}/documents`;
const TODAY = { 'fromOn-day': '20', 'fromOn-month': '6', 'fromOn-year': '2026' };

async function open(as: TestActor, url: string) {
  return await app.inject({ url, headers: await signInAs(as) });
}

async function send(as: TestActor, url: string, fields: Readonly<Record<string, string>>) {
  return await sendForm(app, { url, ...(await signInAs(as)), fields });
}

interface Added {
  readonly href: string;
  readonly bytes: Buffer;
}

async function addDocument(fields: Readonly<Record<string, string>> = {}, as = iro): Promise<Added> {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(50)]);
  const received = { 'receivedOn-day': '20', 'receivedOn-month': '6', 'receivedOn-year': '2026' };
  const reply = await sendFile(app, {
    url: `${HREF}/new`,
    ...(await signInAs(as)),
    field: 'file',
    name: 'letter.pdf',
    bytes,
    fields: { type: 'letter', ...received, ...fields },
  });
  assert.equal(reply.statusCode, 303, reply.body);
  return { href: String(reply.headers.location), bytes };
}

/** Every address at which a document could show. */
const addressesOf = ({ href }: Added) => [href, `${href}/file?number=1`, `${href}/withheld`];

async function assertHidden(as: TestActor, added: Added, title: string): Promise<void> {
  for (const url of addressesOf(added)) assert.equal((await open(as, url)).statusCode, 404, url);
  const list = await open(as, HREF);
  assert.equal(list.statusCode, 200);
  assert.ok(!list.body.includes(title));
  assert.ok(!list.body.includes(added.href));
}

async function assertSeen(as: TestActor, added: Added, title: string): Promise<void> {
  assert.deepEqual((await open(as, `${added.href}/file?number=1`)).rawPayload, added.bytes);
  assert.ok((await open(as, HREF)).body.includes(title));
}

describe('a document that somebody on the staff must not see', () => {
  it('is not there for them, from the press of the button on, and is there for the others, who read why', async () => {
    const title = 'About a worker';
    const added = await addDocument({ title });
    await assertSeen(socialWorker, added, title);
    const fields = { from: `staff:${socialWorker.userId}`, reason: 'It is a complaint about them', ...TODAY };
    const reply = await send(iro, `${added.href}/withheld`, fields);
    assert.equal(reply.statusCode, 303, reply.body);
    await assertHidden(socialWorker, added, title);
    for (const reader of [iro, manager, administrator]) await assertSeen(reader, added, title);
    assert.match((await open(iro, HREF)).body, /About a worker<\/a><br>Withheld from somebody/);
    const page = (await open(manager, added.href)).body;
    assert.match(page, /Who must not see it[\s\S]*Wim Sol, since 20 June? 2026[\s\S]*It is a complaint about them/);
  });

  it('can be neither replaced, withdrawn nor withheld by them, and does not count among what they find', async () => {
    const added = await addDocument({ type: 'court', title: 'An order' });
    const other = await addDocument({ type: 'court', title: 'Another order' });
    await send(iro, `${added.href}/withheld`, { from: 'role:social-worker', reason: 'It names a source', ...TODAY });
    assert.equal((await send(socialWorker, `${added.href}/withdraw`, { because: 'x' })).statusCode, 404);
    assert.equal(
      (await send(socialWorker, `${added.href}/withheld`, { from: 'reader:child', reason: 'x' })).statusCode,
      404,
    );
    const replaced = await sendFile(app, {
      url: `${added.href}/replace`,
      ...(await signInAs(socialWorker)),
      field: 'file',
      name: 'x.pdf',
      bytes: other.bytes,
      fields: { seen: '1' },
    });
    assert.equal(replaced.statusCode, 404);
    const list = (await open(socialWorker, `${HREF}?type=court`)).body;
    assert.ok(list.includes(other.href) && !list.includes(added.href));
  });

  it('is hidden from the first moment where that is said when it is added, and the very file tells nothing', async () => {
    const title = 'Hidden at once';
    const withheld = { withheldFrom: 'role:social-worker', withheldBecause: 'It names a source' };
    const added = await addDocument({ title, ...withheld });
    await assertHidden(socialWorker, added, title);
    await assertSeen(iro, added, title);
    // The same file sent by whoever may not know that it is there is taken as if it were not.
    const reply = await sendFile(app, {
      url: `${HREF}/new`,
      ...(await signInAs(socialWorker)),
      field: 'file',
      name: 'again.pdf',
      bytes: added.bytes,
      fields: { type: 'letter', 'receivedOn-day': '20', 'receivedOn-month': '6', 'receivedOn-year': '2026' },
    });
    assert.equal(reply.statusCode, 303);
  });

  it('stays hidden from them in an emergency', async () => {
    const title = 'About another officer';
    const added = await addDocument({ title });
    const withhold = { from: `staff:${otherIro.userId}`, reason: 'They are a neighbour', ...TODAY };
    assert.equal((await send(iro, `${added.href}/withheld`, withhold)).statusCode, 303);
    await database.withTransaction(otherIro, (tx) =>
      openInEmergency(tx, otherIro, { childId: child, reason: 'A call from the police', today: '2026-06-20' }),
    );
    assert.equal((await open(otherIro, `/children/${child}`)).statusCode, 200);
    await assertHidden(otherIro, added, title);
  });

  it('is seen again when that is lifted with a reason, and what was decided stays to be read', async () => {
    const title = 'Seen again';
    const added = await addDocument({ title });
    await send(iro, `${added.href}/withheld`, {
      from: `staff:${socialWorker.userId}`,
      reason: 'A complaint',
      ...TODAY,
    });
    const lift = /href="([^"]+\/lift)"/.exec((await open(iro, `${added.href}/withheld`)).body)?.[1] ?? '';
    assert.match((await open(iro, lift)).body, /Wim Sol[\s\S]*A complaint/);
    const empty = await send(iro, lift, { because: ' ' });
    assert.equal(empty.statusCode, 422);
    assert.match(empty.body, /Say why they may see it again/);
    assert.equal((await send(iro, lift, { because: 'The complaint is closed' })).statusCode, 303);
    await assertSeen(socialWorker, added, title);
    const page = (await open(administrator, `${added.href}/withheld`)).body;
    assert.match(
      page,
      /withheld from nobody[\s\S]*Lifted[\s\S]*by Iris Ode: The complaint is closed[\s\S]*because: A complaint/,
    );
    // What was decided about them is not told to them afterwards either.
    assert.ok(!(await open(socialWorker, `${added.href}/withheld`)).body.includes('A complaint'));
    assert.equal((await open(iro, lift)).statusCode, 404);
    const late = await send(iro, lift, { because: 'Once more' });
    assert.equal(late.statusCode, 303);
    const { rows } = await asAdmin((admin) =>
      admin.query('select version, lifted_because from app.document_withholdings where lifted_because is not null'),
    );
    assert.deepEqual(rows, [{ version: 2, lifted_because: 'The complaint is closed' }]);
  });
});

describe('a document that somebody outside must not see', () => {
  it('says so above the file to whoever could show, print or send it, by name and by what people are', async () => {
    const added = await addDocument({ title: 'Not for the mother' });
    for (const from of [`person:${mother}`, 'reader:carers']) {
      const reply = await send(socialWorker, `${added.href}/withheld`, {
        from,
        reason: 'It says where they live',
        ...TODAY,
      });
      assert.equal(reply.statusCode, 303, reply.body);
    }
    const page = (await open(iro, added.href)).body;
    assert.match(page, /Do not show it, give it or send it to carers; Dana Testchild, mother\./);
    await assertSeen(socialWorker, added, 'Not for the mother');
  });
});

describe('the form for withholding a document', () => {
  it('says all that is wrong at once, plays back what was typed, and takes nobody twice', async () => {
    const added = await addDocument({ title: 'Asked about' });
    const wrong = { from: '', reason: ' ', 'fromOn-day': '19', 'fromOn-month': '6', 'fromOn-year': '2026' };
    const page = await send(iro, `${added.href}/withheld`, wrong);
    assert.equal(page.statusCode, 422);
    for (const words of ['Choose who must not see it', 'Say why they must not see it', 'This day has passed']) {
      assert.ok(page.body.includes(words), words);
    }
    const fields = { from: 'role:legal', reason: 'Typed', ...TODAY };
    assert.equal((await send(iro, `${added.href}/withheld`, fields)).statusCode, 303);
    const twice = await send(iro, `${added.href}/withheld`, fields);
    assert.equal(twice.statusCode, 422);
    assert.match(twice.body, /It is withheld from them already/);
    assert.match(twice.body, /<option value="role:legal" selected>every legal adviser/);
  });

  it('offers and takes neither oneself, one’s own role, nor the child’s own officer', async () => {
    const added = await addDocument({ title: 'From whom' });
    for (const [as, from] of [
      [socialWorker, `staff:${socialWorker.userId}`],
      [socialWorker, 'role:social-worker'],
      [socialWorker, `staff:${iro.userId}`],
      [socialWorker, 'role:iro'],
      [iro, `staff:${iro.userId}`],
      [iro, 'staff:nobody'],
    ] as const) {
      assert.ok(!(await open(as, `${added.href}/withheld`)).body.includes(`value="${from}"`), from);
      const page = await send(as, `${added.href}/withheld`, { from, reason: 'x', ...TODAY });
      assert.equal(page.statusCode, 422, from);
      assert.match(page.body, /Choose somebody from the list/);
    }
  });

  it('when a document is added: a person needs a reason, and a reason a person', async () => {
    for (const [fields, words] of [
      [{ withheldFrom: 'role:legal' }, /Say why they must not see it/],
      [{ withheldBecause: 'A threat' }, /Choose who must not see it, or leave the reason empty/],
      [{ withheldFrom: 'role:iro', withheldBecause: 'A threat' }, /Choose somebody from the list/],
    ] as const) {
      const reply = await sendFile(app, {
        url: `${HREF}/new`,
        ...(await signInAs(iro)),
        field: 'file',
        name: 'x.pdf',
        bytes: Buffer.from('%PDF-1.7\nx'),
        fields: {
          type: 'letter',
          'receivedOn-day': '20',
          'receivedOn-month': '6',
          'receivedOn-year': '2026',
          ...fields,
        },
      });
      assert.equal(reply.statusCode, 422);
      assert.match(reply.body, words);
    }
  });

  it('is not for those who only read', async () => {
    const added = await addDocument({ title: 'Only read' });
    assert.equal((await open(manager, `${added.href}/withheld`)).statusCode, 403);
    assert.equal((await open(otherIro, added.href)).statusCode, 200);
    assert.ok(!(await open(manager, added.href)).body.includes('Somebody must not see it'));
  });

  it('from a day to come, withholds it from that day on, and not yet', async () => {
    const added = await addDocument({ title: 'Not yet' });
    const from = {
      from: 'role:social-worker',
      reason: 'From then',
      'fromOn-day': '1',
      'fromOn-month': '1',
      'fromOn-year': '2030',
    };
    assert.equal((await send(iro, `${added.href}/withheld`, from)).statusCode, 303);
    await assertSeen(socialWorker, added, 'Not yet');
    assert.ok(!(await open(socialWorker, added.href)).body.includes('From then'));
    assert.match((await open(iro, added.href)).body, /Every social worker, from 1 Jan(uary)? 2030/);
  });
});
