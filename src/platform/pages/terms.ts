/** What one thing is called. */
export interface Term {
  readonly one: string;
  readonly many: string;
}

/** The things that authorities call otherwise, with how more than one of them is written in a phrase. */
const PLURALS = {
  iro: 'iros',
  officer: 'officers',
  child: 'children',
  review: 'reviews',
  closing: 'closings',
  dispute: 'disputes',
  resolution: 'resolutions',
  service: 'services',
  team: 'teams',
  manager: 'managers',
} as const;

export type TermName = keyof typeof PLURALS;

/** What everything is called that may be called otherwise. */
export type Dictionary = Readonly<Record<TermName, Term>>;

export const TERM_NAMES = Object.keys(PLURALS) as readonly TermName[];

type Noun = TermName | (typeof PLURALS)[TermName];

/** A term as it stands in a sentence: `iro`, `iros`, `an iro`, and at its beginning `Iro`, `Iros`, `An iro`. */
export type TermInSentence = Noun | Capitalize<Noun> | `an ${TermName}` | `An ${TermName}`;

/** The terms that a phrase names in braces, or nothing but what is wrong with it. */
type Checked<Phrase extends string> = Phrase extends `${string}{${infer Named}}${infer Rest}`
  ? Named extends TermInSentence
    ? Checked<Rest>
    : `there is no term {${Named}}`
  : unknown;

/**
 * What one authority calls things, so that every page, letter and file says it in the authority's own words.
 *
 * ```ts
 * terms.say('Appoint {an iro}')       // "Appoint an IRM" in Halton
 * terms.of('Iros')                    // "IRMs"
 * terms.count(2, 'child')             // "2 Children in Care"
 * terms.retell('Appoint a named IRO') // "Appoint a named IRM": for texts of the rules, which are written in standard words
 * ```
 *
 * Only what the program itself says is put into its words; what people wrote stays as they wrote it.
 */
export class Terms {
  readonly #forms: ReadonlyMap<string, string>;
  readonly #dictionary: Dictionary;
  readonly #isStandard: boolean;
  /** Each standard term as a whole word, with its article before it; own terms that hold one are found before it. */
  readonly #known: RegExp;
  readonly #retold = new Map<string, string>();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#forms = new Map(TERM_NAMES.flatMap((name) => formsOf(name, dictionary[name])));
    this.#isStandard = STANDARD.every(([one, name, many]) => {
      const { one: ownOne, many: ownMany } = dictionary[name];
      return one === ownOne && many === ownMany;
    });
    this.#known = knownWords(dictionary);
  }

  /** The term in the form in which its name is written. */
  of(term: TermInSentence): string {
    const form = this.#forms.get(term);
    if (form === undefined) throw new Error(`there is no term ${JSON.stringify(term)}`);
    return form;
  }

  /** A phrase of the program in which terms stand in braces. What is filled in from a record goes in afterwards. */
  say<Phrase extends string>(phrase: Phrase & Checked<Phrase>): string {
    return this.fill(phrase);
  }

  /** As {@link say}, for a phrase that the types do not see, such as one of a template. */
  fill(phrase: string): string {
    return phrase.replace(/\{([^{}]*)\}/g, (_, term: string) => this.of(term as TermInSentence));
  }

  /** "1 IRO", "1,200 IROs". */
  count(number: number, term: TermName): string {
    const { one, many } = this.#dictionary[term];
    return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
  }

  /** The term for one or for more of it, without the number. */
  for(number: number, term: TermName): string {
    const { one, many } = this.#dictionary[term];
    return number === 1 ? one : many;
  }

  /**
   * A fixed text in standard words, such as the title of a rule, in the authority's own. What is told in its own words
   * already stays as it is: an "area team manager" does not become an "area area team manager".
   */
  retell(text: string): string {
    if (this.#isStandard) return text;
    const known = this.#retold.get(text);
    if (known !== undefined) return known;
    const retold = text.replace(this.#known, (found: string, article: string | undefined, words: string) => {
      const form = this.#formOf(words);
      if (form === undefined) return found;
      if (article === undefined) return form;
      const own = articleFor(form);
      return `${article.startsWith('A') ? capitalise(own) : own} ${form}`;
    });
    if (this.#retold.size < MOST_RETOLD) this.#retold.set(text, retold);
    return retold;
  }

  #formOf(words: string): string | undefined {
    const lower = words.toLowerCase();
    const found = STANDARD.find(([one, , many]) => one.toLowerCase() === lower || many.toLowerCase() === lower);
    if (found === undefined) return undefined;
    const [one, name] = found;
    const own = this.#dictionary[name];
    const form = one.toLowerCase() === lower ? own.one : own.many;
    // "Review" at the beginning of a sentence; "IRO" is written so wherever it stands.
    const isCapital = /^[A-Z][^A-Z]/.test(words) && !/^[A-Z]/.test(one);
    return isCapital ? capitalise(form) : form;
  }
}

