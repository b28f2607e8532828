import { dayInWords } from '../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { placementInWords } from '../codes-in-words.ts';
import type { HouseholdChange } from './household.ts';

/** "Ben Ode (the carer’s son) moved in on Sunday 3 May 2026". */
export function householdChangeInWords(change: HouseholdChange, terms: Terms): string {
  const on = dayInWords(change.on);
  if (change.what === 'child-moved')
    return `${terms.say('The child moved on')} ${on}: ${placementInWords(change.place)}`;
  const { name, relationship, what } = change;
  return `${name} (${relationship}) moved ${what === 'moved-in' ? 'in' : 'out'} on ${on}`;
}
