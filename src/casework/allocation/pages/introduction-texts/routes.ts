import { z } from 'zod';
import { type FormError, readForm, text } from '../../../../platform/pages/form.ts';
import type { KeptDrafts, KeptForm } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { BAND_WORDS, BANDS, PICTURES } from '../../introduction.ts';
import { changeIntroductionText, type IntroductionText, listIntroductionTexts } from '../../introduction-texts.ts';

const ADDRESS = '/settings/introductions';
const TEMPLATE = 'casework/allocation/pages/introduction-texts/page.njk';
const LONGEST_BODY = 5000;

const FORM = z.object({
  band: z.enum(BANDS),
  kind: z.enum(['plain', 'easy']),
  body: text('Enter the words', { max: LONGEST_BODY, long: `Use ${LONGEST_BODY} characters or fewer` }).refine(
    (body) => body.includes('{iro}'),
    'Put {iro} where the name of the IRO goes',
  ),
  version: z.coerce.number().int().min(0),
});

/** Each text keeps what is typed into it by itself. */
const TEXT_FORMS: readonly KeptForm[] = BANDS.flatMap((band) =>
  (['plain', 'easy'] as const).map((kind) => ({ name: nameOfForm(band, kind), fields: ['band', 'kind', 'body'] })),
);

function nameOfForm(band: string, kind: string): string {
  return `words-${band}-${kind}`;
}

/** The authority's own words to children, by age, plain and easy to read. */
const TEXTS: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.introductions.read',
  forms: TEXT_FORMS,
  handle: (request) => reply(request, {}),
};

const CHANGE_TEXT: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.introductions.changed',
  forms: TEXT_FORMS,
  handle: async (request) => {
    const { tx, user, form } = request;
    const read = readForm(FORM, form);
    if (!read.isValid) return await reply(request, { typed: form, errors: read.errors });
    const { band, kind, body, version } = read.values;
    const isSaved = await changeIntroductionText(tx, user, { band, isEasyRead: kind === 'easy', body, version });
    if (!isSaved) return await reply(request, { typed: form, isStale: true });
    return redirect(ADDRESS, { notice: 'The words are saved.', details: { band, kind } });
  },
};

export const INTRODUCTION_TEXTS: readonly Page[] = [TEXTS, CHANGE_TEXT];

interface Typed {
  readonly typed?: FormFields;
  readonly errors?: readonly FormError[];
  readonly isStale?: boolean;
}

interface Kept {
  readonly typed: FormFields;
  readonly drafts: KeptDrafts;
}

async function reply(
  { tx, user, terms, drafts }: PageRequest,
  { typed = {}, errors = [], isStale = false }: Typed,
): Promise<Reply> {
  const texts = await listIntroductionTexts(tx, user, terms);
  const model = { texts: texts.map((one) => toText(one, { typed, drafts })), pictures: PICTURES, errors, isStale };
  if (isStale) return showConflict(TEMPLATE, model);
  return showForm(TEMPLATE, model);
}

function toText({ band, isEasyRead, body, version }: IntroductionText, { typed, drafts }: Kept) {
  const kind = isEasyRead ? 'easy' : 'plain';
  const draft = nameOfForm(band, kind);
  const isTyped = typed['band'] === band && typed['kind'] === kind;
  const kept = drafts[draft]?.fields;
  return {
    ...{
      band,
      kind,
      draft,
      version: isTyped ? version : (kept?.['version'] ?? version),
      id: `body-${band}-${kind}`,
      isTyped,
    },
    title: isEasyRead ? `Easy read, ${BAND_WORDS[band].toLowerCase()}` : BAND_WORDS[band],
    isOwn: version > 0,
    body: isTyped ? typed['body'] : (kept?.['body'] ?? body),
    theirs: isTyped ? body : undefined,
  };
}