/** In what words the rules are written, the longer before what is part of it. */
const STANDARD: readonly (readonly [one: string, name: TermName, many: string])[] = [
  ['Independent Reviewing Officer', 'officer', 'Independent Reviewing Officers'],
  ['dispute resolution process', 'resolution', 'dispute resolution processes'],
  ['review before leaving care', 'closing', 'reviews before leaving care'],
  ['looked-after child', 'child', 'looked-after children'],
  ['social work team', 'team', 'social work teams'],
  ['team manager', 'manager', 'team managers'],
  ['IRO service', 'service', 'IRO services'],
  ['IRO', 'iro', 'IROs'],
  ['review', 'review', 'reviews'],
  ['dispute', 'dispute', 'disputes'],
];

const STANDARD_WRITINGS = STANDARD.flatMap(([one, , many]) => [many, one].flatMap(writings));
const HOLDS_STANDARD_WORDS = new RegExp(String.raw`\b(?:${STANDARD_WRITINGS.join('|')})\b`);

function knownWords(dictionary: Dictionary): RegExp {
  const own = STANDARD.flatMap(([one, name, many]) => {
    const { one: ownOne, many: ownMany } = dictionary[name];
    return ownOne === one && ownMany === many ? [] : [ownMany, ownOne];
  })
    .filter((words) => HOLDS_STANDARD_WORDS.test(words))
    .flatMap(writings)
    .sort((one, other) => other.length - one.length)
    .map((words) => RegExp.escape(words));
  return new RegExp(String.raw`\b(?:([Aa]n?) )?(${[...own, ...STANDARD_WRITINGS].join('|')})\b`, 'g');
}

/** "review" and "Review", "Independent …" and "independent …"; and "IRO" alone, for Iro is somebody's name. */
function writings(words: string): string[] {
  if (/^[A-Z]{2}/.test(words)) return [words];
  return words === words.toLowerCase() ? [words, capitalise(words)] : [words, words.toLowerCase()];
}

/** The rules have a few hundred texts; what comes beyond them is worked out each time. */
const MOST_RETOLD = 2000;

function formsOf(name: TermName, { one, many }: Term): [string, string][] {
  const plural = PLURALS[name];
  const article = `${articleFor(one)} ${one}`;
  return [
    [name, one],
    [plural, many],
    [capitalise(name), capitalise(one)],
    [capitalise(plural), capitalise(many)],
    [`an ${name}`, article],
    [`An ${name}`, capitalise(article)],
  ];
}

/** With a capital at its beginning, and the rest as it is. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Letters whose own name begins with a vowel: an IRO, an LPM, a BRO. */
const SPELLED_WITH_AN = /^[AEFHILMNORSX]/;
/** Begin with a vowel on paper alone: a unit, a European. */
const SOUNDS_LIKE_A = /^(uni([^nm]|$)|use|eu|one\b|once\b)/i;

/** "an" before what sounds like a vowel. Capitals that can be spoken as a word (LAC) are; others are spelled (SWM). */
function articleFor(text: string): 'a' | 'an' {
  const [first = ''] = text.split(/[ -]/);
  const isSpelled = /^[A-Z]{2,}s?$/.test(first) && !/^[^AEIOU]+[AEIOU][^AEIOU]/.test(first);
  if (isSpelled) return SPELLED_WITH_AN.test(first) ? 'an' : 'a';
  return /^[aeiou]/i.test(first) && !SOUNDS_LIKE_A.test(first) ? 'an' : 'a';
}
