import { may } from '../../../../platform/identity/policy.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { approveDepartures, type Departure, listDepartures } from '../../approve-departures.ts';
import { fieldOfReason, toDepartureView } from './view.ts';

const ADDRESS = '/settings/departures';
const LONGEST = 1000;

/** What is kept of the form before it is sent. */
const REASONS_FORM: KeptForm = { name: 'departures', fields: ['reason-*'] };

/** Where the procedure that ships is looser than statutory guidance, and who of the authority answers for it. */
export const DEPARTURES: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'settings.decide',
  action: 'settings.departures-read',
  forms: [REASONS_FORM],
  handle: async (request) => await answer(request, { values: typedBefore(request, REASONS_FORM) ?? {} }),
};

export const APPROVE_DEPARTURES: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'procedure.approve',
  action: 'settings.departures-approve',
  forms: [REASONS_FORM],
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const departures = await listDepartures(tx, user, today);
    const reasons = departures.flatMap(({ override: { rule } }) => {
      const typed = form[fieldOfReason(rule)];
      const reason = typeof typed === 'string' ? typed.trim() : '';
      return reason === '' ? [] : [{ rule, reason }];
    });
    const errors = [
      ...(reasons.length === 0 ? [refuse(firstFieldOf(departures), 'Enter why the guidance is not followed')] : []),
      ...reasons
        .filter(({ reason }) => reason.length > LONGEST)
        .map(({ rule }) => refuse(fieldOfReason(rule), 'Enter at most 1,000 characters')),
    ];
    if (errors.length > 0) return await answer(request, { values: form, errors });
    const approved = await approveDepartures(tx, user, { reasons, today });
    const notice =
      approved === 0 ? 'Nothing was changed: they are approved already.' : 'You answer for it from now on.';
    return redirect(ADDRESS, { notice, details: { approved, rules: reasons.map(({ rule }) => rule).join(' ') } });
  },
};

function firstFieldOf(departures: readonly Departure[]): string {
  const open = departures.find(({ approval }) => approval === undefined);
  return open === undefined ? 'departures' : fieldOfReason(open.override.rule);
}

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

async function answer({ tx, user, terms, today }: PageRequest, { values, errors = [] }: Typed): Promise<Reply> {
  const departures = await listDepartures(tx, user, today);
  const model = {
    departures: departures.map((departure) => toDepartureView(departure, { values, terms })),
    mayApprove: may(user.roles, 'procedure.approve'),
    isOpen: departures.some(({ approval }) => approval === undefined),
    back: may(user.roles, 'settings.manage')
      ? { href: '/settings', text: 'Settings' }
      : { href: '/law', text: 'The law' },
    errors,
  };
  return showForm('casework/settings/pages/departures/page.njk', model);
}
