import { z } from 'zod';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormError, readForm, refuse, text } from '../../../../platform/pages/form.ts';
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
import { getDay } from '../../../../rules/index.ts';
import { findChild } from '../../../children/find-child.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { directReview } from '../../directions/direct-review.ts';
import { GROUNDS } from '../../directions/grounds.ts';
import { listDirections, listGroundsFor } from '../../directions/list-directions.ts';
import { withdrawDirection } from '../../directions/withdraw-direction.ts';
import { type Found, type OneDirection, toDirectionView, toView } from './view.ts';

const PATH = '/children/:child/reviews/directions';
const TEMPLATE = 'casework/preparation/pages/directions/page.njk';
const WITHDRAW_TEMPLATE = 'casework/preparation/pages/directions/direction.njk';
const LONGEST_REASON = 2000;
const TOO_LONG = `Use ${LONGEST_REASON} characters or fewer`;
/** Nobody directs a review further ahead; a later year is a slip. */
const YEARS_AHEAD = 1;

const DIRECT_FORM: KeptForm = { name: 'directReview', fields: ['ground', 'why', ...partsOfDay('on')] };
const WITHDRAW_FORM: KeptForm = { name: 'withdrawDirection', fields: ['why'] };
const WITHDRAWAL = z.object({ why: text('Say why it is withdrawn', { max: LONGEST_REASON, long: TOO_LONG }) });

function schemaOf(today: string) {
  const latest = Temporal.PlainDate.from(today).add({ years: YEARS_AHEAD }).toString();
  return z.object({
    ground: z.enum(GROUNDS, 'Choose why it must be held'),
    on: day('Enter the day')
      .refine((on) => on >= today, 'This day has passed')
      .refine((on) => on <= latest, 'Enter a day within the next year'),
    why: text('Say what happened, and why a review is needed', { max: LONGEST_REASON, long: TOO_LONG }),
  });
}

/** Reviews that must be held besides those of the calendar: who directed which, by when and why; and the form for one. */
const DIRECTIONS: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.read',
  action: 'review.directions.read',
  forms: [DIRECT_FORM],
  handle: async (request) => {
    const found = await find(request);
    return found === undefined
      ? NOT_FOUND
      : answer(request, found, { values: typedBefore(request, DIRECT_FORM) ?? firstValues(found) });
  },
};

const DIRECT: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'review.directed',
  forms: [DIRECT_FORM],
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const found = await find(request);
    if (found === undefined || !found.canRecord) return NOT_FOUND;
    const reading = readForm(schemaOf(today), withDays(form, 'on'));
    if (!reading.isValid) return answer(request, found, { values: form, errors: reading.errors });
    const { childId } = found.child;
    const outcome = await directReview(tx, user, { childId, ...reading.values, today: getDay(today) });
    switch (outcome.kind) {
      case 'directed':
        return redirect(PATH.replace(':child', childId), {
          notice: 'It is kept. The social worker and the administrators of reviews are told.',
          childIds: [childId],
          details: { reviewId: outcome.reviewId, ground: reading.values.ground },
        });
      case 'not-found':
        return NOT_FOUND;
      case 'not-theirs': {
        const fault = request.terms.say('Only the {iro} of the child directs {an review}');
        return answer(request, found, { values: form, errors: [refuse('ground', fault)] });
      }
      case 'contradicts':
        return answer(request, found, { values: form, errors: [refuse('on', outcome.message)] });
    }
  },
};

/** One direction, and the form to withdraw it. */
const DIRECTION: Page = {
  method: 'GET',
  path: `${PATH}/:direction`,
  permission: 'children.record',
  action: 'review.direction.form',
  forms: [WITHDRAW_FORM],
  handle: async (request) => {
    const found = await findOne(request);
    return found === undefined
      ? NOT_FOUND
      : answerOne(request, found, { values: typedBefore(request, WITHDRAW_FORM) ?? {} });
  },
};

const WITHDRAW: Page = {
  method: 'POST',
  path: `${PATH}/:direction`,
  permission: 'children.record',
  action: 'review.direction.withdrawn',
  forms: [WITHDRAW_FORM],
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const found = await findOne(request);
    if (found === undefined) return NOT_FOUND;
    const reading = readForm(WITHDRAWAL, form);
    if (!reading.isValid) return answerOne(request, found, { values: form, errors: reading.errors });
    const { childId } = found.child;
    const { directionId } = found.direction;
    const { why } = reading.values;
    const outcome = await withdrawDirection(tx, user, { childId, directionId, why, today: getDay(today) });
    if (outcome.kind === 'not-found' || outcome.kind === 'not-theirs') return NOT_FOUND;
    const notice = {
      withdrawn: 'It is withdrawn, with the reason. The social worker and the administrators of reviews are told.',
      'withdrawn-already': 'Somebody withdrew it meanwhile.',
      'held-already': 'It was held: there is nothing to withdraw any more.',
    }[outcome.kind];
    return redirect(PATH.replace(':child', childId), {
      notice,
      childIds: [childId],
      details: { directionId, outcome: outcome.kind },
    });
  },
};

export const DIRECTION_PAGES: readonly Page[] = [DIRECTIONS, DIRECT, DIRECTION, WITHDRAW];

async function find({ tx, user, params, today }: PageRequest): Promise<Found | undefined> {
  const childId = params['child'] ?? '';
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined) return undefined;
  const canRecord = await mayRecord(tx, user, childId);
  return {
    child,
    canRecord,
    directions: await listDirections(tx, user, childId),
    grounds: canRecord ? await listGroundsFor(tx, user, childId) : [],
  };
}

/** One that may be withdrawn by whoever asks. */
async function findOne(request: PageRequest): Promise<OneDirection | undefined> {
  const found = await find(request);
  const direction = found?.directions.find(({ directionId }) => directionId === request.params['direction']);
  if (found === undefined || direction === undefined || !found.grounds.includes(direction.ground)) return undefined;
  return { child: found.child, direction };
}

/** Whoever may choose one ground alone, or directs as the IRO, finds it chosen. */
function firstValues({ grounds: [first] }: Found): FormFields {
  return first === 'iro-directs' ? { ground: first } : {};
}

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

function answer({ terms, today }: PageRequest, found: Found, { values, errors = [] }: Typed): Reply {
  const model = { ...toView(found, { values, terms, today }), values, errors };
  return showForm(TEMPLATE, model, { childIds: [found.child.childId] });
}

function answerOne({ terms }: PageRequest, found: OneDirection, { values, errors = [] }: Typed): Reply {
  const model = { ...toDirectionView(found, terms), values, errors };
  const { directionId } = found.direction;
  return showForm(WITHDRAW_TEMPLATE, model, { childIds: [found.child.childId], details: { directionId } });
}
