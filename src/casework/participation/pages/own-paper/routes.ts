import { discardDraft } from '../../../../platform/drafts/drafts.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import {
  addressOfLinkPages,
  LINK_PAGES_AT,
  type LinkPage,
  type LinkRequest,
} from '../../../../platform/pages/link-page.ts';
import { NOT_FOUND, type Reply, redirect, show, showInvalid } from '../../../../platform/pages/page.ts';
import { fieldOf, readAnswers } from '../../answers.ts';
import { findOwnPaper, type OwnPaper } from '../../find-own-paper.ts';
import { submitOwnPaper } from '../../submit-own-paper.ts';
import { inWordsOf } from '../in-words-of.ts';
import { continueKeeping, keepTyped, listTyped, offerKeeping } from './kept.ts';
import { NOTHING_SAID, toAnswers, toErrors, toPaper } from './view.ts';

const FORM_TEMPLATE = 'casework/participation/pages/own-paper/page.njk';

/** The questions, on one page, with what was typed before. */
export const OWN_PAPER: LinkPage = {
  method: 'GET',
  path: LINK_PAGES_AT,
  action: 'link.paper-read',
  handle: (request) =>
    withPaper(request, async (own) => {
      const drafts = await listTyped(request);
      const chosen = drafts.find(({ id }) => id === request.query['draft']) ?? drafts[0];
      const model = {
        paper: toPaper(own.paper, chosen?.fields ?? {}, []),
        errors: [],
        drafts: offerKeeping(request, drafts, chosen),
      };
      return show(FORM_TEMPLATE, model, shownOf(own));
    }),
};

/** Keeps what was written and shows it once more before it is sent. */
export const CHECK_OWN_PAPER: LinkPage = {
  method: 'POST',
  path: LINK_PAGES_AT,
  action: 'link.paper-kept',
  handle: (request) =>
    withPaper(request, async (own) => {
      const { answers, faults } = readAnswers(own.paper.questions, request.form);
      const draftId = await keepTyped(request);
      const errors = Object.keys(answers).length === 0 ? [nothingSaid(own)] : toErrors(faults);
      if (errors.length > 0 || draftId === undefined) return await askAgain(request, own, errors);
      return redirect(`${addressOfLinkPages(request.link)}/check?draft=${draftId}`, shownOf(own));
    }),
};

/** What was written, to be read once more. */
export const OWN_ANSWERS: LinkPage = {
  method: 'GET',
  path: `${LINK_PAGES_AT}/check`,
  action: 'link.answers-checked',
  handle: (request) =>
    withPaper(request, async (own) => {
      const draft = (await listTyped(request)).find(({ id }) => id === request.query['draft']);
      const back = addressOfLinkPages(request.link);
      if (draft === undefined) return redirect(back, shownOf(own));
      const { answers } = readAnswers(own.paper.questions, draft.fields);
      const model = {
        paper: toPaper(own.paper, {}, []),
        answers: toAnswers(own.paper.questions, answers),
        draftId: draft.id,
        back: `${back}?draft=${draft.id}`,
      };
      return show('casework/participation/pages/own-paper/check.njk', model, shownOf(own));
    }),
};

/** It is in: under the person’s name, as they wrote it. */
export const SUBMIT_OWN_PAPER: LinkPage = {
  method: 'POST',
  path: `${LINK_PAGES_AT}/check`,
  action: 'link.paper-submitted',
  handle: (request) =>
    withPaper(request, async (own) => {
      const { tx, actor, form, today, link } = request;
      const drafts = await listTyped(request);
      const draft = drafts.find(({ id }) => id === form['draft']);
      if (draft === undefined) return redirect(addressOfLinkPages(link), shownOf(own));
      const outcome = await submitOwnPaper(tx, { typed: draft.fields, today });
      if (outcome.kind === 'ended') return NOT_FOUND;
      if (outcome.kind === 'nothing-said') return await askAgain(request, own, [nothingSaid(own)]);
      if (outcome.kind === 'faulty') return await askAgain(request, own, toErrors(outcome.faults));
      for (const { id, version } of drafts) {
        const page = {
          owner: { kind: 'link', id: link.linkId },
          form: 'consultation',
          subject: '',
          pageId: id,
        } as const;
        await discardDraft(tx, actor, { ...page, continues: { id, version } });
      }
      return redirect(`${addressOfLinkPages(link)}/done`, shownOf(own));
    }),
};

/** Thanks, what happens now, and a copy to keep. */
export const OWN_COPY: LinkPage = {
  method: 'GET',
  path: `${LINK_PAGES_AT}/done`,
  action: 'link.copy-read',
  handle: async (request) => {
    const own = await findOwnPaper(request.tx);
    if (own?.link.state !== 'submitted') return NOT_FOUND;
    const { paper } = own;
    const model = {
      paper: toPaper(paper, {}, []),
      heading: paper.heading,
      sentAt: paper.cameBackAt,
      answers: toAnswers(paper.questions, paper.answers ?? {}),
    };
    return inWordsOf(own, show('casework/participation/pages/own-paper/done.njk', model, shownOf(own)));
  },
};

/** For as long as the link is open; what it was for is done once. */
async function withPaper(request: LinkRequest, work: (own: OwnPaper) => Promise<Reply>): Promise<Reply> {
  const own = await findOwnPaper(request.tx);
  if (own?.link.state === 'submitted') return redirect(`${addressOfLinkPages(request.link)}/done`, shownOf(own));
  return own?.link.state === 'open' ? inWordsOf(own, await work(own)) : NOT_FOUND;
}

async function askAgain(request: LinkRequest, own: OwnPaper, errors: readonly FormError[]): Promise<Reply> {
  const drafts = await listTyped(request);
  const model = {
    paper: toPaper(own.paper, request.form, errors),
    errors,
    drafts: continueKeeping(request, drafts[0]),
  };
  return showInvalid(FORM_TEMPLATE, model, shownOf(own));
}

function nothingSaid({ paper }: OwnPaper): FormError {
  const [first] = paper.questions;
  return refuse(first === undefined ? '' : fieldOf(first), NOTHING_SAID);
}

function shownOf({ link }: OwnPaper) {
  return { childIds: [link.childId], details: { linkId: link.id } };
}
