import { SOURCES, type SourceId } from '../engine/citation.ts';

/** A document to be read, with where it is; null where it has no one address. */
export interface ReadingEntry {
  readonly title: string;
  readonly url: string | null;
  /** What an IRO opens it for. */
  readonly about: string;
}

/** The documents of one sort. */
export interface ReadingGroup {
  readonly title: string;
  readonly entries: readonly ReadingEntry[];
}

const known = (source: SourceId, about: string): ReadingEntry => ({ ...SOURCES[source], about });

const legislation = (title: string, path: string, about: string): ReadingEntry => ({
  title,
  url: `https://www.legislation.gov.uk/${path}`,
  about,
});

/**
 * What is read beside the handbook: it is one of a suite of guidance under the Acts and the regulations (handbook 1.6–1.7
 * and annex 1). Those that rules cite, and those that they do not.
 */
export const READING: readonly ReadingGroup[] = [
  {
    title: 'Acts',
    entries: [
      known('children-act-1989', 'Being looked after, reviews, the IRO, leaving care, court orders.'),
      known('adoption-act-2002', 'Placing a child for adoption.'),
      legislation('Children Act 2004', 'ukpga/2004/31', 'Co-operation between agencies, and their duty to safeguard.'),
      known('cypa-2008', 'What brought the IRO of today.'),
      legislation('Equality Act 2010', 'ukpga/2010/15', 'Discrimination, and adjustments for a disabled child.'),
      known('legal-aid-act-2012', 'Remand, and being looked after by it.'),
      legislation(
        'Children and Families Act 2014',
        'ukpga/2014/6',
        'Special educational needs, the virtual school head, staying put.',
      ),
      legislation(
        'Children and Social Work Act 2017',
        'ukpga/2017/16',
        'Corporate parenting principles, and support to 25.',
      ),
      known('care-standards-act-2000', 'Registered homes and agencies.'),
      known('human-rights-act-1998', 'Family life, and going to court over a breach.'),
    ],
  },
  {
    title: 'Regulations',
    entries: [
      known('cppcr-2010', 'Read beside the handbook at every point: plans, placements, visits, reviews, the IRO.'),
      known('care-leavers-2010', 'Pathway plans and personal advisers.'),
      known('aar-2005', 'Reviews of children on the way to adoption.'),
      known('secure-1991', 'Secure accommodation and its own reviews.'),
      known('cafcass-referral-2004', 'What Cafcass may do upon a referral.'),
      legislation(
        'Fostering Services (England) Regulations 2011 (SI 2011/581)',
        'uksi/2011/581',
        'Foster carers, their approval and its review.',
      ),
      legislation(
        'Children’s Homes (England) Regulations 2015 (SI 2015/541)',
        'uksi/2015/541',
        'What a children’s home must be and do.',
      ),
      legislation(
        'Supported Accommodation (England) Regulations 2023 (SI 2023/416)',
        'uksi/2023/416',
        'Supported accommodation for those of 16 and 17.',
      ),
      legislation(
        'Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738)',
        'uksi/2006/1738',
        'Complaints, with working days of their own.',
      ),
    ],
  },
  {
    title: 'Guidance',
    entries: [
      known('handbook', 'Issued to IROs themselves as well as to authorities.'),
      known('volume-2', 'Care planning, placement and review as a whole.'),
      {
        title: 'Children Act 1989 guidance, volume 3: planning transition to adulthood for care leavers',
        url: null,
        about: 'Leaving care.',
      },
      {
        title: 'Children Act 1989 guidance, volume 4: fostering services',
        url: null,
        about: 'Foster carers and their services.',
      },
      { title: 'Working together to safeguard children', url: null, about: 'Child protection across agencies.' },
      {
        title: 'Promoting the health and well-being of looked-after children',
        url: null,
        about: 'Health assessments and plans.',
      },
      {
        title: 'Promoting the education of looked-after and previously looked-after children',
        url: null,
        about: 'The virtual school head, designated teachers, personal education plans.',
      },
      {
        title: 'Care of unaccompanied migrant children and child victims of modern slavery',
        url: null,
        about: 'Children who are here alone.',
      },
    ],
  },
];
