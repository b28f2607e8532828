import { mergeVersions, versioned } from '../../../../platform/pages/conflict.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import { type Child, findChild } from '../../../children/find-child.ts';
import { findCustodyNotice } from '../../../children/find-custody-notice.ts';
import { type Contact, findContact } from '../../find-contact.ts';
import type { ContactVersion } from '../../list-contacts.ts';
import { listPartiesToChoose, type PartyToChoose } from '../../list-parties-to-choose.ts';
import { mayRecordContact } from '../../may-record-contact.ts';
import { type RecordContactOutcome, recordContact } from '../../record-contact.ts';
import { CONTACT_FORM, comparedFields, readContactForm, toContactFields } from './form.ts';
import { toView } from './view.ts';

const NEW_PATH = '/children/:child/contacts/new';
const CORRECT_PATH = '/children/:child/contacts/:contact/correct';
const TEMPLATE = 'casework/contacts/pages/contact-form/page.njk';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const NEW_CONTACT: Page = {
  method: 'GET',
  path: NEW_PATH,
  permission: 'contacts.record',
  action: 'contact.new-form',
  forms: [CONTACT_FORM],
  handle: async (request) => {
    const open = await openForm(request);
    if (open === undefined) return NOT_FOUND;
    return reply(request, open, { values: typedBefore(request, CONTACT_FORM) ?? { contact: crypto.randomUUID() } });
  },
};

const RECORD_CONTACT: Page = {
  method: 'POST',
  path: NEW_PATH,
  permission: 'contacts.record',
  action: 'contact.recorded',
  forms: [CONTACT_FORM],
  handle: async (request) => {
    const open = await openForm(request);
    return open === undefined ? NOT_FOUND : await save(request, open);
  },
};

const CORRECT_FORM: Page = {
  method: 'GET',
  path: CORRECT_PATH,
  permission: 'contacts.record',
  action: 'contact.correct-form',
  forms: [CONTACT_FORM],
  handle: async (request) => {
    const open = await openForm(request);
    if (open?.contact === undefined) return NOT_FOUND;
    const stands = versioned(toContactFields(open.contact.current));
    return reply(request, open, { values: typedBefore(request, CONTACT_FORM) ?? stands });
  },
};

const CORRECT_CONTACT: Page = {
  method: 'POST',
  path: CORRECT_PATH,
  permission: 'contacts.record',
  action: 'contact.corrected',
  forms: [CONTACT_FORM],
  handle: async (request) => {
    const open = await openForm(request);
    return open?.contact === undefined ? NOT_FOUND : await save(request, open);
  },
};

/** A contact is recorded, and put right. */
export const CONTACT_FORM_PAGES: readonly Page[] = [NEW_CONTACT, RECORD_CONTACT, CORRECT_FORM, CORRECT_CONTACT];

/** What a form is about. */
interface OpenForm {
  readonly child: Child;
  readonly choices: readonly PartyToChoose[];
  /** The contact that is put right. */
  readonly contact: Contact | undefined;
  /** How to share what is personal, where the child is in custody. */
  readonly custody: string | undefined;
}

async function openForm({ tx, user, params, today }: PageRequest): Promise<OpenForm | undefined> {
  const childId = params['child'] ?? '';
  if (!(await mayRecordContact(tx, user, childId))) return undefined;
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined) return undefined;
  const contactId = params['contact'];
  const contact = contactId === undefined ? undefined : await findContact(tx, user, { childId, contactId });
  const also = contact?.current.parties ?? [];
  const custody = await findCustodyNotice(tx, user, { child, today });
  return { child, contact, custody, choices: await listPartiesToChoose(tx, user, { child, today, also }) };
}

async function save(request: PageRequest, open: OpenForm): Promise<Reply> {
  const { tx, user, form, today } = request;
  const { child, contact, choices } = open;
  const isCorrection = contact !== undefined;
  const reading = readContactForm(form, { today, bornOn: child.bornOn, choices, isCorrection });
  if (!reading.isValid) return reply(request, open, { values: form, errors: reading.errors });
  const { values, why } = reading.values;
  const contactId = contact?.current.contactId ?? newIdOf(form);
  const correction = isCorrection ? { seen: Number(form['version']) || 0, why } : undefined;
  const to = { childId: child.childId, contactId, values, correction, today: getDay(today) };
  return answer(request, open, { contactId, outcome: await recordContact(tx, user, to) });
}

const SENT_BEFORE = refuse(
  'done',
  'A contact was recorded from this form already, and nothing of what stands here now is kept. Record it if it is another contact. If not, open the one that is recorded and put it right',
);

interface Saved {
  readonly contactId: string;
  readonly outcome: RecordContactOutcome;
}

function answer(request: PageRequest, open: OpenForm, { contactId, outcome }: Saved): Reply {
  const { childId } = open.child;
  const to = `/children/${childId}/contacts/${contactId}`;
  const shown = { childIds: [childId], details: { contactId } };
  switch (outcome.kind) {
    case 'not-found':
      return NOT_FOUND;
    case 'conflict':
      return reply(request, open, { values: request.form, theirs: outcome.theirs });
    case 'sent-before': {
      // With an id of its own, so that it is recorded where it is sent again.
      const values = { ...request.form, contact: crypto.randomUUID() };
      return reply(request, open, { values, errors: [SENT_BEFORE] });
    }
    case 'recorded-already':
      return redirect(to, { notice: 'It is recorded already, once.', ...shown });
    case 'saved': {
      const done = open.contact === undefined ? 'The contact is recorded.' : 'The contact is put right.';
      const but =
        outcome.notCounted === undefined
          ? ''
          : ' It counts for no duty, because what is recorded of the child contradicts itself.';
      return redirect(to, { notice: done + but, ...shown });
    }
  }
}

/** A form that is sent twice records one contact: it bears the id that the contact will have. */
function newIdOf(form: FormFields): string {
  const sent = form['contact'];
  return typeof sent === 'string' && UUID.test(sent) ? sent : crypto.randomUUID();
}

interface ToShow {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  /** What stands, where somebody else saved meanwhile. */
  readonly theirs?: ContactVersion;
}

function reply({ terms }: PageRequest, open: OpenForm, { values, errors = [], theirs }: ToShow): Reply {
  const { child, choices, contact } = open;
  const merged =
    theirs && mergeVersions(comparedFields(choices, terms), { mine: values, theirs: toContactFields(theirs) });
  const view = toView({
    child,
    choices,
    values: merged?.values ?? values,
    errors,
    contactId: contact?.current.contactId,
    conflict: merged?.conflict,
    terms,
  });
  const model = { ...view, custody: open.custody };
  const shown = {
    childIds: [child.childId],
    ...(contact !== undefined && { details: { contactId: contact.current.contactId } }),
  };
  if (merged !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}
