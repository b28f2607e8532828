import { shortDay } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import type { SupportKind, SupportValues } from './model.ts';

/** Who supports a child, as a choice, in the authority's words. */
export function supportKindInWords(kind: SupportKind, terms: Terms): string {
  const words: Readonly<Record<SupportKind, string>> = {
    advocate: 'An independent advocate with the right skill',
    chosen: 'Somebody else, whom the child chose',
    declined: 'Nobody: the child does not want anybody',
    iro: terms.say('Nobody besides: the {iro} masters the child’s own way'),
  };
  return terms.sayOf(words[kind]);
}

/** "Ada Sign, an independent advocate, since 3 Mar 2026" */
export function supportInWords({ kind, who, sinceOn }: SupportValues, terms: Terms): string {
  switch (kind) {
    case 'declined':
      return terms.sayOf('The child does not want anybody');
    case 'iro':
      return terms.say('The {iro} masters their own way');
    default: {
      const what = kind === 'advocate' ? 'an independent advocate' : terms.sayOf('whom the child chose');
      return `${who ?? ''}, ${what}, ${sinceOn === null ? 'who has not begun yet' : `since ${shortDay(sinceOn)}`}`;
    }
  }
}

/** What a record says where a child with additional communication needs has nobody yet. */
export const NOBODY_SETTLED =
  'It is not settled yet who supports them. An independent advocate with the right skill does, unless they want nobody or choose somebody else.';
