import { nowInLondon } from '../../../../platform/clock.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  type Page,
  type PageRequest,
  type Reply,
  show,
  showDone,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import { entersAs, listSocialWorkersFor } from '../../../children/enter-child.ts';
import { refuseNumberTaken } from '../../../children/numbers-as-typed.ts';
import { workingDaysOn } from '../../../obligations/due-in-words.ts';
import { APPOINTED_WITHIN_WORKING_DAYS } from '../../notification.ts';
import { type NotifyOutcome, notifyService } from '../../notify-service.ts';
import { readNotifyForm } from './form.ts';
import { toView } from './view.ts';

const PATH = '/allocation/notify';
const TEMPLATE = 'casework/allocation/pages/notify/page.njk';

/** What is kept of the form before it is sent. */
const NOTIFY_FIELDS: KeptForm = {
  name: 'notify',
  fields: [
    ...['givenName', 'familyName', 'knownAs', 'localId', 'sex', 'upn', 'nhsNumber', 'socialWorker', 'lookedAfterTime'],
    ...['legalStatus', 'placement', 'siblings', 'needs', 'methods', 'communicationNote', 'languages', 'identity'],
    ...['hasProtectionPlan', 'toldBy'],
    ...partsOfDay('bornOn'),
    ...partsOfDay('lookedAfter'),
  ],
};

const NOTIFY_FORM: Page = {
  method: 'GET',
  path: PATH,
  permission: 'allocation.notify',
  action: 'allocation.notify-form',
  forms: [NOTIFY_FIELDS],
  handle: async (request) => await answer(request, { values: typedBefore(request, NOTIFY_FIELDS) ?? {} }),
};

/** Tells the service that a child has become looked after, once it is sure which child it is. */
const NOTIFY: Page = {
  method: 'POST',
  path: PATH,
  permission: 'allocation.notify',
  action: 'allocation.notified',
  forms: [NOTIFY_FIELDS],
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const reading = readNotifyForm(form, { as: entersAs(user.roles), today });
    if (!reading.isValid) return await answer(request, { values: form, errors: reading.errors });
    const { which, notification } = reading.values;
    const outcome = await notifyService(tx, user, { which, notification, today: getDay(today), now: nowInLondon() });
    if (outcome.kind !== 'notified') return await answer(request, { values: form, outcome });
    const dueOn = workingDaysOn(notification.lookedAfterFrom, APPOINTED_WITHIN_WORKING_DAYS);
    return showDone(
      'casework/allocation/pages/notify/done.njk',
      { ...outcome, dueOn, href: `/children/${outcome.childId}` },
      { childIds: [outcome.childId], details: { isOnRecord: outcome.isOnRecord } },
    );
  },
};

export const NOTIFY_SERVICE: readonly Page[] = [NOTIFY_FORM, NOTIFY];

type Refused = Exclude<NotifyOutcome, { kind: 'notified' }>;

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly outcome?: Refused;
}

async function answer(request: PageRequest, { values, errors = [], outcome }: Typed): Promise<Reply> {
  const { tx, user } = request;
  const as = entersAs(user.roles);
  const workers = await listSocialWorkersFor(tx, user, as);
  const faults = outcome === undefined ? errors : faultsOf(outcome);
  const possible = possibleOf(outcome);
  const model = { ...toView(values, { as, workers, possible }), errors: faults };
  const shown = { childIds: possible.map(({ childId }) => childId), details: { saved: false } };
  return faults.length > 0 ? showInvalid(TEMPLATE, model, shown) : show(TEMPLATE, model);
}

function possibleOf(outcome: Refused | undefined) {
  if (outcome?.kind === 'maybe-known') return outcome.children;
  return outcome?.kind === 'local-id-taken' && outcome.by !== undefined ? [outcome.by] : [];
}

function faultsOf(outcome: Refused): FormError[] {
  switch (outcome.kind) {
    case 'local-id-taken':
      return outcome.by === undefined
        ? [refuse('localId', 'Another child has this local id already')]
        : [refuse('same', 'Another child has this local id: say whether it is the same child')];
    case 'number-taken':
      return [refuseNumberTaken(outcome.number)];
    case 'unknown-worker':
      return [refuse('socialWorker', 'Choose a social worker of your team')];
    case 'maybe-known':
      return [refuse('same', 'This child may be known already: say which it is')];
    case 'contradicts':
      return [refuse('lookedAfter', `This cannot be so beside what is on the record: ${outcome.message}`)];
    case 'no-such-child':
      return [refuse('same', 'Choose one of the children shown, or none of them')];
  }
}
