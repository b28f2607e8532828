import { isRole, type Role } from '../../platform/identity/policy.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { READERS, type Reader } from '../participation/model.ts';
import { READERS_IN_WORDS } from '../participation/words.ts';

/** Roles from which a document may be withheld. The child's own reviewing officer sees the whole record. */
export const WITHHELD_ROLES = [
  'social-worker',
  'team-manager',
  'review-administrator',
  'iro-manager',
  'legal',
] as const;

/** From whom a document is withheld. */
export type WithheldFrom =
  | { readonly kind: 'staff'; readonly staffId: string }
  | { readonly kind: 'role'; readonly role: Role }
  /** Somebody around the child. */
  | { readonly kind: 'person'; readonly personId: string }
  /** The child, parents, carers or other professionals, whoever they are. */
  | { readonly kind: 'reader'; readonly reader: Reader };

/** As a form sends it: `staff:0197…`, `role:legal`, `person:0197…`, `reader:parents`. */
export function toChoice(from: WithheldFrom): string {
  switch (from.kind) {
    case 'staff':
      return `staff:${from.staffId}`;
    case 'role':
      return `role:${from.role}`;
    case 'person':
      return `person:${from.personId}`;
    case 'reader':
      return `reader:${from.reader}`;
  }
}

/** The other way round; undefined where it is nothing of the kind. Whether there is such a person is another question. */
export function fromChoice(choice: string): WithheldFrom | undefined {
  const [kind, what = ''] = choice.split(':');
  if (kind === 'staff') return { kind, staffId: what };
  if (kind === 'person') return { kind, personId: what };
  const reader = READERS.find((each) => each === what);
  if (kind === 'reader' && reader !== undefined) return { kind, reader };
  return kind === 'role' && isRole(what) ? { kind, role: what } : undefined;
}

/** `social-worker` as "every social worker", in the authority's words. */
export function everybodyIn(role: string, terms: Terms): string {
  switch (role) {
    case 'team-manager':
      return terms.say('every {manager}');
    case 'iro-manager':
      return terms.say('every {iro} manager');
    case 'legal':
      return 'every legal adviser';
    case 'review-administrator':
      return terms.say('every {review} administrator');
    default:
      return `every ${role.replace('-', ' ')}`;
  }
}

/** `professionals` as "other professionals". */
export function readerInWords(reader: string): string {
  return READERS.some((each) => each === reader) ? READERS_IN_WORDS[reader as Reader] : reader;
}
