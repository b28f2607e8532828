import {
  type ComparedField,
  type ConflictView,
  chosen,
  mergeVersions,
  typed,
  typedDay,
  versioned,
} from '../../../../platform/pages/conflict.ts';
import { toDayFields } from '../../../../platform/pages/day-field.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { type Child, findChild } from '../../find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import { findRelatedChild } from '../../people/find-related-child.ts';
import type { RelatedChild } from '../../people/list-related-children.ts';
import { noteOnSharedIro } from '../../people/note-on-shared-iro.ts';
import { isSibling, REASONS_TO_DIFFER, relationInWords } from '../../people/relations.ts';
import { type UnlinkOutcome, unlinkChildren } from '../../people/unlink-children.ts';
import { beginning } from '../person/view.ts';
import { REASONS_IN_WORDS } from '../related/view.ts';
import { readEndForm, readNotesForm } from './form.ts';

const PATH = '/children/:child/relations/:relation';
const TEMPLATE = 'casework/children/pages/relation/page.njk';

/** What is kept of the form before it is sent. */
const NOTES_FORM: KeptForm = {
  name: 'sharedIro',
  fields: ['irosDifferBecause', 'irosDifferNote', ...partsOfDay('toldOfSharedIroOn')],
};

const RELATION: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.keep',
  action: 'relation.change-form',
  forms: [NOTES_FORM],
  handle: async (request) => {
    const found = await findBoth(request);
    if (found === undefined) return NOT_FOUND;
    return reply({ ...found, values: typedBefore(request, NOTES_FORM) ?? toFields(found.related) });
  },
};

const NOTE_ON_IROS: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.keep',
  action: 'relation.note-on-iros',
  forms: [NOTES_FORM],
  handle: async (request) => {
    const found = await findBoth(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readNotesForm(form, today);
    if (!read.isValid) return reply({ ...found, values: form, errors: read.errors });
    const outcome = await noteOnSharedIro(tx, user, { ...idsOf(request), ...read.values });
    if (outcome === 'not-found') return NOT_FOUND;
    if (outcome === 'conflict')
      return reply({ ...found, ...mergeVersions(COMPARED, { mine: form, theirs: toFields(found.related) }) });
    return toPeople(found, 'What is known of their IROs is saved.');
  },
};

const END_RELATION: Page = {
  method: 'POST',
  path: `${PATH}/end`,
  permission: 'children.keep',
  action: 'relation.end',
  handle: async (request) => {
    const found = await findBoth(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readEndForm(form, today);
    const values = { ...toFields(found.related), ...form };
    if (!read.isValid) return reply({ ...found, values, errors: read.errors });
    const outcome = await unlinkChildren(tx, user, { ...idsOf(request), end: read.values });
    return answer(found, { outcome, values, notice: 'The two are linked no more.' });
  },
};

const WITHDRAW_RELATION: Page = {
  method: 'POST',
  path: `${PATH}/withdraw`,
  permission: 'children.keep',
  action: 'relation.withdraw',
  handle: async (request) => {
    const found = await findBoth(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, form } = request;
    const outcome = await unlinkChildren(tx, user, { ...idsOf(request), end: { isWithdrawn: true } });
    const values = { ...toFields(found.related), ...form };
    return answer(found, { outcome, values, notice: 'The link is taken back: it was a mistake.' });
  },
};

/** What two children are to each other is changed, ended or taken back. */
export const RELATION_PAGES: readonly Page[] = [RELATION, NOTE_ON_IROS, END_RELATION, WITHDRAW_RELATION];

interface Found {
  readonly child: Child;
  readonly related: RelatedChild;
}

interface Came {
  readonly outcome: UnlinkOutcome;
  readonly values: FormFields;
  readonly notice: string;
}

const NOBODY = 'Nobody has said';

const CHANGED = 'Somebody changed this meanwhile: look at what stands here now, and send it again';

function answer(found: Found, { outcome, values, notice }: Came): Reply {
  switch (outcome) {
    case 'not-found':
      return NOT_FOUND;
    case 'unlinked':
      return toPeople(found, notice);
    case 'ends-before-start': {
      const since = found.related.since === null ? '' : shortDay(found.related.since);
      return reply({ ...found, values, errors: [refuse('endedOn', `It began on ${since}: it cannot end before`)] });
    }
    case 'conflict': {
      const now = { ...values, ...toFields(found.related) };
      return reply({ ...found, values: now, errors: [refuse('endedOn', CHANGED)] });
    }
  }
}

interface ToShow extends Found {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly conflict?: ConflictView;
}

function reply({ child, related, values, errors = [], conflict }: ToShow): Reply {
  const model = {
    shortName: shortNameOfChild(child),
    otherShortName: shortNameOfChild(related),
    names: `${nameOfChild(child)} and ${nameOfChild(related)}`,
    relation: relationInWords(related.relation),
    since: related.since,
    isSibling: isSibling(related.relation),
    back: `/children/${child.childId}/people`,
    href: `/children/${child.childId}/relations/${related.relationId}`,
    iro: child.iro,
    otherIro: related.iro,
    reasons: [
      { value: 'none', text: NOBODY },
      ...REASONS_TO_DIFFER.map((value) => ({ value, text: beginning(REASONS_IN_WORDS[value]) })),
    ],
    errors,
    values,
    conflict,
  };
  const shown = { childIds: [child.childId, related.childId], details: { relationId: related.relationId } };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

/** What of the IROs two people may change at once. */
const COMPARED: readonly ComparedField[] = [
  chosen(
    'irosDifferBecause',
    'Why they have different IROs',
    (value) => REASONS_TO_DIFFER.filter((each) => each === value).map((each) => REASONS_IN_WORDS[each])[0] ?? NOBODY,
  ),
  typed('irosDifferNote', 'In words'),
  typedDay('toldOfSharedIroOn', 'Told that they share an IRO', NOBODY),
];

function toFields(related: RelatedChild): FormFields {
  return versioned({
    irosDifferBecause: related.irosDifferBecause ?? 'none',
    irosDifferNote: related.irosDifferNote ?? '',
    ...toDayFields('toldOfSharedIroOn', related.toldOfSharedIroOn),
    version: String(related.version),
  });
}

function toPeople({ child, related }: Found, notice: string): Reply {
  const shown = { childIds: [child.childId, related.childId], details: { relationId: related.relationId } };
  return redirect(`/children/${child.childId}/people#related`, { notice, ...shown });
}

async function findBoth(request: PageRequest): Promise<Found | undefined> {
  const { tx, user, params, today } = request;
  const childId = params['child'] ?? '';
  const child = await findChild(tx, user, { childId, today });
  const relationId = params['relation'] ?? '';
  const related = child && (await findRelatedChild(tx, user, { childId, relationId, today }));
  return child === undefined || related === undefined ? undefined : { child, related };
}

function idsOf({ params, form }: PageRequest) {
  return {
    childId: params['child'] ?? '',
    relationId: params['relation'] ?? '',
    version: Number(form['version']) || 0,
  };
}
