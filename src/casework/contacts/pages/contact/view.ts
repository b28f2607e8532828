import type { Terms } from '../../../../platform/pages/terms.ts';
import { toVersionView } from '../../../../platform/pages/version-view.ts';
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
    current: toView(current, terms),
    earlier: earlier.map((version) => toView(version, terms)),
    secondLooks: canRecord ? secondLooksAt(current).map((look) => secondLookInWords(look, terms)) : [],
  };
}

function toView(version: ContactVersion, terms: Terms) {
  const { contactedOn, saidHow, said, toldLimits, sharedWith, childAgreed } = version;
  const saidIn = { said, saidHow: saidHow === null ? undefined : obtainedInWords(saidHow, terms) };
  return toVersionView(version, { on: contactedOn, ...saidIn }, [
    ['With', version.parties.map(partyInWords).join('\n')],
    ['How', wayInWords(version)],
    ['Where', version.place],
    ['Seen alone', aloneInWords(version)],
    ['What was done', version.done],
    ['For the plan', version.analysis],
    ['Told that it may be passed on', toldLimits && toldInWords(toldLimits, terms)],
    [terms.say('What the child said was shared with'), sharedWith],
    [terms.say('Whether the child agreed'), childAgreed && agreedInWords(childAgreed, terms)],
  ]);
}
