import { dayInLondon } from '../../../../platform/clock.ts';
import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { hasCommunicationNeeds } from '../../../children/details/needs.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import type { Communication } from '../../../communication/find-communication.ts';
import { NOBODY_SETTLED, supportInWords } from '../../../communication/words.ts';
import { DOCUMENT_TYPES } from '../../../documents/model.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { bookletOf } from '../../../participation/booklet.ts';
import type { WhoWasAsked } from '../../../participation/list-who-was-asked.ts';
import type { PlanView } from '../../../voice/list-voice.ts';
import type { SaidWords } from '../../child-words.ts';
import { dueFrom, dueOf } from '../../due-of-step.ts';
import type { Review } from '../../find-review.ts';
import type { InvitationRow } from '../../invitations/list-invitations.ts';
import type { OpenExclusion } from '../../invitations/list-open-exclusions.ts';
import type { DueStep } from '../../list-due-steps.ts';
import type { SavedPart } from '../../list-parts.ts';
import { linesOfAnswers } from '../../parts/answers-in-words.ts';
import { answerTo, PART_IDS, type Part, type PartId } from '../../parts/part.ts';
import { partOf } from '../../parts/parts.ts';
import { obtainedInWords } from '../../words.ts';

import { type Needs, needsInWords } from '../needs-in-words.ts';
import { paperOfExcluded } from '../paper-of-excluded.ts';
import { statusOfStep, type Task, tag } from '../tasks.ts';

interface Found {
  readonly review: Review;
  readonly steps: readonly DueStep[];
  readonly parts: readonly SavedPart[];
  readonly words: readonly SaidWords[];
  readonly needs: Needs;
  readonly communication: Communication;
  /** What the child thinks of the plan each time that they were asked, the latest first. */
  readonly planViews: readonly PlanView[];
  /** Who is kept out. */
  readonly exclusions: readonly OpenExclusion[];
  /** Who is asked in writing, and who is not yet. */
  readonly consultation: WhoWasAsked;
  readonly invitations: readonly InvitationRow[];
  readonly canRecord: boolean;
}

interface In {
  readonly terms: Terms;
  readonly today: string;
}

const CONSULTATION = 'preparation.consultation-documents';

/** Who supports a child with additional communication needs, in each preparation: support runs through all of it. */
function supportOf({ needs, communication: { support } }: Found, terms: Terms): string[] {
  if (needs === undefined || !hasCommunicationNeeds(needs)) return [];
  const [last] = support;
  return [last === undefined ? NOBODY_SETTLED : `Support: ${supportInWords(last, terms)}`];
}

const TYPE_OF_RULE = new Map(DOCUMENT_TYPES.flatMap(({ type, receipt }) => (receipt ? [[receipt.rule, type]] : [])));

