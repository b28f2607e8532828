const ADDRESS = /https?:\/\/[^\s<>"]+/g;

/**
 * A plain text as HTML, which says the same and no more. A line that ends in a colon and stands alone is a heading, lines
 * that begin with `* ` are a list, and addresses are links.
 *
 * ```ts
 * textToHtml('Late:\n\n* Hold the review\n  https://x.example/1') // … <h2>Late</h2><ul><li>Hold the review<br>…</li></ul>
 * ```
 */
export function textToHtml(text: string): string {
  const blocks = text.split(/\n{2,}/).filter((block) => block.trim() !== '');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body style="${BODY}">${blocks.map(toBlock).join('')}</body></html>`;
}

const BODY = 'font-family: Arial, sans-serif; font-size: 16px; line-height: 1.4; color: #0b0c0c; max-width: 40em';

function toBlock(block: string): string {
  if (/^[^\n*]+:$/.test(block)) return `<h2>${escapeHtml(block.slice(0, -1))}</h2>`;
  if (!block.startsWith('* ')) return `<p>${toLines(block)}</p>`;
  const items = block.slice(2).split('\n* ');
  return `<ul>${items.map((item) => `<li>${toLines(item)}</li>`).join('')}</ul>`;
}

function toLines(text: string): string {
  return text
    .split('\n')
    .map((line) => toLinks(line.trim()))
    .join('<br>');
}

function toLinks(line: string): string {
  let html = '';
  let from = 0;
  for (const { 0: address, index } of line.matchAll(ADDRESS)) {
    html += `${escapeHtml(line.slice(from, index))}<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>`;
    from = index + address.length;
  }
  return html + escapeHtml(line.slice(from));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
