import { nowInLondon } from '../../../../platform/clock.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { findCustodyNotice } from '../../../children/find-custody-notice.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { relationOf } from '../../../review-policy/copies-in-words.ts';
import { type CopiesOfChild, findCopiesOfChild } from '../../../review-policy/record-copies.ts';
import { findIntroduction } from '../../find-introduction.ts';
import { type SendOutcome, sendIntroduction } from '../../send-introduction.ts';
import { tellChild, withdrawTelling } from '../../tell-child.ts';
import { readSendingForm, readTellingForm } from './form.ts';
import { toView } from './view.ts';

const ADDRESS = '/children/:child/introduction';
const TEMPLATE = 'casework/allocation/pages/introduction/page.njk';

/** What is kept of the form before it is sent. */
const TELLING_FORM: KeptForm = { name: 'telling', fields: ['items', 'channel', 'at', 'note', ...partsOfDay('on')] };

/** How a child gets to know the IRO, and what they were told: a checklist that keeps dates. */
const INTRODUCTION: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'children.read',
  action: 'child.introduction.read',
  forms: [TELLING_FORM],
  handle: (request) => reply(request, { values: typedBefore(request, TELLING_FORM) ?? {}, errors: [] }),
};

const TELL: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'children.record',
  action: 'child.introduction.told',
  forms: [TELLING_FORM],
  handle: async (request) => {
    const { tx, user, terms, form, today } = request;
    const childId = childOf(request);
    const found = await findIntroduction(tx, user, { childId, terms, today });
    if (found === undefined) return NOT_FOUND;
    const read = readTellingForm(form, today);
    if (!read.isValid) return await reply(request, { values: form, errors: read.errors });
    const staffId = found.officer?.staffId ?? null;
    const outcome = await tellChild(tx, user, { childId, staffId, ...read.values, today });
    if (outcome.kind === 'not-yours') return NOT_FOUND;
    if (outcome.kind === 'contradicts') {
      const error = refuse('on', `This cannot be so beside what is on the record: ${outcome.message}`);
      return await reply(request, { values: form, errors: [error] });
    }
    return back(childId, { notice: 'It is kept.', details: { items: [...read.values.items] } });
  },
};

const SEND: Page = {
  method: 'POST',
  path: `${ADDRESS}/send`,
  permission: 'children.record',
  action: 'child.introduction.sent',
  handle: async (request) => {
    const { tx, user, terms, form, today } = request;
    const childId = childOf(request);
    const read = readSendingForm(form);
    if (!read.isValid) return await reply(request, { values: form, errors: read.errors });
    const { sendBy: channel, to } = read.values;
    const outcome = await sendIntroduction(tx, user, { childId, channel, to, terms, today, now: nowInLondon() });
    if (outcome.kind === 'not-found' || outcome.kind === 'not-yours') return NOT_FOUND;
    if (outcome.kind !== 'kept') return await reply(request, { values: form, errors: [toError(outcome)] });
    return back(childId, { notice: SENT[channel], details: { channel } });
  },
};

const WITHDRAW: Page = {
  method: 'POST',
  path: `${ADDRESS}/:telling/withdraw`,
  permission: 'children.record',
  action: 'child.introduction.withdrawn',
  handle: async (request) => {
    const childId = childOf(request);
    const tellingId = request.params['telling'] ?? '';
    if (!(await withdrawTelling(request.tx, request.user, { childId, tellingId }))) return NOT_FOUND;
    return back(childId, { notice: 'It is marked as a slip, and stays to be seen.', details: { tellingId } });
  },
};

export const INTRODUCTIONS: readonly Page[] = [INTRODUCTION, TELL, SEND, WITHDRAW];

const SENT = {
  letter: 'The letter waits in the post.',
  email: 'The email goes out within the minute.',
  text: 'The text goes out within the minute.',
} as const;

function toError(outcome: Exclude<SendOutcome, { kind: 'kept' | 'not-found' | 'not-yours' }>): FormError {
  switch (outcome.kind) {
    case 'no-officer':
      return refuse('sendBy', 'The child has no IRO yet');
    case 'no-address':
      return refuse('to', 'Enter where to send it');
    case 'address-unfit':
      return refuse('to', 'Enter an email address or a telephone number that there is');
    case 'in-custody':
      return refuse('sendBy', outcome.why);
    case 'contradicts':
      return refuse('sendBy', `This cannot be so beside what is on the record: ${outcome.message}`);
  }
}

function childOf({ params }: PageRequest): string {
  return params['child'] ?? '';
}

function back(childId: string, { notice, details }: { notice: string; details: object }): Reply {
  return redirect(`/children/${childId}/introduction`, { notice, childIds: [childId], details: { ...details } });
}

interface Typed {
  readonly values: FormFields;
  readonly errors: readonly FormError[];
}

async function reply(request: PageRequest, { values, errors }: Typed): Promise<Reply> {
  const { tx, user, terms, today } = request;
  const childId = childOf(request);
  const found = await findIntroduction(tx, user, { childId, terms, today });
  if (found === undefined) return NOT_FOUND;
  const canRecord = await mayRecord(tx, user, childId);
  const copies = await findCopiesOfChild(tx, user, { childId, name: nameOfChild(found.child), today });
  const custody = await findCustodyNotice(tx, user, { childId, today, terms });
  const model = {
    ...toView(found, { values, canRecord, terms }),
    policy: copiesInWords(copies, terms),
    custody,
    errors,
  };
  const shown = { childIds: [childId] };
  return showForm(TEMPLATE, model, shown);
}

/** To whom a copy of the policy on reviews is still owed; undefined where none is in force. */
function copiesInWords({ policy, owed }: CopiesOfChild, terms: Terms): { readonly owedTo: string } | undefined {
  if (policy.current === undefined) return undefined;
  const open = owed.filter(({ standing }) => standing === 'owed' || standing === 'older');
  return { owedTo: open.map((copy) => `${copy.name} (${relationOf(copy, terms)})`).join(', ') };
}
