import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestAppWith, sendForm, takeFormToken } from '../../tests/support/app.ts';
import { createAuthority } from '../../tests/support/records.ts';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit/audit.ts';
import { type Page, type PageRequest, redirect, show } from '../platform/pages/page.ts';

const SECRET = 'Rosa of 3 Mill Lane';

async function enterTeam({ tx, user, form }: PageRequest): Promise<void> {
  await tx
    .insertInto('teams')
    .values({ authority_id: user.authorityId, name: String(form['team']) })
    .execute();
}

/** Pages that go wrong in each way in which one can. */
const PAGES: readonly Page[] = [
  page('GET', '/shown', async () => show('errors/not-found.njk', {})),
  page('GET', '/thrown', async () => {
    throw new Error(SECRET);
  }),
  page('GET', '/explained', async () => {
    throw new AppError('no-room', 'The disk is full.');
  }),
  page('POST', '/teams', async (request) => {
    await enterTeam(request);
    return redirect('/shown', { notice: 'The team is entered.' });
  }),
  page('POST', '/half-done', async (request) => {
    await enterTeam(request);
    await recordAudit(request.tx, request.user, { action: 'half-done.early' });
    throw new Error(SECRET);
  }),
];

const { app, database, asAdmin, signInAs } = await openTestAppWith({ pages: PAGES });
const officer = await createAuthority(database);
const secure = await openTestAppWith({
  pages: PAGES,
  environment: { FOOTPRINT_URL: 'https://footprint.example.gov.uk' },
});
const secureOfficer = await createAuthority(secure.database);

describe('every page', () => {
  it('runs the scripts and styles of this service and no others, each page by a word of its own', async () => {
    const [first, second] = [await get('/shown'), await get('/shown')];
    const policy = String(first.headers['content-security-policy']);
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*/);
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    assert.ok(nonce.length >= 32);
    const scripts = [...first.body.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    assert.ok(scripts.length > 0);
    assert.deepEqual(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      [],
    );
    assert.doesNotMatch(first.body, /<[^>]+\s(style|on[a-z]+)=/);
    assert.notEqual(second.headers['content-security-policy'], policy);
  });

  it('is kept by no browser and no proxy, nor is where it leads to', async () => {
    const answers = [
      await get('/shown'),
      await get('/nowhere'),
      await get('/thrown'),
      await app.inject({ url: '/shown' }),
    ];
    const saved = await sendForm(app, { url: '/teams', fields: { team: 'North' }, ...(await cookieOf()) });
    assert.deepEqual(
      [...answers, saved].map(({ statusCode, headers }) => [statusCode, headers['cache-control']]),
      [200, 404, 500, 303, 303].map((status) => [status, 'no-store']),
    );
  });

  it('cannot be put into a frame, nor tell another site where its reader came from', async () => {
    const { headers } = await get('/shown');
    assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/);
    assert.deepEqual([headers['referrer-policy'], headers['x-content-type-options']], ['same-origin', 'nosniff']);
  });

  it('leaves what never changes to the browser', async () => {
    const { headers, statusCode } = await app.inject({ url: '/assets/footprint.css' });
    assert.deepEqual([statusCode, headers['cache-control']], [200, 'public, max-age=31536000, immutable']);
  });
});

describe('cookies', () => {
  it('are read by no script and sent to no other site', async () => {
    const { cookies } = await get('/shown');
    assert.deepEqual(
      cookies.map(({ name, httpOnly, sameSite, secure: isSecure, path }) => ({
        name,
        httpOnly,
        sameSite,
        isSecure,
        path,
      })),
      [{ name: 'footprint-csrf', httpOnly: true, sameSite: 'Lax', isSecure: undefined, path: '/' }],
    );
  });

  it('travel by https alone where people come by https, which the browser then keeps in mind', async () => {
    const page = await secure.app.inject({ url: '/shown', headers: await secure.signInAs(secureOfficer) });
    assert.equal(page.statusCode, 200);
    assert.deepEqual(
      page.cookies.map(({ name, secure: isSecure, path, domain }) => ({ name, isSecure, path, domain })),
      [{ name: '__Host-footprint-csrf', isSecure: true, path: '/', domain: undefined }],
    );
    assert.match(String(page.headers['strict-transport-security']), /^max-age=63072000/);
    assert.equal((await get('/shown')).headers['strict-transport-security'], undefined);
  });
});

