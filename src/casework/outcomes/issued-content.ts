import { z } from 'zod';
import { sha256Of } from '../../platform/fingerprint.ts';
import type { IssuedDecision } from './model.ts';

const CONTENT = z.object({
  heldOn: z.string(),
  issuedOn: z.string(),
  signedBy: z.string(),
  /** Why it amends the edition before; null in the first. */
  reason: z.string().nullable(),
  decisions: z.array(
    z.object({
      need: z.string(),
      action: z.string(),
      hopedFor: z.string(),
      responsible: z.string(),
      responsibleRole: z.string(),
      byOn: z.string(),
    }),
  ),
});

/** What is signed when decisions are issued, and shown of them ever after. */
export type IssuedContent = z.output<typeof CONTENT>;

/** Whether two lists of decisions read the same. */
export function readTheSame(one: readonly IssuedDecision[], other: readonly IssuedDecision[]): boolean {
  return digestOf(one) === digestOf(other);
}

/** By which a form tells which decisions it showed: SHA-256, in hexadecimal digits. */
export function digestOf(decisions: readonly IssuedDecision[]): string {
  const lines = decisions.map((each) => [
    each.need,
    each.action,
    each.hopedFor,
    each.responsible,
    each.responsibleRole,
    each.byOn,
  ]);
  return sha256(JSON.stringify(lines));
}

/** What is signed, as the text that is kept, with its hash. */
export function sign(content: IssuedContent): { readonly content: string; readonly hash: string } {
  const text = JSON.stringify(content);
  return { content: text, hash: sha256(text) };
}

export function readIssued(content: string): IssuedContent {
  return CONTENT.parse(JSON.parse(content));
}

function sha256(text: string): string {
  return sha256Of(Buffer.from(text)).toString('hex');
}
