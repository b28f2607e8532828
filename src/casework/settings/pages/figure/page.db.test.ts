import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { dayFromIso } from '../../../../rules/index.ts';
import { carryOutSettingsChange } from '../../carry-out-settings-change.ts';

const TODAY = '2026-07-10';
const { app, database, asAdmin, signInAs } = await openTestApp({ today: TODAY });
const office = await openOffice(database);
const cookies = {
  administrator: (await signInAs(office.systemAdministrator)).cookie,
  manager: (await signInAs(office.manager)).cookie,
  director: (await signInAs(office.director)).cookie,
};

const RECORD = '/settings/procedure/outcome.full-record';
const FIELDS = {
  ...{ dueAmount: '18', dueUnit: 'working day' },
  ...{ 'inForceFrom-day': '1', 'inForceFrom-month': '4', 'inForceFrom-year': '2026' },
  ...{ document: 'Reviews policy 2026', paragraph: '4.2', reason: 'Each record is checked by a second officer.' },
};

const send = (fields: SentFields, url = RECORD, cookie = cookies.administrator) =>
  sendForm(app, { url, cookie, fields });
const open = (url: string, cookie = cookies.administrator) => app.inject({ url, headers: { cookie } });

describe('a figure of the authority’s own', () => {
  it('begins with the figures as they stand, beside the national one and its layer', async () => {
    const { statusCode, body } = await open(RECORD);
    assert.equal(statusCode, 200);
    assert.match(body, /id="dueAmount"[^>]*value="15"/);
    assert.match(body, /<option value="working day" selected>working days/);
    assert.match(body, /Statutory guidance: to be late is no breach/);
    assert.match(body, /15 working days after the review was completed/);
    assert.equal((await open('/settings/procedure/review.third')).statusCode, 404);
    // Without a ladder no stage has a day.
    assert.equal((await open('/settings/procedure/dispute.stage-response')).statusCode, 404);
  });

  it('tells all that is missing at once, and plays back what was typed', async () => {
    const page = await send({ dueAmount: 'soon', earliestAmount: '2', reason: '  ' });
    assert.equal(page.statusCode, 422);
    for (const [field, words] of [
      ['dueAmount', 'Enter a whole number, such as 15'],
      ['inForceFrom', 'Enter the day from which it holds'],
      ['document', 'Enter the document that sets it'],
      ['paragraph', 'Enter the paragraph'],
      ['reason', 'Enter the reason'],
    ]) {
      assert.match(page.body, new RegExp(`href="#${field}">${words}`));
      assert.match(page.body, new RegExp(`id="${field}"`));
    }
    assert.match(page.body, /id="earliestAmount"[^>]*value="2"/);
  });

  it('is refused in plain words where the Regulations set the limit [CFG-01]', async () => {
    const page = await send({ ...FIELDS, dueAmount: '25' }, '/settings/procedure/review.first');
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /href="#dueAmount">The Regulations set 20 working days\. An authority may be stricter/);
  });

  it('is counted, listed by child, approved by another and then stands in the law, with all that it needs [CFG-01, CFG-06]', async () => {
    const proposed = await send(FIELDS);
    assert.equal(proposed.statusCode, 303);
    const address = String(proposed.headers.location);
    await carryOut(address);

    const own = await open(address);
    assert.match(own.body, /18 working days after the review was completed/);
    assert.match(own.body, /<span class="govuk-body-s govuk-!-font-weight-bold">Looser than the national figure/);
    assert.match(own.body, /Somebody else|approves this, if they are not the one/);
    assert.doesNotMatch(own.body, /Approve and apply/);
    // A system administrator sees no child: how many, and not who.
    assert.doesNotMatch(own.body, /Sami Testchild/);
    assert.match(own.body, /1 duty of 1 child whose record is not yours to see/);

    const managers = await open(address, cookies.manager);
    assert.match(
      managers.body,
      /Sami Testchild<\/a><\/th><td class="govuk-table__cell">Complete the full record of the review/,
    );
    assert.match(
      managers.body,
      /<td class="govuk-table__cell">11 May 2026<\/td><td class="govuk-table__cell">14 May 2026/,
    );
    const file = await open(`${address}/children`, cookies.manager);
    assert.match(
      file.body,
      /^\ufeffchild,[\s\S]*\nL100,Sami Testchild,Complete the full record of the review,Due on another day,2026-05-11,2026-05-14/,
    );

    assert.match((await open('/law', cookies.director)).body, new RegExp(`href="${address}">See it`));
    assert.equal((await send({}, `${address}/apply`)).statusCode, 409);
    const approved = await send({}, `${address}/apply`, cookies.director);
    assert.equal(approved.statusCode, 303);
    await carryOut(address);

    const law = await open('/law', cookies.director);
    assert.match(law.body, /with 1 figure of its own/);
    assert.match(law.body, /Reviews policy 2026, 4\.2, in force from 1 Apr 2026\. Each record is checked/);
    const procedure = await open('/settings/procedure');
    assert.match(procedure.body, /Proposed by Sy Bit, approved by Dee Top on 1?\d/);
    assert.match((await open(RECORD)).body, /id="dueAmount"[^>]*value="18"/);
  });
});

async function carryOut(address: string): Promise<void> {
  const program = { authorityId: office.officer.authorityId, userId: null };
  const today = dayFromIso(TODAY) ?? assert.fail();
  const changeId = address.split('/').at(-1) ?? '';
  await carryOutSettingsChange(database, program, { changeId, today, signal: new AbortController().signal });
}

it('the page of the procedure tells when its document was changed and why [CFG-06]', async () => {
  assert.match((await open('/settings/procedure')).body, /Its document names no change/);
  await asAdmin((admin) => admin.query("update app.authorities set procedure = 'bwd'"));
  const { body } = await open('/settings/procedure');
  assert.match(body, /March 2019<\/dt><dd[^>]*>Section 9, on permanence, was amended after a judgment/);
});
