import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A form of a template that is sent by POST. */
export interface TemplateForm {
  /** The template, below `src`, with its number in it where there are several: `…/page.njk #2`. */
  readonly name: string;
  readonly keepsDraft: boolean;
  /** What it keeps its drafts as: `absence`, of `keepsItself(drafts.absence)`; undefined where it is worked out. */
  readonly draft: string | undefined;
  /** The names of its fields in which words are typed, as far as the template itself says them. */
  readonly typed: readonly string[];
  /** It has at least one such field, its own or a macro's. */
  readonly hasWords: boolean;
}

const FORM = /<form\b[^>]*\bmethod="post"[\s\S]*?<\/form>/g;
const MACRO = /\{% macro (\w+)\([\s\S]*?%\}([\s\S]*?)\{% endmacro %\}/g;
const OF_GOVUK = /govuk(?:Input|Textarea|CharacterCount)\(\{([^\n]*)/g;
const BY_HAND =
  /<textarea\b(?![^>]*\bhidden\b)[^>]*\bname="([^"]*)"|<input\b[^>]*\btype="(?:text|search|email|tel)"[^>]*\bname="([^"]*)"/g;

/** Every form of the templates below a folder, such as `src`. */
export function listForms(folder: string): TemplateForm[] {
  const templates = globSync('**/*.njk', { cwd: folder }).toSorted();
  const texts = new Map(templates.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  const macros = macrosWithWords([...texts.values()]);
  return [...texts].flatMap(([name, text]) => {
    const forms = text.match(FORM) ?? [];
    return forms.map((form, index) => {
      const typed = fieldsIn(form);
      return {
        name: forms.length === 1 ? name : `${name} #${index + 1}`,
        keepsDraft: form.includes('keepsItself('),
        draft: /keepsItself\(drafts\.([\w-]+)\)/.exec(form)?.[1],
        typed,
        hasWords: typed.length > 0 || macros.some((macro) => new RegExp(`\\b${macro}\\(`).test(form)),
      };
    });
  });
}

/** The macros that show a field for words, directly or by another macro. */
function macrosWithWords(texts: readonly string[]): string[] {
  const macros = texts.flatMap((text) => [...text.matchAll(MACRO)].map(([, name = '', body = '']) => ({ name, body })));
  const found = new Set(macros.filter(({ body }) => fieldsIn(body).length > 0).map(({ name }) => name));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { name, body } of macros) if ([...found].some((known) => body.includes(`${known}(`))) found.add(name);
  }
  return [...found];
}

function fieldsIn(text: string): string[] {
  const ofGovuk = [...text.matchAll(OF_GOVUK)].map(
    ([, options = '']) => /\bname: ("[\w-]+"(?= ?[,}])|)/.exec(options)?.[1]?.replaceAll('"', '') || '?',
  );
  const byHand = [...text.matchAll(BY_HAND)].map(([, area, input]) => area ?? input ?? '?');
  return [...ofGovuk, ...byHand];
}
