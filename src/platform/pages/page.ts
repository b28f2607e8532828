import type { RawBuilder } from 'kysely';
import type { AuditEvent } from '../audit/audit.ts';
import type { Session } from '../database/database.ts';
import type { Tx } from '../database/transaction.ts';
import type { InstallationKey } from '../identity/installation-key.ts';
import type { Permission } from '../identity/policy.ts';
import type { JobData } from '../jobs/jobs.ts';
import type { QueueName } from '../jobs/queues.ts';
import type { MessageChannel } from '../notify/notifier.ts';
import type { Clamd } from '../virus-check/clamd.ts';
import type { KeptDrafts, KeptForm } from './kept-form.ts';
import type { Terms } from './terms.ts';

/** Who asks for a page. */
export type SignedIn = Omit<Session, 'isComplete'>;

/** A file that came with a form. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It was larger than any file may be, and only its beginning was taken. */
  readonly isCutOff: boolean;
  /** Why it was not taken, in words, where it was searched for viruses; then it has no bytes. */
  readonly refused?: string;
  /** The whole of it was searched for viruses, and nothing was found. */
  readonly isFoundClean?: boolean;
}

/** What a form sent: what was typed, by the name of the field; a field may come more than once. */
export type FormFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a few pages need to know of the program that serves them. */
export interface Installation {
  /** What people type to reach it, such as `https://footprint.example.gov.uk`: never what a request says of itself. */
  readonly address: string;
  readonly key: InstallationKey;
  /** Over which channels messages go out by themselves; the others are not set up. */
  readonly sendsOver: readonly MessageChannel[];
  /** What searches files for viruses; undefined where nothing is set up. */
  readonly clamd: Clamd | undefined;
}

/** What a page is given to answer with. */
export interface PageRequest {
  /** The request's own transaction, running for whoever asks. */
  readonly tx: Tx;
  readonly user: SignedIn;
  /** What the authority calls things; templates have the same as `{{ "an iro" | term }}`. */
  readonly terms: Terms;
  /** SHA-256 of the token of the session that asks: for ending every other one of the person. */
  readonly session: Buffer;
  readonly installation: Installation;
  /** From the address: `{ child: '0197…' }` for `/children/:child`. Checked to be an id where the name asks for one. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: FormFields;
  readonly form: FormFields;
  readonly files: readonly UploadedFile[];
  /** What was typed into each form of the page and not sent yet, by the name of the form: see `typedBefore`. */
  readonly drafts: KeptDrafts;
  /** Asks for a job in the same transaction. */
  readonly enqueue: (queue: QueueName, data: JobData) => Promise<void>;
  /** Today in London, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What an answer tells the audit: the children it showed or changed, and ids and counts that say more. */
export type Shown = Pick<AuditEvent, 'childIds' | 'details'>;

/** A template with what it shows. */
export interface PageReply {
  readonly kind: 'page';
  readonly template: string;
  readonly model: object;
  readonly shown: Shown;
  readonly status: number;
  /** What the form asked for was done: nothing of it is kept as a draft. */
  readonly isDone?: boolean;
  /** In which words it is said, where nobody is signed in whose authority has its own. */
  readonly terms?: Terms;
}

/** A page that is made only where it is another than before. */
export interface KeptReply {
  readonly kind: 'kept';
  /** Whatever the page says follows from this, the address and who asks: the same text is the same page. */
  readonly madeOf: string;
  readonly make: () => PageReply;
}

/** How a request is answered. */
export type Reply =
  | PageReply
  | { readonly kind: 'redirect'; readonly to: string; readonly notice: string | undefined; readonly shown: Shown }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly type: string;
      readonly body: string | Uint8Array;
      readonly shown: Shown;
    }
  | { readonly kind: 'not-found' };

/**
 * One address and what it does. The shell opens the transaction, asks the policy for the permission, writes the audit
 * event in the same transaction, and only then renders: a page cannot forget any of it.
 */
export interface Page {
  readonly method: 'GET' | 'POST';
  /** `/children/:child`: nouns, in the profession's words. */
  readonly path: string;
  readonly permission: Permission;
  /** The name of the audit event: `child.read`. */
  readonly action: string;
  /** The forms that it shows, or the one that it takes, which keep what is typed into them before they are sent. */
  readonly forms?: readonly KeptForm[];
  /** What `handle` asks the database first, the same for everybody: it is sent before it is known who asks. */
  readonly readsAhead?: (asked: Pick<PageRequest, 'query' | 'today'>) => RawBuilder<unknown>;
  readonly handle: (request: PageRequest) => Promise<Reply | KeptReply>;
}

/** A template, by its path below `src`, with what it shows: `show('casework/children/pages/child/page.njk', model)`. */
export function show(template: string, model: object, shown: Shown = {}): PageReply {
  return { kind: 'page', template, model, shown, status: 200 };
}

/** After something was done, where what it says stands nowhere else: what happens next. */
export function showDone(template: string, model: object, shown: Shown = {}): PageReply {
  return { ...show(template, model, shown), isDone: true };
}

/**
 * A page that is made only where it is not the one that this person was shown at this address before. For pages asked
 * for most of all, without forms of their own that keep what is typed.
 *
 * @param madeOf as {@link KeptReply} has it: all of what was read, and today where the page counts from it
 */
export function showKept(madeOf: string, make: () => PageReply): KeptReply {
  return { kind: 'kept', madeOf, make };
}

/** The form again, with what was typed and what is wrong with it. */
export function showInvalid(template: string, model: object, shown: Shown = {}): Reply {
  return { kind: 'page', template, model, shown, status: 422 };
}

/** A page with a form: the form as it is, or again with what is wrong with what was typed. */
export function showForm(template: string, model: { readonly errors: readonly unknown[] }, shown: Shown = {}): Reply {
  return model.errors.length > 0 ? showInvalid(template, model, shown) : show(template, model, shown);
}

/** Somebody else saved in between: both versions, to choose from. */
export function showConflict(template: string, model: object, shown: Shown = {}): Reply {
  return { kind: 'page', template, model, shown, status: 409 };
}

/**
 * After something was done: to where it can be seen.
 *
 * @param notice what the next page says at its top, such as "The absence is recorded"; it never names a child
 */
export function redirect(to: string, { notice, ...shown }: Shown & { readonly notice?: string } = {}): Reply {
  return { kind: 'redirect', to, notice, shown };
}

export function download(name: string, file: { type: string; body: string | Uint8Array }, shown: Shown = {}): Reply {
  return { kind: 'file', name, ...file, shown };
}

/** There is no such thing, or none that this person may see: the two must not be told apart. */
export const NOT_FOUND: Reply = { kind: 'not-found' };
