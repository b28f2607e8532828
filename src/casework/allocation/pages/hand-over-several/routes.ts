import { nowInLondon } from '../../../../platform/clock.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  show,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { findColleague } from '../../find-colleague.ts';
import { findHandOver, type HandOver } from '../../find-hand-over.ts';
import { type HandOverOutcome, handOverCaseload } from '../../hand-over-caseload.ts';
import { choicesOf, readDecision, readFrom, SELECT, startOf } from './form.ts';
import { toPlan, toReasonItems } from './view.ts';

const ADDRESS = '/team/:staff/hand-over/several';
const TEMPLATE = 'casework/allocation/pages/hand-over-several/page.njk';
const DONE = 'casework/allocation/pages/hand-over-several/done.njk';

/** Whom each family of a caseload would go to, and how full everybody is then; nothing is done yet. */
const PLAN: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'hand-over.plan',
  handle: async (request) => {
    const isAsked = request.query['from-day'] !== undefined;
    return await plan(request, isAsked ? request.query : undefined);
  },
};

/** The same with other choices, and how full everybody would be with them. */
const PLAN_AGAIN: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'hand-over.plan-again',
  handle: async (request) => await plan(request, request.form),
};

/** Hands all of it over in one step. */
const CONFIRM: Page = {
  method: 'POST',
  path: `${ADDRESS}/confirm`,
  permission: 'allocation.appoint',
  action: 'hand-over.several',
  handle: async (request) => {
    const { tx, user, form, params, today } = request;
    const staffId = params['staff'] ?? '';
    const reading = readDecision(form, today);
    if (!reading.isValid) return await plan(request, form, reading.errors);
    const { from, because, chosenBecause } = reading.values;
    const choices = [...(choicesOf(form) ?? [])].filter(([, successor]) => successor !== '');
    const outcome = await handOverCaseload(tx, user, {
      ...{ staffId, from, basis: String(form['basis'] ?? ''), successors: new Map(choices) },
      ...{ changedBecause: because, chosenBecause, today, now: nowInLondon() },
    });
    return outcome.kind === 'handed-over' ? await tellDone(request, outcome) : await refuseAll(request, outcome);
  },
};

export const HAND_OVER_SEVERAL: readonly Page[] = [PLAN, PLAN_AGAIN, CONFIRM];

async function plan(
  request: PageRequest,
  asked: FormFields | undefined,
  errors: readonly FormError[] = [],
): Promise<Reply> {
  const { tx, user, params, today } = request;
  const staffId = params['staff'] ?? '';
  const leaver = await findColleague(tx, user, { staffId, today });
  if (leaver === undefined) return NOT_FOUND;
  const values = asked ?? startOf(leaver.leftOn, today);
  const start = readFrom(values, today);
  const faults = errors.length > 0 || start.isValid ? errors : start.errors;
  if (!start.isValid) return await showPlan(request, { values, errors: faults, handOver: undefined });
  const handOver = await findHandOver(tx, user, { staffId, from: start.values.from });
  return await showPlan(request, { values, errors: faults, handOver });
}

interface Planned {
  readonly values: FormFields;
  readonly errors: readonly FormError[];
  readonly handOver: HandOver | undefined;
  /** Something changed meanwhile. */
  readonly isStale?: boolean;
}

async function showPlan(
  { tx, user, params, today }: PageRequest,
  { values, errors, handOver, isStale = false }: Planned,
): Promise<Reply> {
  const staffId = params['staff'] ?? '';
  const leaver = await findColleague(tx, user, { staffId, today });
  if (leaver === undefined) return NOT_FOUND;
  const model = {
    leaver,
    values,
    errors,
    reasons: toReasonItems(values['because']),
    plan: handOver && toPlan(handOver, choicesOf(values)),
  };
  const childIds = childIdsOf(handOver);
  const shown = { childIds, details: { staffId, children: childIds.length } };
  if (isStale) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

function childIdsOf(handOver: HandOver | undefined): string[] {
  if (handOver === undefined) return [];
  const planned = handOver.families.flatMap(({ children }) => children.map(({ childId }) => childId));
  return [...planned, ...handOver.ending.map(({ childId }) => childId)];
}

type Refused = Exclude<HandOverOutcome, { kind: 'handed-over' }>;

async function refuseAll(request: PageRequest, outcome: Refused): Promise<Reply> {
  const { handOver } = outcome;
  const isStale = outcome.kind === 'stale';
  return await showPlan(request, { values: request.form, errors: [toError(outcome)], handOver, isStale });
}

function toError(outcome: Refused): FormError {
  switch (outcome.kind) {
    case 'stale':
      return refuse(
        'plan',
        'Nothing was handed over: children, caseloads or who may take them have changed since you opened this page. It shows how things stand now, with your choices: look again, then confirm',
      );
    case 'unfit':
      return refuse(`${SELECT}${outcome.key}`, 'Choose somebody who may take them');
    case 'reason-needed':
      return refuse('chosenBecause', 'Say why you chose others than those who are suggested');
    case 'nobody-chosen':
      return refuse('plan', 'Choose somebody for at least one child');
  }
}

async function tellDone(
  request: PageRequest,
  { handOver, untold }: Extract<HandOverOutcome, { kind: 'handed-over' }>,
): Promise<Reply> {
  const { tx, user, params, form, today } = request;
  const staffId = params['staff'] ?? '';
  const leaver = await findColleague(tx, user, { staffId, today });
  const { families, loads, staying, withheld, ending } = toPlan(handOver, choicesOf(form));
  const taken = families.filter(({ chosenId }) => chosenId !== undefined);
  const children = taken.flatMap((family) => family.children);
  const names = new Map(children.map(({ childId, name }) => [childId, name]));
  const successors = [...Map.groupBy(taken, ({ chosenId }) => chosenId)].map(([successor, theirs]) => ({
    name: theirs[0]?.chosen,
    children: theirs.flatMap((family) => family.children),
    load: loads.find((load) => load.staffId === successor),
  }));
  const model = {
    ...{ leaver, from: handOver.from, successors, count: children.length, staying: staying + withheld + ending.length },
    untold: [...untold].map(([childId, why]) => ({ name: names.get(childId), why })),
  };
  return show(DONE, model, {
    childIds: children.map(({ childId }) => childId),
    details: { staffId, from: handOver.from, children: children.length, successors: successors.length },
  });
}
