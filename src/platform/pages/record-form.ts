import type { Permission } from '../identity/policy.ts';
import { idIn } from '../ids.ts';
import type { Correction, NotSaved } from '../versions.ts';
import { type ComparedField, type ConflictView, mergeVersions, versioned } from './conflict.ts';
import { type FormError, type FormReading, refuse } from './form.ts';
import { type KeptForm, typedBefore } from './kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from './page.ts';

/** What a form is about, as far as the form itself must know. */
interface OpenForm<Version> {
  readonly child: { readonly childId: string };
  /** What is put right; undefined for a new one. */
  readonly current: Version | undefined;
}

/** What the form shows. */
export interface ToShow {
  readonly values: FormFields;
  readonly errors: readonly FormError[];
  /** Both versions, where somebody else saved meanwhile. */
  readonly conflict: ConflictView | undefined;
}

/** What was typed, as it is saved. */
export interface ToRecord<Values> {
  /** The id that a new one will have, so that a form that is sent twice records one. */
  readonly id: string;
  readonly values: Values;
  readonly correction: Correction | undefined;
}

/** A form of something around a child that is recorded once, and put right by versions of which none is lost. */
export interface RecordForm<Open extends OpenForm<Version>, Version, Values, Saved extends { readonly kind: 'saved' }> {
  /** `contact`, of `:contact` in the address: names the field in which a new one bears its id. */
  readonly name: string;
  readonly newPath: `/${string}`;
  readonly correctPath: `/${string}`;
  readonly permission: Permission;
  /** How the names of the audit's events begin: `contact`, of `contact.recorded`. */
  readonly action: string;
  readonly form: KeptForm;
  readonly template: string;
  /** What the page is about; undefined: there is no such page for whoever asks. */
  readonly open: (request: PageRequest) => Promise<Open | undefined>;
  /** What is known before anything is typed. */
  readonly begin?: (request: PageRequest, open: Open) => FormFields;
  readonly read: (request: PageRequest, open: Open) => FormReading<{ readonly values: Values; readonly why: string }>;
  readonly record: (request: PageRequest, open: Open, to: ToRecord<Values>) => Promise<Saved | NotSaved<Version>>;
  /** What the fields show of a version, with its number as their `version`. */
  readonly toFields: (version: Version) => FormFields;
  /** What of it two people may change at once. */
  readonly compared: (request: PageRequest, open: Open) => readonly ComparedField[];
  readonly view: (request: PageRequest, open: Open, toShow: ToShow) => { readonly errors: readonly FormError[] };
  /** Where it can be seen. */
  readonly seenAt: (open: Open, id: string) => string;
  /** What the next page says at its top. */
  readonly notice: (open: Open, saved: Saved) => string;
  /** What is said, at which field, to whoever goes back and sends something else in the same form. */
  readonly sentBefore: { readonly field: string; readonly message: string };
}

/** The four pages of such a form: it is opened and sent for a new thing, and to put one right. */
export function recordFormPages<
  Open extends OpenForm<Version>,
  Version,
  Values,
  Saved extends { readonly kind: 'saved' },
>(of: RecordForm<Open, Version, Values, Saved>): readonly Page[] {
  const { newPath, correctPath, permission, action, form } = of;
  const pageOf = (one: Pick<Page, 'method' | 'path' | 'action'>, answer: typeof showOpen): Page => ({
    ...one,
    permission,
    forms: [form],
    handle: async (request) => {
      const open = await of.open(request);
      if (open === undefined || (one.path === correctPath && open.current === undefined)) return NOT_FOUND;
      return await answer(request, open);
    },
  });
  return [
    pageOf({ method: 'GET', path: newPath, action: `${action}.new-form` }, showOpen),
    pageOf({ method: 'POST', path: newPath, action: `${action}.recorded` }, save),
    pageOf({ method: 'GET', path: correctPath, action: `${action}.correct-form` }, showOpen),
    pageOf({ method: 'POST', path: correctPath, action: `${action}.corrected` }, save),
  ];

  async function showOpen(request: PageRequest, open: Open): Promise<Reply> {
    const { current } = open;
    const stands =
      current === undefined
        ? { [of.name]: crypto.randomUUID(), ...of.begin?.(request, open) }
        : versioned(of.toFields(current));
    return reply(request, open, { values: typedBefore(request, form) ?? stands, errors: [], conflict: undefined });
  }

  async function save(request: PageRequest, open: Open): Promise<Reply> {
    const { form: sent } = request;
    const reading = of.read(request, open);
    if (!reading.isValid) return reply(request, open, { values: sent, errors: reading.errors, conflict: undefined });
    const { values, why } = reading.values;
    const isNew = open.current === undefined;
    const id = isNew ? (idIn(sent[of.name]) ?? crypto.randomUUID()) : (request.params[of.name] ?? '');
    const correction = isNew ? undefined : { seen: Number(sent['version']) || 0, why };
    const outcome = await of.record(request, open, { id, values, correction });
    const to = of.seenAt(open, id);
    const shown = shownOf(open, id);
    switch (outcome.kind) {
      case 'not-found':
        return NOT_FOUND;
      case 'conflict': {
        const merged = mergeVersions(of.compared(request, open), { mine: sent, theirs: of.toFields(outcome.theirs) });
        return reply(request, open, { ...merged, errors: [] });
      }
      case 'sent-before': {
        // With an id of its own, so that it is recorded where it is sent again.
        const again = { ...sent, [of.name]: crypto.randomUUID() };
        const errors = [refuse(of.sentBefore.field, of.sentBefore.message)];
        return reply(request, open, { values: again, errors, conflict: undefined });
      }
      case 'recorded-already':
        return redirect(to, { notice: 'It is recorded already, once.', ...shown });
      case 'saved':
        return redirect(to, { notice: of.notice(open, outcome), ...shown });
    }
  }

  function reply(request: PageRequest, open: Open, toShow: ToShow): Reply {
    const model = of.view(request, open, toShow);
    const shown = shownOf(open, open.current === undefined ? undefined : request.params[of.name]);
    return toShow.conflict === undefined
      ? showForm(of.template, model, shown)
      : showConflict(of.template, model, shown);
  }

  function shownOf({ child }: Open, id: string | undefined) {
    return { childIds: [child.childId], ...(id !== undefined && { details: { [`${of.name}Id`]: id } }) };
  }
}
