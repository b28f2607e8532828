import { isGlobal, isNode, nameOf, type SyntaxNode } from './syntax-tree.ts';

/** A habit that is seen in the syntax of one file and that neither the compiler nor Biome can hold. */
export interface SyntaxHabit {
  readonly name: string;
  readonly remedy: string;
  readonly appliesTo: (file: string) => boolean;
  readonly isBrokenBy: (node: SyntaxNode) => boolean;
}

const TEST_FUNCTIONS = ['test', 'it', 'describe', 'suite'];
const SWITCHES_OFF = ['skip', 'only', 'todo'];

const isTest = (file: string): boolean => file.endsWith('.test.ts');
const isShipped = (file: string): boolean => file.startsWith('src/') && !isTest(file);
const isClock = (file: string): boolean => /^src\/platform\/clock(\/|\.ts$)/.test(file);

export const SYNTAX_HABITS: readonly SyntaxHabit[] = [
  {
    name: 'no-clock',
    remedy: 'take the day or the moment as an argument; only src/platform/clock reads the clock',
    appliesTo: (file) => isShipped(file) && !isClock(file),
    isBrokenBy: (node) => takesFrom(node, 'Temporal', ['Now']) || takesFrom(node, 'performance', ['now', 'timeOrigin']),
  },
  {
    name: 'no-chance',
    remedy: 'take a seeded generator as an argument, so that the same call gives the same result',
    appliesTo: isShipped,
    isBrokenBy: (node) => takesFrom(node, 'Math', ['random']),
  },
  {
    name: 'no-import-in-a-type',
    remedy: 'write an "import type" at the top: the check of the boundaries does not see this form',
    appliesTo: () => true,
    isBrokenBy: ({ type }) => type === 'TsImportType',
  },
  {
    name: 'no-test-switched-off',
    remedy: 'a test that cannot run here says why while it runs: t.skip("why")',
    appliesTo: isTest,
    isBrokenBy: (node) => isSwitchedOffTest(node) || isSkippedWithoutReason(node),
  },
];

/** `Math.random`, `Math['random']` and `const { random } = Math`, where Math is the global one. */
function takesFrom(node: SyntaxNode, global: string, names: readonly string[]): boolean {
  if (node.type === 'MemberExpression') {
    return isGlobal(node['object'], global) && names.includes(nameOf(node['property']) ?? '');
  }
  if (node.type !== 'VariableDeclarator' || !isGlobal(node['init'], global) || !isNode(node['id'])) return false;
  return propertiesOf(node['id']).some((property) => names.includes(nameOf(property['key']) ?? ''));
}

/** `test.skip(…)`, `describe.only(…)`, `t.todo()`, and `test('…', { todo: true }, …)`. */
function isSwitchedOffTest(node: SyntaxNode): boolean {
  const { called, on } = callOf(node);
  if (on !== undefined && (called === 'only' || called === 'todo')) return true;
  if (called === 'skip') return TEST_FUNCTIONS.includes(nameOf(on) ?? '');
  if (!TEST_FUNCTIONS.includes(called)) return false;
  return argumentsOf(node)
    .flatMap(propertiesOf)
    .some((property) => SWITCHES_OFF.includes(nameOf(property['key']) ?? ''));
}

/** `t.skip()` and `t.skip('')`. */
function isSkippedWithoutReason(node: SyntaxNode): boolean {
  const { called, on } = callOf(node);
  if (called !== 'skip' || on === undefined) return false;
  const [reason] = argumentsOf(node);
  return reason === undefined || (reason.type === 'StringLiteral' && String(reason['value']).trim() === '');
}

/** What a call calls, and on what where it is a method; an empty name for anything that is not a call by name. */
function callOf({ type, callee }: SyntaxNode): { called: string; on?: unknown } {
  if (type !== 'CallExpression' || !isNode(callee)) return { called: '' };
  if (callee.type !== 'MemberExpression') return { called: nameOf(callee) ?? '' };
  return { called: nameOf(callee['property']) ?? '', on: callee['object'] };
}

function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const given = call['arguments'];
  return Array.isArray(given)
    ? given.map((argument: { expression?: unknown }) => argument.expression).filter(isNode)
    : [];
}

/** The properties of an object literal or pattern, those behind a spread left out. */
function propertiesOf(node: SyntaxNode): SyntaxNode[] {
  const isObject = node.type === 'ObjectExpression' || node.type === 'ObjectPattern';
  return isObject && Array.isArray(node['properties']) ? node['properties'].filter(isNode) : [];
}
