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
import { getDay } from '../../../../rules/index.ts';
import { correctFact } from '../../correct-fact.ts';
import type { FactInput } from '../../fact-form.ts';
import { findFieldsOf } from '../../fact-types.ts';
import type { Child } from '../../find-child.ts';
import { findLatestOf } from '../../find-latest-of-fact.ts';
import type { RecordedFact } from '../../list-standing-facts.ts';
import { listSubjects } from '../../list-subjects.ts';
import { findChildToRecord } from '../fact-form/child-to-record.ts';
import {
  CORRECTION_FORM,
  type FactForm,
  readFactForm,
  toFaults,
  toFields,
  typedFactBefore,
} from '../fact-form/form.ts';
import { toView } from './view.ts';

const PATH = '/children/:child/facts/:fact/correct';
const TEMPLATE = 'casework/children/pages/fact-correct/page.njk';

/** Put a fact right, or say that it never happened. Whoever comes late is led to what stands now. */
const CORRECTION: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'fact.correct-form',
  forms: [CORRECTION_FORM],
  handle: async (request) => {
    const found = await findAll(request);
    if (found === undefined) return NOT_FOUND;
    const { child, fact, form } = found;
    const href = `/children/${child.childId}`;
    const childIds = [child.childId];
    const values = typedFactBefore(request, CORRECTION_FORM);
    // Whoever typed something before others put it right is shown both.
    if (values !== undefined && (fact.isWithdrawn || fact.id !== request.params['fact'])) {
      return show(TEMPLATE, toView(child, fact, { form, values, mine: 'typed' }), { childIds });
    }
    if (fact.isWithdrawn) {
      return redirect(`${href}/facts/${fact.id}`, { notice: 'Somebody recorded that this never happened', childIds });
    }
    if (fact.id !== request.params['fact']) {
      return redirect(`${href}/facts/${fact.id}/correct`, {
        notice: 'Somebody has put this right already: this is what stands now',
        childIds,
      });
    }
    return show(TEMPLATE, toView(child, fact, { form, values: values ?? toFields(fact) }), {
      childIds,
      details: { fact: fact.id },
    });
  },
};

const CORRECT: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'fact.correct',
  forms: [CORRECTION_FORM],
  handle: async (request) => {
    const found = await findAll(request);
    if (found === undefined) return NOT_FOUND;
    if (request.form['never'] === 'yes') return await save(request, found, undefined);
    const reading = readFactForm(request.form, found.form);
    if (reading.isValid) return await save(request, found, reading.values);
    return answer(found, { values: request.form, errors: reading.errors });
  },
};

export const CORRECTIONS: readonly Page[] = [CORRECTION, CORRECT];

interface Found {
  readonly child: Child;
  /** What stands now, where the fact of the address stood. */
  readonly fact: RecordedFact;
  readonly form: FactForm;
}

async function findAll(request: PageRequest): Promise<Found | undefined> {
  const child = await findChildToRecord(request);
  if (child === undefined) return undefined;
  const { tx, user, params, today } = request;
  const { childId, bornOn } = child;
  const fact = await findLatestOf(tx, user, { childId, factId: params['fact'] ?? '' });
  const fields = fact && findFieldsOf(fact.type);
  if (fact === undefined || fields === undefined) return undefined;
  const subjects = await listSubjects(tx, user, childId);
  return { child, fact, form: { type: fact.type, fields, subjects, bornOn, today } };
}

async function save(request: PageRequest, found: Found, instead: FactInput | undefined): Promise<Reply> {
  const { tx, user, params, today } = request;
  const { childId } = found.child;
  const factId = params['fact'] ?? '';
  const outcome = await correctFact(tx, user, { childId, factId, instead, today: getDay(today) });
  if (!('refused' in outcome)) {
    const details = { fact: factId, by: outcome.factId, withdrawn: instead === undefined };
    return redirect(`/children/${childId}/facts/${outcome.factId}`, { childIds: [childId], details });
  }
  const values = instead === undefined ? toFields(found.fact) : request.form;
  switch (outcome.refused) {
    case 'no-such-child':
    case 'no-such-fact':
      return NOT_FOUND;
    case 'already-corrected':
      return answer(found, { values, mine: instead === undefined ? 'never' : 'typed' });
    default:
      return answer(found, { values, errors: toFaults(outcome) });
  }
}

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  /** What was to be saved, where somebody else saved meanwhile. */
  readonly mine?: 'typed' | 'never';
}

function answer({ child, fact, form }: Found, { values, errors = [], mine }: Typed): Reply {
  const model = { ...toView(child, fact, { form, values, mine }), errors };
  const shown = { childIds: [child.childId], details: { fact: fact.id, saved: false } };
  return mine === undefined ? showInvalid(TEMPLATE, model, shown) : showConflict(TEMPLATE, model, shown);
}
