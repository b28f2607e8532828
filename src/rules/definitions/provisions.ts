import { type Citation, cite, excerpt, general, read, type SourceId } from '../engine/citation.ts';
import { type Definition, define } from './definition.ts';

interface Told {
  readonly id: string;
  readonly term: string;
  readonly meaning: string;
  readonly citation: Citation;
  readonly inForceFrom: string | null;
  readonly earlier?: Definition['earlier'];
}

const provision = ({ citation, ...told }: Told) => define({ ...told, kind: 'provision', citations: [citation] });

const known = (source: SourceId, at: string): Citation => cite(source, at, general('2026-11-22'));

const SINCE_1991 = '1991-10-14';
const SINCE_2011 = '2011-04-01';

/** The sections on which the work of an IRO rests, each in a sentence. */
export const PROVISIONS = [
  provision({
    id: 'section-7',
    term: 'Reports to the court',
    meaning: 'A court that decides about a child may ask for a report on the child’s welfare.',
    citation: known('children-act-1989', 's 7'),
    inForceFrom: SINCE_1991,
  }),
  provision({
    id: 'section-8',
    term: 'Orders on where a child lives and whom the child sees',
    meaning:
      'Child arrangements, specific issue and prohibited steps orders. The IRO makes sure that the child knows of the right to apply, with the court’s leave.',
    citation: known('children-act-1989', 's 8'),
    inForceFrom: '2014-04-22',
    earlier: [
      { meaning: 'Residence and contact orders.', until: '2014-04-21', citation: known('children-act-1989', 's 8') },
    ],
  }),
  provision({
    id: 'section-20',
    term: 'Accommodation by agreement',
    meaning:
      'The authority accommodates a child in need who has nobody able to; whoever has parental responsibility may end it.',
    citation: cite('children-act-1989', 's 20', excerpt('2026-11-30')),
    inForceFrom: SINCE_1991,
  }),
  provision({
    id: 'section-21',
    term: 'Accommodation of children in police protection, detained or on remand',
    meaning: 'The authority must receive and accommodate them; they are looked after while it does.',
    citation: cite('children-act-1989', 's 21', read('2026-11-30')),
    inForceFrom: SINCE_1991,
  }),
  provision({
    id: 'section-22-4',
    term: 'Wishes and feelings before any decision',
    meaning:
      'Before deciding anything the authority finds out what the child, the parents and others who matter wish and feel.',
    citation: cite('children-act-1989', 's 22(4)–(5)', read('2026-11-22')),
    inForceFrom: SINCE_1991,
  }),
  provision({
    id: 'section-22-4-b',
    term: 'The parents’ wishes once adoption is authorised',
    meaning:
      'The duty to find out what the parents wish ends when the authority is authorised to place the child for adoption.',
    citation: cite(
      'children-act-1989',
      's 22(4)(b), with reg 45(2) of the Adoption Agencies Regulations 2005',
      excerpt('2026-11-22'),
    ),
    inForceFrom: '2005-12-30',
  }),
  provision({
    id: 'section-23a',
    term: 'Relevant children',
    meaning: 'Who is a relevant child, and which authority is responsible.',
    citation: cite('children-act-1989', 's 23A', excerpt('2026-11-22')),
    inForceFrom: '2001-10-01',
  }),
  provision({
    id: 'section-23c',
    term: 'Former relevant children',
    meaning:
      'What the authority goes on doing after the eighteenth birthday; section 23CZB carries advice and support to 25.',
    citation: cite('children-act-1989', 'ss 23C and 23CZB', excerpt('2026-11-22')),
    inForceFrom: '2018-04-01',
    earlier: [
      {
        meaning: 'To 21, or to 25 in education or training.',
        until: '2018-03-31',
        citation: cite('handbook', '1.13', read('2026-11-22')),
      },
    ],
  }),
  provision({
    id: 'section-23za',
    term: 'Visits by the authority’s representative',
    meaning:
      'A representative of the authority visits every looked-after child; that person may not be the child’s IRO.',
    citation: cite('children-act-1989', 's 23ZA', excerpt('2026-11-22')),
    inForceFrom: SINCE_2011,
  }),
  provision({
    id: 'section-25',
    term: 'Secure accommodation',
    meaning: 'When a looked-after child’s liberty may be restricted, and for how long without a court.',
    citation: known('children-act-1989', 's 25'),
    inForceFrom: SINCE_1991,
  }),
  provision({
    id: 'sections-25a-25c',
    term: 'The IRO: appointment, functions, Cafcass',
    meaning:
      'Each looked-after child’s case has an individual IRO, who monitors it, takes part in its reviews, sees that the child’s wishes are considered, and may refer it to Cafcass.',
    citation: cite('children-act-1989', 'ss 25A–25C', read('2026-11-22')),
    inForceFrom: SINCE_2011,
    earlier: [
      {
        meaning: 'The IRO took part in reviews and monitored those, under section 26(2)(k) and (2A)–(2D).',
        until: '2011-03-31',
        citation: cite('children-act-1989', 's 26', read('2026-11-22')),
      },
    ],
  }),
  provision({
    id: 'section-26',
    term: 'Reviews and complaints',
    meaning: 'Where the regulations on reviews come from, and who may complain.',
    citation: cite('children-act-1989', 's 26', read('2026-11-22')),
    inForceFrom: SINCE_1991,
  }),
  provision({
    id: 'section-27',
    term: 'Other authorities help',
    meaning: 'An authority may ask others, such as housing and health, for help with its duties to children.',
    citation: known('children-act-1989', 's 27'),
    inForceFrom: SINCE_1991,
  }),
  provision({
    id: 'section-31',
    term: 'Care and supervision orders',
    meaning: 'When a court may place a child in the authority’s care.',
    citation: known('children-act-1989', 's 31'),
    inForceFrom: SINCE_1991,
  }),
  provision({
    id: 'section-38',
    term: 'Interim orders',
    meaning: 'Care or supervision while the court has not decided yet.',
    citation: known('children-act-1989', 's 38'),
    inForceFrom: SINCE_1991,
  }),
  provision({
    id: 'section-47',
    term: 'Enquiries',
    meaning:
      'The authority’s duty to find out whether a child suffers or may suffer significant harm; the IRO is told.',
    citation: known('children-act-1989', 's 47'),
    inForceFrom: SINCE_1991,
  }),
  provision({
    id: 'adoption-act-section-18-3',
    term: 'Looked after on the way to adoption',
    meaning: 'A child who is placed for adoption, or authorised to be, by an authority is looked after by it.',
    citation: known('adoption-act-2002', 's 18(3)'),
    inForceFrom: '2005-12-30',
  }),
  provision({
    id: 'adoption-act-section-118',
    term: 'Where the IRO began',
    meaning:
      'Brought the first statutory reviewing officers. In England sections 25A to 25C of the Act of 1989 have taken its place.',
    citation: cite('adoption-act-2002', 's 118', excerpt('2026-11-22')),
    inForceFrom: '2004-09-27',
    earlier: [
      {
        meaning: 'In force in England.',
        until: '2011-03-31',
        citation: cite('adoption-act-2002', 's 118', excerpt('2026-11-22')),
      },
    ],
  }),
  provision({
    id: 'children-act-2008-sections-10-11',
    term: 'The IRO since 2011, and a national body that never came',
    meaning:
      'Section 10 brought sections 25A to 25C. Section 11 was a power to move reviewing officers to a national body; it was never used and is held to have lapsed. Do not rely on it.',
    citation: known('cypa-2008', 'ss 10–11'),
    inForceFrom: SINCE_2011,
  }),
  provision({
    id: 'human-rights-act-section-7-1',
    term: 'Going to court over human rights',
    meaning:
      'Whoever is a victim of a breach of their human rights by a public authority may bring proceedings against it.',
    citation: cite('human-rights-act-1998', 's 7(1)', read('2026-11-30')),
    inForceFrom: '2000-10-02',
  }),
] as const;
