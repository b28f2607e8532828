import { dayInLondon } from '../../../../platform/clock.ts';
import { momentInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { CHANNELS, type Channel } from '../../../post/model.ts';
import { CHANNELS_IN_WORDS } from '../../../post/post-in-words.ts';
import { dueFrom } from '../../../preparation/due-of-step.ts';
import type { Review } from '../../../preparation/find-review.ts';
import type { DueStep } from '../../../preparation/list-due-steps.ts';
import type { Paper } from '../../list-papers-of-review.ts';
import type { WhoWasAsked } from '../../list-who-was-asked.ts';
import type { WhomToAsk } from '../../list-whom-to-ask.ts';
import { AUDIENCES, stateOfPaper } from '../../model.ts';
import { AUDIENCES_IN_WORDS, PAPER_STATES_IN_WORDS, relationshipInWords } from '../../words.ts';

interface Shown {
  readonly review: Review;
  readonly found: WhoWasAsked;
  readonly canSend: boolean;
  /** When the papers are due; undefined while no day is agreed. */
  readonly step: DueStep | undefined;
  readonly form: FormFields;
  readonly now: string;
}

interface In {
  readonly terms: Terms;
  readonly today: string;
}

export function toView({ review, found, canSend, step, form, now }: Shown, { terms, today }: In) {
  const { papers, whom, exceptions, left, asked } = found;
  const chosen = [form['person'] ?? []].flat();
  const settled = new Set([...asked, ...exceptions].map(({ personId }) => personId));
  return {
    child: { href: `/children/${review.childId}`, name: nameOfChild(review.child) },
    href: `/reviews/${review.reviewId}/consultation`,
    reviewOn: review.recordingOn ?? review.arrangedOn,
    papers: papers.map((paper) => toRow(paper, { now, terms, dueOn: step?.dueOn })),
    whom: canSend
      ? whom
          .filter(({ id }) => !settled.has(id))
          .map((person) => toChoice(person, { form, terms, isChosen: chosen.includes(person.id) }))
      : [],
    inShort: inShort(found, { sentOn: step?.metOn ?? null, terms }),
    due: step === undefined ? undefined : dueFrom(step, { terms, today }),
    isDone: step?.metOn !== null && step !== undefined,
    exceptions: exceptions.map(({ id, personName, reason, decidedBy, decidedAt }) => {
      return { id, name: personName, reason, by: `${decidedBy ?? 'the program'}, ${momentInWords(decidedAt)}` };
    }),
    leftOut: left.map((person) => {
      const { id, name } = person;
      const text = `${name}, ${relationshipInWords(person, terms)}`;
      return { value: id, text, selected: form['leftOut'] === id };
    }),
    values: form,
  };
}

/** "2 of 4 who are to be asked have their paper. Not yet: Mona Mother, mother." */
function inShort(
  { asked, left }: WhoWasAsked,
  { sentOn, terms }: { readonly sentOn: string | null; readonly terms: Terms },
): string | undefined {
  const all = asked.length + left.length;
  if (all === 0) return undefined;
  if (asked.length === 0 && sentOn !== null) return `Recorded as sent on ${shortDay(sentOn)}, and not from here.`;
  if (left.length === 0) return 'Everybody who is to be asked has a paper.';
  const parents = left.filter(({ audience }) => audience === 'parent').map(({ name }) => name);
  const rest = left.map((person) => `${person.name}, ${relationshipInWords(person, terms)}`).join('; ');
  const responsible =
    parents.length === 0 ? '' : ` A parent, or somebody with parental responsibility: ${parents.join(', ')}.`;
  return `${asked.length} of ${all} who are to be asked have their paper. Not yet: ${rest}.${responsible}`;
}

function toRow(
  paper: Paper,
  { now, terms, dueOn }: { readonly now: string; readonly terms: Terms; readonly dueOn: string | undefined },
) {
  const state = stateOfPaper(paper, now);
  return {
    href: `/reviews/${paper.reviewId}/consultation/${paper.id}`,
    name: paper.personName,
    relationship: relationshipInWords({ kind: paper.personKind, relationship: paper.relationship }, terms),
    paper: AUDIENCES_IN_WORDS[paper.audience],
    how: CHANNELS_IN_WORDS[paper.channel],
    sent: momentInWords(paper.sentAt),
    isLate: dueOn !== undefined && dayInLondon(paper.sentAt) > dueOn,
    state: PAPER_STATES_IN_WORDS[state],
    more: moreOf(paper),
    isWithheld: paper.withheld.length > 0,
  };
}

function moreOf({ cameBackAt, cameBackBy, receivedOn, withdrawalReason, openedAt, expiresAt }: Paper): string {
  if (withdrawalReason !== null) return withdrawalReason;
  if (cameBackAt !== null) {
    return cameBackBy === 'paper' ? `on paper, received ${shortDay(receivedOn ?? '')}` : momentInWords(cameBackAt);
  }
  if (openedAt !== null) return `Opened ${momentInWords(openedAt)}`;
  return expiresAt === null ? '' : `The link is good until ${momentInWords(expiresAt)}`;
}

function toChoice(
  person: WhomToAsk,
  { form, terms, isChosen }: Pick<Shown, 'form'> & { readonly terms: Terms; readonly isChosen: boolean },
) {
  const { id, name, audience, notToBeAsked, mind } = person;
  const channel = form[`channel-${id}`] ?? bestWay(person);
  const paper = form[`audience-${id}`] ?? audience;
  return {
    id,
    name,
    relationship: relationshipInWords(person, terms),
    notToBeAsked,
    mind,
    isChosen,
    channels: CHANNELS.map((each) => ({ value: each, text: CHANNELS_IN_WORDS[each], selected: each === channel })),
    audiences: AUDIENCES.filter((each) => each.startsWith('child') === (person.kind === 'child')).map((each) => ({
      value: each,
      text: AUDIENCES_IN_WORDS[each],
      selected: each === paper,
    })),
  };
}

/** By email where one is known, then by text; a letter needs nothing. */
function bestWay({ recipient }: WhomToAsk): Channel {
  if ((recipient.email ?? '') !== '') return 'email';
  return (recipient.phone ?? '') === '' ? 'letter' : 'text';
}
