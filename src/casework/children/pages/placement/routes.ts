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
import { correctPlacement, type PlacementCorrection } from '../../by-hand/correct-placement.ts';
import { listPlacements, type PlacementRow, type PlacementValues } from '../../by-hand/list-placements.ts';
import {
  endReasonInWords,
  listMoveReasonChoices,
  listPlacementChoices,
  listProviderChoices,
  placementInWords,
  providerInWords,
} from '../../codes-in-words.ts';
import type { Child } from '../../find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import { findChildToRecord } from '../fact-form/child-to-record.ts';
import { readPlacementForm, toFields } from './form.ts';
import { COMPARED, choicesWith } from './view.ts';

const PATH = '/children/:child/placements/:placement';
const TEMPLATE = 'casework/children/pages/placement/page.njk';
const NOBODY_HAS_SAID = 'Nobody has said';

/** What is kept of the form before it is sent. */
const PLACEMENT_FORM: KeptForm = {
  name: 'placement',
  fields: [
    ...['place', 'endReason', 'provider', 'postcode', 'homePostcode'],
    ...partsOfDay('startedOn'),
    ...partsOfDay('endedOn'),
  ],
};

const PLACEMENT: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'placement.correct-form',
  forms: [PLACEMENT_FORM],
  handle: async (request) => {
    const found = await findBoth(request);
    if (found === undefined) return NOT_FOUND;
    return reply({ ...found, values: typedBefore(request, PLACEMENT_FORM) ?? toFields(found.current) });
  },
};

const CORRECT_PLACEMENT: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'placement.correct',
  forms: [PLACEMENT_FORM],
  handle: async (request) => {
    const found = await findBoth(request);
    if (found === undefined) return NOT_FOUND;
    const { form, today } = request;
    const read = readPlacementForm(form, today);
    if (!read.isValid) return reply({ ...found, values: { ...toFields(found.current), ...form }, errors: read.errors });
    // The end of a placement that follows from moves is not typed: it is where the next one begins.
    const { endedOn } = found.child.isFromReturns ? read.values : found.current;
    const mine = { ...read.values, endedOn };
    const outcome = await correct(request, mine);
    return answer(request, { ...found, outcome, mine, notice: 'The placement is put right.' });
  },
};

const WITHDRAW_PLACEMENT: Page = {
  method: 'POST',
  path: `${PATH}/withdraw`,
  permission: 'children.record',
  action: 'placement.withdraw',
  handle: async (request) => {
    const found = await findBoth(request);
    if (found === undefined) return NOT_FOUND;
    const outcome = await correct(request, undefined);
    return answer(request, {
      ...found,
      outcome,
      mine: found.current,
      notice: 'The placement is taken out: it never was.',
    });
  },
};

/** A child's placement, put right and taken out by hand. */
export const PLACEMENT_PAGES: readonly Page[] = [PLACEMENT, CORRECT_PLACEMENT, WITHDRAW_PLACEMENT];

async function correct(
  { tx, user, params, form, today }: PageRequest,
  instead: PlacementValues | undefined,
): Promise<PlacementCorrection> {
  return await correctPlacement(tx, user, {
    childId: params['child'] ?? '',
    placementId: params['placement'] ?? '',
    version: Number(form['version']) || 0,
    instead,
    today: getDay(today),
  });
}

interface Found {
  readonly child: Child;
  readonly current: PlacementRow;
}

interface Came extends Found {
  readonly outcome: PlacementCorrection;
  readonly mine: PlacementValues;
  readonly notice: string;
}

function answer(request: PageRequest, { child, current, outcome, mine, notice }: Came): Reply {
  const values = { ...toFields(current), ...request.form };
  switch (outcome.kind) {
    case 'saved':
      return redirect(`/children/${child.childId}/placements`, { notice, childIds: [child.childId] });
    case 'not-found':
      return NOT_FOUND;
    case 'conflict': {
      const merged = mergeVersions(COMPARED, { mine: values, theirs: toFields(outcome.current) });
      return reply({ child, current: outcome.current, ...merged });
    }
    default:
      return reply({ child, current, values, errors: [toRefusal(outcome, mine)] });
  }
}

type Refused = Exclude<PlacementCorrection, { kind: 'saved' | 'not-found' | 'conflict' }>;

function toRefusal(outcome: Refused, { endedOn }: PlacementValues): FormError {
  switch (outcome.kind) {
    case 'ends-before-start':
      return refuse('startedOn', `It ended on ${shortDay(endedOn ?? '')}: the first day is that day or before it`);
    case 'overlap': {
      const { place, startedOn } = outcome.with;
      const text = `“${placementInWords(place)}”, from ${shortDay(startedOn)}, has some of these days: a child lives in one place at a time`;
      return refuse('startedOn', text);
    }
    case 'follows-from-another-fact':
      return refuse(
        'place',
        'This follows from something else that was recorded, such as a placement for adoption: put that right in the history',
      );
    case 'contradicts':
      return refuse('startedOn', `This cannot be true beside what is recorded: ${outcome.message}`);
  }
}

interface ToShow extends Found {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly conflict?: ConflictView;
}

function reply({ child, current, values, errors = [], conflict }: ToShow): Reply {
  const model = {
    childName: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/children/${child.childId}/placements`,
    history: `/children/${child.childId}/history`,
    id: current.id,
    endIsTyped: child.isFromReturns,
    hasEnded: current.endedOn !== null,
    values,
    errors,
    conflict,
    places: choicesWith(listPlacementChoices(), 'Choose', { value: current.place, inWords: placementInWords }),
    reasons: choicesWith(listMoveReasonChoices(), NOBODY_HAS_SAID, {
      value: current.endReason,
      inWords: endReasonInWords,
    }),
    providers: choicesWith(listProviderChoices(), NOBODY_HAS_SAID, {
      value: current.provider,
      inWords: providerInWords,
    }),
  };
  const shown = { childIds: [child.childId], details: { placementId: current.id } };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

async function findBoth(request: PageRequest): Promise<Found | undefined> {
  const child = await findChildToRecord(request);
  if (child === undefined) return undefined;
  const all = await listPlacements(request.tx, request.user, child.childId);
  const current = all.find(({ id }) => id === request.params['placement']);
  return current && { child, current };
}
