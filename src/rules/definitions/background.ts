import { cite, excerpt, read } from '../engine/citation.ts';
import { define } from './definition.ts';

/** Why there are IROs, and the judgments that a dispute or a record may have to cite. */
export const BACKGROUND = [
  define({
    id: 'human-rights-background',
    kind: 'background',
    term: 'Why an IRO may go to Cafcass',
    meaning:
      'In 2002 the House of Lords held that courts do not watch over how an authority carries out a care plan, that an authority which fails a child may be challenged under the Human Rights Act, most likely on family life (article 8), and that a child with no adult to act may have no way to do so. Parliament answered with the IRO, and in 2004 with the way to Cafcass, which may bring proceedings for the child.',
    citations: [
      cite('handbook', '1.15–1.17 and note 4', read('2026-11-22')),
      cite('cafcass-referral-2004', 'regs 1–3', excerpt('2026-11-22')),
      cite('human-rights-act-1998', 's 7(1)', read('2026-11-30')),
    ],
    inForceFrom: '2004-09-27',
  }),
  define({
    id: 're-s-re-w',
    kind: 'case',
    term: 'Re S; Re W (2002), House of Lords',
    meaning:
      'A court has no general power to watch over a care plan once the order is made. A child whom the authority fails may have a claim under the Human Rights Act, and may need somebody to bring it. Cite it where a child has nobody to act.',
    citations: [
      cite('case-law', 'Re S; Re W [2002] UKHL 10', excerpt('2026-11-22')),
      cite('handbook', 'note 4', read('2026-11-22')),
    ],
  }),
  define({
    id: 'liverpool-v-hillingdon',
    kind: 'case',
    term: 'Liverpool v Hillingdon (2009), Court of Appeal',
    meaning:
      'What a child wishes is found out and given weight by age and understanding, and does not by itself decide what the authority must do. Cite it where a decision goes against what the child asked for.',
    citations: [
      cite('case-law', 'Liverpool City Council v Hillingdon LBC [2009] EWCA Civ 43', excerpt('2026-11-22')),
      cite('handbook', 'note 12', read('2026-11-22')),
    ],
  }),
  define({
    id: 'herefordshire-v-ab',
    kind: 'case',
    term: 'Herefordshire v AB (2018), Family Court',
    meaning:
      'Children must not drift for years under section 20 without a plan, and a parent’s wish to have the child back must be answered. An IRO who sees the drift and tells managers of it must press harder when nothing follows.',
    citations: [
      cite('case-law', 'Herefordshire Council v AB [2018] EWFC 10', excerpt('2026-11-22')),
      cite('bwd', '9', read('2026-11-22')),
    ],
  }),
] as const;
