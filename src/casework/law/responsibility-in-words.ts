import type { SharedResponsibility } from '../../rules/definitions/legal-routes.ts';

const WORDS: Readonly<Record<SharedResponsibility, string>> = {
  'not-shared': 'Parents, or whoever else had it; the authority has none by this alone',
  shared: 'Parents, or whoever else had it; the authority shares it',
  'shared-for-safety':
    'Parents, or whoever else had it; also whoever was given the order, for what the child’s safety needs while it lasts',
  'authority-alone': 'The authority, in the parents’ place',
};

/** Who has parental responsibility, in a line. */
export function responsibilityInWords(responsibility: SharedResponsibility): string {
  return WORDS[responsibility];
}
