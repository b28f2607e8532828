import { nowInLondon } from '../../../../platform/clock.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { type PageRequest, type Reply, show } from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import type { CaseloadLine } from '../../../figures/model.ts';
import { appointOfficer } from '../../appoint-officer.ts';
import { listNamesWithIro } from '../../list-names-with-iro.ts';
import { type AppointmentForm, readAppointmentForm } from './form.ts';
import { toCheck, toResult } from './view.ts';

/** The pages that appoint: from the queue of those who wait, or from the caseload of somebody who hands over. */
export interface Appointing {
  /** Where the children are chosen. */
  readonly address: string;
  readonly backTo: { readonly href: string; readonly text: string };
  /** Those who may be chosen. */
  readonly officers: readonly CaseloadLine[];
  /** The form once more, with what is wrong. */
  readonly again: (errors: readonly FormError[]) => Promise<Reply>;
}

interface Asked {
  readonly form: AppointmentForm;
  readonly officer: CaseloadLine;
}

/** Shows what is about to be done; nothing is done yet. */
export async function check(request: PageRequest, appointing: Appointing): Promise<Reply> {
  if (request.form['change'] === 'yes') return await appointing.again([]);
  const asked = read(request, appointing);
  if ('errors' in asked) return await appointing.again(asked.errors);
  const { form, officer } = asked;
  const childIds = [...form.seen.keys()];
  const names = await listNamesWithIro(request.tx, request.user, { childIds, on: form.from });
  return show(
    'casework/allocation/pages/appointing/check.njk',
    { ...toCheck(form, officer, names), ...addressesOf(appointing) },
    { childIds: names.map(({ childId }) => childId), details: { staffId: form.officerId } },
  );
}

/** Appoints, and tells for whom it was done and for whom not. */
export async function appoint(request: PageRequest, appointing: Appointing): Promise<Reply> {
  const asked = read(request, appointing);
  if ('errors' in asked) return await appointing.again(asked.errors);
  const { form, officer } = asked;
  const { tx, user } = request;
  const today = getDay(request.today);
  const childIds = [...form.seen.keys()];
  const appointed = await appointOfficer(tx, user, {
    childIds,
    staffId: form.officerId,
    from: form.from,
    seen: form.seen,
    today,
    now: nowInLondon(),
  });
  const names = await listNamesWithIro(tx, user, { childIds, on: form.from });
  const result = toResult(appointed, names);
  const done = appointed.filter(({ outcome: { fate } }) => fate === 'added' || fate === 'changed');
  return show(
    'casework/allocation/pages/appointing/result.njk',
    { ...result, officerId: form.officerId, officerName: officer.name, from: form.from, ...addressesOf(appointing) },
    {
      childIds: done.map(({ childId }) => childId),
      details: { staffId: form.officerId, from: form.from, asked: childIds.length, appointed: done.length },
    },
  );
}

function addressesOf({ address, backTo }: Appointing): object {
  return { address, backTo };
}

function read({ form, today }: PageRequest, { officers }: Appointing): Asked | { errors: readonly FormError[] } {
  const reading = readAppointmentForm(form, today);
  if (!reading.isValid) return { errors: reading.errors };
  const officer = officers.find(({ staffId }) => staffId === reading.values.officerId);
  if (officer === undefined) return { errors: [refuse('officer', 'Choose an IRO who is here')] };
  return { form: reading.values, officer };
}
