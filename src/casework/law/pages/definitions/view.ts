import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { DEFINITIONS, type Definition, type DefinitionKind } from '../../../../rules/definitions/definitions.ts';
import { LEGAL_ROUTES } from '../../../../rules/definitions/legal-routes.ts';
import type { Citation } from '../../../../rules/engine/citation.ts';
import type { DefinitionHere } from '../../../settings/state-definition.ts';
import { CERTAINTY_IN_WORDS, type ProvisionInWords, provisionInWords } from '../../law-in-words.ts';
import { responsibilityInWords } from '../../responsibility-in-words.ts';

const GROUPS: readonly { readonly id: string; readonly title: string; readonly kinds: readonly DefinitionKind[] }[] = [
  { id: 'terms', title: 'Who and what', kinds: ['term'] },
  { id: 'open', title: 'What the law leaves open', kinds: ['open-term'] },
  { id: 'provisions', title: 'Sections of the Acts', kinds: ['provision'] },
  { id: 'background', title: 'Where the work comes from, and judgments', kinds: ['background', 'case'] },
];

interface CitationView extends ProvisionInWords {
  /** How well its words are known, and since when. */
  readonly certainty: string;
}

interface OwnView {
  readonly meaning: string;
  readonly document: string;
  readonly from: string;
}

interface DefinitionView {
  readonly id: string;
  readonly term: string;
  readonly meaning: string;
  readonly since: string | undefined;
  readonly citations: readonly CitationView[];
  readonly earlier: readonly { readonly when: string; readonly meaning: string; readonly law: CitationView }[];
  /** Of a term that an authority may define: what it says of it. */
  readonly own: OwnView | undefined;
  readonly later: readonly OwnView[];
  readonly isOpen: boolean;
  /** Where the authority says what it means, for those who may. */
  readonly defineHref: string | undefined;
}

/** What the page of the words shows. */
export interface LegalWordsView {
  /** How many provisions nobody has held against their text yet. */
  readonly unchecked: number;
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly definitions: readonly DefinitionView[];
  }[];
  readonly routes: readonly {
    readonly title: string;
    readonly responsibility: string;
    readonly law: readonly CitationView[];
  }[];
}

interface Reader {
  readonly terms: Terms;
  readonly today: string;
  readonly mayDefine: boolean;
}

/** @param own what the authority says of each open term */
export function toView(own: ReadonlyMap<string, DefinitionHere>, reader: Reader): LegalWordsView {
  return {
    unchecked: countUnchecked(),
    groups: GROUPS.map(({ id, title, kinds }) => ({
      id,
      title,
      definitions: DEFINITIONS.filter(({ kind }) => kinds.includes(kind)).map((definition) =>
        toDefinition(definition, own.get(definition.id), reader),
      ),
    })),
    routes: LEGAL_ROUTES.map(({ title, responsibility, citations }) => ({
      title,
      responsibility: responsibilityInWords(responsibility),
      law: citations.map(toCitation),
    })),
  };
}

function toDefinition(
  { id, kind, term, meaning, citations, inForceFrom, earlier }: Definition,
  own: DefinitionHere | undefined,
  { terms, mayDefine }: Reader,
): DefinitionView {
  const isOpen = kind === 'open-term';
  return {
    id,
    term: terms.retell(term),
    meaning: terms.retell(meaning),
    since: inForceFrom === null ? undefined : shortDay(inForceFrom),
    citations: citations.map(toCitation),
    earlier: earlier.map(({ until, meaning: former, citation }) => ({
      when: until === null ? 'As an older text still says' : `Until ${shortDay(until)}`,
      meaning: terms.retell(former),
      law: toCitation(citation),
    })),
    own: own?.current && toOwn(own.current),
    later: (own?.later ?? []).map(toOwn),
    isOpen,
    defineHref: isOpen && mayDefine ? `/settings/definitions/${id}` : undefined,
  };
}

function toOwn({ meaning, document, inForceFrom }: NonNullable<DefinitionHere['current']>): OwnView {
  return { meaning: meaning ?? 'No definition of our own', document, from: shortDay(inForceFrom) };
}

function toCitation(citation: Citation): CitationView {
  const certainty = `${CERTAINTY_IN_WORDS[citation.certainty]}, ${shortDay(citation.checkedOn)}`;
  return { ...provisionInWords(citation), certainty };
}

/** Each provision once, however many entries cite it. */
function countUnchecked(): number {
  const all = [
    ...DEFINITIONS.flatMap(({ citations, earlier }) => [...citations, ...earlier.map(({ citation }) => citation)]),
    ...LEGAL_ROUTES.flatMap(({ citations }) => citations),
  ];
  const unread = all.filter(({ certainty }) => certainty === 'general');
  return new Set(unread.map(({ source, provision }) => `${source} ${provision}`)).size;
}
