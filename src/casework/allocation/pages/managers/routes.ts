import { z } from 'zod';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { spanInWords } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, readForm, refuse } from '../../../../platform/pages/form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { findColleague } from '../../find-colleague.ts';
import { listManagers, setManager } from '../../staff-managers.ts';

const ADDRESS = '/staff/:staff/manager';
const TEMPLATE = 'casework/allocation/pages/managers/page.njk';

const NOBODY = 'nobody';
const FORM = z.object({
  manager: z.union([z.literal(NOBODY), z.uuid()], 'Choose who manages them, or nobody'),
  from: day('Enter the day from which it is so'),
});

/** Who manages somebody: whoever manages a child's worker cannot be the child's IRO. */
const MANAGER_OF: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'staff.manage',
  action: 'staff.manager.read',
  handle: (request) => reply(request, { values: {}, errors: [] }),
};

const SET_MANAGER: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'staff.manage',
  action: 'staff.manager.changed',
  handle: async (request) => {
    const { tx, user, params, form, today } = request;
    const staffId = params['staff'] ?? '';
    if ((await findColleague(tx, user, { staffId, today })) === undefined) return NOT_FOUND;
    const read = readForm(FORM, withDays(form, 'from'));
    if (!read.isValid) return await reply(request, { values: form, errors: read.errors });
    const { manager, from } = read.values;
    const { choices } = await listManagers(tx, user, staffId);
    if (manager !== NOBODY && !choices.some((one) => one.staffId === manager)) {
      return await reply(request, { values: form, errors: [refuse('manager', 'Choose who manages them, or nobody')] });
    }
    const isSet = await setManager(tx, user, { staffId, managerId: manager === NOBODY ? null : manager, from });
    if (!isSet) {
      const late = refuse('from', 'Somebody manages them from a later day already: begin on that day or after it');
      return await reply(request, { values: form, errors: [late] });
    }
    return redirect(`/staff/${staffId}/manager`, { notice: 'It is recorded.', details: { staffId } });
  },
};

export const STAFF_MANAGERS: readonly Page[] = [MANAGER_OF, SET_MANAGER];

interface Typed {
  readonly values: FormFields;
  readonly errors: readonly FormError[];
}

async function reply({ tx, user, params, today }: PageRequest, { values, errors }: Typed): Promise<Reply> {
  const staffId = params['staff'] ?? '';
  const person = await findColleague(tx, user, { staffId, today });
  if (person === undefined) return NOT_FOUND;
  const { managers, choices } = await listManagers(tx, user, staffId);
  const model = {
    person,
    back: `/staff/${staffId}`,
    managers: managers.map(({ name, startedOn, endedOn }) => ({
      name,
      when: spanInWords({ startedOn, endedOn }),
    })),
    choices: [
      { value: '', text: 'Choose' },
      { value: NOBODY, text: 'Nobody' },
      ...choices.map((one) => ({ value: one.staffId, text: one.name })),
    ].map((each) => ({ ...each, selected: each.value === (values['manager'] ?? '') })),
    values,
    errors,
  };
  const shown = { details: { staffId } };
  return showForm(TEMPLATE, model, shown);
}