/** What the page of a review's preparation shows. */
export function toPreparationView(found: Found, within: In) {
  const { review, parts, words, needs, canRecord } = found;
  const { terms } = within;
  const all = PART_IDS.map((id) => partOf(id, terms));
  return {
    name: nameOfChild(review.child),
    shortName: shortNameOfChild(review.child),
    back: `/reviews/${review.reviewId}`,
    review,
    canRecord,
    voiceHref: `/children/${review.childId}/voice`,
    needs: [...needsInWords(needs), ...supportOf(found, terms)],
    communicationHref: `/children/${review.childId}/communication`,
    attendance: attendanceInWords(parts, { shortName: shortNameOfChild(review.child), terms }),
    unaskedParents: unaskedParents(found),
    booklet: toBooklet(found.consultation),
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

/** The child’s booklet, to draw out what the child thinks before the review or in it. */
function toBooklet({ papers }: WhoWasAsked) {
  const booklet = bookletOf(papers);
  if (booklet === undefined) return undefined;
  const { reviewId, paperId, sentAt, cameBackAt, answers } = booklet;
  return {
    href: `/reviews/${reviewId}/consultation/${paperId}`,
    words:
      cameBackAt === null
        ? `Sent ${shortDay(dayInLondon(sentAt))}, and nothing has come back yet.`
        : `Came back ${shortDay(dayInLondon(cameBackAt))}.`,
    answers,
  };
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
        ...of('taking-part', 'child-does-not-come', 'health-information', 'agenda'),
      ],
    },
    {
      id: 'people',
      title: 'The people',
      tasks: [
        ...of('talk-with-social-worker', 'support'),
        ...legalAdviserTasks(found),
        ...of('separate-meeting'),
        ...ofRules('preparation.invitations', 'preparation.consultation-documents'),
        ...found.exclusions
          .filter(({ reviewId }) => reviewId === review.reviewId)
          .map((exclusion) => toPapersTask(exclusion, found, within)),
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
    hint: {
      text: [part.who, ...(step === undefined ? [] : [dueOf(step, within)]), ...openOf(saved, within.terms)].join('. '),
    },
    ...(canRecord && { href: `/reviews/${review.reviewId}/preparation/${part.id}` }),
    status:
      (part.id === 'private-talk' ? lookAtTalks(saved, review, within.terms) : undefined) ??
      statusOf(part, { saved, step, terms: within.terms }),
  };
}

/** What of a part that was saved is still to be agreed. */
function openOf([saved]: readonly SavedPart[], terms: Terms): string[] {
  if (saved?.part !== 'social-worker-talk' || saved.answers['preparingAgreedOn'] !== undefined) return [];
  return [terms.say('How they prepare is not agreed with the {iro} yet')];
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
  'separate-meeting': 'If there is one',
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
  if (saved.length > 0) return { text: part.isRepeated ? `${saved.length} recorded` : 'Done' };
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
  return rule === CONSULTATION ? `/reviews/${review.reviewId}/consultation` : undefined;
}

function toStepTask(step: DueStep, found: Found, within: In): Task {
  const href = hrefOfStep(step, found);
  return {
    title: { text: within.terms.retell(titleOfRule(step.rule)) },
    hint: { text: [dueFrom(step, within), ...(step.rule === CONSULTATION ? askedInShort(found) : [])].join('. ') },
    ...(found.canRecord && href !== undefined && { href }),
    status: TYPE_OF_RULE.has(step.rule) ? statusOfDocument(step) : statusOfStep(step),
  };
}

/** Where somebody brings a legal adviser, the authority’s own is arranged or not: a task of its own. */
function legalAdviserTasks({ parts, review, canRecord }: Found): Task[] {
  const answers = parts.find(({ part }) => part === 'support')?.answers ?? {};
  if (answerTo(answers, 'legalAdviser') !== 'yes') return [];
  const states: Readonly<Record<string, object>> = {
    wanted: tag('To be arranged', 'yellow'),
    arranged: { text: 'Arranged' },
    'not-needed': { text: 'Considered: not needed' },
  };
  return [
    {
      title: { text: 'The authority’s own legal adviser, as somebody brings theirs' },
      hint: { text: answerTo(answers, 'ownLegalAdviserNote') ?? 'Social worker' },
      ...(canRecord && { href: `/reviews/${review.reviewId}/preparation/support` }),
      status: states[answerTo(answers, 'ownLegalAdviser') ?? ''] ?? tag('To do', 'blue'),
    },
  ];
}

/** How many of those who are to be asked have their paper. */
function askedInShort(found: Found): string[] {
  const { asked, left } = found.consultation;
  const all = asked.length + left.length;
  if (isAskedElsewhere(found)) return ['Not sent from here'];
  return all === 0 ? [] : [`${asked.length} of ${all} who are to be asked have their paper`];
}

/** Somebody recorded that the papers went, and none went from here: to whom, nobody knows here. */
function isAskedElsewhere({ steps, consultation: { asked } }: Found): boolean {
  return asked.length === 0 && steps.some(({ rule, metOn }) => rule === CONSULTATION && metOn !== null);
}

/** Those with parental responsibility, and parents, who were neither asked in writing nor told of the meeting. */
function unaskedParents(found: Found): string[] {
  if (isAskedElsewhere(found)) return [];
  const { consultation, invitations, exclusions } = found;
  const askedElsewhere = exclusions.flatMap(({ personId, papersSentOn }) => (papersSentOn === null ? [] : [personId]));
  const invited = invitations.flatMap(({ personId, toldOn }) => (toldOn === null ? [] : [personId]));
  const asked = new Set([...askedElsewhere, ...invited]);
  return consultation.left
    .filter(({ id, audience }) => audience === 'parent' && !asked.has(id))
    .map(({ name }) => name);
}

/** Whether whoever is kept out was asked in writing. */
function toPapersTask(exclusion: OpenExclusion, { review, consultation, canRecord }: Found, { terms }: In): Task {
  const { who, personId, papersSentOn, name, reviewId } = exclusion;
  const id = who === 'child' ? review.childId : personId;
  const paper = paperOfExcluded(consultation.papers, { id, papersSentOn });
  return {
    title: { text: `Ask ${name}, who is kept out, in writing what they think` },
    hint: {
      text: `${paper.words}. ${terms.say('What comes back goes into the record, unless it would distress the child unnecessarily')}`,
    },
    ...(canRecord && { href: paper.href ?? `/reviews/${reviewId}/consultation` }),
    status: paper.isSent ? { text: 'Sent' } : tag('Not sent yet', 'orange'),
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
