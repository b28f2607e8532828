import nunjucks, { type LoaderSource } from 'nunjucks';
import { ONE_CHILD } from '../../platform/pages/terms.ts';

/** An output, a statement or a comment of a template; what is between them is text. */
const TAG = /\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}/gs;
const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs;

/**
 * Loads templates, and lets them be written as if every page were about a child: where a page is about a young person,
 * its own words say so. What is filled in from a record is none of its words, and stays as people wrote it.
 */
export class TemplateLoader extends nunjucks.FileSystemLoader {
  override getSource(name: string): LoaderSource {
    const source = super.getSource(name);
    // Of a name that it does not have it says nothing, whatever its types say.
    return (source as LoaderSource | null) === null ? source : { ...source, src: sayOfOneChild(source.src) };
  }
}

/**
 * A template that asks at each mention of one child how to say it.
 *
 * ```ts
 * sayOfOneChild('<p>Ask the child.</p>')         // '<p>Ask {{ "the child" | sayOf }}.</p>'
 * sayOfOneChild('{{ "What the child wants" }}')  // '{{ ("What the child wants" | sayOf) }}'
 * ```
 */
export function sayOfOneChild(template: string): string {
  let said = '';
  let done = 0;
  for (const { 0: tag, index } of template.matchAll(TAG)) {
    said += sayInText(template.slice(done, index)) + (tag.startsWith('{#') ? tag : sayInTag(tag));
    done = index + tag.length;
  }
  return said + sayInText(template.slice(done));
}

function sayInText(text: string): string {
  return text.replace(ONE_CHILD, (found) => `{{ "${found}" | sayOf }}`);
}

function sayInTag(tag: string): string {
  return tag.replace(STRING, (literal) => (literal.search(ONE_CHILD) < 0 ? literal : `(${literal} | sayOf)`));
}
