import { mergeVersions } from '../../../../platform/pages/conflict.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
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
import { CHILDREN_PER_FULL_TIME_IRO, rangeOf } from '../../../figures/model.ts';
import { findColleague } from '../../find-colleague.ts';
import { listCaseloadRanges, type StatedRange, stateCaseloadRange } from '../../state-caseload-range.ts';
import { COMPARED, RANGE_FORM, readRangeForm, toFields } from './form.ts';

const ADDRESS = '/staff/:staff/caseload';
const TEMPLATE = 'casework/allocation/pages/caseload-range/page.njk';

/** What an IRO is called, and how many children are meant for them, with all that was ever said of it. */
const RANGE: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'staff.caseload.read',
  forms: [RANGE_FORM],
  handle: (request) => reply(request, {}),
};

const STATE_RANGE: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'staff.caseload.stated',
  forms: [RANGE_FORM],
  handle: async (request) => {
    const { tx, user, params, form, today } = request;
    const staffId = params['staff'] ?? '';
    if ((await findColleague(tx, user, { staffId, today })) === undefined) return NOT_FOUND;
    const read = readRangeForm(form);
    if (!read.isValid) return await reply(request, { values: form, errors: read.errors });
    const version = Number(form['version'] ?? -1);
    const outcome = await stateCaseloadRange(tx, user, { ...read.values, staffId, version });
    if (outcome.kind === 'conflict') return await reply(request, { values: form, theirs: outcome.theirs });
    return redirect(`/staff/${staffId}/caseload`, { notice: 'It holds from that day.', details: { staffId } });
  },
};

export const CASELOAD_RANGES: readonly Page[] = [RANGE, STATE_RANGE];

interface Typed {
  readonly values?: FormFields;
  readonly errors?: readonly FormError[];
  readonly theirs?: readonly StatedRange[];
}

async function reply(request: PageRequest, { values, errors = [], theirs }: Typed): Promise<Reply> {
  const { tx, user, params, today } = request;
  const staffId = params['staff'] ?? '';
  const person = await findColleague(tx, user, { staffId, today });
  if (person === undefined) return NOT_FOUND;
  const stated = await listCaseloadRanges(tx, user, staffId);
  const typed = values ?? typedBefore(request, RANGE_FORM) ?? toFields(stated, today);
  const merged = theirs && mergeVersions(COMPARED, { mine: typed, theirs: toFields(theirs, today) });
  const model = {
    person,
    address: `/staff/${staffId}/caseload`,
    back: `/staff/${staffId}`,
    usual: `${CHILDREN_PER_FULL_TIME_IRO.least} to ${CHILDREN_PER_FULL_TIME_IRO.most}`,
    stated: inWords(stated, today),
    values: merged?.values ?? typed,
    conflict: merged?.conflict,
    errors,
  };
  const shown = { details: { staffId } };
  if (merged !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

function inWords(stated: readonly StatedRange[], today: string) {
  const current = stated.find(({ startedOn }) => startedOn <= today);
  return stated.map((each) => {
    const { least, most, isOwn } = rangeOf(each);
    return {
      from: shortDay(each.startedOn),
      title: each.title ?? 'No other title',
      range: `${least} to ${most} children for a full post${isOwn ? '' : ', as good practice has it'}`,
      reason: each.reason,
      by: each.statedBy,
      isCurrent: each === current,
      isLater: each.startedOn > today,
    };
  });
}
