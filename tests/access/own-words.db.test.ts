import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { todayInLondon } from '../../src/platform/clock.ts';
import { TERM_NAMES } from '../../src/platform/pages/terms.ts';
import { openTestApp, sendForm } from '../support/app.ts';
import { askBeforeReview } from '../support/consultation.ts';
import { openOffice } from '../support/office.ts';

const { app, database, asAdmin, signInAs } = await openTestApp();
const office = await openOffice(database);

/** An authority that calls everything a Zorb. */
await database.withTransaction(office.officer, (tx) =>
  tx
    .updateTable('authorities')
    .set({
      terms: JSON.stringify(Object.fromEntries(TERM_NAMES.map((name) => [name, { one: 'zorb', many: 'zorbs' }]))),
    })
    .where('authority_id', '=', office.officer.authorityId)
    .execute(),
);

/** The words of the statutory guidance, which no page of theirs may say. */
const STANDARD = /\b(IROs?|independent reviewing officers?|looked-after (child|children)|disputes?|reviews?)\b/gi;
/** What people here are called otherwise by nobody: titles of documents, and a verb. */
const TITLES = [
  /The return of looked-after children \(SSDA903\)/g,
  /(they|you|who) reviews?\b/gi,
  /Reviews policy 2026/g,
  /(the )?IRO Handbook/g,
  /Role and Expectations of Independent Reviewing Officers/g,
  /Thurrock: Independent Reviewing Officers?/g,
  /Blackburn with Darwen: Looked After Reviews/g,
  /statutory guidance for independent reviewing officers/g,
  // What a text to a child is filled with.
  /\{iro\}/g,
];

const child = `/children/${office.child}`;
const OPENED: readonly [keyof typeof office, readonly string[]][] = [
  [
    'iro',
    [
      '/',
      child,
      `${child}/due`,
      `${child}/reviews`,
      `${child}/iros`,
      `${child}/history`,
      `${child}/facts/new`,
      `${child}/facts/new?type=review-started`,
      `${child}/facts/new?type=dispute-stage-started`,
      `${child}/people`,
      `${child}/contacts`,
      `${child}/contacts/new`,
      `${child}/visits`,
      `${child}/household`,
      `${child}/voice`,
      `${child}/voice/plan`,
      `${child}/communication`,
      `${child}/communication/support`,
      '/practitioners',
      '/information?for=12-and-over',
      `${child}/details`,
      '/children',
      '/children/new',
      '/figures',
      '/alerts',
      '/figures/participation',
      '/figures/participation/rows',
      '/figures/timeliness/rows',
      '/figures/caseload/rows',
      '/account',
      '/reviews',
      '/reviews?view=week',
      '/reminders',
      `${child}/reminders`,
      `${child}/documents`,
      `${child}/documents/new`,
      `${child}/introduction`,
      `${child}/introduction/card`,
      `${child}/introduction/letter`,
      `${child}/policy-copies`,
      '/law/policy',
    ],
  ],
  [
    'officer',
    [
      '/post',
      '/post?state=sent',
      '/post/letters',
      '/reviews/to-invite',
      '/reviews/to-invite?show=all',
      '/allocation/notify',
      '/settings/reminders',
      '/settings/introductions',
      '/settings',
    ],
  ],
  ['socialWorker', [`${child}/visits/new`, `${child}/household/new`]],
  [
    'manager',
    [
      '/team',
      '/allocation',
      '/figures/caseload',
      '/staff',
      '/staff/new',
      '/teams',
      '/imports',
      '/settings/procedure',
      `${child}/restriction`,
    ],
  ],
  ['director', ['/figures/participation', '/account']],
];

describe('an authority that calls everything a Zorb', () => {
  for (const [who, addresses] of OPENED) {
    for (const address of addresses) {
      it(`reads of zorbs alone at ${address.replace(office.child, ':child')}, as ${who} [CFG-05]`, async () => {
        const headers = await signInAs(office[who] as typeof office.iro);
        const page = await app.inject({ url: address, headers });
        assert.equal(page.statusCode, 200);
        assert.deepEqual(leftoversIn(page.body), []);
      });
    }
  }

  it('reads of them in the explanation of a day, and in the file of a caseload [CFG-05]', async () => {
    const headers = await signInAs(office.iro);
    const links = [
      ...(await app.inject({ url: child, headers })).body.matchAll(/href="(\/children\/[^"]+\/obligations\/[^"]+)"/g),
    ];
    assert.ok(links.length > 0);
    const why = await app.inject({ url: links[0]?.[1] ?? '', headers });
    assert.equal(why.statusCode, 200);
    assert.match(why.body, /zorb/);
    const file = await app.inject({ url: '/caseload/csv', headers });
    assert.match(file.body, /Next zorb due/);
    assert.deepEqual(leftoversIn(file.body), []);
  });

  it('asks people before a zorb in its words, on paper, by link and where their answers are read [CFG-05]', async () => {
    const { reviewId, ofChild, ofMother } = await askBeforeReview({ database, asAdmin }, office, todayInLondon());
    const headers = await signInAs(office.iro);
    const list = `/reviews/${reviewId}/consultation`;
    for (const { id } of [ofChild, ofMother])
      for (const address of [list, `${list}/${id}`, `${list}/${id}/print`, `${list}/${id}/enter`]) {
        const page = await app.inject({ url: address, headers });
        assert.equal(page.statusCode, 200, address);
        assert.deepEqual(leftoversIn(page.body), [], address);
      }
    for (const { path } of [ofChild, ofMother]) {
      const door = await app.inject({ url: path });
      assert.match(door.body, /because a zorb is coming/);
      const opened = await sendForm(app, { url: path, fields: BORN });
      const cookie = opened.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const paper = await app.inject({ url: String(opened.headers.location), headers: { cookie } });
      assert.match(paper.body, /zorb/);
      for (const page of [door, paper]) assert.deepEqual(leftoversIn(page.body), []);
    }
  });
});

/** When the child of the office was born. */
const BORN = { 'bornOn-day': '2', 'bornOn-month': '5', 'bornOn-year': '2014' };

/** What a page says in standard words: its text and what is read aloud, without addresses, styles and titles of laws. */
function leftoversIn(html: string): string[] {
  const labels = [...html.matchAll(/(?:aria-label|data-label|alt|title)="([^"]*)"/g)].map(([, label]) => label);
  const text = html.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]*>/g, ' ');
  const said = TITLES.reduce((all, title) => all.replaceAll(title, ' '), [text, ...labels].join('\n'));
  return [...said.matchAll(STANDARD)].map((found) =>
    said.slice(Math.max(0, found.index - 40), found.index + 30).trim(),
  );
}
