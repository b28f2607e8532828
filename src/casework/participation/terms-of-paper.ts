import type { Terms } from '../../platform/pages/terms.ts';
import { termsOf } from '../settings/terms-of-authority.ts';
import type { PaperHeading } from './model.ts';

/** In which words a paper is told: those of the authority when it was sent, said of the one whose review it is. */
export function termsOfPaper({ words }: Pick<PaperHeading, 'words'>): Terms {
  return termsOf(words).ofAge(words?.years ?? undefined);
}
