import type { Page, PageRequest } from '../../../../platform/pages/page.ts';
import { recordFormPages } from '../../../../platform/pages/record-form.ts';
import { getDay } from '../../../../rules/index.ts';
import { type Child, findChild } from '../../../children/find-child.ts';
import { type CustodyNotice, findCustodyNotice } from '../../../children/find-custody-notice.ts';
import { isIroOf } from '../../../children/is-iro-of.ts';
import { findContact } from '../../find-contact.ts';
import type { ContactVersion } from '../../list-contacts.ts';
import { listPartiesToChoose, type PartyToChoose } from '../../list-parties-to-choose.ts';
import type { ContactValues } from '../../model.ts';
import { recordContact, type SavedContact } from '../../record-contact.ts';
import { CONTACT_FORM, comparedFields, readContactForm, toContactFields } from './form.ts';
import { toView } from './view.ts';

/** A contact is recorded, and put right. */
export const CONTACT_FORM_PAGES: readonly Page[] = recordFormPages<
  OpenForm,
  ContactVersion,
  ContactValues,
  SavedContact
>({
  name: 'contact',
  newPath: '/children/:child/contacts/new',
  correctPath: '/children/:child/contacts/:contact/correct',
  permission: 'contacts.record',
  action: 'contact',
  form: CONTACT_FORM,
  template: 'casework/contacts/pages/contact-form/page.njk',
  open: openForm,
  read: ({ form, today }, { child, choices, current }) =>
    readContactForm(form, { today, bornOn: child.bornOn, choices, isCorrection: current !== undefined }),
  record: ({ tx, user, today }, { child: { childId } }, { id, values, correction }) =>
    recordContact(tx, user, { childId, contactId: id, values, correction, today: getDay(today) }),
  toFields: toContactFields,
  compared: ({ terms }, { choices }) => comparedFields(choices, terms),
  view: ({ terms }, { child, choices, current, custody }, toShow) => ({
    ...toView({ child, choices, contactId: current?.contactId, terms, ...toShow }),
    custody,
  }),
  seenAt: ({ child: { childId } }, contactId) => `/children/${childId}/contacts/${contactId}`,
  notice: ({ current }, { notCounted }) => {
    const done = current === undefined ? 'The contact is recorded.' : 'The contact is put right.';
    const but = ' It counts for no duty, because what is recorded of the child contradicts itself.';
    return notCounted === undefined ? done : done + but;
  },
  sentBefore: {
    field: 'done',
    message:
      'A contact was recorded from this form already, and nothing of what stands here now is kept. Record it if it is another contact. If not, open the one that is recorded and put it right',
  },
});

/** What a form is about. */
interface OpenForm {
  readonly child: Child;
  readonly choices: readonly PartyToChoose[];
  /** The contact that is put right, as it stands. */
  readonly current: ContactVersion | undefined;
  /** How to share what is personal, where the child is in custody. */
  readonly custody: CustodyNotice | undefined;
}

async function openForm({ tx, user, terms, params, today }: PageRequest): Promise<OpenForm | undefined> {
  const childId = params['child'] ?? '';
  if (!(await isIroOf(tx, user, childId))) return undefined;
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined) return undefined;
  const contactId = params['contact'];
  const contact = contactId === undefined ? undefined : await findContact(tx, user, { childId, contactId });
  const also = contact?.current.parties ?? [];
  const custody = await findCustodyNotice(tx, user, { childId: child.childId, today, terms });
  const choices = await listPartiesToChoose(tx, user, { child, today, also });
  return { child, current: contact?.current, custody, choices };
}
