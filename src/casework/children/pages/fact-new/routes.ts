import type { FormError } from '../../../../platform/pages/form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import { findFieldsOf, listFactTypes } from '../../fact-types.ts';
import type { Child } from '../../find-child.ts';
import { listSubjects } from '../../list-subjects.ts';
import { nameOfChild } from '../../name-of-child.ts';
import { recordFact } from '../../record-fact.ts';
import { findChildToRecord } from '../fact-form/child-to-record.ts';
import {
  CORRECTION_FORM,
  type FactForm,
  NEW_FACT_FORM,
  readFactForm,
  toFaults,
  typedFactBefore,
} from '../fact-form/form.ts';
import { toFieldsView } from '../fact-form/view.ts';

const PATH = '/children/:child/facts/new';

/** What happened? Everything that may be recorded; then the form for one of it: `?type=review-started`. */
const NEW_FACT: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'fact.new-form',
  forms: [NEW_FACT_FORM],
  handle: async (request) => {
    const child = await findChildToRecord(request);
    if (child === undefined) return NOT_FOUND;
    const form = await prepare(request, child, request.query['type']);
    if (form !== undefined)
      return answer(child, { form, values: typedFactBefore(request, NEW_FACT_FORM) ?? request.query });
    const model = { ...topOf(child), groups: listFactTypes() };
    return show('casework/children/pages/fact-new/choose.njk', model, { childIds: [child.childId] });
  },
};

const RECORD_FACT: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'fact.record',
  forms: [NEW_FACT_FORM, CORRECTION_FORM],
  handle: async (request) => {
    const child = await findChildToRecord(request);
    if (child === undefined) return NOT_FOUND;
    const form = await prepare(request, child, request.form['type']);
    if (form === undefined) return redirect(`/children/${child.childId}/facts/new`, { childIds: [child.childId] });
    const reading = readFactForm(request.form, form);
    if (!reading.isValid) return answer(child, { form, values: request.form, errors: reading.errors });
    const { tx, user, today } = request;
    const { childId } = child;
    const outcome = await recordFact(tx, user, { childId, fact: reading.values, today: getDay(today) });
    if (!('refused' in outcome)) {
      const details = { fact: outcome.factId, type: form.type };
      return redirect(`/children/${childId}/facts/${outcome.factId}`, { childIds: [childId], details });
    }
    if (outcome.refused === 'no-such-child') return NOT_FOUND;
    return answer(child, { form, values: request.form, errors: toFaults(outcome) });
  },
};

export const NEW_FACTS: readonly Page[] = [NEW_FACT, RECORD_FACT];

/** Undefined where no type was chosen, or none that there is. */
async function prepare(
  { tx, user, today }: PageRequest,
  { childId, bornOn }: Child,
  type: FormFields[string],
): Promise<FactForm | undefined> {
  const fields = typeof type === 'string' ? findFieldsOf(type) : undefined;
  if (fields === undefined || typeof type !== 'string') return undefined;
  return { type, fields, subjects: await listSubjects(tx, user, childId), bornOn, today };
}

interface Shown {
  readonly form: FactForm;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

function answer(child: Child, { form, values, errors = [] }: Shown): Reply {
  const model = { ...topOf(child), fact: toFieldsView(form, values), errors };
  const template = 'casework/children/pages/fact-new/page.njk';
  const shown = { childIds: [child.childId], details: { type: form.type } };
  return errors.length > 0
    ? showInvalid(template, model, { ...shown, details: { ...shown.details, saved: false } })
    : show(template, model, shown);
}

function topOf(child: Child) {
  return { name: nameOfChild(child), href: `/children/${child.childId}` };
}
