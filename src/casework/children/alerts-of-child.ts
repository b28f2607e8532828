import { momentInWords } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { communicationMethodInWords, hasCommunicationNeeds } from './details/needs.ts';
import type { Child } from './find-child.ts';
import { REMANDED, remandInWords } from './remand-in-words.ts';

/** What whoever opens the record must know before they do anything, in words: a colour alone tells nothing. */
export interface ChildAlert {
  readonly title: string;
  readonly text: string;
  /** Where more of it stands. */
  readonly href?: string;
}

/** The alerts of a child, the gravest first. */
export function alertsOf(child: Child, terms: Terms): readonly ChildAlert[] {
  const alerts: ChildAlert[] = [];
  const { restrictedBecause, emergencyUntil, hasWithheldAddress, noContactWith, placeKind, careFrom, careTo, iro } =
    child;
  const { legalStatus, legalStatusFrom, iroHasNoAccess } = child;
  if (restrictedBecause !== null) {
    alerts.push({ title: 'Restricted record', text: `Only those who are named may open it. ${restrictedBecause}` });
  }
  if (emergencyUntil !== null) {
    alerts.push({
      title: 'Opened in an emergency',
      text: `The record is open to you until ${momentInWords(emergencyUntil)}. ${terms.say('The {iro} managers have been told.')}`,
    });
  }
  if (noContactWith.length > 0) {
    const names = noContactWith.join(', ');
    alerts.push({
      title: 'An order forbids contact',
      text: `${names}: do not contact or invite without legal advice.`,
    });
  }
  if (hasWithheldAddress) {
    alerts.push({ title: 'An address is withheld', text: 'It must not be told, and must not stand on any paper.' });
  }
  if (hasCommunicationNeeds(child)) {
    const href = `/children/${child.childId}/communication`;
    alerts.push({ title: 'How they communicate', text: communicationInWords(child), href });
  }
  if (legalStatus === REMANDED && legalStatusFrom !== null) alerts.push(remandInWords(legalStatusFrom, terms));
  if (placeKind === 'custody')
    alerts.push({ title: 'In custody', text: terms.say('{Reviews} are held there, and papers go there.') });
  if (placeKind === 'secure') alerts.push({ title: 'In a secure children’s home', text: 'Visits must be arranged.' });
  if (iroHasNoAccess && iro !== null) {
    alerts.push({
      title: terms.say('The {iro} has no access'),
      text: `${iro} ${terms.say('cannot sign in. The child stays theirs until another {iro} takes over: ask the {iro} managers.')}`,
    });
  }
  if (careFrom !== null && careTo === null && iro === null) {
    alerts.push({
      title: terms.say('No {iro} now'),
      text: terms.say('A child who is looked after must have one. Ask the {iro} managers.'),
    });
  }
  return alerts;
}

/** As long as it is not settled who supports the child, whoever opens the record is told, from the outset. */
function communicationInWords({ communicationMethods, isSupportSettled }: Child): string {
  const ways = communicationMethods.map(communicationMethodInWords).join('; ');
  const how =
    ways === ''
      ? 'They have communication needs. Nobody has said yet which way works.'
      : `${ways}. Prepare for it before you meet.`;
  return isSupportSettled ? how : `${how} It is not settled yet who supports them to say what they want.`;
}
