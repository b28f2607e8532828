import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { DOCUMENT_TYPES } from '../../../documents/model.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import type { PlanView } from '../../../voice/list-voice.ts';
import type { SaidWords } from '../../child-words.ts';
import type { Review } from '../../find-review.ts';
import type { OpenExclusion } from '../../invitations/list-open-exclusions.ts';
import type { DueStep } from '../../list-due-steps.ts';
import type { SavedPart } from '../../list-parts.ts';
import { linesOfAnswers } from '../../parts/answers-in-words.ts';
import { answerTo, PART_IDS, type Part, type PartId } from '../../parts/part.ts';
import { partOf } from '../../parts/parts.ts';
import { obtainedInWords } from '../../words.ts';

import { type Needs, needsInWords } from '../needs-in-words.ts';
import { dueFrom, dueOf, statusOfStep, type Task, tag } from '../tasks.ts';

interface Found {
  readonly review: Review;
  readonly steps: readonly DueStep[];
  readonly parts: readonly SavedPart[];
  readonly words: readonly SaidWords[];
  readonly needs: Needs;
  /** What the child thinks of the plan each time that they were asked, the latest first. */
  readonly planViews: readonly PlanView[];
  /** Who is kept out. */
  readonly exclusions: readonly OpenExclusion[];
  readonly canRecord: boolean;
}

interface In {
  readonly terms: Terms;
  readonly today: string;
}

/** The rules that no page of ours answers: their fact is recorded by itself. */
const FACT_OF_RULE: Readonly<Record<string, string>> = {
  'preparation.consultation-documents': 'consultation-documents-sent',
};

const TYPE_OF_RULE = new Map(DOCUMENT_TYPES.flatMap(({ type, receipt }) => (receipt ? [[receipt.rule, type]] : [])));

/** What the page of a review's preparation shows. */
export function toPreparationView(found: Found, within: In) {
  const { review, parts, words, needs } = found;
  const { terms } = within;
  const all = PART_IDS.map((id) => partOf(id, terms));
  return {
    name: nameOfChild(review.child),
    shortName: shortNameOfChild(review.child),
    back: `/reviews/${review.reviewId}`,
    review,
    voiceHref: `/children/${review.childId}/voice`,
    needs: needsInWords(needs),
    attendance: attendanceInWords(parts, { shortName: shortNameOfChild(review.child), terms }),
    groups: groupsOf(all, found, within),
    words: words.slice(0, 3).map((each) => ({ ...each, obtained: obtainedInWords(each.obtainedBy, terms) })),
    learned: parts.flatMap((saved) => {
      const part = all.find(({ id }) => id === saved.part);
      if (part === undefined) return [];
      return [
        {
          id: `${saved.part}-${saved.itemId}`,
          title: part.title,
          lines: linesOfAnswers(part, saved.answers),
          savedBy: saved.recordedBy,
          savedAt: saved.recordedAt,
        },
      ];
    }),
  };
}

/** That nobody has said whether the child comes, or that they do not, and that they want to chair: what is to be seen at once. */
function attendanceInWords(
  parts: readonly SavedPart[],
  { shortName, terms }: { readonly shortName: string; readonly terms: Terms },
): string[] {
  const answerOf = (part: PartId, name: string) =>
    answerTo(parts.find((each) => each.part === part)?.answers ?? {}, name);
  const comes = answerOf('wishes', 'comes');
  const isAway = parts.some(({ part }) => part === 'child-does-not-come');
  const chairs =
    answerOf('wishes', 'chairing') ?? (answerOf('social-worker-talk', 'wantsToChair') === 'yes' ? 'child' : '');
  return [
    ...(comes === undefined && !isAway
      ? [
          `Nobody has written down yet whether ${shortName} comes. ${terms.say('Every child does where that can be, or takes part in another way.')}`,
        ]
      : []),
    ...(comes === 'no' && !isAway
      ? [`${shortName} does not want to come. Write down why, what was tried, and how the views come in.`]
      : []),
    ...(chairs === 'child' ? [`${shortName} wants to chair.`] : []),
    ...(chairs === 'together' ? [`${shortName} wants to chair together with you.`] : []),
  ];
}

