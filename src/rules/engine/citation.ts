/** The documents that rules cite, by the id that a citation names. */
export const SOURCES = {
  'children-act-1989': { title: 'Children Act 1989', url: 'https://www.legislation.gov.uk/ukpga/1989/41' },
  'cppcr-2010': {
    title: 'Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959)',
    url: 'https://www.legislation.gov.uk/uksi/2010/959',
  },
  'aar-2005': {
    title: 'Adoption Agencies Regulations 2005 (SI 2005/389)',
    url: 'https://www.legislation.gov.uk/uksi/2005/389',
  },
  'coronavirus-2020': {
    title: 'Adoption and Children (Coronavirus) (Amendment) Regulations 2020 (SI 2020/445)',
    url: 'https://www.legislation.gov.uk/uksi/2020/445',
  },
  'rccr-1991': {
    title: 'Review of Children’s Cases Regulations 1991 (SI 1991/895), revoked',
    url: 'https://www.legislation.gov.uk/uksi/1991/895',
  },
  'care-leavers-2010': {
    title: 'Care Leavers (England) Regulations 2010 (SI 2010/2571)',
    url: 'https://www.legislation.gov.uk/uksi/2010/2571',
  },
  'secure-1991': {
    title: 'Children (Secure Accommodation) Regulations 1991 (SI 1991/1505)',
    url: 'https://www.legislation.gov.uk/uksi/1991/1505',
  },
  'adoption-act-2002': {
    title: 'Adoption and Children Act 2002',
    url: 'https://www.legislation.gov.uk/ukpga/2002/38',
  },
  'cypa-2008': {
    title: 'Children and Young Persons Act 2008',
    url: 'https://www.legislation.gov.uk/ukpga/2008/23',
  },
  'human-rights-act-1998': { title: 'Human Rights Act 1998', url: 'https://www.legislation.gov.uk/ukpga/1998/42' },
  'legal-aid-act-2012': {
    title: 'Legal Aid, Sentencing and Punishment of Offenders Act 2012',
    url: 'https://www.legislation.gov.uk/ukpga/2012/10',
  },
  'care-standards-act-2000': { title: 'Care Standards Act 2000', url: 'https://www.legislation.gov.uk/ukpga/2000/14' },
  'cafcass-referral-2004': {
    title:
      'Children and Family Court Advisory and Support Service (Reviewed Case Referral) Regulations 2004 (SI 2004/2187)',
    url: 'https://www.legislation.gov.uk/uksi/2004/2187',
  },
  'case-law': { title: 'Judgment of a court', url: null },
  handbook: {
    title: 'IRO Handbook: statutory guidance for independent reviewing officers (2010)',
    url: 'https://www.gov.uk/government/publications/independent-reviewing-officers-handbook',
  },
  'volume-2': {
    title: 'Children Act 1989 guidance, volume 2: care planning, placement and case review',
    url: 'https://www.gov.uk/government/publications/children-act-1989-care-planning-placement-and-case-review',
  },
  halton: { title: 'Halton: Independent Reviewing Manager', url: null },
  expectations: { title: 'Role and Expectations of Independent Reviewing Officers (August 2023)', url: null },
  thurrock: {
    title: 'Thurrock: Independent Reviewing Officer report with the management alert protocol (2011)',
    url: null,
  },
  bwd: { title: 'Blackburn with Darwen: Looked After Reviews', url: null },
  // Its provision names the document and the paragraph, which only the authority knows.
  own: { title: 'The authority’s own procedure', url: null },
} as const satisfies Record<string, { readonly title: string; readonly url: string | null }>;

export type SourceId = keyof typeof SOURCES;

/**
 * How well the provision is known: its words were read; part of them, or another text that states it; or it is held
 * from general knowledge and its text must be opened before a release relies on it.
 */
export type Certainty = 'read' | 'excerpt' | 'general';

/** The paragraph that a rule rests on. */
export interface Citation {
  readonly source: SourceId;
  /** Paragraph, section or regulation, as the source numbers it: `3.23`, `reg 33(1)`. */
  readonly provision: string;
  readonly certainty: Certainty;
  /** The day on which someone last held the rule against the source, `YYYY-MM-DD`. */
  readonly checkedOn: string;
}

/** At least one: a rule that nothing stands behind does not compile. */
export type Citations = readonly [Citation, ...Citation[]];

/** How well a provision is known, and since when. */
export type Knowledge = Pick<Citation, 'certainty' | 'checkedOn'>;

/** Its words were read on this day, `YYYY-MM-DD`. */
export function read(checkedOn: string): Knowledge {
  return { certainty: 'read', checkedOn };
}

/** Part of it was read on this day, or another text that states it. */
export function excerpt(checkedOn: string): Knowledge {
  return { certainty: 'excerpt', checkedOn };
}

/** It was held from general knowledge on this day: its text must be opened before a release relies on it. */
export function general(checkedOn: string): Knowledge {
  return { certainty: 'general', checkedOn };
}

/**
 * Cites a provision: `cite('handbook', '3.23', read('2026-11-22'))`. Whenever it is held against its source anew, give
 * the new day.
 */
export function cite(source: SourceId, provision: string, knowledge: Knowledge): Citation {
  return { source, provision, ...knowledge };
}
