import { toDayFields } from '../../../../platform/pages/day-field.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
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
import { mayRecord } from '../../../children/may-record.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { findCopiesOfChild, recordCopies, withdrawCopy } from '../../record-copies.ts';
import { COPIES_FORM, readCopiesForm } from './form.ts';
import { toView } from './view.ts';

const PATH = '/children/:child/policy-copies';
const TEMPLATE = 'casework/review-policy/pages/copies/page.njk';

/** To whom around a child a copy of the policy on reviews was handed, and to whom one is still owed. */
const COPIES: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.read',
  action: 'policy.copies.read',
  forms: [COPIES_FORM],
  handle: async (request) => {
    const today = toDayFields('handedOn', request.today);
    return await answer(request, { values: typedBefore(request, COPIES_FORM) ?? today });
  },
};

const RECORD_COPIES: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'policy.copies.record',
  forms: [COPIES_FORM],
  handle: async (request) => {
    const { tx, user, params, form, today } = request;
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined || !(await mayRecord(tx, user, childId))) return NOT_FOUND;
    const read = readCopiesForm(form, today);
    if (!read.isValid) return await answer(request, { values: form, errors: read.errors });
    const copies = { ...read.values, childId, name: nameOfChild(child), today };
    const outcome = await recordCopies(tx, user, copies);
    if (outcome === 'not-yours') return NOT_FOUND;
    if (outcome === 'not-found') return await answer(request, { values: form, errors: [GONE] });
    return redirect(`/children/${childId}/policy-copies`, {
      notice: 'It is kept.',
      childIds: [childId],
      details: { policyId: copies.policyId, to: copies.to.length + (copies.other === null ? 0 : 1) },
    });
  },
};

const GONE = refuse('to', 'The people or the editions have changed meanwhile: choose once more');

const WITHDRAW_COPY: Page = {
  method: 'POST',
  path: `${PATH}/:copy/withdraw`,
  permission: 'children.record',
  action: 'policy.copies.withdraw',
  handle: async ({ tx, user, params }) => {
    const [childId, copyId] = [params['child'] ?? '', params['copy'] ?? ''];
    if (!(await withdrawCopy(tx, user, { childId, copyId }))) return NOT_FOUND;
    return redirect(`/children/${childId}/policy-copies`, {
      notice: 'It is marked as a slip, and stays to be seen.',
      childIds: [childId],
      details: { copyId },
    });
  },
};

export const POLICY_COPIES: readonly Page[] = [COPIES, RECORD_COPIES, WITHDRAW_COPY];

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

async function answer({ tx, user, terms, params, today }: PageRequest, { values, errors = [] }: Typed): Promise<Reply> {
  const childId = params['child'] ?? '';
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined) return NOT_FOUND;
  const found = await findCopiesOfChild(tx, user, { childId, name: nameOfChild(child), today });
  const canRecord = await mayRecord(tx, user, childId);
  const model = { ...toView(child, found, { values, terms }), canRecord, values, errors };
  const shown = { childIds: [childId] };
  return showForm(TEMPLATE, model, shown);
}
