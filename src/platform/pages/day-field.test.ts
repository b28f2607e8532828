import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { day, dayOrNothing, toDayFields, withDays } from './day-field.ts';
import { readForm } from './form.ts';

const SCHEMA = z.object({ on: day('Enter the day'), until: dayOrNothing() });

describe('a day in three fields', () => {
  it('is read, with or without zeros and blanks', () => {
    assert.deepEqual(read(['05', ' 1', '2026 '], ['5', '1', '2027']), {
      isValid: true,
      values: { on: '2026-01-05', until: '2027-01-05' },
    });
  });

  it('that may be left open is nothing where it is', () => {
    assert.deepEqual(read(['5', '1', '2026'], ['', ' ', '']), {
      isValid: true,
      values: { on: '2026-01-05', until: null },
    });
  });

  it('that must be there is asked for', () => {
    const reading = read(['', '', ''], ['', '', '']);
    assert.deepEqual(reading.isValid ? [] : reading.errors, [{ field: 'on', text: 'Enter the day', href: '#on' }]);
  });

  for (const typed of [
    ['31', '2', '2026'],
    ['29', '2', '2027'],
    ['0', '1', '2026'],
    ['1', '13', '2026'],
    ['1', '1', '26'],
    ['1', '1', '0000'],
    ['1', '1', '1899'],
    ['31', '12', '9999'],
    ['x', '1', '2026'],
    ['', '1', '2026'],
  ]) {
    it(`is none as ${typed.join('/')}`, () => {
      const reading = read(typed, ['', '', '']);
      assert.match(reading.isValid ? '' : (reading.errors[0]?.text ?? ''), /Enter a day that there is/);
    });
  }

  it('is shown as it was kept', () => {
    assert.deepEqual(toDayFields('on', '2026-01-05'), { 'on-day': '5', 'on-month': '1', 'on-year': '2026' });
    assert.deepEqual(toDayFields('on', null), {});
  });
});

function read(on: readonly string[], until: readonly string[]) {
  const [day, month, year] = on;
  const form = {
    'on-day': day,
    'on-month': month,
    'on-year': year,
    'until-day': until[0],
    'until-month': until[1],
    'until-year': until[2],
  };
  return readForm(SCHEMA, withDays(form, 'on', 'until'));
}
