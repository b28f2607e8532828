import { toPagination } from '../../../../platform/pages/paging.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import type { Reader } from '../../../participation/model.ts';
import { FACES_IN_WORDS, READERS_IN_WORDS } from '../../../participation/words.ts';
import { linesOfAnswers } from '../../../preparation/parts/answers-in-words.ts';
import { partOf } from '../../../preparation/parts/parts.ts';
import { obtainedInWords } from '../../../preparation/words.ts';
import type { PlanView, SaidByChild, Voice } from '../../list-voice.ts';
import { latestOfEachPart, PLAN_PARTS } from '../../model.ts';
import { HOW_OF_PARTS, saidIn } from '../../said-in-parts.ts';
import { standingOfWishes, wishesInWords } from '../../wishes.ts';
import { linesOfPlanView, planPartInWords, standingInWords } from '../../words.ts';

interface Found {
  readonly child: Child;
  readonly voice: Voice;
  /** What the child thinks of the plan, the latest first. */
  readonly views: readonly PlanView[];
  /** The day of the last review; null: none was held. */
  readonly lastReviewOn: string | null;
  readonly openReviewId: string | undefined;
  readonly canRecord: boolean;
}

interface In {
  readonly today: string;
  readonly terms: Terms;
  readonly page: number;
  readonly pages: number;
}

/** What the page of what a child says shows. */
export function toVoiceView(found: Found, { today, terms, page, pages }: In) {
  const { child, voice, views, canRecord, openReviewId } = found;
  const childHref = `/children/${child.childId}`;
  const href = `${childHref}/voice`;
  const shortName = shortNameOfChild(child);
  return {
    name: nameOfChild(child),
    shortName,
    childHref,
    wishes: wishesInWords({ shortName, saidLastOn: child.saidLastOn }, today),
    isCurrent: standingOfWishes(child.saidLastOn, today) === 'current',
    planHref: canRecord ? `${href}/plan` : undefined,
    wordsHref: canRecord && openReviewId !== undefined ? `/reviews/${openReviewId}/preparation/own-words` : undefined,
    parts: planParts(found, terms),
    disputes: disputesOf(views, terms),
    said: voice.said.map((each) => toItem(each, { childHref, canRecord, terms })),
    total: voice.total,
    pagination: toPagination(page, pages, (number) => `${href}?page=${number}`),
  };
}

/** Each part of the plan with what the child thought of it last; what was never talked about says so. */
function planParts({ views, lastReviewOn }: Found, terms: Terms) {
  const latest = latestOfEachPart(views);
  return PLAN_PARTS.map((part) => {
    const last = latest.find((each) => each.part === part);
    const title = planPartInWords(part);
    if (last === undefined) return { title, isDisputed: false, standing: 'Nobody has written down what they think' };
    const isOld = lastReviewOn !== null && last.askedOn < lastReviewOn;
    return {
      title,
      standing: standingInWords(last.standing),
      isDisputed: last.standing === 'disputes',
      words: last.words,
      on: last.askedOn,
      old: isOld ? terms.say('From before the last {review}: ask again') : undefined,
    };
  });
}

/** What the child disputes now, with what was explained can be done about it, and which support was offered. */
function disputesOf(views: readonly PlanView[], terms: Terms) {
  const disputed = latestOfEachPart(views).filter(({ standing }) => standing === 'disputes');
  const viewIds = new Set(disputed.map(({ viewId }) => viewId));
  return views
    .filter(({ viewId }) => viewIds.has(viewId))
    .map((view) => {
      const now = disputed.filter(({ viewId }) => viewId === view.viewId).map(({ part }) => planPartInWords(part));
      const labels = terms.sayAll([
        'What was explained can be done',
        'Support that was offered',
        'What the child chose',
      ]);
      return {
        on: view.askedOn,
        parts: now,
        lines: linesOfPlanView(view, terms).filter(({ label }) => labels.includes(label)),
      };
    });
}

interface ItemIn {
  readonly childHref: string;
  readonly canRecord: boolean;
  readonly terms: Terms;
}

interface LineView {
  readonly label: string;
  readonly text: string;
  /** From whom this answer is kept: it is not printed. */
  readonly keptFrom?: string | undefined;
}

/** One thing that the child said, as the page shows it. */
interface ItemView {
  readonly on: string;
  readonly title: string;
  /** Where it stands as a whole. */
  readonly href: string | undefined;
  /** Word for word. */
  readonly quote?: string | undefined;
  readonly lines: readonly LineView[];
  /** How it came to be known, to whom it was said and where. */
  readonly how: string;
  /** From whom the whole of it is kept: it is not printed. */
  readonly keptFrom?: string | undefined;
  readonly correctHref?: string | undefined;
}

