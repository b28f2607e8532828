import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { PROCEDURE_IDS } from '../../../../rules/index.ts';

const { app, database, signInAs } = await openTestApp();
const office = await openOffice(database);

const open = async (url: string, who: typeof office.iro = office.iro) =>
  await app.inject({ url, headers: await signInAs(who) });

describe('what an IRO does', () => {
  it('is a page that anybody here prints, and a text for an email, with how to reach the service [CFG-07]', async () => {
    assert.match((await open('/law/iro')).body, /No address is entered yet/);
    await database.withTransaction(office.officer, async (tx) => {
      const of = { authority_id: office.officer.authorityId, started_on: '2020-01-06', confirmed_on: '2026-01-05' };
      await tx
        .insertInto('offices')
        .values([
          { ...of, kind: 'iro-service', title: 'Review and Quality', email: 'reviews@example.invalid' },
          { ...of, kind: 'complaints-manager', holder: 'Cam Plain', phone: '01632 960003', ended_on: '2021-01-05' },
        ])
        .execute();
    });
    for (const who of [office.iro, office.socialWorker, office.director]) {
      const { body } = await open('/law/iro', who);
      assert.match(body, /speaks with the child alone before each review, unless the child does not want to/);
      for (const whom of [
        /Social workers and other staff/,
        /Foster carers, schools, health/,
        /Parents and others/,
        /Children may reach/,
      ])
        assert.match(body, whom);
      assert.match(body, /Review and Quality: reviews@example\.invalid/);
      assert.doesNotMatch(body, /Cam Plain/, 'who holds the office no more');
    }
    const text = await open('/law/iro/text');
    assert.match(text.headers['content-type'] as string, /^text\/plain/);
    assert.match(text.body, /^What an IRO does\n/);
    assert.match(text.body, /- Review and Quality: reviews@example\.invalid/);
    assert.doesNotMatch(text.body, /[<>]/);
  });

  it('says the powers of an IRO under every procedure, in its words [CFG-09]', async () => {
    for (const procedure of PROCEDURE_IDS) {
      await database.withTransaction(office.officer, (tx) =>
        tx
          .updateTable('authorities')
          .set({ procedure })
          .where('authority_id', '=', office.officer.authorityId)
          .execute(),
      );
      const { body } = await open('/law/iro');
      for (const power of [/reg 33\(3\)\(a\)/, /reg 36\(2\)/, /6\.2–6\.3/, /s 25B\(3\)/, /6\.13/])
        assert.match(body, power, procedure);
    }
  });
});

it('the reading list has the regulations, the suite of guidance and those on fostering, each with what it is for [CFG-02] [CFG-08]', async () => {
  const { body } = await open('/law/reading');
  assert.match(body, /read beside the Care Planning Regulations and the other guidance/);
  for (const url of ['uksi/2010/959', 'uksi/2011/581', 'uksi/2015/541', 'ukpga/1989/41'])
    assert.ok(body.includes(`href="https://www.legislation.gov.uk/${url}"`), url);
  for (const title of [/volume 2/, /volume 4: fostering services/, /Working together/]) assert.match(body, title);
});
