import { countThings, type InWords, MOST_LINES, NAMES_NOBODY, toLine, toSection } from './lines-of-email.ts';
import type { Stage } from './model.ts';

/** One reminder as an email tells it. */
interface RemindedDuty {
  readonly childId: string;
  readonly obligationId: string;
  readonly rule: string;
  readonly bornOn: string | null;
  readonly dueOn: string;
  readonly stage: Stage;
  readonly actsFor: string | null;
}

const HEADINGS: readonly (readonly [stage: Stage, heading: string])[] = [
  ['late', 'Late'],
  ['due', 'Due today, or before the next working day'],
  ['soon', 'Due soon'],
];

/** One email to one person with all that they are reminded of this morning, each with its link; plain text. */
export function writeReminderEmail(
  name: string,
  duties: readonly RemindedDuty[],
  inWords: InWords,
): { readonly subject: string; readonly body: string } {
  const shown = HEADINGS.flatMap(([stage]) => duties.filter((duty) => duty.stage === stage)).slice(0, MOST_LINES);
  const sections = HEADINGS.flatMap(([stage, heading]) =>
    toSection(
      heading,
      shown
        .filter((duty) => duty.stage === stage)
        .map((duty) => toLine({ ...duty, href: hrefOf(duty, inWords.address) }, inWords)),
    ),
  );
  const more = duties.length - shown.length;
  const all = `${inWords.address}/reminders`;
  const body = [
    `Dear ${name},`,
    `You have ${countThings(duties.length)} to do.`,
    ...sections,
    more > 0 ? `There are ${more} more: ${all}` : `All your reminders: ${all}`,
    `You are told because it is yours to do, because you act for somebody who is away, or because it is late and you manage the service. ${NAMES_NOBODY}`,
  ].join('\n\n');
  return { subject: subjectOf(duties), body };
}

function hrefOf({ childId, obligationId }: RemindedDuty, address: string): string {
  return `${address}/children/${childId}/obligations/${obligationId}`;
}

function subjectOf(duties: readonly RemindedDuty[]): string {
  const late = duties.filter(({ stage }) => stage === 'late').length;
  const things = `${countThings(duties.length)} to do`;
  if (late === 0) return `Footprint: ${things}`;
  return late === duties.length ? `Footprint: ${countThings(late)} late` : `Footprint: ${things}, ${late} late`;
}
