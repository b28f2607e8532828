import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp } from '../../../tests/support/app.ts';
import { type ChildToEnter, enterChild } from '../../../tests/support/child-record.ts';
import { createAuthority } from '../../../tests/support/records.ts';
import { findLeavingCare, seriesOf } from './find-leaving-care.ts';

const { app, database, signInAs } = await openTestApp();
const officer = await createAuthority(database);

async function enter(child: Partial<ChildToEnter> & Pick<ChildToEnter, 'localId' | 'bornOn'>): Promise<string> {
  return await database.withTransaction(officer, (tx) =>
    enterChild(tx, officer, { givenName: 'Noor', familyName: 'Testchild', ...child }),
  );
}

const standingOf = (childId: string, bornOn: string | null, today: string) =>
  database.withTransaction(officer, (tx) => findLeavingCare(tx, officer, { child: { childId, bornOn }, today }));

describe('on the record of a child', () => {
  it('an eligible child is told from the periods of care, and one under 15 is told nothing [DEF-04]', async () => {
    const bornOn = '2010-05-02';
    const child = await enter({ localId: 'E1', bornOn, events: [{ type: 'became-looked-after', on: '2026-03-01' }] });
    assert.deepEqual(await standingOf(child, bornOn, '2026-06-01'), { kind: 'eligible', since: '2026-05-31' });
    assert.deepEqual(await standingOf(child, bornOn, '2026-05-30'), { kind: 'not-yet', eligibleOn: '2026-05-31' });
    assert.equal(await standingOf(child, bornOn, '2025-05-01'), undefined);
  });

  it('stands on the page with the day and leads to the word; who is not eligible is told since when', async () => {
    const events = [{ type: 'became-looked-after', on: '2020-03-01' }];
    const child = await enter({ localId: 'E2', bornOn: '2010-05-02', events });
    const { body } = await app.inject({ url: `/children/${child}`, headers: await signInAs(officer) });
    assert.match(body, /<a class="govuk-link" href="\/law\/words#eligible-child">Eligible child since 2 May 2026<\/a>/);
    assert.match(body, /<dt>Age<\/dt><dd>16, a young person</);
  });
});

it('series of short breaks that were recorded are taken out, whichever is corrected or withdrawn counts no more', () => {
  const fact = (type: string, on: string) => ({ type, on, isWithdrawn: false, correctedBy: null });
  const facts = [
    fact('short-breaks-ended', '2026-02-10'),
    fact('short-breaks-started', '2026-01-05'),
    { ...fact('short-breaks-started', '2025-01-05'), isWithdrawn: true },
    { ...fact('short-breaks-started', '2025-02-05'), correctedBy: 'x' },
    fact('short-breaks-started', '2026-06-01'),
  ];
  assert.deepEqual(seriesOf(facts), [
    { from: '2026-01-05', to: '2026-02-11', isStartKnown: true },
    { from: '2026-06-01', to: null, isStartKnown: true },
  ]);
});
