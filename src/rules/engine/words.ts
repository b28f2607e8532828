/** What things are called: a word of an authority's own, with more than one of it. */
export interface Word {
  /** "looked-after child" */
  readonly one: string;
  /** "looked-after children" */
  readonly many: string;
}

/** What authorities call otherwise, each by the name that the program has for it. */
export interface ProcedureWords {
  /** The officer in short: "IRO". */
  readonly iro: Word;
  /** The officer in full: "Independent Reviewing Officer". */
  readonly officer: Word;
  /** A child whom the authority looks after. */
  readonly child: Word;
  /** The same child when older, where one alone is spoken of. */
  readonly youngPerson: Word;
  /** The meeting or series of meetings at which the child's case is reviewed. */
  readonly review: Word;
  /** The review that is held, or brought forward, because the child stops being looked after. */
  readonly closing: Word;
  /** A disagreement that the officer takes up. */
  readonly dispute: Word;
  /** The way in which it is taken up. */
  readonly resolution: Word;
  /** Where the officers work. */
  readonly service: Word;
  /** Where the child's social worker works. */
  readonly team: Word;
  /** Who leads that team, and answers the decisions of a review. */
  readonly manager: Word;
}

/** States a word whose plural is not made by an s alone. */
export function word(one: string, many = `${one}s`): Word {
  return { one, many };
}
