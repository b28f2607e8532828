import { type ConflictView, mergeVersions } from '../../../../platform/pages/conflict.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
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
import { getDay } from '../../../../rules/index.ts';
import { changeChildIdentity, type IdentityOutcome } from '../../details/change-child-identity.ts';
import { findChildIdentity } from '../../details/find-child-identity.ts';
import { nameOfChild } from '../../name-of-child.ts';
import { refuseNumberTaken } from '../../numbers-as-typed.ts';
import { readIdentityForm, toFields } from './form.ts';
import { COMPARED } from './words.ts';

const PATH = '/children/:child/details/identity';
const TEMPLATE = 'casework/children/pages/identity/page.njk';

/** What is kept of the form before it is sent. */
const IDENTITY_FORM: KeptForm = {
  name: 'identity',
  fields: ['knownAs', 'givenName', 'familyName', ...partsOfDay('bornOn'), 'sex', 'nhsNumber', 'upn'],
};

const IDENTITY: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.keep',
  action: 'child.identity.change-form',
  forms: [IDENTITY_FORM],
  handle: async (request) => {
    const current = await findCurrent(request);
    if (current === undefined) return NOT_FOUND;
    return reply(request, { current, values: typedBefore(request, IDENTITY_FORM) ?? toFields(current) });
  },
};

const CHANGE_IDENTITY: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.keep',
  action: 'child.identity.change',
  forms: [IDENTITY_FORM],
  handle: async (request) => {
    const current = await findCurrent(request);
    if (current === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const childId = childIdOf(request);
    const read = readIdentityForm(form, today);
    if (!read.isValid) return reply(request, { current, values: form, errors: read.errors });
    const version = Number(form['version']) || 0;
    const change = { childId, identity: read.values, version, today: getDay(today) };
    const outcome = await changeChildIdentity(tx, user, change);
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'conflict') {
      const merged = mergeVersions(COMPARED, { mine: form, theirs: toFields(outcome.current) });
      return reply(request, { current: outcome.current, ...merged });
    }
    if (outcome.kind !== 'saved') return reply(request, { current, values: form, errors: [toRefusal(outcome)] });
    return redirect(`/children/${childId}/details`, { notice: 'Who they are is saved.', childIds: [childId] });
  },
};

/** Who a child is, changed by hand. */
export const IDENTITY_PAGES: readonly Page[] = [IDENTITY, CHANGE_IDENTITY];

type Refused = Exclude<IdentityOutcome, { kind: 'saved' | 'not-found' | 'conflict' }>;

function toRefusal(outcome: Refused): FormError {
  switch (outcome.kind) {
    case 'born-too-late': {
      const from = shortDay(outcome.lookedAfterFrom);
      return refuse('bornOn', `They became looked after on ${from}, which is before this day: check both days`);
    }
    case 'contradicts':
      return refuse('bornOn', `This day cannot be true beside what is recorded: ${outcome.message}`);
    case 'number-taken':
      return refuseNumberTaken(outcome.number);
  }
}

type Current = NonNullable<Awaited<ReturnType<typeof findChildIdentity>>>;

interface ToShow {
  readonly current: Current;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly conflict?: ConflictView;
}

function reply(request: PageRequest, { current, values, errors = [], conflict }: ToShow): Reply {
  const childId = childIdOf(request);
  const model = { name: nameOfChild(current), back: `/children/${childId}/details`, values, errors, conflict };
  const shown = { childIds: [childId] };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

async function findCurrent(request: PageRequest): Promise<Current | undefined> {
  return await findChildIdentity(request.tx, request.user, childIdOf(request));
}

function childIdOf({ params }: PageRequest): string {
  return params['child'] ?? '';
}
