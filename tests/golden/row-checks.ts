import assert from 'node:assert/strict';
import { addDays, type Day, dayFromIso, isoFromDay } from '../../src/rules/calendar/day.ts';
import type { ContractObligation } from '../../src/rules/engine/contract-result.ts';

/** Holds the status of a row, and how late it is, against its days and the day as of which it was worked out. */
export function checkStatus(row: ContractObligation, asOf: string): void {
  const { rule, status, due, metOn, earliest, daysLate, reason } = row;
  const isInHours = due.includes('T');
  const isOver = isInHours ? asOf >= due.slice(0, 10) : asOf > due;
  const name = `${rule} ${status} due ${due} met ${metOn} as of ${asOf}`;
  assert.ok(earliest === null || earliest <= due, name);
  assert.ok(metOn === null || metOn.slice(0, 10) <= asOf, name);
  assert.equal(reason !== undefined, status === 'not-applicable', name);
  switch (status) {
    case 'met':
      assert.ok(metOn !== null && metOn <= due && (earliest === null || metOn >= earliest), name);
      break;
    case 'met-early':
      assert.ok(metOn !== null && earliest !== null && metOn < earliest, name);
      break;
    case 'met-late':
      assert.ok(metOn !== null && metOn > due && rule !== 'outcome.manager-response', name);
      break;
    case 'upcoming':
      assert.ok(metOn === null && !isOver, name);
      break;
    case 'overdue':
      assert.ok(metOn === null && isOver && rule !== 'outcome.manager-response', name);
      break;
    case 'deemed-agreed':
      assert.ok(rule === 'outcome.manager-response' && (metOn === null ? isOver : metOn > due), name);
      break;
    case 'not-applicable':
      assert.equal(metOn, null, name);
      break;
  }
  const lateTo = status === 'met-late' ? metOn : status === 'overdue' ? asOf : null;
  assert.equal(daysLate, lateTo === null ? null : day(lateTo.slice(0, 10)) - day(due.slice(0, 10)), name);
}

/** The day that stands for “never” lies in a year of seven digits: it must not come out. */
export function checkDays(row: ContractObligation): void {
  const { rule, explanation, earliest, due, nationalDue, scheduleBy, target, metOn } = row;
  for (const text of [earliest, due, nationalDue, scheduleBy, target, metOn]) {
    if (typeof text === 'string') assert.match(text, /^20[0-4]\d-\d\d-\d\d(T\d\d:\d\d)?$/, rule);
  }
  for (const year of explanation.match(/\b\d{4,}\b/g) ?? []) assert.match(year, /^20[0-4]\d$/, explanation);
}

/** The day that the text means, which must be one. */
export function day(iso: string): Day {
  return dayFromIso(iso) ?? assert.fail(`${iso} is not a day`);
}

/** Days later, as text; a negative number goes back. */
export function later(iso: string, days: number): string {
  return isoFromDay(addDays(day(iso), days));
}
