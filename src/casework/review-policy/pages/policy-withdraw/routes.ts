import { z } from 'zod';
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
import { listEditions, withdrawEdition } from '../../keep-policy.ts';

const PATH = '/settings/policy/:edition/withdraw';
const TEMPLATE = 'casework/review-policy/pages/policy-withdraw/page.njk';
const LONGEST = 2000;

const FORM: KeptForm = { name: 'withdrawal', fields: ['because'] };
const SCHEMA = z.object({
  because: text('Say what was wrong with it', { max: LONGEST, long: `Say it in ${LONGEST} characters or fewer` }),
});

const WITHDRAWING: Page = {
  method: 'GET',
  path: PATH,
  permission: 'settings.manage',
  action: 'policy.withdraw-form',
  forms: [FORM],
  handle: async (request) => await answer(request, { values: typedBefore(request, FORM) ?? {} }),
};

const WITHDRAW: Page = {
  method: 'POST',
  path: PATH,
  permission: 'settings.manage',
  action: 'policy.withdraw',
  forms: [FORM],
  handle: async (request) => {
    const { tx, user, form, params } = request;
    const read = readForm(SCHEMA, form);
    if (!read.isValid) return await answer(request, { values: form, errors: read.errors });
    const policyId = params['edition'] ?? '';
    if (!(await withdrawEdition(tx, user, { policyId, ...read.values }))) return NOT_FOUND;
    return redirect('/law/policy', {
      notice: 'The edition is marked as entered in error, and stays to be read.',
      details: { policyId },
    });
  },
};

export const WITHDRAW_POLICY_EDITION: readonly Page[] = [WITHDRAWING, WITHDRAW];

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

async function answer({ tx, user, params }: PageRequest, { values, errors = [] }: Typed): Promise<Reply> {
  const policyId = params['edition'] ?? '';
  const edition = (await listEditions(tx, user)).find(({ id }) => id === policyId);
  if (edition === undefined || edition.withdrawnBecause !== null) return NOT_FOUND;
  const model = { edition: edition.edition, address: `/settings/policy/${policyId}/withdraw`, values, errors };
  const shown = { details: { policyId } };
  return showForm(TEMPLATE, model, shown);
}