function groupsOf(all: readonly Part[], found: Found, within: In) {
  const of = (...ids: readonly string[]) =>
    all.filter(({ id }) => ids.includes(id)).map((part) => toPartTask(part, found, within));
  const { review, steps, words, canRecord } = found;
  const base = `/reviews/${review.reviewId}`;
  const ofRules = (...rules: readonly string[]) =>
    steps.filter(({ rule }) => rules.includes(rule)).map((step) => toStepTask(step, found, within));
  return [
    {
      id: 'child',
      title: within.terms.say('The child'),
      tasks: [
        ...of('social-worker-talk', 'wishes'),
        {
          title: { text: within.terms.say('In the child’s own words') },
          hint: { text: 'Word for word, as it was said' },
          ...(canRecord && { href: `${base}/preparation/own-words` }),
          status: { text: words.length === 0 ? 'Nothing written down yet' : `${words.length} written down` },
        },
        ...of('meet-child', 'private-talk', 'private-talk-excused'),
        toPlanTask(found, within),
        ...of('child-does-not-come', 'health-information', 'agenda'),
      ],
    },
    {
      id: 'people',
      title: 'The people',
      tasks: [
        ...of('talk-with-social-worker', 'support'),
        ...ofRules('preparation.invitations', 'preparation.consultation-documents'),
        ...found.exclusions.map((exclusion) => toLookTask(exclusion, found, within)),
      ],
    },
    {
      id: 'documents',
      title: 'The documents, and being ready',
      tasks: [
        ...ofRules('preparation.social-worker-report', 'preparation.pep', 'preparation.health-plan'),
        ...of('records-up-to-date', 'iro-is-ready'),
      ],
    },
  ].filter(({ tasks }) => tasks.length > 0);
}

function toPartTask(part: Part, found: Found, within: In): Task {
  const { review, steps, parts, canRecord } = found;
  const saved = parts.filter((each) => each.part === part.id);
  const step = steps.find(({ rule }) => rule === part.rule);
  return {
    title: { text: part.title },
    hint: { text: [part.who, ...(step === undefined ? [] : [dueOf(step, within)])].join('. ') },
    ...(canRecord && { href: `/reviews/${review.reviewId}/preparation/${part.id}` }),
    status:
      (part.id === 'private-talk' ? lookAtTalks(saved, review, within.terms) : undefined) ??
      statusOf(part, { saved, step, terms: within.terms }),
  };
}

/** What the child thinks of each part of the plan: asked before every review, and in between at any contact. */
function toPlanTask({ review, planViews, canRecord }: Found, { terms }: In): Task {
  const ofReview = planViews.find(({ reviewId }) => reviewId === review.reviewId);
  const [last] = planViews;
  const before = last === undefined ? 'Never asked yet' : `Asked last on ${shortDay(last.askedOn)}`;
  return {
    title: { text: terms.say('What the child thinks of the plan, part by part') },
    hint: { text: `${terms.say('{Iro} or social worker')}. ${before}` },
    ...(canRecord && { href: `/children/${review.childId}/voice/plan?review=${review.reviewId}` }),
    status: ofReview === undefined ? tag('To do', 'blue') : { text: `Asked, ${shortDay(ofReview.askedOn)}` },
  };
}

const ONLY_IF: Readonly<Partial<Record<PartId, string>>> = {
  'private-talk-excused': 'Only if it was not held',
  'child-does-not-come': 'Only if it is so',
};

/** What of the talks asks for a second look: how they were held, or on which day. */
function lookAtTalks(
  talks: readonly SavedPart[],
  { arrangedOn, recordingOn }: Review,
  terms: Terms,
): object | undefined {
  const isCall = ({ answers }: SavedPart) => ['phone', 'video'].includes(answerTo(answers, 'method') ?? '');
  if (talks.length === 0) return undefined;
  if (talks.every(isCall)) {
    if (talks.some(({ answers }) => answers['isFar'] === 'yes')) return tag('A call: still to be seen', 'yellow');
    const isUnfit = ({ answers }: SavedPart) =>
      answers['knowsEachOther'] === 'no' || answers['isSettled'] === 'no' || answers['changeComing'] === 'yes';
    if (talks.some(isUnfit)) return tag('By call, where a meeting is asked for', 'yellow');
  }
  const on = recordingOn ?? arrangedOn;
  const isOnlyThatDay = on !== null && talks.every(({ answers }) => answers['on'] === on);
  return isOnlyThatDay ? tag(terms.say('Only on the day of the {review}'), 'yellow') : undefined;
}

