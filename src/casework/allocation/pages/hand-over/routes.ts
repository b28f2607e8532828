import type { FormError } from '../../../../platform/pages/form.ts';
import { NOT_FOUND, type Page, type PageRequest, type Reply, showForm } from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { findColleague } from '../../find-colleague.ts';
import { listChildrenOfOfficer } from '../../list-children-of-officer.ts';
import { listOfficersToChoose } from '../../list-officers-to-choose.ts';
import { type Appointing, appoint, check } from '../appointing/steps.ts';
import { toView } from './view.ts';

const ADDRESS = '/team/:staff/hand-over';

/** All or some of an IRO's children, to be handed over to another in one step. */
export const HAND_OVER: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'hand-over.read',
  handle: (request) => reply(request, []),
};

export const CHECK_HAND_OVER: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'hand-over.check',
  handle: async (request) => check(request, await appointingFrom(request)),
};

export const HAND_OVER_CHILDREN: Page = {
  method: 'POST',
  path: `${ADDRESS}/appoint`,
  permission: 'allocation.appoint',
  action: 'hand-over.appoint',
  handle: async (request) => appoint(request, await appointingFrom(request)),
};

async function appointingFrom(request: PageRequest): Promise<Appointing> {
  const staffId = staffOf(request);
  return {
    address: `/team/${staffId}/hand-over`,
    backTo: { href: `/team/${staffId}/hand-over`, text: 'Hand over more of these children' },
    officers: await othersThan(staffId, request),
    again: (errors) => reply(request, errors),
  };
}

async function reply(request: PageRequest, errors: readonly FormError[]): Promise<Reply> {
  const { tx, user, query, form, today } = request;
  const staffId = staffOf(request);
  const from = await findColleague(tx, user, { staffId, today });
  if (from === undefined) return NOT_FOUND;
  const theirs = await listChildrenOfOfficer(tx, user, { staffId, today, page: readPageNumber(query) });
  const officers = await othersThan(staffId, request);
  const model = { ...toView({ from, theirs, officers, form }), errors };
  const shown = { childIds: theirs.children.map(({ childId }) => childId), details: { staffId } };
  const template = 'casework/allocation/pages/hand-over/page.njk';
  return showForm(template, model, shown);
}

async function othersThan(staffId: string, { tx, user, today }: PageRequest): Promise<Appointing['officers']> {
  return (await listOfficersToChoose(tx, user, today)).filter((officer) => officer.staffId !== staffId);
}

function staffOf({ params }: PageRequest): string {
  return params['staff'] ?? '';
}
