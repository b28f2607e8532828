import { dayInWords } from '../../../../platform/pages/days-in-words.ts';
import { NOT_FOUND, type Page, type PageRequest, type Reply, show } from '../../../../platform/pages/page.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { contactLines } from '../../contact-lines.ts';
import { findIntroduction } from '../../find-introduction.ts';
import { paragraphsOf } from '../../introduction.ts';

/** The letter on a sheet of its own, in words for the child's age. */
const LETTER: Page = {
  method: 'GET',
  path: '/children/:child/introduction/letter',
  permission: 'children.read',
  action: 'child.introduction.letter',
  handle: (request) => reply(request, 'casework/allocation/pages/introduction-print/letter.njk'),
};

/** A card of the size of a postcard, with the photo. */
const CARD: Page = {
  method: 'GET',
  path: '/children/:child/introduction/card',
  permission: 'children.read',
  action: 'child.introduction.card',
  handle: (request) => reply(request, 'casework/allocation/pages/introduction-print/card.njk'),
};

export const INTRODUCTION_PRINTS: readonly Page[] = [LETTER, CARD];

async function reply({ tx, user, terms, params, today }: PageRequest, template: string): Promise<Reply> {
  const childId = params['child'] ?? '';
  const found = await findIntroduction(tx, user, { childId, terms, today });
  if (found?.officer === undefined) return NOT_FOUND;
  const { child, officer, body, authority } = found;
  const model = {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/children/${childId}/introduction`,
    officer: { ...officer, photo: officer.hasPhoto ? `/staff/${officer.staffId}/photo` : undefined },
    contact: contactLines(officer),
    paragraphs: paragraphsOf(body),
    authority,
    today: dayInWords(today),
  };
  return show(template, model, { childIds: [childId] });
}