interface Standing {
  readonly saved: readonly SavedPart[];
  readonly step: DueStep | undefined;
  readonly terms: Terms;
}

function statusOf(part: Part, { saved, step, terms }: Standing): object {
  if (step !== undefined && (step.metOn !== null || step.notOwedBecause !== null)) return statusOfStep(step);
  if (part.id === 'agenda' && saved[0]?.answers['withChild'] === 'not-yet') return tag('Not agreed yet', 'yellow');
  if (part.id === 'meet-child' && saved[0] !== undefined) {
    return { text: `Arranged for ${shortDay(answerTo(saved[0].answers, 'on') ?? '')}` };
  }
  if (part.id === 'iro-is-ready' && saved[0]?.answers['childPrepared'] === 'not-enough')
    return tag(terms.say('The child is not prepared'), 'yellow');
  if (part.id === 'support' && Object.values(saved[0]?.answers ?? {}).includes('wanted'))
    return tag('To be arranged', 'yellow');
  if (step !== undefined) return statusOfStep(step);
  if (saved.length > 0) return { text: 'Done' };
  const onlyIf = ONLY_IF[part.id];
  return onlyIf === undefined ? tag('To do', 'blue') : { text: onlyIf };
}

/** Who comes and the documents have pages of their own; of the rest the fact alone is recorded. */
function hrefOfStep({ rule, metOn }: DueStep, { review }: Found): string | undefined {
  if (rule === 'preparation.invitations') return `/reviews/${review.reviewId}/invitations`;
  const type = TYPE_OF_RULE.get(rule);
  const documents = `/children/${review.childId}/documents`;
  if (type !== undefined && metOn !== null) return `${documents}?type=${type}`;
  if (type !== undefined) return `${documents}/new?${new URLSearchParams({ type, review: review.key })}`;
  const fact = FACT_OF_RULE[rule];
  return fact === undefined ? undefined : `/children/${review.childId}/facts/new?type=${fact}`;
}

function toStepTask(step: DueStep, found: Found, within: In): Task {
  const href = hrefOfStep(step, found);
  return {
    title: { text: within.terms.retell(titleOfRule(step.rule)) },
    hint: { text: dueFrom(step, within) },
    ...(found.canRecord && href !== undefined && { href }),
    status: TYPE_OF_RULE.has(step.rule) ? statusOfDocument(step) : statusOfStep(step),
  };
}

/** That somebody is kept out is looked at again by a day. */
function toLookTask(exclusion: OpenExclusion, { canRecord }: Found, { today }: In): Task {
  const { reviewId, invitationId, name, lookAgainOn, explainedInWritingOn } = exclusion;
  const due = dueInWords(lookAgainOn, today);
  const unsent = explainedInWritingOn === null ? '. The reason has not been sent to them yet' : '';
  return {
    title: { text: `Look again at why ${name} is kept out` },
    hint: { text: `Social worker and team manager. Due ${dayInWords(lookAgainOn)}, ${due.words}${unsent}` },
    ...(canRecord && { href: `/reviews/${reviewId}/invitations/${invitationId}/exclusion` }),
    status: due.kind === 'late' ? tag('Late', 'orange') : tag('To do', 'blue'),
  };
}

/** What is in, and what is missing. */
function statusOfDocument(step: DueStep): object {
  if (step.metOn !== null) return { text: `In since ${shortDay(step.metOn)}` };
  if (step.notOwedBecause !== null) return statusOfStep(step);
  return step.status === 'overdue' ? tag('Missing', 'orange') : tag('Not in yet', 'blue');
}
