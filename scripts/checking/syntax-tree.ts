import { parseSync } from '@swc/core';

/** A node of swc's syntax tree, reduced to what a walk needs. */
export interface SyntaxNode {
  readonly type: string;
  readonly span?: { readonly start: number };
  readonly [field: string]: unknown;
}

/** swc gives identifiers that no declaration in the file introduces this mark: they are globals. */
const GLOBAL_SCOPE = 1;

/** Calls `visit` for each node of a TypeScript source, parents before children. */
export function walkSource(source: string, visit: (node: SyntaxNode) => void): void {
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isNode(value)) visit(value);
    for (const child of Object.values(value)) walk(child);
  };
  walk(parseSync(source, { syntax: 'typescript', target: 'esnext' }));
}

/** The line that a node of this source starts on, from 1. swc counts bytes, from 1 too. */
export function lineOf({ span }: SyntaxNode, source: string): number {
  const before = Buffer.from(source, 'utf8').subarray(0, Math.max(0, (span?.start ?? 1) - 1));
  return before.toString('utf8').split('\n').length;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** True for a use of the global of that name, not of a local that shares it. */
export function isGlobal(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node['value'] === name && node['ctxt'] === GLOBAL_SCOPE;
}

/** The name that a member access, an object's key or an identifier bears; undefined where it is computed. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Computed') return nameOf(node['expression']);
  const isNamed = node.type === 'Identifier' || node.type === 'StringLiteral';
  return isNamed && typeof node['value'] === 'string' ? node['value'] : undefined;
}
