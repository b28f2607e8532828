import { AREAS } from '../../rules/areas.ts';

/** Each area of the law that has rules, as a heading. */
const AREAS_IN_WORDS: Readonly<Record<string, string>> = {
  allocation: 'Appointing an IRO',
  plans: 'Plans',
  reviews: 'When a review is due',
  preparation: 'Preparing a review',
  footprint: 'Contact between reviews',
  outcomes: 'After a review',
  disputes: 'Disputes',
  proceedings: 'In court',
};

/** An area of the register. */
export interface AreaInWords {
  readonly id: string;
  readonly title: string;
  readonly rules: ReadonlySet<string>;
}

/** The areas that have rules, in the order in which a child's life meets them. */
export const AREAS_OF_LAW: readonly AreaInWords[] = AREAS.filter(({ rules }) => rules.length > 0).map(
  ({ id, rules }) => ({ id, title: AREAS_IN_WORDS[id] ?? id, rules: new Set(rules.map((rule) => rule.id)) }),
);
