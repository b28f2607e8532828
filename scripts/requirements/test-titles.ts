import { isNode, lineOf, nameOf, type SyntaxNode, walkSource } from '../checking/syntax-tree.ts';

export interface TestFile {
  /** Its path from the root of the package, with forward slashes. */
  readonly file: string;
  readonly source: string;
}

/** A requirement named in the title of a test. */
export interface Mention {
  readonly file: string;
  readonly line: number;
  /** As it stands between the brackets; it may be written wrongly. */
  readonly id: string;
}

/** The last two declare a test that needs a browser. */
const TESTS = ['test', 'it', 'inBrowser', 'onEachScreen'];
/** Square brackets with anything in them that looks like an id: `[SCH-01]`, `[SCH-01, ADJ-03]`. */
const BRACKETS = /\[(?<ids>[^\]]*\b[A-Z]{2,4}-\d[^\]]*)\]/g;

/**
 * Finds the requirements that titles of tests name. Only a title written where the test is declared is seen, so an id
 * in data, in another string or in the title of a suite shows nothing.
 *
 * @example test('is due on the twentieth working day [SCH-01]', …) names SCH-01
 */
export function readMentions(tests: readonly TestFile[]): Mention[] {
  return tests.flatMap(mentionsOf);
}

function mentionsOf({ file, source }: TestFile): Mention[] {
  const mentions: Mention[] = [];
  walkSource(source, (node) => {
    const title = titleOf(node);
    if (title === undefined) return;
    for (const { groups } of title.matchAll(BRACKETS)) {
      const ids = (groups?.['ids'] ?? '').split(',');
      mentions.push(...ids.map((id) => ({ file, line: lineOf(node, source), id: id.trim() })));
    }
  });
  return mentions;
}

/** The title of `test('…', …)`, `it('…', …)`, `t.test('…', …)` or `inBrowser('…', …)`; undefined for anything else. */
function titleOf(node: SyntaxNode): string | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const called = node['callee'];
  const name = isNode(called) && called.type === 'MemberExpression' ? nameOf(called['property']) : nameOf(called);
  if (name === undefined || !TESTS.includes(name)) return undefined;
  const given: unknown = node['arguments'];
  // A regular expression has a "test" too, but is given one thing only.
  if (!Array.isArray(given) || given.length < 2) return undefined;
  const [first]: { expression?: unknown }[] = given;
  return textOf(first?.expression);
}

/** The text of a literal, with a gap for each value that is put into it. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'StringLiteral') return String(node['value']);
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return undefined;
  return node['quasis'].map((part: { cooked?: unknown }) => String(part.cooked ?? '')).join('…');
}
