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
  youngPerson: 'youngPeople',
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

interface Saying {
  readonly youngPersonFrom?: number;
  /** Those of a child, for which these are the ones of a young person. */
  readonly ofChild?: Terms;
}

/** Where an authority says no other age: from it on leaving care is planned (handbook ¶1.9, ¶5.3). */
export const YOUNG_PERSON_FROM = 16;

/**
 * What one authority calls things, so that every page, letter and file says it in the authority's own words.
 *
 * ```ts
 * terms.say('Appoint {an iro}')       // "Appoint an IRM" in Halton
 * terms.of('Iros')                    // "IRMs"
 * terms.count(2, 'child')             // "2 Children in Care"
 * terms.retell('Appoint a named IRO') // "Appoint a named IRM": for texts of the rules, which are written in standard words
 * terms.ofAge(17).say('Ask the child') // "Ask the young person": on a page or in a letter about one who is old enough
 * ```
 *
 * Only what the program itself says is put into its words; what people wrote stays as they wrote it.
 */
export class Terms {
  /** From which age the one whom a page is about is called a young person. */
  readonly youngPersonFrom: number;
  /** The same said of a child, where these are said of a young person. */
  readonly #ofChild: Terms | undefined;
  #ofYoungPerson: Terms | undefined;
  readonly #forms: ReadonlyMap<string, string>;
  readonly #dictionary: Dictionary;
  readonly #isStandard: boolean;
  /** Each standard term as a whole word, with its article before it; own terms that hold one are found before it. */
  readonly #known: RegExp;
  readonly #retold = new Map<string, string>();

  constructor(dictionary: Dictionary, { youngPersonFrom = YOUNG_PERSON_FROM, ofChild }: Saying = {}) {
    this.youngPersonFrom = youngPersonFrom;
    this.#ofChild = ofChild;
    this.#dictionary = ofChild === undefined ? dictionary : sayYoungPerson(dictionary);
    this.#forms = new Map(TERM_NAMES.flatMap((name) => formsOf(name, this.#dictionary[name])));
    this.#isStandard = STANDARD.every(([one, name, many]) => {
      const { one: ownOne, many: ownMany } = this.#dictionary[name];
      return one === ownOne && many === ownMany;
    });
    this.#known = knownWords(this.#dictionary);
  }

  /** The same for what is about one child of an age in whole years, which is no longer "the child" from some age on. */
  ofAge(years: number | undefined): Terms {
    const ofChild = this.#ofChild ?? this;
    if (years === undefined || years < this.youngPersonFrom) return ofChild;
    const { youngPersonFrom } = this;
    ofChild.#ofYoungPerson ??= new Terms(ofChild.#dictionary, { youngPersonFrom, ofChild });
    return ofChild.#ofYoungPerson;
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
    return this.sayOf(phrase).replace(/\{([^{}]*)\}/g, (_, term: string) => this.of(term as TermInSentence));
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
   * A fixed text about one child, said of a young person where these terms are. Where many are meant, or the law's own
   * word, such as a child protection plan, it stays "child".
   *
   * ```ts
   * terms.ofAge(17).sayOf('What does the child want?') // "What does the young person want?"
   * ```
   */
  sayOf(text: string): string {
    if (this.#ofChild === undefined) return text;
    const { one } = this.#dictionary.youngPerson;
    return text.replace(ONE_CHILD, (found: string, which: string | undefined) => {
      if (which === undefined) return found.startsWith('C') ? capitalise(one) : one;
      if (which.toLowerCase() !== 'a') return `${which} ${one}`;
      return `${which === 'A' ? capitalise(articleFor(one)) : articleFor(one)} ${one}`;
    });
  }

  /** Every text of a definition of the program's own by {@link sayOf}, such as the choices of a question. */
  sayAll<Texts>(texts: Texts): Texts {
    return this.#ofChild === undefined ? texts : (this.#sayAll(texts) as Texts);
  }

  #sayAll(texts: unknown): unknown {
    if (typeof texts === 'string') return this.sayOf(texts);
    if (Array.isArray(texts)) return texts.map((each) => this.#sayAll(each));
    if (typeof texts !== 'object' || texts === null) return texts;
    return Object.fromEntries(Object.entries(texts).map(([name, each]) => [name, this.#sayAll(each)]));
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
    const said = this.sayOf(retold);
    if (this.#retold.size < MOST_RETOLD) this.#retold.set(text, said);
    return said;
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
  ['young person', 'youngPerson', 'young people'],
  ['IRO service', 'service', 'IRO services'],
  ['IRO', 'iro', 'IROs'],
  ['review', 'review', 'reviews'],
  ['dispute', 'dispute', 'disputes'],
];

/** One child in a text: with the word before it that says which, or what is theirs. */
export const ONE_CHILD =
  /\b(?:([Tt]he|[Tt]his|[Tt]hat|[Aa]|[Ww]hich|[Ee]ach|[Ee]very|[Nn]o|[Hh]is|[Hh]er|[Tt]heir|[Yy]our|[Oo]ur) child|[Cc]hild(?=[’']s\b))\b(?! (?:protection|arrangements|assessment|benefit|in need)\b)/g;

/** What an authority calls a child, for one who is a young person: "Young Person in Care" for "Child in Care". */
function sayYoungPerson(dictionary: Dictionary): Dictionary {
  const { child, youngPerson } = dictionary;
  const inTitle = youngPerson.one.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  const one = child.one.replace(/\bchild\b/i, (word) => (word.startsWith('C') ? inTitle : youngPerson.one));
  return { ...dictionary, child: { ...child, one } };
}

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
