import type { SignedIn } from '../../platform/pages/page.ts';
import type { Terms } from '../../platform/pages/terms.ts';

/** What the authority of whoever asks calls things; the words of the statutory guidance where nobody is known. */
export type TermsOf = (user: Pick<SignedIn, 'procedure' | 'ownTerms'> | undefined) => Terms;
