import { type ConflictView, mergeVersions } from '../../../../platform/pages/conflict.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
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
import { COMPARED } from './words.ts';

const PATH = '/children/:child/details/needs';
const TEMPLATE = 'casework/children/pages/needs/page.njk';

/** What is kept of the form before it is sent. */
const NEEDS_FORM: KeptForm = {
  name: 'needs',
  fields: [
    ...['communicationNeeds', 'preferredMethod', 'communicationMethods', 'communicationNote', 'firstLanguage'],
    ...['signForYes', 'signForNo', 'aids', 'likes', 'dislikes', 'feedbackFormat', 'reachesIroBy'],
    ...['needsInterpreter', 'interpreterNote', 'religion', 'identityNote'],
    ...partsOfDay('methodInPlanOn'),
    ...partsOfDay('methodInAssessmentOn'),
  ],
};

const NEEDS: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.keep',
  action: 'child.needs.change-form',
  forms: [NEEDS_FORM],
  handle: async (request) => {
    const { tx, user, params, today } = request;
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    const needs = await findChildNeeds(tx, user, childId);
    if (child === undefined || needs === undefined) return NOT_FOUND;
    return reply({ child, values: typedBefore(request, NEEDS_FORM) ?? toFields(needs) });
  },
};

const CHANGE_NEEDS: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.keep',
  action: 'child.needs.change',
  forms: [NEEDS_FORM],
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
      case 'conflict':
        return reply({ child, ...mergeVersions(COMPARED, { mine: form, theirs: toFields(outcome.current) }) });
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
  readonly conflict?: ConflictView;
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
  return showForm(TEMPLATE, model, shown);
}

function toList(typed: FormFields[string]): readonly string[] {
  return typed === undefined ? [] : [typed].flat();
}

async function findChildOf({ tx, user, params, today }: PageRequest): Promise<Child | undefined> {
  return await findChild(tx, user, { childId: params['child'] ?? '', today });
}
