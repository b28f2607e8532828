import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
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
import { findOwnProcedure, overrideInForceOn } from '../../find-own-procedure.ts';
import { proposeOverride } from '../../propose-override.ts';
import { readFigureForm, toErrors, toFields } from './form.ts';
import { toView } from './view.ts';

const ADDRESS = '/settings/procedure/:rule';
const TEMPLATE = 'casework/settings/pages/figure/page.njk';

/** What is kept of the form before it is sent. */
const FIGURE_FORM: KeptForm = {
  name: 'figure',
  fields: [
    ...['intent', 'document', 'paragraph', 'reason', ...partsOfDay('inForceFrom')],
    ...['due*', 'also*', 'first*', 'earliest*', 'target*'],
  ],
};

/** One rule of the authority's procedure, to set its figure otherwise. */
export const OWN_FIGURE: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.figure-form',
  forms: [FIGURE_FORM],
  handle: async (request) => {
    const values = typedBefore(request, FIGURE_FORM);
    const model = await modelOf(request, values === undefined ? {} : { values });
    return model === undefined ? NOT_FOUND : show(TEMPLATE, model, { details: { rule: ruleOf(request) } });
  },
};

export const PROPOSE_FIGURE: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.figure-propose',
  forms: [FIGURE_FORM],
  handle: async (request) => {
    const { tx, user, form, enqueue } = request;
    const rule = ruleOf(request);
    const reading = readFigureForm(rule, form);
    if (!reading.isValid) return await invalid(request, reading.errors);
    const outcome = await proposeOverride(tx, user, reading.values);
    switch (outcome.kind) {
      case 'invalid':
        return await invalid(request, toErrors(outcome.faults));
      case 'busy':
        return await invalid(request, [
          refuse('dueAmount', 'A change is being applied to the children: wait until it is done'),
        ]);
      case 'tried-out': {
        const { changeId } = outcome;
        await enqueue('recompute-authority', { authorityId: user.authorityId, changeId });
        return redirect(`/settings/changes/${changeId}`, { details: { changeId, rule } });
      }
    }
  },
};

function ruleOf({ params }: PageRequest): string {
  return params['rule'] ?? '';
}

async function invalid(request: PageRequest, errors: readonly FormError[]): Promise<Reply> {
  const model = await modelOf(request, { values: request.form, errors });
  return model === undefined ? NOT_FOUND : showInvalid(TEMPLATE, model);
}

interface Typed {
  readonly values?: FormFields;
  readonly errors?: readonly FormError[];
}

/** Undefined where there is no such rule, or none that this authority can set. */
async function modelOf(request: PageRequest, { values, errors = [] }: Typed): Promise<object | undefined> {
  const { tx, user, terms, today } = request;
  const found = await findOwnProcedure(tx, user);
  const rule = found.rules.find(({ id }) => id === ruleOf(request));
  if (rule === undefined) return undefined;
  const own = overrideInForceOn(found.overrides, { rule: rule.id, day: today });
  const shown = values ?? toFields(own?.figures ? { figures: { ...EMPTY, ...own.figures } } : rule, today);
  return { ...toView({ found, rule, own, values: shown, terms }), errors };
}

const EMPTY = { due: [], dueForFirstReview: null, earliest: null, target: null } as const;
