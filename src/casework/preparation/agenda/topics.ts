import { shortDay } from '../../../platform/pages/days-in-words.ts';
import { type Answers, answerTo, type PartId } from '../parts/part.ts';

/** Something to talk about at a review, and where it comes from. */
export interface Topic {
  /** Tells it from the others of the review: `wishes-0`. */
  readonly key: string;
  readonly text: string;
  /** "Sami, 27 May 2026" */
  readonly source: string;
  readonly isChilds: boolean;
  /** It was brought up for the meeting, and stands on a new agenda by itself. */
  readonly isForMeeting: boolean;
  /** What to do before it is put on an agenda that others read. */
  readonly caution?: string;
}

/** What the other parts of a preparation tell. */
export interface ToldBefore {
  readonly shortName: string;
  readonly officer: string;
  readonly parts: readonly { readonly part: PartId; readonly itemId: string; readonly answers: Answers }[];
  /** The parts of the plan that the child disputes now. */
  readonly disputed: readonly { readonly part: string; readonly askedOn: string }[];
  /** Papers that came back. */
  readonly papers: readonly {
    readonly id: string;
    readonly who: string;
    readonly isChilds: boolean;
    readonly receivedOn: string;
    readonly isWithheld: boolean;
  }[];
}

/** A line of an agenda is read at a glance. */
const LONGEST_TOPIC = 200;

/** What may be talked about, the child's own first; what the child wants kept out of the meeting is none of it. */
export function topicsOf(told: ToldBefore): Topic[] {
  return [...forTheMeeting(told), ...saidInPrivate(told), ...ofThePlan(told), ...papersOf(told), ...concernsOf(told)];
}

function forTheMeeting({ parts, shortName }: ToldBefore): Topic[] {
  const lines = [...linesOf(parts, 'taking-part', 'keyPoints'), ...linesOf(parts, 'wishes', 'topics')];
  return lines.map(({ key, text, on }) => ({
    key,
    text,
    source: from(shortName, on),
    isChilds: true,
    isForMeeting: true,
  }));
}

function saidInPrivate({ parts, shortName }: ToldBefore): Topic[] {
  return linesOf(parts, 'private-talk', 'raised').map(({ key, text, on }) => ({
    key,
    text,
    source: from(shortName, on),
    isChilds: true,
    isForMeeting: false,
    caution: `Said in private: ask ${shortName} before others read it`,
  }));
}

function ofThePlan({ disputed, shortName }: ToldBefore): Topic[] {
  return disputed.map(({ part, askedOn }) => ({
    key: `plan-${part}`,
    text: part,
    source: from(shortName, askedOn),
    isChilds: true,
    isForMeeting: false,
    caution: `${shortName} does not agree with this part of the plan: ask whether it is brought up here`,
  }));
}

function papersOf({ papers, shortName }: ToldBefore): Topic[] {
  return papers
    .filter(({ isWithheld }) => !isWithheld)
    .toSorted((a, b) => Number(b.isChilds) - Number(a.isChilds))
    .map(({ id, who, isChilds, receivedOn }) => ({
      key: `paper-${id}`,
      text: `What ${isChilds ? shortName : who} wrote beforehand`,
      source: from(isChilds ? shortName : who, receivedOn),
      isChilds,
      isForMeeting: false,
    }));
}

function concernsOf({ parts, officer }: ToldBefore): Topic[] {
  return linesOf(parts, 'talk-with-social-worker', 'concerns').map(({ key, text, on }) => ({
    key,
    text,
    source: from(officer, on),
    isChilds: false,
    isForMeeting: false,
  }));
}

/** "Sami, 27 May 2026" */
function from(who: string, on: string | undefined): string {
  return on === undefined ? who : `${who}, ${shortDay(on)}`;
}

function linesOf(parts: ToldBefore['parts'], id: PartId, name: string) {
  return parts
    .filter(({ part }) => part === id)
    .flatMap(({ itemId, answers }) =>
      toLines(answerTo(answers, name) ?? '').map((line, index) => ({
        key: `${id}-${itemId}-${index}`,
        text: line.slice(0, LONGEST_TOPIC),
        on: answerTo(answers, 'on'),
      })),
    );
}

/** A topic as it stands on the agenda: `My room (Sami, 27 May 2026)`. */
export function lineOf({ text, source }: Pick<Topic, 'text' | 'source'>): string {
  return `${text} (${source})`;
}

/** What stands in the lines of a text, without those that are empty. */
export function toLines(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A line of an agenda with where it comes from apart: the last brackets of the line. */
export function splitLine(line: string): { readonly text: string; readonly source: string | undefined } {
  const [, text, source] = /^(.+) \(([^()]+)\)$/.exec(line) ?? [];
  return text === undefined ? { text: line, source: undefined } : { text, source };
}

/** Whether a topic stands on an agenda already, with where it comes from or without. */
export function isOnAgenda({ text }: Pick<Topic, 'text'>, lines: readonly string[]): boolean {
  return lines.some((line) => line === text || splitLine(line).text === text);
}

/** Whether a line of an agenda comes from the child. */
function isChildsLine(line: string, shortName: string): boolean {
  const { source } = splitLine(line);
  return source !== undefined && (source === shortName || source.startsWith(`${shortName}, `));
}

/**
 * The agenda with further topics taken over: the child's after what the child has on it already, and so before all else;
 * the others at its end. What stands on it already is not put on it twice.
 */
export function takeOver(
  agenda: string,
  { taken, shortName }: { readonly taken: readonly Topic[]; readonly shortName: string },
): string {
  const lines = toLines(agenda);
  const fresh = taken.filter((topic) => !isOnAgenda(topic, lines));
  const last = lines.findLastIndex((line) => isChildsLine(line, shortName));
  return [
    ...lines.slice(0, last + 1),
    ...fresh.filter(({ isChilds }) => isChilds).map(lineOf),
    ...lines.slice(last + 1),
    ...fresh.filter(({ isChilds }) => !isChilds).map(lineOf),
  ].join('\n');
}
