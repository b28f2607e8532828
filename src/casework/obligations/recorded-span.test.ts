import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Day, dayFromIso, type RecordedInput } from '../../rules/index.ts';
import { toRecordedSpan } from './recorded-span.ts';

const RETURN: RecordedInput = {
  only: ['became-looked-after', 'review-started'],
  from: { 'review-started': '2024-04-01' },
  until: '2026-03-31',
};

describe('What is recorded of a child', () => {
  it('is what the returns tell, where nobody records anything else', () => {
    assert.equal(toRecordedSpan(RETURN, undefined), RETURN);
  });

  it('is everything, for a child who was entered by hand', () => {
    assert.equal(toRecordedSpan(null, day('2026-04-01')), null);
  });

  it('goes on where people record from the day after the returns end', () => {
    const recorded = toRecordedSpan(RETURN, day('2026-04-01'));
    assert.equal(recorded?.until, undefined);
    assert.equal(recorded?.only, undefined);
    assert.equal(recorded?.from?.['review-started'], '2024-04-01');
    assert.equal(recorded?.from?.['decisions-issued'], '2026-04-01');
    assert.equal(recorded?.from?.['became-looked-after'], undefined);
  });

  it('says of reviews that no return tells of that they are known from when people record them', () => {
    const recorded = toRecordedSpan({ only: ['became-looked-after'], until: '2026-03-31' }, day('2026-03-01'));
    assert.equal(recorded?.from?.['review-started'], '2026-03-01');
  });

  it('stays what the returns tell, where a day lies between them and what people record', () => {
    assert.equal(toRecordedSpan(RETURN, day('2026-04-02')), RETURN);
  });
});

function day(iso: string): Day {
  const found = dayFromIso(iso);
  if (found === undefined) throw new RangeError(iso);
  return found;
}
