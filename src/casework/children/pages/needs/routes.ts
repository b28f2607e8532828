import type { FormError } from '../../../../platform/pages/form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showConflict,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { changeChildNeeds } from '../../details/change-child-needs.ts';
import { findChildNeeds } from '../../details/find-child-needs.ts';
import {
  COMMUNICATION_METHODS,
  COMMUNICATION_NEEDS,
  communicationMethodInWords,
  communicationNeedInWords,
} from '../../details/needs.ts';
import { type Child, findChild } from '../../find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import { readNeedsForm, toFields } from './form.ts';
import { differencesOfNeeds } from './words.ts';

const PATH = '/children/:child/details/needs';
const TEMPLATE = 'casework/children/pages/needs/page.njk';

const NEEDS: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.keep',
  action: 'child.needs.change-form',
  handle: async ({ tx, user, params, today }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    const needs = await findChildNeeds(tx, user, childId);
    return child === undefined || needs === undefined ? NOT_FOUND : reply({ child, values: toFields(needs) });
  },
};

const CHANGE_NEEDS: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.keep',
  action: 'child.needs.change',
  handle: async (request) => {
    const child = await findChildOf(request);
    if (child === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readNeedsForm(form, today);
    if (!read.isValid) return reply({ child, values: form, errors: read.errors });
    const { childId } = child;
    const version = Number(form['version']) || 0;
    const outcome = await changeChildNeeds(tx, user, { childId, needs: read.values, version });
    switch (outcome.kind) {
      case 'not-found':
        return NOT_FOUND;
      case 'conflict': {
        const values = { ...form, version: String(outcome.current.version) };
        return reply({ child, values, conflict: differencesOfNeeds(outcome.current, read.values) });
      }
      case 'saved':
        return redirect(`/children/${childId}/details`, { notice: 'What they need is saved.', childIds: [childId] });
    }
  },
};

/** How a child speaks and understands, and what care must respect. */
export const NEEDS_PAGES: readonly Page[] = [NEEDS, CHANGE_NEEDS];

interface ToShow {
  readonly child: Child;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly conflict?: ReturnType<typeof differencesOfNeeds>;
}

function reply({ child, values, errors = [], conflict }: ToShow): Reply {
  const methods = COMMUNICATION_METHODS.map((value) => ({ value, text: communicationMethodInWords(value) }));
  const model = {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/children/${child.childId}/details`,
    values,
    ticked: { needs: toList(values['communicationNeeds']), methods: toList(values['communicationMethods']) },
    errors,
    conflict,
    needs: COMMUNICATION_NEEDS.map((value) => ({ value, text: communicationNeedInWords(value) })),
    methods,
    preferred: [{ value: '', text: 'Nobody has said' }, ...methods],
  };
  const shown = { childIds: [child.childId] };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  return errors.length > 0 ? showInvalid(TEMPLATE, model, shown) : show(TEMPLATE, model, shown);
}

function toList(typed: FormFields[string]): readonly string[] {
  return typed === undefined ? [] : [typed].flat();
}

async function findChildOf({ tx, user, params, today }: PageRequest): Promise<Child | undefined> {
  return await findChild(tx, user, { childId: params['child'] ?? '', today });
}
