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
export function hasAnything({ dueTotal, lateTotal, papers, returned, returnedToService, standing }: Digest): boolean {
  return dueTotal + lateTotal + papers.length + returned.length + returnedToService + standing > 0;
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
    ...toSection('Came back', cameBackLines(digest, inWords)),
    ...(digest.standing === 0
      ? []
      : [`You were reminded of ${countThings(digest.standing)} still to do: ${address}/reminders`]),
    `You can choose to get this each working day, once a week or not at all: ${address}/account. ${NAMES_NOBODY}`,
  ].join('\n\n');
  return { subject: subjectOf(digest), body };
}

function subjectOf({ dueTotal, lateTotal, papers, returned, returnedToService }: Digest): string {
  const cameBack = papers.length + returned.length + returnedToService;
  const parts = [
    ...(lateTotal > 0 ? [`${lateTotal} late`] : []),
    ...(dueTotal > 0 ? [`${dueTotal} due this week`] : []),
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