describe('a form', () => {
  it('is taken from the page that we gave to the same person', async () => {
    const answer = await sendForm(app, { url: '/teams', fields: { team: 'Taken' }, ...(await cookieOf()) });
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/shown']);
    assert.equal(await isEntered('Taken'), true);
  });

  it('without the token comes back with what was typed and changes nothing', async () => {
    const answer = await post('/teams', { cookie: (await cookieOf()).cookie, fields: { team: 'Kept <b>' } });
    assert.equal(answer.statusCode, 401);
    assert.match(answer.body, /name="team" value="Kept &lt;b&gt;"/);
    assert.equal(await isEntered('Kept <b>'), false);
  });

  it('with the token of somebody else, or of an earlier sign-in, comes back and changes nothing', async () => {
    for (const earlier of [await cookieOf(), { cookie: '' }]) {
      const token = await takeFormToken(app, earlier.cookie);
      const { cookie } = await cookieOf();
      const csrf = token.cookie.split('; ').find((part) => part.startsWith('footprint-csrf='));
      const fields = { team: 'Foreign', _csrf: token.value };
      const answer = await post('/teams', { cookie: `${cookie}; ${csrf}`, fields });
      assert.deepEqual([answer.statusCode, await isEntered('Foreign')], [401, false]);
    }
  });

  it('that comes back can be sent again as it is', async () => {
    const { cookie } = await cookieOf();
    const back = await post('/teams', { cookie, fields: { team: 'Again' } });
    const token = /name="_csrf" value="([^"]+)"/.exec(back.body)?.[1] ?? '';
    const csrf = back.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const sent = await post('/teams', { cookie: `${cookie}; ${csrf}`, fields: { team: 'Again', _csrf: token } });
    assert.deepEqual([sent.statusCode, await isEntered('Again')], [303, true]);
  });

  it('of a session that has ended comes back with all but passwords and codes', async () => {
    const { cookie } = await cookieOf();
    const token = await takeFormToken(app, cookie);
    await asAdmin((admin) => admin.query("update app.sessions set last_seen_at = now() - interval '3 hours'"));
    const fields = { team: 'Late', password: 'hunter2-hunter2', _csrf: token.value };
    const answer = await post('/teams', { cookie: token.cookie, fields });
    assert.equal(answer.statusCode, 401);
    assert.match(answer.body, /value="Late"[\s\S]*Sign in again|Sign in again[\s\S]*value="Late"/);
    assert.doesNotMatch(answer.body, /hunter2/);
    assert.equal(await isEntered('Late'), false);
  });

  it('that another site sends is refused, and not even shown', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await post('/teams', { cookie: (await cookieOf()).cookie, fields: { team: 'Other' }, headers });
    assert.equal(answer.statusCode, 403);
    assert.doesNotMatch(answer.body, /Other/);
    assert.equal(await isEntered('Other'), false);
  });

  it('with files is not read from strangers, from those who may not, nor at an address that takes none', async () => {
    const parts = 'x'.repeat(100);
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const send = (url: string, cookie = '') =>
      app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload: parts });
    const stranger = await send('/teams');
    assert.deepEqual([stranger.statusCode, stranger.headers.location], [303, '/sign-in']);
    const forbidden = await send('/teams', (await cookieOf(await enterLawyer())).cookie);
    assert.equal(forbidden.statusCode, 403);
    assert.equal((await lastActions(1))[0], 'refused');
    for (const url of ['/sign-in', '/sign-out', '/nowhere']) assert.equal((await send(url)).statusCode, 415, url);
  });
});