function toItem(said: SaidByChild, within: ItemIn): ItemView {
  switch (said.kind) {
    case 'contact':
    case 'visit':
    case 'words':
      return toQuote(said, within);
    case 'part':
      return toPart(said, within);
    case 'paper':
      return toPaper(said, within);
    case 'plan':
      return toPlan(said, within);
  }
}

type OfKind<Kind extends SaidByChild['kind']> = Extract<SaidByChild, { readonly kind: Kind }>;

const TITLES: Readonly<Record<'contact' | 'visit' | 'words', (terms: Terms) => string>> = {
  contact: (terms) => terms.say('At a contact of the {iro}'),
  visit: () => 'At a visit',
  words: () => 'Word for word',
};

function toQuote(said: OfKind<'contact' | 'visit' | 'words'>, { childHref, terms }: ItemIn): ItemView {
  const { kind, saidOn, id, reviewId, told, toldTo, setting } = said;
  const alone = told.seenAlone === null ? [] : [told.seenAlone ? 'Seen alone' : 'Not seen alone'];
  return {
    on: saidOn,
    title: TITLES[kind](terms),
    href: kind === 'words' ? `/reviews/${reviewId}/preparation` : `${childHref}/${kind}s/${id}`,
    quote: told.words,
    lines: [],
    how: sentences(obtainedInWords(told.obtainedBy, terms), toTold(toldTo), setting, ...alone),
  };
}

function toPart({ saidOn, reviewId, told, toldTo }: OfKind<'part'>, { terms }: ItemIn): ItemView {
  const part = partOf(told.part, terms);
  const lines = linesOfAnswers(part, told.answers);
  const ofChild = saidIn(told.part);
  const how = lines.filter(({ name }) => HOW_OF_PARTS.includes(name)).map(({ label, text }) => `${label} ${text}`);
  const by = told.answers['askedBy'] === undefined ? 'Written down by' : 'Asked by';
  // Where the talk was is no wish of the child's; of the other parts it is.
  const place = told.part === 'private-talk' ? lines.find(({ name }) => name === 'where')?.text : undefined;
  return {
    on: saidOn,
    title: part.title,
    href: `/reviews/${reviewId}/preparation`,
    lines: lines.filter(({ name }) => ofChild.includes(name)),
    how: sentences(toldTo === null ? undefined : `${by} ${toldTo}`, place, ...how),
  };
}

function toPaper({ saidOn, id, reviewId, told }: OfKind<'paper'>, { terms }: ItemIn): ItemView {
  const keptFrom = (question: string | null) =>
    readersInWords(told.withheld.filter((each) => each.question === question).map(({ from }) => from));
  return {
    on: saidOn,
    title: 'Consultation paper',
    href: `/reviews/${reviewId}/consultation/${id}`,
    lines: told.questions.flatMap(({ id: question, text, kind }) => {
      const answer = told.answers[question];
      if (answer === undefined) return [];
      const shown = kind === 'face' ? (FACES_IN_WORDS[answer] ?? answer) : answer;
      return [{ label: text, text: shown, keptFrom: keptFrom(question) }];
    }),
    how: told.by === 'link' ? terms.say('Typed by the child.') : 'Written on paper.',
    keptFrom: keptFrom(null),
  };
}

function toPlan({ saidOn, id, told }: OfKind<'plan'>, { childHref, canRecord, terms }: ItemIn): ItemView {
  return {
    on: saidOn,
    title: 'Of the plan',
    href: told.contactId === null ? undefined : `${childHref}/contacts/${told.contactId}`,
    lines: linesOfPlanView(told, terms),
    how: sentences(obtainedInWords(told.obtainedBy, terms), toTold(told.askedBy), told.setting),
    correctHref: canRecord ? `${childHref}/voice/plan/${id}` : undefined,
  };
}

function readersInWords(readers: readonly Reader[]): string | undefined {
  return readers.length === 0 ? undefined : readers.map((reader) => READERS_IN_WORDS[reader]).join(' and ');
}

function toTold(to: string | null): string | undefined {
  return to === null ? undefined : `To ${to}`;
}

/** "Said. To Iris Ode. In the garden." */
function sentences(...parts: readonly (string | null | undefined)[]): string {
  return parts.flatMap((part) => (part ? [part.endsWith('.') ? part : `${part}.`] : [])).join(' ');
}
