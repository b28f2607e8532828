import { cite, excerpt, general, read } from '../engine/citation.ts';
import { define } from './definition.ts';

/** Who the child is, how a child comes to be looked after, and who then has parental responsibility. */
export const CARE_TERMS = [
  define({
    id: 'child',
    term: 'Child and young person',
    meaning:
      'A child is anybody from birth to the eighteenth birthday. An older child is called a young person: Footprint says so of one child from the sixteenth birthday, when leaving care begins to be planned, or from the birthday that the authority chose.',
    citations: [cite('handbook', '1.9', read('2026-11-22'))],
    inForceFrom: '2011-04-01',
  }),
  define({
    id: 'looked-after',
    term: 'Looked after',
    meaning:
      'A child whom an authority looks after, by any of these ways: a care order or an interim one; placed for adoption or authorised to be placed; accommodated under section 20, whoever asks for it and with or without family in this country; or in the authority’s accommodation by an order or a duty of section 21, such as a remand. Accommodation counts once it lasts more than 24 hours without a break. Each of these ways brings an IRO.',
    citations: [
      cite('children-act-1989', 's 22(1)–(2)', read('2026-11-22')),
      cite('adoption-act-2002', 's 18(3)', general('2026-11-22')),
      cite('legal-aid-act-2012', 's 104', excerpt('2026-11-22')),
      cite('handbook', '1.10', read('2026-11-22')),
    ],
    inForceFrom: '2012-12-03',
    earlier: [
      {
        meaning:
          'A remanded child was looked after where remanded to the authority’s accommodation, and by age and sex.',
        until: '2012-12-02',
        citation: cite('handbook', '1.10 and 4.11', read('2026-11-22')),
      },
    ],
  }),
  define({
    id: 'parental-responsibility-section-20',
    term: 'Parental responsibility under section 20',
    meaning:
      'Stays with the parents and whoever else had it. The authority has none: it acts on what they agree to, and anybody with parental responsibility may remove the child at any time.',
    citations: [
      cite('children-act-1989', 's 20(8)', excerpt('2026-11-30')),
      cite('handbook', '1.10', read('2026-11-22')),
    ],
    inForceFrom: '1991-10-14',
  }),
  define({
    id: 'parental-responsibility-care-order',
    term: 'Parental responsibility under a care order',
    meaning:
      'The authority has it and shares it with the parents, in custody as anywhere else, while the order lasts; an interim order brings the same for as long as it lasts. The authority may limit how the parents use theirs where that is needed for the child’s welfare.',
    citations: [
      cite('children-act-1989', 's 33(3)', read('2026-11-30')),
      cite('children-act-1989', 's 38', general('2026-11-22')),
      cite('handbook', '4.12', read('2026-11-22')),
    ],
    inForceFrom: '1991-10-14',
  }),
  define({
    id: 'parental-responsibility-adoption',
    term: 'Parental responsibility on the way to adoption',
    meaning:
      'While the authority may place a child for adoption it has parental responsibility beside the parents, and once the child is placed the prospective adopters have it too. The authority decides how far theirs and the parents’ is limited.',
    citations: [cite('adoption-act-2002', 's 25', general('2026-11-22'))],
    inForceFrom: '2005-12-30',
  }),
  define({
    id: 'responsible-authority',
    term: 'Responsible authority',
    meaning:
      'The authority that looks after the child, wherever the child lives. The guidance means it wherever it says “local authority”. For a child on remand it is the one that the court designates.',
    citations: [
      cite('cppcr-2010', 'regs 2(1) and 47A', excerpt('2026-11-22')),
      cite('handbook', '1.8', read('2026-11-22')),
    ],
    inForceFrom: '2011-04-01',
  }),
  define({
    id: 'authorised-for-adoption',
    term: 'Authorised to be placed for adoption',
    meaning:
      'The authority may place the child for adoption, because a court made a placement order or because the parents formally consented, whether or not a home has been found. The reviews then go by the adoption rules as well.',
    citations: [
      cite('adoption-act-2002', 'ss 18–19 and 21', excerpt('2026-11-30')),
      cite('handbook', '3.54', read('2026-11-22')),
    ],
    inForceFrom: '2005-12-30',
  }),
  define({
    id: 'custodial-setting',
    term: 'Custodial setting',
    meaning:
      'A secure children’s home, a secure training centre, a secure school or a young offender institution. Every remanded child is looked after. A sentence ends accommodation under section 20, and never a care order.',
    citations: [
      cite('handbook', '4.11–4.12 and note 15', read('2026-11-22')),
      cite('legal-aid-act-2012', 'ss 102 and 104', excerpt('2026-11-22')),
    ],
    inForceFrom: '2012-12-03',
    earlier: [
      {
        meaning:
          'A secure children’s home, a secure training centre or a young offender institution, chosen by age and gender.',
        until: null,
        citation: cite('handbook', 'note 15', read('2026-11-22')),
      },
    ],
  }),
  define({
    id: 'unregulated-accommodation',
    term: 'Unregulated accommodation',
    meaning:
      'Accommodation outside the rules on registered homes, such as lodgings without a registered provider. No looked-after child may be placed in it: since 9 September 2021 nobody under 16, and since 28 October 2023 nobody of 16 or 17 either, who need registered supported accommodation or one of the settings that the regulations except.',
    citations: [
      cite('cppcr-2010', 'regs 27A and 27C', read('2026-11-22')),
      cite('handbook', '3.77 and 5.14', read('2026-11-22')),
    ],
    inForceFrom: '2023-10-28',
    earlier: [
      {
        meaning:
          'A child of 16 or 17 could live in accommodation outside the Care Standards Act 2000, after a review had considered the move.',
        until: '2023-10-27',
        citation: cite('care-standards-act-2000', 'Part 2, as the handbook reads it at 3.77', general('2026-11-22')),
      },
    ],
  }),
  define({
    id: 'additional-communication-needs',
    term: 'Additional communication needs',
    meaning:
      'A child who uses other means than speech, who finds it hard to say or to understand things, or whom the people around do not understand, has them. How the child communicates is written down and weighed when the IRO is chosen.',
    citations: [cite('handbook', '4.4–4.7 and note 14', read('2026-11-22'))],
    inForceFrom: '2011-04-01',
  }),
  define({
    id: 'supporter',
    term: 'Supporter',
    meaning:
      'Somebody whom the child or a parent brings to a review: an advocate, or a person with special skill or knowledge. A supporter may make things clear, and questions nobody.',
    citations: [cite('bwd', '7', read('2026-11-22'))],
  }),
] as const;
