import type { z } from 'zod';
import { type FormError, readForm } from './form.ts';
import { type FormFields, type Page, type PageRequest, type Reply, redirect, showConflict, showForm } from './page.ts';

/** Settings of an authority that are one row, saved again and again: of two people who save at once the later is told. */
export interface SettingsForm<Kept extends { readonly version: number }, Values> {
  readonly path: `/${string}`;
  /** How the names of the audit's events begin: `settings.allocation`, of `settings.allocation.changed`. */
  readonly action: string;
  readonly template: string;
  readonly schema: z.ZodType<Values>;
  readonly find: (request: PageRequest) => Promise<Kept>;
  /** Whether they were saved; not where somebody else saved meanwhile. */
  readonly change: (request: PageRequest, values: Values) => Promise<boolean>;
  /** What the fields show of what holds. */
  readonly toFields: (kept: Kept) => object;
  /** What the other saved, as the warning tells it. */
  readonly theirs: (kept: Kept) => unknown;
  /** What else the page shows. */
  readonly view?: (request: PageRequest, kept: Kept) => object | Promise<object>;
  /** What the next page says at its top. */
  readonly notice: string;
  /** What the audit keeps of what was saved. */
  readonly details: (values: Values) => Readonly<Record<string, string | number | boolean | null>>;
}

interface Typed {
  readonly typed?: FormFields;
  readonly errors?: readonly FormError[];
  /** Somebody else saved meanwhile: theirs are shown, and what was typed stays in the form. */
  readonly isStale?: boolean;
}

/** The two pages of such a form: it is opened, and sent. */
export function settingsPages<Kept extends { readonly version: number }, Values>(
  of: SettingsForm<Kept, Values>,
): readonly Page[] {
  const common = { path: of.path, permission: 'settings.manage' } as const;
  return [
    { ...common, method: 'GET', action: `${of.action}.read`, handle: (request) => reply(request, {}) },
    { ...common, method: 'POST', action: `${of.action}.changed`, handle: change },
  ];

  async function change(request: PageRequest): Promise<Reply> {
    const { form } = request;
    const read = readForm(of.schema, form);
    if (!read.isValid) return await reply(request, { typed: form, errors: read.errors });
    if (!(await of.change(request, read.values))) return await reply(request, { typed: form, isStale: true });
    return redirect(of.path, { notice: of.notice, details: of.details(read.values) });
  }

  async function reply(request: PageRequest, { typed, errors = [], isStale = false }: Typed): Promise<Reply> {
    const kept = await of.find(request);
    const model = {
      // Who saves again after a warning has seen what the other saved.
      values: isStale ? { ...typed, version: kept.version } : (typed ?? of.toFields(kept)),
      errors,
      theirs: isStale ? of.theirs(kept) : undefined,
      ...(await of.view?.(request, kept)),
    };
    return isStale ? showConflict(of.template, model) : showForm(of.template, model);
  }
}
