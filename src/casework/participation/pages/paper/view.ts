import { dayInWords, momentInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { CHANNELS_IN_WORDS } from '../../../post/post-in-words.ts';
import type { Paper, WithholdingRow } from '../../list-papers-of-review.ts';
import { READERS, stateOfPaper } from '../../model.ts';
import { AUDIENCES_IN_WORDS, PAPER_STATES_IN_WORDS, READERS_IN_WORDS, relationshipInWords } from '../../words.ts';
import { toAnswers, toPaper } from '../own-paper/view.ts';

export const NOT_OPEN = 'Nothing was changed: it came back, or was withdrawn, meanwhile';
export const NOT_THEIRS = 'Nothing was changed: you may read this record and not write into it';
export const NOTHING_SAID = 'Enter what stands on the paper: at least one answer';

export function toPaperView(paper: Paper, { now, terms }: { readonly now: string; readonly terms: Terms }) {
  const state = stateOfPaper(paper, now);
  return {
    back: `/reviews/${paper.reviewId}/consultation`,
    href: hrefOf(paper),
    name: paper.personName,
    relationship: relationshipOf(paper, terms),
    paper: AUDIENCES_IN_WORDS[paper.audience],
    state: PAPER_STATES_IN_WORDS[state],
    facts: factsOf(paper),
    isOpen: paper.cameBackAt === null && paper.withdrawnAt === null,
    hash: paper.answersHash,
    answers: paper.answers === null ? undefined : toAnswers(paper.questions, paper.answers),
    asksForPrivacy: paper.answers?.['private'],
    withheld: paper.withheld.map((one) => toWithheld(one, paper)),
    readers: READERS.map((reader) => ({ value: reader, text: READERS_IN_WORDS[reader] })),
    questions: [
      { value: '', text: 'The whole paper' },
      ...paper.questions
        .filter(({ id }) => paper.answers?.[id] !== undefined)
        .map(({ id, text }) => ({ value: id, text })),
    ],
  };
}

/** What whoever was asked is to the child. */
export function relationshipOf({ personKind: kind, relationship }: Paper, terms: Terms): string {
  return relationshipInWords({ kind, relationship }, terms);
}

function factsOf(paper: Paper) {
  const { cameBackAt, cameBackBy, receivedOn, enteredByName, withdrawnAt, withdrawalReason, openedAt, expiresAt } =
    paper;
  return [
    { what: 'Sent', words: `${CHANNELS_IN_WORDS[paper.channel]}, ${momentInWords(paper.sentAt)}` },
    ...(openedAt === null ? [] : [{ what: 'Link opened', words: momentInWords(openedAt) }]),
    ...(expiresAt === null || cameBackAt !== null
      ? []
      : [{ what: 'Link good until', words: momentInWords(expiresAt) }]),
    ...(cameBackAt === null
      ? []
      : [
          {
            what: 'Came back',
            words:
              cameBackBy === 'paper'
                ? `On paper, received ${shortDay(receivedOn ?? '')}, entered by ${enteredByName ?? 'the program'} on ${momentInWords(cameBackAt)}`
                : `By their link, ${momentInWords(cameBackAt)}`,
          },
        ]),
    ...(withdrawnAt === null
      ? []
      : [{ what: 'Withdrawn', words: `${momentInWords(withdrawnAt)}: ${withdrawalReason ?? ''}` }]),
  ];
}

function toWithheld({ id, question, from, reason, decidedAt, decidedBy }: WithholdingRow, paper: Paper) {
  const asked = paper.questions.find((each) => each.id === question)?.text;
  return {
    what: asked === undefined ? 'The whole paper' : `“${asked}”`,
    from: READERS_IN_WORDS[from],
    reason,
    by: `${decidedBy ?? 'the program'}, ${momentInWords(decidedAt)}`,
    liftHref: `${hrefOf(paper)}/withheld/${id}/lift`,
  };
}

/** The paper as it is printed, or typed in from what was written on it. */
export function toPrint(paper: Paper, typed: FormFields = {}, errors: readonly FormError[] = []) {
  const { heading } = paper;
  return {
    href: hrefOf(paper),
    name: paper.personName,
    heading: { ...heading, when: heading.reviewOn === null ? undefined : dayInWords(heading.reviewOn) },
    form: toPaper(paper, typed, errors),
  };
}

function hrefOf({ id, reviewId }: Paper): string {
  return `/reviews/${reviewId}/consultation/${id}`;
}
