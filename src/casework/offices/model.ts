/** The offices, units and bodies that the work of the service needs, in groups, as the procedures name them. */
export const OFFICE_GROUPS = [
  {
    title: 'The service',
    kinds: {
      'iro-service': 'The IRO service',
      'iro-manager': 'IRO manager',
      'senior-iro': 'Senior IRO',
      'independent-chair': 'Independent chair of child protection conferences',
      'review-administration': 'Review administration',
      'looked-after-administration': 'Administration for looked-after children',
      'child-protection-unit': 'Child protection unit',
    },
  },
  {
    title: 'Those who answer for the authority',
    kinds: {
      'team-manager': 'Team manager',
      'area-team-manager': 'Area team manager',
      'service-lead': 'Service lead',
      'service-manager': 'Service manager',
      'head-of-service': 'Head of service',
      'director-of-childrens-services': 'Director of children’s services',
      'chief-executive': 'Chief executive',
      'nominated-officer': 'Nominated officer, told before a referral to Cafcass',
    },
  },
  {
    title: 'Law and courts',
    kinds: {
      'legal-department': 'Legal department',
      'independent-legal-advice': 'Independent legal advice for IROs',
      'family-court': 'Family court',
      cafcass: 'Cafcass',
      'cafcass-legal': 'Cafcass Legal',
      'childrens-guardians': 'Children’s guardians',
    },
  },
  {
    title: 'For children and their families',
    kinds: {
      'complaints-manager': 'Complaints manager',
      'advocacy-service': 'Advocacy service',
      'independent-visitors': 'Independent visitors',
      'children-in-care-council': 'Children in Care Council',
      'personal-advisers': 'Personal advisers',
      'supervising-social-workers': 'Supervising social workers',
    },
  },
  {
    title: 'Education and youth justice',
    kinds: {
      'designated-teacher': 'Designated teacher',
      'lead-officer-education': 'Lead officer on educational achievement',
      'youth-justice-service': 'Youth justice case managers',
      'custody-link-worker': 'Link worker in a custodial setting',
    },
  },
  {
    title: 'Members',
    kinds: {
      'corporate-parenting-board': 'Corporate parenting board',
      'portfolio-holder': 'Portfolio holder for children',
      'elected-members': 'Members',
    },
  },
  { title: 'Others', kinds: { other: 'Another office or body' } },
] as const satisfies readonly { readonly title: string; readonly kinds: Readonly<Record<string, string>> }[];

const TITLES: ReadonlyMap<string, string> = new Map(OFFICE_GROUPS.flatMap(({ kinds }) => Object.entries(kinds)));

/** Every kind of office. */
export const OFFICE_KINDS: readonly string[] = [...TITLES.keys()];

/** `nominated-officer` in words. */
export function officeKindInWords(kind: string): string {
  return TITLES.get(kind) ?? kind;
}

/** An office as it is typed. */
export interface Office {
  readonly kind: string;
  /** What the authority calls it; null where it has no other name. */
  readonly title: string | null;
  /** Who holds it; null for a unit or a body. */
  readonly holder: string | null;
  /** The larger unit that it is a part of. */
  readonly sitsIn: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly note: string | null;
  readonly startedOn: string;
  /** The day from which it is so no more; null while it goes on. */
  readonly endedOn: string | null;
  /** When somebody last made sure that it is right. */
  readonly confirmedOn: string;
}

/** An office as it is kept. */
export interface KeptOffice extends Office {
  readonly id: string;
  readonly version: number;
}
