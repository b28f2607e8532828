import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { findChild } from '../../../children/find-child.ts';
import { isIroOf } from '../../../children/is-iro-of.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { listPlanViews } from '../../../voice/list-voice.ts';
import { findContact } from '../../find-contact.ts';
import { toContactView } from './view.ts';

/** One contact, as it stands and as it was. */
export const CONTACT: Page = {
  method: 'GET',
  path: '/children/:child/contacts/:contact',
  permission: 'children.read',
  action: 'contact.read',
  handle: async ({ tx, user, params, today, terms }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    const contact = child && (await findContact(tx, user, { childId, contactId: params['contact'] ?? '' }));
    if (child === undefined || contact === undefined) return NOT_FOUND;
    const found = {
      child,
      contact,
      planViews: await listPlanViews(tx, user, { childId, contactId: contact.current.contactId }),
      canRecord: await isIroOf(tx, user, childId),
      canAsk: await mayRecord(tx, user, childId),
    };
    return show('casework/contacts/pages/contact/page.njk', toContactView(found, terms), {
      childIds: [childId],
      details: { contactId: contact.current.contactId },
    });
  },
};
