/** Markup that is whole: whatever came from outside is escaped in it. Only {@link markup} makes one. */
export class Markup {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static of(text: string): Markup {
    return new Markup(text);
  }

  toString(): string {
    return this.#text;
  }
}

type Part = Markup | readonly Markup[] | string | number | undefined;

/**
 * Rows of a long table, in plain markup: a template costs a page of a hundred rows more than reading them does. Every
 * value is escaped; what is markup already goes in as it is, one after the other where it is a list, and nothing where
 * there is none.
 *
 * ```ts
 * markup`<td>${'<b>'}</td>${markup`<td>1</td>`}` // <td>&lt;b&gt;</td><td>1</td>
 * ```
 */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let written = texts[0] ?? '';
  for (let index = 0; index < parts.length; index += 1) written += write(parts[index]) + (texts[index + 1] ?? '');
  return Markup.of(written);
}

function write(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeText(part);
  return part instanceof Markup ? part.toString() : part.join('');
}

const SPECIAL = /[&"'<>\\]/g;
const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
  '\\': '&#92;',
};

/** As the templates escape. */
function escapeText(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPED[character] ?? '');
}
