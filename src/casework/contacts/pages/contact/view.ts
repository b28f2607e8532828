import { momentInWords } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { obtainedInWords } from '../../../preparation/words.ts';
import type { PlanView } from '../../../voice/list-voice.ts';
import { linesOfPlanView } from '../../../voice/words.ts';
import type { Contact } from '../../find-contact.ts';
import type { ContactVersion } from '../../list-contacts.ts';
import { isWithChild, secondLooksAt } from '../../model.ts';
import { agreedInWords, secondLookInWords, toldInWords, wayInWords } from '../../words.ts';
import { aloneInWords, partyInWords } from '../contacts/view.ts';

interface Shown {
  readonly child: Child;
  readonly contact: Contact;
  /** What the child thought of the plan when asked at this contact. */
  readonly planViews: readonly PlanView[];
  readonly canRecord: boolean;
  /** Whether whoever looks may write down what the child thinks. */
  readonly canAsk: boolean;
}

/** What the page of one contact shows: as it stands, and as it was. */
export function toContactView(
  { child, contact: { current, earlier }, planViews, canRecord, canAsk }: Shown,
  terms: Terms,
) {
  const list = `/children/${child.childId}/contacts`;
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    list,
    correctHref: canRecord ? `${list}/${current.contactId}/correct` : undefined,
    on: current.contactedOn,
    voiceHref: `/children/${child.childId}/voice`,
    plan: planViews.map((view) => linesOfPlanView(view, terms)),
    planHref:
      canAsk && isWithChild(current) ? `/children/${child.childId}/voice/plan?contact=${current.contactId}` : undefined,
    current: toVersionView(current, terms),
    earlier: earlier.map((version) => toVersionView(version, terms)),
    secondLooks: canRecord ? secondLooksAt(current).map((look) => secondLookInWords(look, terms)) : [],
  };
}

function toVersionView(version: ContactVersion, terms: Terms) {
  const { saidHow, said, toldLimits, sharedWith, childAgreed } = version;
  return {
    lines: [
      { label: 'With', text: version.parties.map(partyInWords).join('\n') },
      { label: 'How', text: wayInWords(version) },
      ...line('Where', version.place),
      ...line('Seen alone', aloneInWords(version)),
      { label: 'What was done', text: version.done },
      ...line('For the plan', version.analysis),
      ...line('Told that it may be passed on', toldLimits === null ? undefined : toldInWords(toldLimits, terms)),
      ...line(terms.say('What the child said was shared with'), sharedWith),
      ...line(
        terms.say('Whether the child agreed'),
        childAgreed === null ? undefined : agreedInWords(childAgreed, terms),
      ),
    ],
    on: version.contactedOn,
    said,
    saidHow: saidHow === null ? undefined : obtainedInWords(saidHow, terms),
    by: `${version.recordedBy ?? 'The program'}, ${momentInWords(version.recordedAt)}`,
    why: version.whyCorrected,
  };
}

function line(label: string, text: string | null | undefined) {
  return text === null || text === undefined ? [] : [{ label, text }];
}
