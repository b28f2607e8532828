import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson } from '../../../tests/support/people.ts';
import { createAuthority, type TestActor } from '../../../tests/support/records.ts';
import { confirmUpload } from './confirm-upload.ts';
import { uploadRoster } from './upload-roster.ts';

const { database } = await openTestDatabase();
const authority = await createAuthority(database);
const manager = await createPerson(database, authority, { roles: ['iro-manager'] });
const administrator = await createPerson(database, authority, { roles: ['review-administrator'] });
const today = '2026-11-22';

it('leaves a file that changes staff to those who manage staff, whoever brought it in', async () => {
  const file = { name: 'staff.csv', bytes: Buffer.from('name,email,role\nAnn New,ann@example.org,IRO\n') };
  const uploaded = await database.withTransaction(manager, (tx) =>
    uploadRoster(tx, manager, { file, addsStaff: false, mayManageStaff: true, today }),
  );
  const uploadId = 'id' in uploaded ? uploaded.id : assert.fail(uploaded.refused);
  const confirm = (actor: TestActor, mayManageStaff: boolean) =>
    database.withTransaction(actor, (tx) =>
      confirmUpload(tx, actor, { uploadId, mayManageStaff, today, askForRun: () => Promise.resolve() }),
    );
  assert.equal(await confirm(administrator, false), 'not-theirs');
  assert.equal(await confirm(manager, true), 'decided');
  assert.equal(await confirm(manager, true), 'too-late');
});
