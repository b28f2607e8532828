import { nowInLondon } from '../../../../platform/clock.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { type ChoiceOutcome, chooseOfficer } from '../../choose-officer.ts';
import { findSuggestion } from '../../find-suggestion.ts';
import { readChoiceForm } from './form.ts';
import { toView } from './view.ts';

const ADDRESS = '/allocation/:child';
const TEMPLATE = 'casework/allocation/pages/choose-officer/page.njk';

/** Who could be a child's IRO, in order and with why. */
const SUGGESTION: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'allocation.suggest',
  handle: (request) => reply(request, { values: {}, errors: [] }),
};

/** Appoints the one who is suggested, or another with a reason. */
const CHOICE: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'allocation.choose',
  handle: async (request) => {
    const { tx, user, params, form, today } = request;
    const reading = readChoiceForm(form, today);
    if (!reading.isValid) return await reply(request, { values: form, errors: reading.errors });
    const childId = params['child'] ?? '';
    const outcome = await chooseOfficer(tx, user, { ...reading.values, childId, today, now: nowInLondon() });
    if (outcome.kind === 'no-such-child') return NOT_FOUND;
    if (outcome.kind !== 'appointed') return await reply(request, { values: form, errors: [toError(outcome)] });
    const { staffId, from } = reading.values;
    const untold = outcome.factRefused === undefined ? '' : ` The record does not tell of it: ${outcome.factRefused}.`;
    return redirect('/allocation', {
      notice: `${outcome.officer} is appointed, and is told at once: to contact the social worker, fix the first review, and introduce themselves.${untold}`,
      childIds: [childId],
      details: { staffId, from },
    });
  },
};

export const CHOOSE_OFFICER: readonly Page[] = [SUGGESTION, CHOICE];

interface Typed {
  readonly values: FormFields;
  readonly errors: readonly FormError[];
}

async function reply({ tx, user, params, today }: PageRequest, { values, errors }: Typed): Promise<Reply> {
  const childId = params['child'] ?? '';
  const found = await findSuggestion(tx, user, { childId, on: today });
  if (found === undefined) return NOT_FOUND;
  const model = { ...toView(found, { values, today }), errors };
  const shown = { childIds: [childId], details: { saved: false } };
  return errors.length > 0 ? showInvalid(TEMPLATE, model, shown) : show(TEMPLATE, model, { childIds: [childId] });
}

type Refused = Exclude<ChoiceOutcome, { kind: 'appointed' | 'no-such-child' }>;

function toError(outcome: Refused): FormError {
  switch (outcome.kind) {
    case 'refused':
      return refuse('officer', sentence(outcome.message));
    case 'reason-needed':
      return refuse('chosenBecause', `Say why not ${outcome.suggested}, who is suggested`);
    case 'apart-reason-needed':
      return refuse(
        'siblingsApartBecause',
        `Say why ${outcome.siblings.join(' and ')} and this child need not share an IRO`,
      );
    case 'change-reason-needed':
      return refuse('changedBecause', 'Say why the IRO changes');
  }
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
