/** How a child took part, as a return tells it: docs/requirements.md, group REP. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PARTICIPATION } from '../../src/exchange/ssda903/codes/review-codes.ts';
import { readReturn } from '../../src/exchange/ssda903/read-return.ts';

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,F,02/05/2014,WBRI,UN1,,\n';
const EPISODES =
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
  'A1,07/04/2025,S,C2,N1,U6,PR1,,,,AB1 2CD,EF3 4GH,1234567\n';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}

/** The participation that is read from a return whose one review bears the code, in words. */
async function participationRead(code: string): Promise<string> {
  const reviews = `CHILD,DOB,REVIEW,REVIEW_CODE\nA1,02/05/2014,01/05/2025,${code}\n`;
  const files = Object.entries({ header: HEADER, episodes: EPISODES, reviews });
  const read = await readReturn({ files: files.map(([name, text]) => ({ name, bytes: bytesOf(text) })) });
  assert.deepEqual(read.rejected, []);
  const [review, ...others] = [...read.children].flatMap((child) => child.reviews);
  assert.ok(review !== undefined && others.length === 0);
  return PARTICIPATION.codes.get(review.participation)?.label ?? assert.fail(`no words for ${review.participation}`);
}

test('a child who attended and spoke for themselves is read as such [REP-20]', async () => {
  assert.equal(await participationRead('PN1'), 'Attended and spoke for themselves');
});

test('a child who attended and for whom an advocate spoke is read as such [REP-21]', async () => {
  assert.equal(await participationRead('PN2'), 'Attended, an advocate spoke for them');
});

test('a child who did not attend and briefed an advocate is read as such [REP-22]', async () => {
  assert.equal(await participationRead('PN5'), 'Did not attend, briefed an advocate');
});

test('a child who did not attend and sent views is read as such [REP-23]', async () => {
  assert.equal(await participationRead('PN6'), 'Did not attend, sent their views another way');
});

test('a child who did not attend and whose views were not conveyed is read as such [REP-24]', async () => {
  assert.equal(await participationRead('PN7'), 'Did not attend, views not conveyed');
});
