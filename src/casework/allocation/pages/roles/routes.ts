import { z } from 'zod';
import { day, dayOrNothing, withDays } from '../../../../platform/pages/day-field.ts';
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
import { findChild } from '../../../children/find-child.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { addChildRole, endChildRole, listChildRoles, listColleagues } from '../../child-roles.ts';

const ADDRESS = '/children/:child/roles';
const TEMPLATE = 'casework/allocation/pages/roles/page.njk';

const ROLE_WORDS = {
  'care-plan': 'Helped to prepare the care plan',
  'case-manager': 'Manages the case',
  visitor: 'Visits the child for the authority',
  'personal-adviser': 'Personal adviser',
  resources: 'Controls the resources of the case',
} as const;

const FORM = z
  .object({
    person: z.uuid('Choose who'),
    role: z.enum(['care-plan', 'case-manager', 'visitor', 'personal-adviser', 'resources'], 'Choose what they do'),
    startedOn: day('Enter the first day'),
    endedOn: dayOrNothing(),
  })
  .refine(({ startedOn, endedOn }) => endedOn === null || endedOn >= startedOn, {
    path: ['endedOn'],
    message: 'The last day must be the first day or after it',
  });

const ROLES_OF_CHILD: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'children.roles',
  action: 'child.roles.read',
  handle: (request) => reply(request, { values: {}, errors: [] }),
};

const ADD_ROLE: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'children.roles',
  action: 'child.roles.added',
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const childId = request.params['child'] ?? '';
    if ((await findChild(tx, user, { childId, today })) === undefined) return NOT_FOUND;
    const read = readForm(FORM, withDays(form, 'startedOn', 'endedOn'));
    if (!read.isValid) return await reply(request, { values: form, errors: read.errors });
    const { person: staffId, ...role } = read.values;
    const isAdded = await addChildRole(tx, user, { childId, staffId, ...role });
    if (!isAdded) return await reply(request, { values: form, errors: [refuse('person', 'Choose who')] });
    const shown = { childIds: [childId], details: { staffId, role: role.role } };
    return redirect(`/children/${childId}/roles`, { notice: 'It is recorded.', ...shown });
  },
};

const END_ROLE: Page = {
  method: 'POST',
  path: `${ADDRESS}/:role/end`,
  permission: 'children.roles',
  action: 'child.roles.ended',
  handle: async ({ tx, user, params }) => {
    const [childId, roleId] = [params['child'] ?? '', params['role'] ?? ''];
    if (!(await endChildRole(tx, user, { childId, roleId }))) return NOT_FOUND;
    return redirect(`/children/${childId}/roles`, { notice: 'It ends today.', childIds: [childId] });
  },
};

export const CHILD_ROLES: readonly Page[] = [ROLES_OF_CHILD, ADD_ROLE, END_ROLE];

interface Typed {
  readonly values: FormFields;
  readonly errors: readonly FormError[];
}

async function reply({ tx, user, params, today }: PageRequest, { values, errors }: Typed): Promise<Reply> {
  const childId = params['child'] ?? '';
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined) return NOT_FOUND;
  const roles = await listChildRoles(tx, user, childId);
  const people = await listColleagues(tx, user);
  const model = {
    name: nameOfChild(child),
    href: `/children/${childId}`,
    roles: roles.map(({ id, name, role, startedOn, endedOn }) => ({
      id,
      name,
      words: ROLE_WORDS[role as keyof typeof ROLE_WORDS],
      when: spanInWords({ startedOn, endedOn }),
      goesOn: endedOn === null,
    })),
    people: [{ value: '', text: 'Choose' }, ...people.map(({ staffId, name }) => ({ value: staffId, text: name }))].map(
      (each) => ({ ...each, selected: each.value === (values['person'] ?? '') }),
    ),
    kinds: Object.entries(ROLE_WORDS).map(([value, text]) => ({ value, text, checked: values['role'] === value })),
    values,
    errors,
  };
  const shown = { childIds: [childId] };
  return showForm(TEMPLATE, model, shown);
}
