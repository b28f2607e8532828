import { momentInWords } from '../../platform/pages/days-in-words.ts';
import type { Child } from './find-child.ts';

/** What whoever opens the record must know before they do anything, in words: a colour alone tells nothing. */
export interface ChildAlert {
  readonly title: string;
  readonly text: string;
}

/** The alerts of a child, the gravest first. */
export function alertsOf(child: Child): readonly ChildAlert[] {
  const alerts: ChildAlert[] = [];
  const { restrictedBecause, emergencyUntil, hasWithheldAddress, placeKind, careFrom, careTo, iro } = child;
  if (restrictedBecause !== null) {
    alerts.push({ title: 'Restricted record', text: `Only those who are named may open it. ${restrictedBecause}` });
  }
  if (emergencyUntil !== null) {
    alerts.push({
      title: 'Opened in an emergency',
      text: `The record is open to you until ${momentInWords(emergencyUntil)}. The IRO managers have been told.`,
    });
  }
  if (hasWithheldAddress) {
    alerts.push({ title: 'An address is withheld', text: 'It must not be told, and must not stand on any paper.' });
  }
  if (placeKind === 'custody')
    alerts.push({ title: 'In custody', text: 'Reviews are held there, and papers go there.' });
  if (placeKind === 'secure') alerts.push({ title: 'In a secure children’s home', text: 'Visits must be arranged.' });
  if (careFrom !== null && careTo === null && iro === null) {
    alerts.push({ title: 'No IRO now', text: 'A child who is looked after must have one. Ask the IRO managers.' });
  }
  return alerts;
}
