import { type ComparedField, type ConflictView, chosen, mergeVersions } from '../../../../platform/pages/conflict.ts';
import { shortDay, spanInWords } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
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
import { correctLegalStatus, type LegalStatusCorrection } from '../../by-hand/correct-legal-status.ts';
import { enterLegalStatus, type LegalStatusOutcome } from '../../by-hand/enter-legal-status.ts';
import { type LegalStatusRow, listLegalStatuses } from '../../by-hand/list-legal-statuses.ts';
import { legalStatusInWords, listLegalStatusChoices } from '../../codes-in-words.ts';
import type { Child } from '../../find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import { findChildToRecord } from '../fact-form/child-to-record.ts';
import { choicesWith, comparedDays } from '../placement/view.ts';
import { readCorrectionForm, readNewForm, toFields } from './form.ts';

const NEW_PATH = '/children/:child/legal-statuses/new';
const PATH = '/children/:child/legal-statuses/:status';
const TEMPLATE = 'casework/children/pages/legal-status/page.njk';

const NEW_LEGAL_STATUS: Page = {
  method: 'GET',
  path: NEW_PATH,
  permission: 'children.record',
  action: 'legal-status.new-form',
  handle: async (request) => {
    const child = await findChildToRecord(request);
    return child === undefined ? NOT_FOUND : await reply(request, { child, values: {} });
  },
};

const ENTER_LEGAL_STATUS: Page = {
  method: 'POST',
  path: NEW_PATH,
  permission: 'children.record',
  action: 'legal-status.enter',
  handle: async (request) => {
    const child = await findChildToRecord(request);
    if (child === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readNewForm(form, today);
    if (!read.isValid) return await reply(request, { child, values: form, errors: read.errors });
    const outcome = await enterLegalStatus(tx, user, { childId: child.childId, ...read.values });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind !== 'entered') return await reply(request, { child, values: form, errors: [toRefusal(outcome)] });
    return toList(child, 'The legal status is entered, and the one before it has ended.');
  },
};

const LEGAL_STATUS: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'legal-status.correct-form',
  handle: async (request) => {
    const found = await findBoth(request);
    if (found === undefined) return NOT_FOUND;
    return await reply(request, { ...found, values: toFields(found.current) });
  },
};

const CORRECT_LEGAL_STATUS: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'legal-status.correct',
  handle: async (request) => {
    const found = await findBoth(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readCorrectionForm(form, today);
    if (!read.isValid) return await reply(request, { ...found, values: form, errors: read.errors });
    const outcome = await correctLegalStatus(tx, user, { ...idsOf(request), instead: read.values });
    return await answer(request, { ...found, outcome, notice: 'The legal status is put right.' });
  },
};

const WITHDRAW_LEGAL_STATUS: Page = {
  method: 'POST',
  path: `${PATH}/withdraw`,
  permission: 'children.record',
  action: 'legal-status.withdraw',
  handle: async (request) => {
    const found = await findBoth(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user } = request;
    const outcome = await correctLegalStatus(tx, user, { ...idsOf(request), instead: undefined });
    const notice = 'The legal status is taken out: it never was.';
    return await answer(request, { ...found, outcome, notice });
  },
};

/** A child's legal status, entered, put right and taken out by hand. */
export const LEGAL_STATUS_PAGES: readonly Page[] = [
  NEW_LEGAL_STATUS,
  ENTER_LEGAL_STATUS,
  LEGAL_STATUS,
  CORRECT_LEGAL_STATUS,
  WITHDRAW_LEGAL_STATUS,
];

function toRefusal(outcome: Exclude<LegalStatusOutcome, { kind: 'entered' | 'not-found' }>): FormError {
  if (outcome.kind === 'before-birth') {
    return refuse('startedOn', `They were born on ${shortDay(outcome.bornOn)}: it cannot begin before that`);
  }
  const other = legalStatusInWords(outcome.status);
  return refuse('startedOn', `“${other}” begins on this day already: put that one right instead, from the list below`);
}

interface Came {
  readonly child: Child;
  readonly current: LegalStatusRow;
  readonly outcome: LegalStatusCorrection;
  readonly notice: string;
}

async function answer(request: PageRequest, { child, current, outcome, notice }: Came): Promise<Reply> {
  const values = { ...toFields(current), ...request.form };
  switch (outcome.kind) {
    case 'saved':
      return toList(child, notice);
    case 'not-found':
      return NOT_FOUND;
    case 'conflict': {
      const merged = mergeVersions(COMPARED, { mine: values, theirs: toFields(outcome.current) });
      return await reply(request, { child, current: outcome.current, ...merged });
    }
    case 'ends-before-start': {
      const errors = [refuse('endedOn', 'The day it ended must be the first day or after it')];
      return await reply(request, { child, current, values, errors });
    }
    case 'overlap': {
      const { status, startedOn, endedOn } = outcome.with;
      const days = spanInWords({ startedOn, endedOn });
      const text = `“${legalStatusInWords(status)}” holds on some of these days, ${days}: a child has one at a time`;
      return await reply(request, { child, current, values, errors: [refuse('startedOn', text)] });
    }
  }
}

/** What of a legal status two people may change at once. */
const COMPARED: readonly ComparedField[] = [chosen('status', 'Legal status', legalStatusInWords), ...comparedDays()];

interface ToShow {
  readonly child: Child;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly current?: LegalStatusRow;
  readonly conflict?: ConflictView;
}

async function reply(request: PageRequest, { child, values, errors = [], current, conflict }: ToShow): Promise<Reply> {
  const all = await listLegalStatuses(request.tx, request.user, child.childId);
  const href = `/children/${child.childId}/legal-statuses`;
  const model = {
    childName: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: href,
    current: current && { id: current.id, words: legalStatusInWords(current.status) },
    values,
    errors,
    conflict,
    choices: choicesWith(listLegalStatusChoices(), 'Choose', {
      value: current?.status ?? null,
      inWords: legalStatusInWords,
    }),
    all: all.map((row) => ({
      href: `${href}/${row.id}`,
      words: legalStatusInWords(row.status),
      from: row.startedOn,
      to: row.endedOn,
      isCurrent: row.id === current?.id,
    })),
  };
  const shown = { childIds: [child.childId], ...(current && { details: { legalStatusId: current.id } }) };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

function toList({ childId }: Child, notice: string): Reply {
  return redirect(`/children/${childId}/legal-statuses`, { notice, childIds: [childId] });
}

async function findBoth(request: PageRequest): Promise<{ child: Child; current: LegalStatusRow } | undefined> {
  const child = await findChildToRecord(request);
  if (child === undefined) return undefined;
  const all = await listLegalStatuses(request.tx, request.user, child.childId);
  const current = all.find(({ id }) => id === request.params['status']);
  return current && { child, current };
}

function idsOf({ params, form }: PageRequest) {
  return {
    childId: params['child'] ?? '',
    legalStatusId: params['status'] ?? '',
    version: Number(form['version']) || 0,
  };
}
