import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { LetterToPrint } from '../../list-letters-to-print.ts';

const LONDON = 'Europe/London';

export function toView({
  id,
  recipientName,
  address,
  subject,
  body,
  queuedAt,
  printedAt,
  authorityName,
}: LetterToPrint) {
  return {
    id,
    recipientName,
    address: address === null ? ['By hand'] : address.split('\n'),
    subject,
    paragraphs: body.split(/\n{2,}/).map((paragraph) => paragraph.split('\n')),
    written: shortDay(Temporal.Instant.from(queuedAt).toZonedDateTimeISO(LONDON).toPlainDate().toString()),
    wasPrinted: printedAt !== null,
    authorityName,
  };
}
