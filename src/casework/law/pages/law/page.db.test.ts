import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { makeRegister } from '../../../../rules/index.ts';

const { app, database, signInAs } = await openTestApp();
const office = await openOffice(database);

it('is open to everybody who signs in, whatever they are', async () => {
  const { child, elsewhere, ...people } = office;
  for (const [who, actor] of Object.entries(people)) {
    const headers = await signInAs(actor);
    assert.equal((await app.inject({ url: '/law', headers })).statusCode, 200, who);
    assert.equal((await app.inject({ url: '/law/review.first', headers })).statusCode, 200, who);
  }
  assert.equal((await app.inject({ url: '/law' })).statusCode, 303);
});

it('lists every rule, each with a page of its own that cites the law with a link where there is one [CFG-08]', async () => {
  const headers = await signInAs(office.iro);
  const register = await app.inject({ url: '/law', headers });
  for (const { id, citations, cases } of makeRegister().rules) {
    assert.ok(register.body.includes(`href="/law/${id}"`), id);
    const { body, statusCode } = await app.inject({ url: `/law/${id}`, headers });
    assert.equal(statusCode, 200, id);
    for (const { provision, url } of [...citations, ...cases.flatMap((each) => each.citations)]) {
      assert.ok(body.includes(provision), `${id} ${provision}`);
      if (url !== null) assert.ok(body.includes(`href="${url}"`), `${id} ${url}`);
    }
  }
});

it('shows what is known and not worked out, so that silence is not taken for on time', async () => {
  const { body } = await app.inject({ url: '/law', headers: await signInAs(office.director) });
  for (const { duty, citation } of makeRegister().notModelled) {
    assert.ok(body.includes(escaped(duty)), duty);
    assert.ok(body.includes(escaped(citation.provision)), duty);
  }
});

it('filters by area and layer in the address', async () => {
  const headers = await signInAs(office.iro);
  const page = await app.inject({ url: '/law?area=reviews&layer=statute', headers });
  assert.ok(page.body.includes('href="/law/review.first"'));
  assert.ok(!page.body.includes('href="/law/allocation.appoint-iro"'));
  assert.ok(!page.body.includes('href="/law/outcome.decisions"'));
});

it('answers a rule that does not exist with no page', async () => {
  const page = await app.inject({ url: '/law/review.third', headers: await signInAs(office.iro) });
  assert.equal(page.statusCode, 404);
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
