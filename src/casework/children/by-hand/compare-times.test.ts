import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CodedTime, compareTimes } from './compare-times.ts';

const FULL: CodedTime = { code: 'full', startedOn: '2025-06-05', endedOn: null };
const INTERIM: CodedTime = { code: 'interim', startedOn: '2026-01-05', endedOn: null };

function compare(told: readonly CodedTime[], stored: readonly CodedTime[]): string | undefined {
  return compareTimes({ of: 'Legal status', told, stored, until: '2026-03-31', inWords: (code) => `${code} order` });
}

describe('what returns tell beside what is kept', () => {
  it('is a sentence that names both, and leaves out what both say', () => {
    const both = { code: 'agreed', startedOn: '2024-01-01', endedOn: '2025-06-05' };
    assert.equal(
      compare([both, FULL], [both, { ...FULL, endedOn: '2026-01-05' }, INTERIM]),
      'Legal status: the returns say full order, since 5 Jun 2025. Entered in Footprint: full order, 5 Jun 2025 to 5 Jan 2026; interim order, since 5 Jan 2026',
    );
  });

  it('says so where one was taken out', () => {
    assert.equal(
      compare([FULL], []),
      'Legal status: the returns say full order, since 5 Jun 2025. Entered in Footprint: nothing for these days',
    );
  });

  it('is no disagreement of days that no return tells of yet', () => {
    const later = { ...INTERIM, startedOn: '2026-06-01' };
    assert.equal(compare([FULL], [{ ...FULL, endedOn: '2026-06-01' }, later]), undefined);
    assert.equal(compare([FULL], [FULL]), undefined);
  });
});
