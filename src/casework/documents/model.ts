/** A file that came in. */
export interface ReceivedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It was searched for viruses, and none was found. */
  readonly isFoundClean?: boolean;
}

/** A kind of document that a review considers or a record keeps. */
export interface DocumentType {
  readonly type: string;
  readonly words: string;
  /** What is recorded of the review for which one is received, and the duty that this meets. */
  readonly receipt?: { readonly fact: string; readonly rule: string };
}

/** In the order in which people look for them: what a review waits for first. */
export const DOCUMENT_TYPES: readonly DocumentType[] = [
  {
    type: 'social-worker-report',
    words: 'Social worker’s report for the review',
    receipt: { fact: 'social-worker-report-received', rule: 'preparation.social-worker-report' },
  },
  {
    type: 'pep',
    words: 'Personal education plan (PEP)',
    receipt: { fact: 'pep-received', rule: 'preparation.pep' },
  },
  {
    type: 'health-plan',
    words: 'Health plan, or the report of a health assessment',
    receipt: { fact: 'health-plan-received', rule: 'preparation.health-plan' },
  },
  { type: 'care-plan', words: 'Care plan' },
  { type: 'placement-plan', words: 'Placement plan' },
  { type: 'permanence-plan', words: 'Permanence or contingency plan' },
  { type: 'pathway-plan', words: 'Pathway plan' },
  { type: 'ehcp', words: 'Education, health and care plan (EHCP)' },
  { type: 'assessment', words: 'Assessment, or minutes behind the plan' },
  { type: 'professional-report', words: 'Report of another professional' },
  { type: 'consultation', words: 'Consultation paper that came back' },
  { type: 'delegated-authority', words: 'Delegated authority' },
  { type: 'court', words: 'Court document' },
  { type: 'letter', words: 'Letter' },
  { type: 'photo', words: 'Photo' },
  { type: 'other', words: 'Something else' },
];

/** The kind of that name; undefined where there is none. */
export function findDocumentType(type: string): DocumentType | undefined {
  return DOCUMENT_TYPES.find((each) => each.type === type);
}

/** `pep` as "Personal education plan (PEP)". */
export function typeInWords(type: string): string {
  return findDocumentType(type)?.words ?? type;
}

/** What of a file is kept beside what it is. */
export function toKeep({ name, bytes, isFoundClean = false }: ReceivedFile) {
  return { fileName: name, bytes, isFoundClean };
}

export const LARGEST_DOCUMENT_BYTES = 26_214_400;
