import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Dictionary, TERM_NAMES, type Term, Terms, YOUNG_PERSON_FROM } from '../../platform/pages/terms.ts';
import { wordsOfProcedure } from '../../rules/index.ts';

/** The procedure that an authority follows, and what it calls things otherwise. */
export interface ChosenTerms {
  readonly procedure: string;
  readonly ownTerms: Readonly<Record<string, unknown>>;
}

/** An authority's terms are asked for with each page, and seldom change. */
const MADE = new Map<string, Terms>();
const MOST_MADE = 500;

/** What an authority calls things: its own terms, else those of its procedure, else those of the statutory guidance. */
export function termsOf({ procedure, ownTerms }: ChosenTerms = { procedure: 'national', ownTerms: {} }): Terms {
  const key = `${procedure} ${JSON.stringify(ownTerms)}`;
  const made = MADE.get(key);
  if (made !== undefined) return made;
  if (MADE.size >= MOST_MADE) MADE.clear();
  const youngPersonFrom = youngPersonFromOf(ownTerms);
  const terms = new Terms(dictionaryOf({ procedure, ownTerms }), { youngPersonFrom });
  MADE.set(key, terms);
  return terms;
}

/** Every term with what it is called here. */
export function dictionaryOf({ procedure, ownTerms }: ChosenTerms): Dictionary {
  const dictionary: Record<keyof Dictionary, Term> = { ...wordsOfProcedure(procedure) };
  for (const name of TERM_NAMES) {
    const own = ownTerms[name];
    if (isTerm(own)) dictionary[name] = own;
  }
  return dictionary;
}

/** From which birthday an authority calls a child a young person. */
export function youngPersonFromOf({ youngPersonFrom }: ChosenTerms['ownTerms']): number {
  return typeof youngPersonFrom === 'number' ? youngPersonFrom : YOUNG_PERSON_FROM;
}

/** The same for what is written outside of a page: a letter, a file, a command. */
export async function findTerms(tx: Tx, { authorityId }: Actor): Promise<Terms> {
  const { procedure, terms } = await tx
    .selectFrom('authorities')
    .select(['procedure', 'terms'])
    .where('authority_id', '=', authorityId)
    .executeTakeFirstOrThrow();
  return termsOf({ procedure, ownTerms: toRecord(terms) });
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isTerm(value: unknown): value is Term {
  return (
    typeof value === 'object' &&
    value !== null &&
    'one' in value &&
    typeof value.one === 'string' &&
    'many' in value &&
    typeof value.many === 'string'
  );
}
