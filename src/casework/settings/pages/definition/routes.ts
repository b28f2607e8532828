import { z } from 'zod';
import { type ComparedField, mergeVersions, typed, typedDay, versioned } from '../../../../platform/pages/conflict.ts';
import { day, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, readForm, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { type Definition, findDefinition } from '../../../../rules/definitions/definitions.ts';
import { findStatedDefinitions, type OwnDefinition, sortDefinitions, stateDefinition } from '../../state-definition.ts';

const PATH = '/settings/definitions/:term';
const TEMPLATE = 'casework/settings/pages/definition/page.njk';
const LONGEST_MEANING = 2000;

const FORM: KeptForm = { name: 'definition', fields: ['meaning', 'document', ...partsOfDay('inForceFrom')] };

const SCHEMA = z.object({
  meaning: z
    .string()
    .trim()
    .max(LONGEST_MEANING, `Use ${LONGEST_MEANING} characters or fewer`)
    .transform((typedText) => (typedText === '' ? null : typedText)),
  document: text('Enter the document and the paragraph in which the authority says so'),
  inForceFrom: day('Enter the day from which it holds'),
});

const COMPARED: readonly ComparedField[] = [
  typed('meaning', 'What it means here', 'No definition of your own'),
  typed('document', 'Where you say so'),
  typedDay('inForceFrom', 'From'),
];

/** What the authority means by a term that the law leaves open, with all that it ever said of it. */
const DEFINITION: Page = {
  method: 'GET',
  path: PATH,
  permission: 'settings.manage',
  action: 'settings.definition-form',
  forms: [FORM],
  handle: async (request) => {
    const { tx, user, params, today } = request;
    const found = await find(params['term'] ?? '', (term) => findStatedDefinitions(tx, user, term));
    if (found === undefined) return NOT_FOUND;
    return reply(found, { today, values: typedBefore(request, FORM) ?? toFields(found.stated, today) });
  },
};

const STATE_DEFINITION: Page = {
  method: 'POST',
  path: PATH,
  permission: 'settings.manage',
  action: 'settings.definition-state',
  forms: [FORM],
  handle: async ({ tx, user, params, form, today }) => {
    const found = await find(params['term'] ?? '', (term) => findStatedDefinitions(tx, user, term));
    if (found === undefined) return NOT_FOUND;
    const read = readForm(SCHEMA, withDays(form, 'inForceFrom'));
    if (!read.isValid) return reply(found, { today, values: form, errors: read.errors });
    const term = found.definition.id;
    const outcome = await stateDefinition(tx, user, { ...read.values, term, version: Number(form['version'] ?? -1) });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'conflict') {
      return reply({ ...found, stated: outcome.theirs }, { today, values: form, isStale: true });
    }
    return redirect(`/law/words#${term}`, { notice: 'It stands beside the law from that day.', details: { term } });
  },
};

export const OWN_DEFINITIONS: readonly Page[] = [DEFINITION, STATE_DEFINITION];

interface Found {
  readonly definition: Definition;
  readonly stated: readonly OwnDefinition[];
}

async function find(
  term: string,
  read: (term: string) => Promise<OwnDefinition[] | undefined>,
): Promise<Found | undefined> {
  const definition = findDefinition(term);
  const stated = definition && (await read(term));
  return definition === undefined || stated === undefined ? undefined : { definition, stated };
}

interface Shown {
  readonly today: string;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly isStale?: boolean;
}

function reply({ definition, stated }: Found, { today, values, errors = [], isStale = false }: Shown): Reply {
  const merged = isStale ? mergeVersions(COMPARED, { mine: values, theirs: toFields(stated, today) }) : undefined;
  const { current } = sortDefinitions(stated, today);
  const model = {
    term: definition.term,
    meaning: definition.meaning,
    address: `/settings/definitions/${definition.id}`,
    back: `/law/words#${definition.id}`,
    values: merged?.values ?? values,
    conflict: merged?.conflict,
    errors,
    stated: stated.map((each) => ({
      meaning: each.meaning ?? 'No definition of your own',
      document: each.document,
      from: shortDay(each.inForceFrom),
      by: each.statedBy,
      isCurrent: each.id === current?.id,
      isLater: each.inForceFrom > today,
    })),
  };
  const shown = { details: { term: definition.id } };
  if (isStale) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

function toFields(stated: readonly OwnDefinition[], today: string): FormFields {
  const [newest] = stated;
  return versioned({
    meaning: newest?.meaning ?? '',
    document: newest?.document ?? '',
    ...toDayFields('inForceFrom', newest?.inForceFrom ?? today),
    version: String(stated.length),
  });
}
