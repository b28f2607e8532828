import { may } from '../../../../platform/identity/policy.ts';
import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { findChildIdentity } from '../../details/find-child-identity.ts';
import { findChildNeeds } from '../../details/find-child-needs.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import { IDENTITY_IN_WORDS } from '../identity/words.ts';
import { COMMUNICATION_IN_WORDS, LANGUAGE_IN_WORDS } from '../needs/words.ts';

/** Who a child is, how they communicate, and what care must respect. */
export const DETAILS: Page = {
  method: 'GET',
  path: '/children/:child/details',
  permission: 'children.read',
  action: 'child.details.read',
  handle: async ({ tx, user, params, terms }) => {
    const childId = params['child'] ?? '';
    const identity = await findChildIdentity(tx, user, childId);
    const needs = await findChildNeeds(tx, user, childId);
    if (identity === undefined || needs === undefined) return NOT_FOUND;
    const href = `/children/${childId}`;
    const model = {
      name: nameOfChild(identity),
      shortName: shortNameOfChild(identity),
      href,
      canKeep: may(user.roles, 'children.keep'),
      parts: [
        {
          id: 'identity',
          title: 'Who they are',
          changeHref: `${href}/details/identity`,
          rows: [
            ...IDENTITY_IN_WORDS.map(({ label, of }) => ({ label, text: of(identity) })),
            { label: 'Local id', text: identity.localId },
          ],
        },
        {
          id: 'communication',
          title: 'How they communicate',
          changeHref: `${href}/details/needs`,
          rows: COMMUNICATION_IN_WORDS.map(({ label, of }) => ({ label: terms.retell(label), text: of(needs) })),
          moreHref: `${href}/communication`,
        },
        {
          id: 'language',
          title: 'Language and identity',
          changeHref: `${href}/details/needs#firstLanguage`,
          rows: LANGUAGE_IN_WORDS.map(({ label, of }) => ({ label, text: of(needs) })),
        },
      ],
    };
    return show('casework/children/pages/details/page.njk', model, { childIds: [childId] });
  },
};
