/** As a page is given what a form sent. */
type FormFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * A form that keeps what is typed into it before it is sent. The page that shows it and the page that takes it both name
 * it in their `forms`; its template ends with `{{ keepsItself(drafts.absence) }}`.
 */
export interface KeptForm {
  /** `absence`: one word for it, in the database and in the template. */
  readonly name: string;
  /** The fields that are kept: all that a person types. One that ends in `*` stands for all that begin so. */
  readonly fields: readonly string[];
  /** What else of the address makes it another form: `type`, of `/children/…/facts/new?type=review-started`. */
  readonly by?: readonly string[];
}

/** What of the design system's three fields of a day is typed: `startedOn-day`, `startedOn-month`, `startedOn-year`. */
export function partsOfDay(name: string): string[] {
  return ['day', 'month', 'year'].map((part) => `${name}-${part}`);
}

/** What was typed into a form and not sent. */
export interface KeptDraft {
  readonly fields: FormFields;
  /** The day on which the last of it was typed, `YYYY-MM-DD`: what "today" meant then. */
  readonly typedOn: string;
}

/** By the name of the form. */
export type KeptDrafts = Readonly<Record<string, KeptDraft | undefined>>;

/** What was kept of the form when it was last left; undefined where nothing was. */
export function typedBefore({ drafts }: { readonly drafts: KeptDrafts }, { name }: KeptForm): FormFields | undefined {
  return drafts[name]?.fields;
}

/** Whatever the form, these are never kept. */
const NEVER_KEPT = /password|secret|^code$|^_csrf$/i;

/** What a form bears of the row that it changes goes with what is typed. */
const ALWAYS_KEPT = ['version', '_before'];

/** The fields of a form that are kept, and nothing else of what was sent. */
export function pickKept(form: FormFields, keeps: readonly string[]): Record<string, string | readonly string[]> {
  const picked: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(form)) {
    if (value !== undefined && !NEVER_KEPT.test(name) && [...ALWAYS_KEPT, ...keeps].some((kept) => isNamed(name, kept)))
      picked[name] = value;
  }
  return picked;
}

function isNamed(name: string, kept: string): boolean {
  return kept.endsWith('*') ? name.startsWith(kept.slice(0, -1)) : name === kept;
}
