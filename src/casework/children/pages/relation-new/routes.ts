import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { ageInWords } from '../../age.ts';
import { type Child, findChild } from '../../find-child.ts';
import { nameAndIdOfChild, nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import { type LinkOutcome, linkChildren } from '../../people/link-children.ts';
import { RELATIONS, relationInWords } from '../../people/relations.ts';
import { searchChildren } from '../../search-children.ts';
import { readLinkForm } from '../relation/form.ts';

const PATH = '/children/:child/relations/new';
const TEMPLATE = 'casework/children/pages/relation-new/page.njk';
const LONGEST_SEARCH = 100;

const NEW_RELATION: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.keep',
  action: 'relation.new-form',
  handle: async (request) => {
    const child = await findChildOf(request);
    return child === undefined ? NOT_FOUND : await reply(request, { child, values: request.query });
  },
};

const LINK_CHILDREN: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.keep',
  action: 'relation.link',
  handle: async (request) => {
    const child = await findChildOf(request);
    if (child === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readLinkForm(form, today);
    if (!read.isValid) return await reply(request, { child, values: form, errors: read.errors });
    const { otherChild: otherChildId, relation, since } = read.values;
    const outcome = await linkChildren(tx, user, { childId: child.childId, otherChildId, relation, since, today });
    if (outcome.kind !== 'linked') {
      return await reply(request, { child, values: form, errors: [REFUSALS[outcome.kind]] });
    }
    const details = { relationId: outcome.relationId, relation };
    const shown = { childIds: [child.childId, otherChildId], details };
    return redirect(`/children/${child.childId}/people#related`, { notice: 'The two are linked.', ...shown });
  },
};

/** Two children of the authority are linked. */
export const NEW_RELATIONS: readonly Page[] = [NEW_RELATION, LINK_CHILDREN];

const REFUSALS: Readonly<Record<Exclude<LinkOutcome['kind'], 'linked'>, FormError>> = {
  'not-found': refuse('otherChild', 'Choose one of the children who were found'),
  'same-child': refuse('otherChild', 'Choose another child'),
  'linked-already': refuse('otherChild', 'The two are linked already: change what they are from the page before'),
  'parent-younger': refuse(
    'relation',
    'A parent is older than their child: check who is whose parent, and both birthdays',
  ),
};

interface ToShow {
  readonly child: Child;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

async function reply(request: PageRequest, { child, values, errors = [] }: ToShow): Promise<Reply> {
  const { tx, user, today } = request;
  const typed = values['search'];
  const text = typeof typed === 'string' ? typed.trim().slice(0, LONGEST_SEARCH) : '';
  const found = text === '' ? undefined : await searchChildren(tx, user, { text, filter: 'all', page: 1, today });
  const others = (found?.children ?? []).filter(({ childId }) => childId !== child.childId);
  const model = {
    childName: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/children/${child.childId}/people`,
    search: text,
    values,
    errors,
    hasSearched: found !== undefined,
    isCutOff: found !== undefined && found.total > found.children.length,
    others: others.map((other) => ({
      value: other.childId,
      text: nameAndIdOfChild(other),
      ...(other.bornOn !== null && { hint: { text: `Aged ${ageInWords(other.bornOn, today)}` } }),
    })),
    relations: [{ value: '', text: 'Choose' }, ...RELATIONS.map((value) => ({ value, text: relationInWords(value) }))],
  };
  const shown = { childIds: [child.childId, ...others.map(({ childId }) => childId)] };
  return showForm(TEMPLATE, model, shown);
}

async function findChildOf({ tx, user, params, today }: PageRequest): Promise<Child | undefined> {
  return await findChild(tx, user, { childId: params['child'] ?? '', today });
}
