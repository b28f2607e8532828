/** Lines of what people read end here, so that they fit a terminal and a printed page. */
const PAGE_COLUMNS = 100;

const DAY = /(?<=\b\d{1,2}) ([A-Z][a-z]+) (?=\d{4}\b)/g;
const UNBREAKABLE = '\u00a0';

/**
 * Breaks text between its words so that each line, together with its indent, fits the page. A day such as 5 January 2026
 * is not torn apart, and a word that is wider than the page stays whole.
 *
 * @param indent columns before every line
 * @param hanging further columns before every line but the first
 */
export function wrap(text: string, indent: number, hanging = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replaceAll(DAY, `${UNBREAKABLE}$1${UNBREAKABLE}`).split(' ')) {
    const margin = indent + (lines.length === 0 ? 0 : hanging);
    if (line !== '' && margin + line.length + 1 + word.length > PAGE_COLUMNS) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines
    .map((each, index) => ' '.repeat(indent + (index === 0 ? 0 : hanging)) + each.replaceAll(UNBREAKABLE, ' '))
    .join('\n');
}
