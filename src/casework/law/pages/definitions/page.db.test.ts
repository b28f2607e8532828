import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { DEFINITIONS } from '../../../../rules/definitions/definitions.ts';
import { LEGAL_ROUTES } from '../../../../rules/definitions/legal-routes.ts';
import { SOURCES } from '../../../../rules/engine/citation.ts';

const { app, database, signInAs } = await openTestApp();
const office = await openOffice(database);

const open = async (who: keyof typeof office = 'iro', url = '/law/words') =>
  await app.inject({ url, headers: await signInAs(office[who] as typeof office.iro) });

/** What stands on the page under one word. */
async function entryOf(id: string, who: keyof typeof office = 'iro'): Promise<string> {
  const { body } = await open(who);
  const entry = body.split('<article ').find((each) => each.startsWith(`id="${id}"`));
  assert.ok(entry, id);
  return entry;
}

describe('the words of the law', () => {
  it('are open to everybody who signs in, and the register leads to them', async () => {
    for (const who of ['iro', 'director', 'socialWorker', 'systemAdministrator'] as const)
      assert.equal((await open(who)).statusCode, 200, who);
    assert.match((await open('iro', '/law')).body, /href="\/law\/words"/);
  });

  it('are all there, each with where it stands in the law [DEF-14]', async () => {
    const { body } = await open();
    for (const { id, citations } of DEFINITIONS) {
      assert.ok(body.includes(`id="${id}"`), id);
      for (const { source } of citations) {
        const { url } = SOURCES[source];
        if (url !== null) assert.ok(body.includes(`href="${url}"`), `${id} ${source}`);
      }
    }
    for (const { title } of LEGAL_ROUTES) assert.ok(body.includes(title), title);
  });

  it('say who is a child, the responsible authority, a supporter and a custodial setting [DEF-07] [DEF-11] [DEF-12] [DEF-13]', async () => {
    assert.match(await entryOf('child'), /from birth to the eighteenth birthday/);
    assert.match(await entryOf('responsible-authority'), /guidance means it wherever it says “local authority”/);
    assert.match(await entryOf('supporter'), /an advocate, or a person with special skill or knowledge/);
    assert.match(await entryOf('custodial-setting'), /secure training centre, a secure school or a young offender/);
    assert.match(await entryOf('authorised-for-adoption'), /placement order or because the parents formally consented/);
    assert.match(await entryOf('additional-communication-needs'), /other means than speech/);
  });

  it('say the law in force with its day, and the former as what it was until then [DEF-06] [DEF-09]', async () => {
    const unregulated = await entryOf('unregulated-accommodation');
    assert.match(unregulated, /So since 28 Oct 2023/);
    assert.match(unregulated, /Until 27 Oct 2023: A child of 16 or 17 could live/);
    assert.match(await entryOf('former-relevant-child'), /Until 31 Mar 2018: The duties lasted to 21, and to 25 only/);
  });

  it('say which provisions nobody has held against their text yet, and how many those are', async () => {
    const { body } = await open();
    const count = Number(/(\d+) provisions here have not been checked against the text/.exec(body)?.[1]);
    const general = DEFINITIONS.flatMap(({ citations }) => citations).filter(
      ({ certainty }) => certainty === 'general',
    );
    const marked = body.match(/\(not checked against its text: read it before you rely on it, /g)?.length ?? 0;
    assert.ok(count > 0 && count <= marked && marked >= general.length, `${count} of ${marked}`);
    assert.match(await entryOf('human-rights-act-section-7-1'), /s 7\(1\) \(its words were read, 30 Nov 2026\)/);
  });

  it('tell the human rights background and the judgments, with when to cite each [DEF-15] [DEF-17]', async () => {
    assert.match(await entryOf('human-rights-background'), /House of Lords.*article 8.*Cafcass/s);
    assert.match(await entryOf('re-s-re-w'), /\[2002\] UKHL 10/);
    assert.match(await entryOf('liverpool-v-hillingdon'), /does not by itself decide.*\[2009\] EWCA Civ 43/s);
    assert.match(await entryOf('herefordshire-v-ab'), /drift.*\[2018\] EWFC 10/s);
  });
});

describe('a word that the law leaves open', () => {
  const url = '/settings/definitions/significant-change';
  const send = async (fields: SentFields) =>
    await sendForm(app, { url, cookie: (await signInAs(office.manager)).cookie, fields });
  const from = (day: string, month: string, year: string) => ({
    ...{ 'inForceFrom-day': day, 'inForceFrom-month': month, 'inForceFrom-year': year },
  });
  const FIRST = { meaning: 'A move, or a change of plan.', document: 'Reviews policy, 4.2', ...from('1', '6', '2020') };

  it('is said to be undefined until the authority says what it means by it, with its source and its day [DEF-16]', async () => {
    assert.match(await entryOf('significant-change'), /has not said what it means by this/);
    assert.doesNotMatch(await entryOf('significant-change'), /Say what you mean/);
    assert.match(await entryOf('significant-change', 'manager'), /href="\/settings\/definitions\/significant-change"/);
    assert.equal((await send({ ...FIRST, version: '0' })).statusCode, 303);
    const entry = await entryOf('significant-change');
    assert.match(entry, /from 1 Jun 2020:<\/strong> <span[^>]*>A move, or a change of plan\.<\/span>/);
    assert.match(entry, /Reviews policy, 4\.2/);
  });

  it('keeps what was said before, and shows what is to hold from a later day', async () => {
    await send({ meaning: 'Any move.', document: 'Reviews policy, 5', ...from('1', '6', '2199'), version: '1' });
    const entry = await entryOf('significant-change');
    assert.match(entry, /A move, or a change of plan/);
    assert.match(entry, /From 1 Jun(e)? 2199: Any move\./);
    await send({ meaning: '', document: 'Reviews policy, 6', ...from('1', '6', '2021'), version: '2' });
    assert.match(await entryOf('significant-change'), /has not said what it means by this/);
    assert.match((await open('manager', url)).body, /A move, or a change of plan/);
  });

  it('shows both to whoever typed on an old page, and keeps neither out', async () => {
    const stale = await send({ ...FIRST, meaning: 'Something else.', version: '1' });
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /Something else\./);
    assert.match(stale.body, /name="version" value="3"/);
  });

  it('is refused with all that is missing, and no other word may be defined', async () => {
    const page = await send({ meaning: 'x', document: '', ...from('31', '2', '2026'), version: '3' });
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /href="#document">Enter the document/);
    assert.match(page.body, /href="#inForceFrom">Enter a day that there is/);
    assert.equal((await open('manager', '/settings/definitions/eligible-child')).statusCode, 404);
    assert.equal((await open('iro', url)).statusCode, 403);
  });
});
