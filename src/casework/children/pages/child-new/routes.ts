import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import { type EntryOutcome, enterChild, entersAs, listSocialWorkersOfTeams } from '../../enter-child.ts';
import { refuseNumberTaken } from '../../numbers-as-typed.ts';
import { CHILD_FORM, readEntryForm } from './form.ts';
import { toView } from './view.ts';

const PATH = '/children/new';
const TEMPLATE = 'casework/children/pages/child-new/page.njk';

const NEW_CHILD: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'child.new-form',
  forms: [CHILD_FORM],
  handle: async (request) => await answer(request, { values: typedBefore(request, CHILD_FORM) ?? {} }),
};

/** Enters a child, once it is sure that the child is not known already. */
const ENTER_CHILD: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'child.created',
  forms: [CHILD_FORM],
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const as = entersAs(user.roles);
    const reading = readEntryForm(form, as, today);
    if (!reading.isValid) return await answer(request, { values: form, errors: reading.errors });
    const { lookedAfter: lookedAfterFrom, socialWorker, notThese, ...details } = reading.values;
    const entry = { details, lookedAfterFrom, socialWorker, notThese, as, today: getDay(today) };
    const outcome = await enterChild(tx, user, entry);
    if (outcome.kind !== 'entered') return await answer(request, { values: form, outcome });
    const shown = { childIds: [outcome.childId], details: { as } };
    if (as !== 'iro') return redirect(`/children/${outcome.childId}`, { notice: 'The child is entered.', ...shown });
    const notice = 'The child is entered. The record opens for you once you are appointed their IRO.';
    return redirect(`/children?search=${encodeURIComponent(details.localId)}`, { notice, ...shown });
  },
};

export const NEW_CHILDREN: readonly Page[] = [NEW_CHILD, ENTER_CHILD];

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly outcome?: Exclude<EntryOutcome, { kind: 'entered' }>;
}

async function answer(request: PageRequest, { values, errors = [], outcome }: Typed): Promise<Reply> {
  const { tx, user } = request;
  const as = entersAs(user.roles);
  const workers = as === 'team-manager' ? await listSocialWorkersOfTeams(tx, user) : [];
  const faults = outcome === undefined ? errors : faultsOf(outcome);
  const possible = possibleOf(outcome);
  const model = { ...toView(values, { as, workers, possible }), errors: faults };
  const shown = { childIds: possible.map(({ childId }) => childId), details: { saved: false } };
  return faults.length + possible.length > 0 ? showInvalid(TEMPLATE, model, shown) : show(TEMPLATE, model);
}

function possibleOf(outcome: Typed['outcome']) {
  if (outcome?.kind === 'maybe-known') return outcome.children;
  return outcome?.kind === 'local-id-taken' && outcome.by !== undefined ? [outcome.by] : [];
}

function faultsOf(outcome: NonNullable<Typed['outcome']>): FormError[] {
  switch (outcome.kind) {
    case 'local-id-taken':
      return [refuse('localId', 'Another child has this local id already')];
    case 'number-taken':
      return [refuseNumberTaken(outcome.number)];
    case 'unknown-worker':
      return [refuse('socialWorker', 'Choose a social worker of your team')];
    case 'maybe-known':
      return [{ field: 'known', text: 'This child may be known already: look at the names below', href: '#known' }];
  }
}
