import { momentNow } from '../../../../platform/clock.ts';
import { toDayFields } from '../../../../platform/pages/day-field.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showForm,
} from '../../../../platform/pages/page.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { listOpenExclusions } from '../../../preparation/invitations/list-open-exclusions.ts';
import { enterPaper } from '../../enter-paper.ts';
import { findPaper, type Paper } from '../../list-papers-of-review.ts';
import { withdrawPaper } from '../../withdraw-paper.ts';
import { liftAnswerWithholding, withholdAnswer } from '../../withhold-answer.ts';
import { toErrors } from '../own-paper/view.ts';
import { readReceived, readWithdrawal, readWithhold } from './form.ts';
import { NOT_OPEN, NOT_THEIRS, NOTHING_SAID, relationshipOf, toPaperView, toPrint } from './view.ts';

const AT = '/reviews/:review/consultation/:paper';
const TEMPLATE = 'casework/participation/pages/paper/page.njk';

/** What is kept of the form before it is sent. */
const ENTRY_FORM: KeptForm = { name: 'entry', fields: ['answer-*', ...partsOfDay('receivedOn')] };

/** What one person was asked, and what they said, in their words. */
export const PAPER: Page = {
  method: 'GET',
  path: AT,
  permission: 'children.read',
  action: 'consultation.paper-read',
  handle: (request) => withPaper(request, (paper) => reply(request, { paper })),
};

/** The same on paper, to be written on. */
export const PRINTED_PAPER: Page = {
  method: 'GET',
  path: `${AT}/print`,
  permission: 'children.read',
  action: 'consultation.paper-printed',
  handle: (request) =>
    withPaper(request, async (paper) =>
      show('casework/participation/pages/paper/print.njk', toPrint(paper), shownOf(paper)),
    ),
};

/** The form for what came back on paper. */
export const NEW_ENTRY: Page = {
  method: 'GET',
  path: `${AT}/enter`,
  permission: 'children.record',
  action: 'consultation.entry-form',
  forms: [ENTRY_FORM],
  handle: (request) =>
    withPaper(request, (paper) =>
      replyEntry(request, {
        paper,
        values: typedBefore(request, ENTRY_FORM) ?? toDayFields('receivedOn', request.today),
      }),
    ),
};

/** Enters what came back on paper, as it is written there. */
export const ENTER_PAPER: Page = {
  method: 'POST',
  path: `${AT}/enter`,
  permission: 'children.record',
  action: 'consultation.paper-entered',
  forms: [ENTRY_FORM],
  handle: (request) =>
    withPaper(request, async (paper) => {
      const { tx, user, form, today } = request;
      const reading = readReceived(form, today);
      if (!reading.isValid) return await replyEntry(request, { paper, errors: reading.errors });
      const outcome = await enterPaper(tx, user, { paperId: paper.id, typed: form, ...reading.values, today });
      switch (outcome.kind) {
        case 'entered':
          return done(paper, 'What came back is entered');
        case 'faulty':
          return await replyEntry(request, { paper, errors: toErrors(outcome.faults) });
        case 'nothing-said':
          return await replyEntry(request, { paper, errors: [refuse('receivedOn', NOTHING_SAID)] });
        case 'not-open':
          return await replyEntry(request, { paper, errors: [refuse('receivedOn', NOT_OPEN)] });
        case 'not-theirs':
          return await replyEntry(request, { paper, errors: [refuse('receivedOn', NOT_THEIRS)] });
        case 'not-found':
          return NOT_FOUND;
      }
    }),
};

/** Takes a paper and its link back, with the reason; the person can be asked anew. */
export const WITHDRAW_PAPER: Page = {
  method: 'POST',
  path: `${AT}/withdraw`,
  permission: 'children.record',
  action: 'consultation.paper-withdrawn',
  handle: (request) =>
    withPaper(request, async (paper) => {
      const reading = readWithdrawal(request.form);
      if (!reading.isValid) return await reply(request, { paper, errors: reading.errors, asks: 'withdraw' });
      const outcome = await withdrawPaper(request.tx, request.user, {
        paperId: paper.id,
        ...reading.values,
        today: request.today,
      });
      if (outcome.kind === 'not-found') return NOT_FOUND;
      if (outcome.kind === 'withdrawn') return done(paper, 'The paper and its link are withdrawn');
      const words = outcome.kind === 'not-open' ? NOT_OPEN : NOT_THEIRS;
      return await reply(request, { paper, errors: [refuse('reason', words)], asks: 'withdraw' });
    }),
};

