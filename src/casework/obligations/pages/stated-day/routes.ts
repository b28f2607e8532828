import { type ConflictView, mergeVersions, versioned } from '../../../../platform/pages/conflict.ts';
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
import { type Child, findChild } from '../../../children/find-child.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { listStatedDays, type ReviewWithStatedDays } from '../../list-stated-days.ts';
import { stateDueDay } from '../../state-due-day.ts';
import { COMPARED, readStatement, type StatementValues, toFields } from './form.ts';
import { type Typed, toView } from './view.ts';

const PATH = '/children/:child/obligations/:obligation/stated-day';
const TEMPLATE = 'casework/obligations/pages/stated-day/page.njk';

/** What is kept of the form before it is sent. */
const STATED_FORM: KeptForm = { name: 'statedDay', fields: ['statedBy', 'note', ...partsOfDay('dueOn')] };

/** The day that somebody states for a review, with all that was stated before. */
const STATED_DAY: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'child.stated-day.form',
  forms: [STATED_FORM],
  handle: async (request) => {
    const found = await findAll(request);
    if (found === undefined) return NOT_FOUND;
    return reply(found, {
      values: typedBefore(request, STATED_FORM) ?? versioned(toFields(found.review.statements[0])),
    });
  },
};

const STATE_DAY: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'child.stated-day.set',
  forms: [STATED_FORM],
  handle: async (request) => {
    const found = await findAll(request);
    if (found === undefined) return NOT_FOUND;
    if (request.form['take-back'] === 'yes') return await save(request, found, null);
    const reading = readStatement(request.form);
    if (reading.isValid) return await save(request, found, reading.values);
    return reply(found, { values: request.form, errors: reading.errors });
  },
};

export const STATED_DAYS: readonly Page[] = [STATED_DAY, STATE_DAY];

interface Found {
  readonly child: Child;
  readonly review: ReviewWithStatedDays;
}

async function findAll({ tx, user, params, today }: PageRequest): Promise<Found | undefined> {
  const childId = params['child'] ?? '';
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined || !(await mayRecord(tx, user, childId))) return undefined;
  const review = await listStatedDays(tx, user, { childId, obligationId: params['obligation'] ?? '', today });
  return review === undefined ? undefined : { child, review };
}

async function save(request: PageRequest, found: Found, statement: StatementValues | null): Promise<Reply> {
  const { tx, user, form, today } = request;
  const { childId } = found.child;
  const obligationId = found.review.obligation.id;
  const version = Number(form['version']) || 0;
  const outcome = await stateDueDay(tx, user, { childId, obligationId, statement, version, today });
  if (outcome.kind === 'not-found') return NOT_FOUND;
  if (outcome.kind === 'conflict') {
    const again = await findAll(request);
    if (again === undefined) return NOT_FOUND;
    const theirs = toFields(outcome.current);
    const merged = mergeVersions(COMPARED, { mine: form, theirs });
    return reply(again, statement === null ? keepTheirs(merged.conflict, theirs) : merged);
  }
  return redirect(`/children/${childId}/obligations/${obligationId}`, {
    notice:
      statement === null ? 'Nobody states another day any more.' : 'The day that is stated is kept beside the other.',
    childIds: [childId],
    details: { obligationId, rule: found.review.obligation.rule, statedOn: statement?.dueOn ?? null },
  });
}

/** Whoever would take it back has typed nothing: what was stated meanwhile stands in the form, to be read first. */
function keepTheirs({ differences }: ConflictView, theirs: FormFields): Typed {
  const told = differences.map(({ label, theirs: their, mine }) => {
    return { label, theirs: their, mine, by: 'both', inForm: 'theirs' } as const;
  });
  return { values: versioned(theirs), conflict: { differences: told, hasChoice: false } };
}

function reply({ child, review }: Found, typed: Typed): Reply {
  const model = toView(child, review, typed);
  const shown = { childIds: [child.childId], details: { obligationId: review.obligation.id } };
  if (model.conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}
