import { shortDay } from '../../platform/pages/days-in-words.ts';
import { countThings, type InWords, NAMES_NOBODY, toLine, toSection } from './lines-of-email.ts';

/** What a digest tells one person. */
export interface Digest {
  /** Due from today to the end of the week. */
  readonly due: readonly {
    readonly obligationId: string;
    readonly childId: string;
    readonly rule: string;
    readonly bornOn: string | null;
    readonly dueOn: string;
  }[];
  readonly dueTotal: number;
  /** Children of whom something is late, and how much. */
  readonly late: readonly { readonly childId: string; readonly overdue: number }[];
  readonly lateTotal: number;
  /** Children with whom the person was not in touch since the last review, and on which day they last were. */
  readonly untouched: readonly { readonly childId: string; readonly lastOn: string | null }[];
  readonly untouchedTotal: number;
  /** Consultation papers that came back. */
  readonly papers: readonly { readonly reviewId: string; readonly paperId: string }[];
  /** Letters and emails that came back, by child. */
  readonly returned: readonly { readonly childId: string; readonly items: number }[];
  /** All that came back to the service, for those who look after the post. */
  readonly returnedToService: number;
  /** What the person was reminded of and has still to do. */
  readonly standing: number;
}

/** False where a digest has nothing to say, and none is sent. */
export function hasAnything(digest: Digest): boolean {
  const { dueTotal, lateTotal, untouchedTotal, papers, returned, returnedToService, standing } = digest;
  return dueTotal + lateTotal + untouchedTotal + papers.length + returned.length + returnedToService + standing > 0;
}

/** One email with what is due this week, what is late and what came back; plain text. */
export function writeDigestEmail(
  name: string,
  digest: Digest,
  inWords: InWords,
): { readonly subject: string; readonly body: string } {
  const { address } = inWords;
  const body = [
    `Dear ${name},`,
    ...toSection('Late', lateLines(digest, inWords)),
    ...toSection('Due this week', dueLines(digest, inWords)),
    ...toSection(inWords.terms.say('Not in touch since the last {review}'), untouchedLines(digest, inWords)),
    ...toSection('Came back', cameBackLines(digest, inWords)),
    ...(digest.standing === 0
      ? []
      : [`You were reminded of ${countThings(digest.standing)} still to do: ${address}/reminders`]),
    `You can choose to get this each working day, once a week or not at all: ${address}/account. ${NAMES_NOBODY}`,
  ].join('\n\n');
  return { subject: subjectOf(digest), body };
}

function subjectOf({ dueTotal, lateTotal, untouchedTotal, papers, returned, returnedToService }: Digest): string {
  const cameBack = papers.length + returned.length + returnedToService;
  const parts = [
    ...(lateTotal > 0 ? [`${lateTotal} late`] : []),
    ...(dueTotal > 0 ? [`${dueTotal} due this week`] : []),
    ...(untouchedTotal > 0 ? [`${untouchedTotal} to be in touch with`] : []),
    ...(cameBack > 0 ? [`${cameBack} came back`] : []),
  ];
  return parts.length === 0 ? 'Footprint: your digest' : `Footprint: ${parts.join(', ')}`;
}

function lateLines({ late, lateTotal }: Digest, { address, terms }: InWords): string[] {
  const lines = late.map(({ childId, overdue }) => {
    const isOrAre = overdue === 1 ? 'is' : 'are';
    return `* ${countThings(overdue)} ${isOrAre} late for ${terms.say('one {child}')}\n  ${address}/children/${childId}/due?show=late`;
  });
  const left = lateTotal - late.reduce((sum, { overdue }) => sum + overdue, 0);
  return left > 0 ? [...lines, `* ${left} more are late\n  ${address}/?show=late`] : lines;
}

function dueLines({ due, dueTotal }: Digest, inWords: InWords): string[] {
  const { address } = inWords;
  const lines = due.map(({ childId, obligationId, ...duty }) =>
    toLine({ ...duty, actsFor: null, href: `${address}/children/${childId}/obligations/${obligationId}` }, inWords),
  );
  return dueTotal > due.length ? [...lines, `* ${dueTotal - due.length} more are due\n  ${address}/`] : lines;
}

/** Half of the time to the next review has gone, and the child has not heard of their IRO. */
function untouchedLines({ untouched, untouchedTotal }: Digest, { address }: InWords): string[] {
  const lines = untouched.map(({ childId, lastOn }) => {
    const last = lastOn === null ? 'No contact is recorded' : `Last in touch on ${shortDay(lastOn)}`;
    return `* ${last}\n  ${address}/children/${childId}/contacts`;
  });
  const left = untouchedTotal - untouched.length;
  return left > 0 ? [...lines, `* ${left} more\n  ${address}/`] : lines;
}

function cameBackLines({ papers, returned, returnedToService }: Digest, { address }: InWords): string[] {
  return [
    ...papers.map(
      ({ reviewId, paperId }) => `* A consultation paper\n  ${address}/reviews/${reviewId}/consultation/${paperId}`,
    ),
    ...returned.map(({ childId, items }) => {
      const what = items === 1 ? 'Something that was sent' : `${items} things that were sent`;
      return `* ${what}\n  ${address}/children/${childId}`;
    }),
    ...(returnedToService === 0
      ? []
      : [`* ${countThings(returnedToService)} that the service sent\n  ${address}/post?state=returned`]),
  ];
}
