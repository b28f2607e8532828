import { z } from 'zod';
import { may } from '../../../../platform/identity/policy.ts';
import { type FormError, readForm, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { COMMUNICATION_METHODS, communicationMethodInWords } from '../../../children/details/needs.ts';
import { confirmPractitioner, keepPractitioner, listPractitioners, removePractitioner } from '../../practitioners.ts';

const PATH = '/practitioners';
const TEMPLATE = 'casework/communication/pages/practitioners/page.njk';
const LONGEST_TEXT = 500;

/** Ways that not everybody masters. */
const METHODS = COMMUNICATION_METHODS.filter((method) => method !== 'speech' && method !== 'writing');

/** What is typed is kept before it is sent. */
const PRACTITIONER_FORM: KeptForm = {
  name: 'practitioner',
  fields: ['method', 'name', 'work', 'reachedBy', 'note'],
};

const FORM = z.object({
  method: z.enum(METHODS, 'Choose which way they know'),
  name: text('Enter their name'),
  work: text('Say what they are, and where'),
  reachedBy: text('Say how they are reached'),
  note: z
    .string()
    .trim()
    .max(LONGEST_TEXT, `Use ${LONGEST_TEXT} characters or fewer`)
    .optional()
    .transform((typed) => (typed === undefined || typed === '' ? null : typed)),
});

const PRACTITIONERS: Page = {
  method: 'GET',
  path: PATH,
  permission: 'staff.read',
  action: 'practitioner.list',
  forms: [PRACTITIONER_FORM],
  handle: (request) => reply(request, { values: typedBefore(request, PRACTITIONER_FORM) ?? {} }),
};

const KEEP: Page = {
  method: 'POST',
  path: PATH,
  permission: 'practitioners.keep',
  action: 'practitioner.kept',
  forms: [PRACTITIONER_FORM],
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const read = readForm(FORM, form);
    if (!read.isValid) return await reply(request, { values: form, errors: read.errors });
    const practitionerId = await keepPractitioner(tx, user, { ...read.values, checkedOn: today });
    return redirect(PATH, { notice: 'They can be called on now.', details: { practitionerId } });
  },
};

const CONFIRM: Page = {
  method: 'POST',
  path: '/practitioners/:practitioner/confirm',
  permission: 'practitioners.keep',
  action: 'practitioner.confirmed',
  handle: async ({ tx, user, params, today }) => {
    const id = params['practitioner'] ?? '';
    if (!(await confirmPractitioner(tx, user, { id, today }))) return NOT_FOUND;
    return redirect(PATH, { notice: 'It is noted that the link holds.', details: { practitionerId: id } });
  },
};

const REMOVE: Page = {
  method: 'POST',
  path: '/practitioners/:practitioner/remove',
  permission: 'practitioners.keep',
  action: 'practitioner.removed',
  handle: async ({ tx, user, params, today }) => {
    const id = params['practitioner'] ?? '';
    if (!(await removePractitioner(tx, user, { id, today }))) return NOT_FOUND;
    return redirect(PATH, { notice: 'They are taken out.', details: { practitionerId: id } });
  },
};

/** Whom IROs can call on who knows a way to communicate. */
export const PRACTITIONER_PAGES: readonly Page[] = [PRACTITIONERS, KEEP, CONFIRM, REMOVE];

interface Shown {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

async function reply({ tx, user }: PageRequest, { values, errors = [] }: Shown): Promise<Reply> {
  const practitioners = await listPractitioners(tx, user);
  const groups = Map.groupBy(practitioners, ({ method }) => method);
  const model = {
    groups: [...groups].map(([method, people]) => ({ way: communicationMethodInWords(method), people })),
    canKeep: may(user.roles, 'practitioners.keep'),
    values,
    errors,
    methods: [
      { value: '', text: 'Choose' },
      ...METHODS.map((value) => ({ value, text: communicationMethodInWords(value) })),
    ],
  };
  return showForm(TEMPLATE, model, { details: { practitioners: practitioners.length } });
}
