import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm, takeFormToken } from '../../../tests/support/app.ts';
import { createPerson, newEmail, PASSWORD } from '../../../tests/support/people.ts';
import { createAuthority } from '../../../tests/support/records.ts';

const { app, database, asAdmin, signInAs } = await openTestApp();
const authority = await createAuthority(database);
const demo = await createAuthority(database);
await asAdmin((admin) =>
  admin.query('update app.authorities set is_demo = true where authority_id = $1', [demo.authorityId]),
);

describe('the door', () => {
  it('says the same of a wrong password, of an address that nobody has, of a demo and of an account that rests', async () => {
    const [known, locked, made] = [await someone(), await someone(), await someone(demo)];
    await asAdmin((admin) =>
      admin.query("update app.accounts set locked_until_at = now() + interval '1 hour' where staff_id = $1", [
        locked.userId,
      ]),
    );
    const bodies = new Set<string>();
    for (const [email, password] of [
      [known.email, 'wrong wrong wrong'],
      [newEmail(), PASSWORD],
      [made.email, PASSWORD],
      [locked.email, PASSWORD],
    ] as const) {
      const page = await sendForm(app, { url: '/sign-in', fields: { email, password } });
      assert.equal(page.statusCode, 422);
      assert.equal(
        page.cookies.some(({ name }) => name === 'footprint'),
        false,
      );
      bodies.add(page.body.replaceAll(email, '').replaceAll(/(value|nonce)="[^"]*"/g, ''));
    }
    assert.equal(bodies.size, 1);
  });

  it('plays back the address and never the password', async () => {
    const page = await sendForm(app, {
      url: '/sign-in',
      fields: { email: 'x@example.gov.uk', password: 'wrong wrong wrong' },
    });
    assert.match(page.body, /value="x@example\.gov\.uk"/);
    assert.doesNotMatch(page.body, /wrong wrong wrong/);
  });

  it('gives a new token each time, in a cookie that no script reads, and ends what the browser held before', async () => {
    const person = await someone();
    const { cookie } = await signInAs(await someone());
    const reply = await sendForm(app, { url: '/sign-in', cookie, fields: { email: person.email, password: PASSWORD } });
    const given = reply.cookies.find(({ name }) => name === 'footprint');
    assert.deepEqual([given?.httpOnly, given?.sameSite, given?.path, given?.maxAge], [true, 'Lax', '/', undefined]);
    assert.ok(!cookie.includes(given?.value ?? ''));
    assert.equal((await app.inject({ url: '/account', headers: { cookie } })).statusCode, 303);
  });

  it('shows nothing between the password and the code', async () => {
    const person = await someone();
    const reply = await sendForm(app, { url: '/sign-in', fields: { email: person.email, password: PASSWORD } });
    const half = reply.cookies.find(({ name }) => name === 'footprint')?.value ?? '';
    const page = await app.inject({ url: '/staff', headers: { cookie: `footprint=${half}` } });
    assert.deepEqual([page.statusCode, page.headers.location], [303, '/sign-in/code']);
  });

  for (const next of [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '\\\\evil.example',
  ]) {
    it(`leads to no other site afterwards: ${JSON.stringify(next)}`, async () => {
      const page = await app.inject({ url: `/sign-in?next=${encodeURIComponent(next)}` });
      assert.match(page.body, /action="\/sign-in\?next=(%2F|\/)"/);
    });
  }

  it('leads back to where one wanted to go', async () => {
    const page = await app.inject({ url: `/sign-in?next=${encodeURIComponent('/staff?search=a&page=2')}` });
    assert.match(page.body, /next=%2Fstaff%3Fsearch%3Da%26page%3D2"|next=\/staff%3Fsearch%3Da%26page%3D2"/);
  });

  it('takes twenty tries a minute from one network, and as many from another', async () => {
    const { value, cookie } = await takeFormToken(app);
    const attempt = (remoteAddress: string) =>
      app.inject({
        method: 'POST',
        url: '/sign-in',
        remoteAddress,
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: value }).toString(),
      });
    const codes = new Set<number>();
    for (let number = 1; number <= 20; number += 1)
      codes.add((await attempt(`2001:db8::${number.toString(16)}`)).statusCode);
    assert.deepEqual([...codes], [422]);
    assert.equal((await attempt('2001:db8::ffff')).statusCode, 429);
    assert.equal((await attempt('2001:db8:0:1::1')).statusCode, 422);
  });

  it('reads no files from a stranger, wherever they are sent', async () => {
    for (const [url, code] of [
      ['/sign-in', 415],
      ['/welcome/x.y', 415],
      ['/staff/new', 303],
      ['/nowhere', 415],
    ] as const) {
      for (const type of ['multipart/form-data', 'Multipart/Form-Data']) {
        const reply = await app.inject({
          method: 'POST',
          url,
          headers: { 'content-type': `${type}; boundary=x` },
          payload: '--x\r\ncontent-disposition: form-data; name="a"; filename="a"\r\n\r\nbytes\r\n--x--\r\n',
        });
        assert.equal(reply.statusCode, code, `${url} ${type}`);
      }
    }
  });
});

describe('a form that came too late', () => {
  it('is shown again with all that was typed but what is secret', async () => {
    const { cookie } = await signInAs(await someone());
    const page = await send(
      { cookie },
      { name: 'Typed', postcode: 'AB1 2CD', password: 'secret one', newPasswordAgain: 'secret two', code: '123456' },
    );
    assert.equal(page.statusCode, 401);
    assert.match(page.body, /name="name" value="Typed"/);
    assert.match(page.body, /name="postcode" value="AB1 2CD"/);
    assert.doesNotMatch(page.body, /secret|123456/);
  });

  it('is not shown again where another site sent it, as newer and older browsers say', async () => {
    const { cookie } = await signInAs(await someone());
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const page = await send({ cookie, ...headers }, { name: 'Planted' });
      assert.equal(page.statusCode, 403);
      assert.doesNotMatch(page.body, /Planted/);
    }
    assert.equal((await send({ cookie, origin: 'http://localhost:3000' }, {})).statusCode, 401);
  });
});

async function send(headers: Record<string, string>, fields: Record<string, string>) {
  return await app.inject({
    method: 'POST',
    url: '/account/password',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
}

async function someone(of = authority) {
  const email = newEmail();

  return { email, ...(await createPerson(database, of, { roles: ['iro'], email, password: PASSWORD })) };
}
