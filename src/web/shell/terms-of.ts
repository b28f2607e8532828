import type { RawBuilder } from 'kysely';
import type { SignedIn } from '../../platform/pages/page.ts';
import type { Terms } from '../../platform/pages/terms.ts';

/** What the authority of whoever asks calls things; the words of the statutory guidance where nobody is known. */
export type TermsOf = (user: Pick<SignedIn, 'procedure' | 'ownTerms'> | undefined) => Terms;

/** Asks how old the child is whom the page at an address is about, by its ids; undefined where it is about nobody or many. */
export type AgeOfSubject = (
  ids: Readonly<Record<string, string>>,
  today: string,
) => RawBuilder<{ readonly years: number | null }> | undefined;
