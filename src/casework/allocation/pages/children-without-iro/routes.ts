import type { FormError } from '../../../../platform/pages/form.ts';
import { type Page, type PageRequest, type Reply, show, showInvalid } from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { listChildrenWithoutIro } from '../../list-children-without-iro.ts';
import { listOfficersToChoose } from '../../list-officers-to-choose.ts';
import { type Appointing, appoint, check } from '../appointing/steps.ts';
import { toView } from './view.ts';

const ADDRESS = '/allocation';

/** Who waits for an IRO, to appoint one for several at once. */
export const ALLOCATION: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'allocation.read',
  handle: (request) => reply(request, []),
};

export const CHECK_ALLOCATION: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'allocation.check',
  handle: async (request) => check(request, await appointingFrom(request)),
};

export const APPOINT: Page = {
  method: 'POST',
  path: `${ADDRESS}/appoint`,
  permission: 'allocation.appoint',
  action: 'allocation.appoint',
  handle: async (request) => appoint(request, await appointingFrom(request)),
};

async function appointingFrom(request: PageRequest): Promise<Appointing> {
  return {
    address: ADDRESS,
    backTo: { href: ADDRESS, text: 'Allocation' },
    officers: await listOfficersToChoose(request.tx, request.user, request.today),
    again: (errors) => reply(request, errors),
  };
}

async function reply(request: PageRequest, errors: readonly FormError[]): Promise<Reply> {
  const { tx, user, query, form, today } = request;
  const waiting = await listChildrenWithoutIro(tx, user, { today, page: readPageNumber(query) });
  const officers = await listOfficersToChoose(tx, user, today);
  const model = { ...toView({ waiting, officers, form, today }), errors };
  const shown = { childIds: waiting.children.map(({ childId }) => childId) };
  const template = 'casework/allocation/pages/children-without-iro/page.njk';
  return errors.length > 0 ? showInvalid(template, model, shown) : show(template, model, shown);
}
