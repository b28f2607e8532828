import { shortDay } from '../../platform/pages/days-in-words.ts';

/** What is recorded of an IRO: Handbook 2.16 and 2.17, and what helps to choose one for a child. */
export const COMPETENCES = [
  'registration',
  'qualified',
  'standing',
  'experience',
  'communication',
  'challenge',
  'law',
  'proceedings',
  'supervision',
  'research',
  'protection-chair',
  'method',
  'language',
  'identity',
] as const;

export type CompetenceKind = (typeof COMPETENCES)[number];

export const COMPETENCE_WORDS: Readonly<Record<CompetenceKind, string>> = {
  registration: 'Registered as a social worker',
  qualified: 'Qualified as a social worker',
  standing: 'Standing of an experienced team manager of children’s social work, or above',
  experience: 'Enough experience in children’s social care',
  communication: 'Communicates with children and young people',
  challenge: 'Works with senior managers with confidence, and challenges them',
  law: 'Knows the law on looked-after children and care leavers, the national minimum standards and adoption agencies',
  proceedings: 'Knows how an authority applies for a care order',
  supervision: 'Has supervised and supported social workers',
  research: 'Knows what research says keeps children safe and well',
  'protection-chair': 'Chairs child protection conferences',
  method: 'Method of communication',
  language: 'Language',
  identity: 'Something of themselves that may matter to a child',
};

/** What an appointment rests on, and where that is said. */
const REQUIRED = [
  ['registration', 'Handbook 2.16'],
  ['qualified', 'Handbook 2.16'],
  ['standing', 'Handbook 2.17'],
  ['experience', 'Handbook 2.17'],
  ['communication', 'Handbook 2.17'],
  ['challenge', 'Handbook 2.17'],
  ['law', 'Handbook 2.17'],
  ['proceedings', 'Handbook 2.17'],
  ['supervision', 'Handbook 2.17'],
  ['research', 'Handbook 2.17'],
] as const satisfies readonly (readonly [CompetenceKind, string])[];

/** One thing that is recorded. Days are `YYYY-MM-DD`. */
export interface Competence {
  readonly kind: CompetenceKind;
  readonly detail: string | null;
  readonly heldFrom: string | null;
  /** The last day it is good for. */
  readonly expiresOn: string | null;
}

/** Something that is not in order, or that nobody knows. */
export interface Doubt {
  readonly kind: CompetenceKind;
  /** `missing`: known not to hold, and the source says must; `weak`: known not to hold, and it says should. */
  readonly standing: 'missing' | 'weak' | 'unknown';
  readonly words: string;
  readonly source: string;
}

const YEARS_QUALIFIED = 5;

/**
 * What stands against appointing somebody from a day, or is not known. An IRO must be registered: a registration that
 * has run out refuses the appointment. The rest is what the Handbook says should be: it warns.
 */
export function doubtsOf(competences: readonly Competence[], on: string): Doubt[] {
  const byKind = Map.groupBy(competences, ({ kind }) => kind);
  return REQUIRED.flatMap(([kind, source]): Doubt[] => {
    const entries = byKind.get(kind) ?? [];
    const doubt = kind === 'qualified' ? doubtOfYears(entries, on) : doubtOfTerm(kind, entries, on);
    return doubt === undefined ? [] : [{ kind, source, ...doubt }];
  });
}

/** The one doubt that refuses an appointment. */
export function findRefusal(doubts: readonly Doubt[]): Doubt | undefined {
  return doubts.find(({ standing }) => standing === 'missing');
}

type Finding = Pick<Doubt, 'standing' | 'words'> | undefined;

function doubtOfTerm(kind: CompetenceKind, entries: readonly Competence[], on: string): Finding {
  if (entries.length === 0)
    return { standing: 'unknown', words: `We don’t know yet: ${lower(COMPETENCE_WORDS[kind])}` };
  if (entries.some(({ expiresOn }) => expiresOn === null || expiresOn >= on)) return undefined;
  const last =
    entries
      .map(({ expiresOn }) => expiresOn ?? '')
      .sort()
      .at(-1) ?? '';
  if (kind === 'registration') {
    return { standing: 'missing', words: `The registration as a social worker ran out on ${shortDay(last)}` };
  }
  return { standing: 'weak', words: `Ran out on ${shortDay(last)}: ${lower(COMPETENCE_WORDS[kind])}` };
}

function doubtOfYears(entries: readonly Competence[], on: string): Finding {
  const since = entries.flatMap(({ heldFrom }) => heldFrom ?? []).sort()[0];
  if (since === undefined) return { standing: 'unknown', words: 'We don’t know yet: when they qualified' };
  const from = Temporal.PlainDate.from(since).add({ years: YEARS_QUALIFIED }).toString();
  if (from <= on) return undefined;
  return { standing: 'weak', words: `Five years qualified only on ${shortDay(from)}` };
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
