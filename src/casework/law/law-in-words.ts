import { SOURCES } from '../../rules/engine/citation.ts';
import type { RegisteredCitation } from '../../rules/index.ts';

/** What a layer is, in a sentence. Only statute may be called a breach. */
const LAYERS_IN_WORDS = {
  statute: 'Statute: to miss the national day is a breach of the Regulations',
  guidance: 'Statutory guidance: to be late is no breach of the Regulations',
  local: 'Local: the authority’s own procedure asks for it',
} as const;

/** How well a provision is known. */
export const CERTAINTY_IN_WORDS = {
  read: 'its words were read',
  excerpt: 'read in part, or as another text states it',
  general: 'not checked against its text: read it before you rely on it',
} as const satisfies Record<RegisteredCitation['certainty'], string>;

export function layerInWords(layer: string): string {
  return layer in LAYERS_IN_WORDS ? LAYERS_IN_WORDS[layer as keyof typeof LAYERS_IN_WORDS] : layer;
}

/** A provision that an obligation cites, with what a reader needs to open it. */
export interface ProvisionInWords {
  readonly title: string;
  readonly url: string | null;
  readonly provision: string;
}

/** `{ source: 'handbook', provision: '3.23' }` with the document's title and address. */
export function provisionInWords({
  source,
  provision,
}: {
  readonly source: string;
  readonly provision: string;
}): ProvisionInWords {
  const document = Object.entries(SOURCES).find(([id]) => id === source)?.[1];
  return { title: document?.title ?? source, url: document?.url ?? null, provision };
}
