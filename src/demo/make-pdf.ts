const FIRST_LINE_POINTS = 780;
const MARGIN_POINTS = 60;
const LEADING_POINTS = 18;
const OFFSET_DIGITS = 10;

/**
 * A PDF of one page of A4, a line under the other. The standard font has Latin letters alone; what else there is becomes a
 * question mark.
 *
 * @see ISO 32000-1, 7.5
 */
export function makePdf(lines: readonly string[]): Buffer {
  const shown = lines.map((line) => `(${escapeText(line)}) Tj T*`).join('\n');
  const text = `BT /F1 12 Tf ${LEADING_POINTS} TL ${MARGIN_POINTS} ${FIRST_LINE_POINTS} Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ];
  let body = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(OFFSET_DIGITS, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}

/** In WinAnsi, with the marks of a string escaped; an apostrophe as typewriters have it. */
function escapeText(line: string): string {
  return line
    .replaceAll('’', "'")
    .replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?')
    .replaceAll(/[\\()]/g, String.raw`\$&`);
}
