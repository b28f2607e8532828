import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { toPicture } from '../../../../platform/pages/qr-picture.ts';
import type { LetterToPrint } from '../../list-letters-to-print.ts';

const LONDON = 'Europe/London';
/** The address of a page in what a letter says. */
const LINK = /https?:\/\/\S+/;

/** A letter as it is printed; an address that nobody would type from paper is a picture for a camera too. */
export async function toView({
  id,
  recipientName,
  address,
  subject,
  body,
  queuedAt,
  printedAt,
  authorityName,
}: LetterToPrint) {
  const link = LINK.exec(body)?.[0];
  return {
    id,
    recipientName,
    address: address === null ? ['By hand'] : address.split('\n'),
    subject,
    paragraphs: body.split(/\n{2,}/).map((paragraph) => paragraph.split('\n')),
    written: shortDay(Temporal.Instant.from(queuedAt).toZonedDateTimeISO(LONDON).toPlainDate().toString()),
    picture: link === undefined ? undefined : await toPicture(link),
    wasPrinted: printedAt !== null,
    authorityName,
  };
}
