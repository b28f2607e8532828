import { z } from 'zod';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, readForm, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import { type MoveOutcome, movePlacement } from '../../by-hand/move-placement.ts';
import {
  listMoveReasonChoices,
  listPlacementChoices,
  listProviderChoices,
  placementInWords,
} from '../../codes-in-words.ts';
import type { Child } from '../../find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import { findChildToRecord } from '../fact-form/child-to-record.ts';
import { MORE_OF_PLACEMENT } from '../placement/form.ts';

const PATH = '/children/:child/placements/new';
const TEMPLATE = 'casework/children/pages/placement-move/page.njk';
const PLACES = listPlacementChoices();
const REASONS = listMoveReasonChoices();

/** What is kept of the form before it is sent. */
const MOVE_FIELDS: KeptForm = {
  name: 'move',
  fields: ['place', 'endReason', 'provider', 'postcode', 'homePostcode', ...partsOfDay('movedOn')],
};

const MOVE_FORM: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'placement.move-form',
  forms: [MOVE_FIELDS],
  handle: async (request) => {
    const child = await findChildToRecord(request);
    return child === undefined ? NOT_FOUND : reply({ child, values: typedBefore(request, MOVE_FIELDS) ?? {} });
  },
};

const MOVE_CHILD: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'placement.move',
  forms: [MOVE_FIELDS],
  handle: async (request) => {
    const child = await findChildToRecord(request);
    if (child === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readForm(schemaOf(today), withDays(form, 'movedOn'));
    if (!read.isValid) return reply({ child, values: form, errors: read.errors });
    const { childId } = child;
    const { provider, postcode, homePostcode, ...values } = read.values;
    const more = { provider, postcode, homePostcode };
    const outcome = await movePlacement(tx, user, { childId, ...values, more, today: getDay(today) });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind !== 'moved') return reply({ child, values: form, errors: [toRefusal(outcome)] });
    const shown = { childIds: [childId], details: { factId: outcome.factId } };
    const notice = 'The move is recorded: the old placement has ended, and the new one has begun.';
    return redirect(`/children/${childId}/facts/${outcome.factId}`, { notice, ...shown });
  },
};

/** A child moves: the old placement ends and the new one begins in one step. */
export const PLACEMENT_MOVES: readonly Page[] = [MOVE_FORM, MOVE_CHILD];

function schemaOf(today: string) {
  return z.object({
    ...MORE_OF_PLACEMENT,
    place: z
      .string('Choose where the child lives now')
      .refine((code) => PLACES.some(({ value }) => value === code), 'Choose where the child lives now'),
    movedOn: day('Enter the day of the move').refine((on) => on <= today, 'This day is still to come'),
    endReason: z
      .string()
      .optional()
      .transform((code) => (REASONS.some(({ value }) => value === code) ? (code ?? null) : null)),
  });
}

function toRefusal(outcome: Exclude<MoveOutcome, { kind: 'moved' | 'not-found' }>): FormError {
  switch (outcome.kind) {
    case 'before-birth':
      return refuse('movedOn', `They were born on ${shortDay(outcome.bornOn)}: they cannot have moved before that`);
    case 'moved-already': {
      const place = placementInWords(outcome.place);
      return refuse('movedOn', `They moved on this day already, to “${place}”: put that placement right`);
    }
    case 'contradicts':
      return refuse('movedOn', `This cannot be true beside what is recorded: ${outcome.message}`);
  }
}

interface ToShow {
  readonly child: Child;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

function reply({ child, values, errors = [] }: ToShow): Reply {
  const model = {
    childName: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/children/${child.childId}/placements`,
    lives: child.place === null ? undefined : placementInWords(child.place),
    since: child.placeFrom,
    values,
    errors,
    places: [{ value: '', text: 'Choose' }, ...PLACES],
    reasons: [{ value: '', text: 'Nobody has said' }, ...REASONS],
    providers: [{ value: '', text: 'Nobody has said' }, ...listProviderChoices()],
  };
  const shown = { childIds: [child.childId] };
  return showForm(TEMPLATE, model, shown);
}