describe('what goes wrong', () => {
  it('is told in plain words, and gives nothing away', async () => {
    const { cookie } = await cookieOf();
    const large = 'x'.repeat(1_100_000);
    const answers = {
      '/nowhere': [await get('/nowhere'), 404, /Page not found/],
      '/thrown': [
        await get('/thrown'),
        500,
        /Something went wrong[\s\S]*a fault of the program[\s\S]*Nothing was changed/,
      ],
      '/explained': [await get('/explained'), 500, /The disk is full\./],
      '/teams': [await post('/teams', { cookie, fields: { team: large } }), 413, /larger than this page takes/],
      json: [
        await app.inject({
          method: 'POST',
          url: '/teams',
          headers: { cookie, 'content-type': 'application/json' },
          payload: '{',
        }),
        400,
        /could not be taken/,
      ],
      type: [
        await app.inject({
          method: 'POST',
          url: '/teams',
          headers: { cookie, 'content-type': 'text/x' },
          payload: 'x',
        }),
        415,
        /could not be taken/,
      ],
      '/%ff': [await get('/%ff'), 404, /There is nothing at this address/],
    } as const;
    for (const [what, [answer, status, words]] of Object.entries(answers)) {
      assert.equal(answer.statusCode, status, what);
      assert.match(answer.body, words, what);
      assert.match(String(answer.headers['content-type']), /^text\/(html|plain); charset=utf-8$/, what);
      assert.doesNotMatch(answer.body, /Mill Lane|node_modules|\.ts|FST_|undefined|null|Internal Server Error/, what);
    }
  });

  it('keeps nothing of what was half done, nor tells the audit that it was', async () => {
    const answer = await sendForm(app, { url: '/half-done', fields: { team: 'Half' }, ...(await cookieOf()) });
    assert.equal(answer.statusCode, 500);
    assert.equal(await isEntered('Half'), false);
    assert.equal((await lastActions(1))[0], 'sign-in');
  });

  it('is refused by role in words, and names whom to ask', async () => {
    const { statusCode, body } = await get('/shown', await enterLawyer());
    assert.equal(statusCode, 403);
    assert.match(body, /This page is not yours to open[\s\S]*ask your manager/);
  });
});

describe('a session', () => {
  it('that rested for two hours ends at the door, with the way back', async () => {
    const headers = await cookieOf();
    assert.equal((await app.inject({ url: '/shown?page=2', headers })).statusCode, 200);
    await asAdmin((admin) => admin.query("update app.sessions set last_seen_at = now() - interval '121 minutes'"));
    const { statusCode, headers: told } = await app.inject({ url: '/shown?page=2', headers });
    assert.deepEqual([statusCode, told.location], [303, '/sign-in?next=%2Fshown%3Fpage%3D2']);
  });

  it('of somebody who leaves today opens nothing from the next request on', async () => {
    const lawyer = await enterLawyer(['iro-manager']);
    const headers = await cookieOf(lawyer);
    assert.equal((await app.inject({ url: '/shown', headers })).statusCode, 200);
    await asAdmin((admin) => admin.query('update app.staff set left_on = app.today() where id = $1', [lawyer.userId]));
    const { statusCode, headers: told } = await app.inject({ url: '/shown', headers });
    assert.deepEqual([statusCode, told.location], [303, '/sign-in?next=%2Fshown']);
  });

  it('that is only half begun opens no page', async () => {
    const headers = await cookieOf();
    await asAdmin((admin) => admin.query('update app.sessions set is_complete = false'));
    const { statusCode, headers: told } = await app.inject({ url: '/shown', headers });
    assert.deepEqual([statusCode, told.location], [303, '/sign-in/code']);
  });
});

describe('the checks of a load balancer', () => {
  it('tell that the program runs and reaches its records, and nothing else', async () => {
    const answers = [await app.inject({ url: '/health/live' }), await app.inject({ url: '/health/ready' })];
    assert.deepEqual(
      answers.map((answer) => answer.json()),
      [{ status: 'ok' }, { status: 'ok' }],
    );
  });
});

function page(method: Page['method'], path: string, handle: Page['handle']): Page {
  return { method, path, permission: 'caseload.all', action: `test${path.replaceAll('/', '.')}`, handle };
}

async function cookieOf(actor = officer): Promise<{ cookie: string }> {
  return await signInAs(actor);
}

async function get(url: string, actor = officer) {
  return await app.inject({ url, headers: await cookieOf(actor) });
}

interface Sent {
  readonly cookie: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

async function post(url: string, { cookie, fields, headers }: Sent) {
  return await app.inject({
    method: 'POST',
    url,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
}

async function enterLawyer(roles = ['legal']): Promise<typeof officer> {
  const { authorityId } = officer;
  const { id } = await database.withTransaction(officer, (tx) =>
    tx
      .insertInto('staff')
      .values({ authority_id: authorityId, name: 'A colleague', roles })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return { authorityId, userId: id };
}

async function isEntered(team: string): Promise<boolean> {
  const { rowCount } = await asAdmin((admin) => admin.query('select from app.teams where name = $1', [team]));
  return rowCount === 1;
}

async function lastActions(count: number): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ action: string }>('select action from app.audit_events order by id desc limit $1', [count]),
  );
  return rows.map(({ action }) => action);
}