/** Keeps the paper or one answer from somebody, with the reason. */
export const WITHHOLD_ANSWER: Page = {
  method: 'POST',
  path: `${AT}/withhold`,
  permission: 'children.record',
  action: 'consultation.withheld',
  handle: (request) =>
    withPaper(request, async (paper) => {
      const reading = readWithhold(request.form);
      if (!reading.isValid) return await reply(request, { paper, errors: reading.errors, asks: 'withhold' });
      const outcome = await withholdAnswer(request.tx, request.user, { paperId: paper.id, ...reading.values });
      switch (outcome.kind) {
        case 'withheld':
          return done(paper, 'It is kept from them');
        case 'withheld-already':
          return await reply(request, {
            paper,
            errors: [refuse('from', 'It is kept from them already')],
            asks: 'withhold',
          });
        case 'not-theirs':
          return await reply(request, {
            paper,
            errors: [refuse('from', `Only the child’s own ${request.terms.of('iro')} decides what is kept from whom`)],
            asks: 'withhold',
          });
        case 'not-found':
        case 'no-such-question':
          return NOT_FOUND;
      }
    }),
};

/** Lets it be seen again. */
export const LIFT_WITHHOLDING: Page = {
  method: 'POST',
  path: `${AT}/withheld/:withholding/lift`,
  permission: 'children.record',
  action: 'consultation.withholding-lifted',
  handle: (request) =>
    withPaper(request, async (paper) => {
      const withholdingId = request.params['withholding'] ?? '';
      const isLifted = await liftAnswerWithholding(request.tx, request.user, { paperId: paper.id, withholdingId });
      return isLifted ? done(paper, 'It can be seen again') : NOT_FOUND;
    }),
};

interface Shown {
  readonly paper: Paper;
  readonly errors?: readonly FormError[];
  readonly asks?: 'withdraw' | 'withhold';
}

async function reply(request: PageRequest, { paper, errors = [], asks }: Shown): Promise<Reply> {
  const canRecord = await mayRecord(request.tx, request.user, paper.childId);
  const canDecide = canRecord && request.user.roles.includes('iro');
  const exclusions = await listOpenExclusions(request.tx, request.user, paper.childId);
  const isKeptOut = exclusions.some(({ reviewId, personId, who }) => {
    return (
      reviewId === paper.reviewId && (personId === paper.personId || (who === 'child' && paper.personKind === 'child'))
    );
  });
  const model = {
    ...toPaperView(paper, { now: momentNow(), terms: request.terms }),
    isKeptOut,
    canRecord,
    canDecide,
    errors,
    asks,
    typed: request.form,
  };
  return showForm(TEMPLATE, model, shownOf(paper));
}

interface Entry {
  readonly paper: Paper;
  readonly values?: PageRequest['form'];
  readonly errors?: readonly FormError[];
}

async function replyEntry({ form, terms }: PageRequest, { paper, values = form, errors = [] }: Entry): Promise<Reply> {
  const relationship = relationshipOf(paper, terms);
  const model = { ...toPrint(paper, values, errors), relationship, values, errors };
  const template = 'casework/participation/pages/paper/enter.njk';
  return showForm(template, model, shownOf(paper));
}

async function withPaper(request: PageRequest, work: (paper: Paper) => Promise<Reply>): Promise<Reply> {
  const paper = await findPaper(request.tx, request.user, request.params['paper'] ?? '');
  return paper === undefined || paper.reviewId !== request.params['review'] ? NOT_FOUND : await work(paper);
}

function done(paper: Paper, notice: string): Reply {
  return redirect(`/reviews/${paper.reviewId}/consultation/${paper.id}`, { notice, ...shownOf(paper) });
}

function shownOf({ id, childId, reviewId }: Paper) {
  return { childIds: [childId], details: { reviewId, paperId: id } };
}
