import type { LinkActor, LinkKey } from '../database/link.ts';
import type { Tx } from '../database/transaction.ts';
import type { InstallationKey } from '../identity/installation-key.ts';
import type { FormFields, Reply } from './page.ts';

/** What a page for somebody outside is given to answer with. */
export interface LinkRequest {
  /** Runs for the link alone: it sees what that link opens, and nothing else. */
  readonly tx: Tx;
  readonly link: LinkKey;
  readonly actor: LinkActor;
  readonly key: InstallationKey;
  readonly query: FormFields;
  readonly form: FormFields;
  /** Today in London, `YYYY-MM-DD`. */
  readonly today: string;
}

/** A page behind a link, for whoever has answered its question. The shell writes its event, in the name of the link. */
export interface LinkPage {
  readonly method: 'GET' | 'POST';
  /** Begins with {@link LINK_PAGES_AT}. */
  readonly path: string;
  /** The name of the audit event: `link.paper-read`. */
  readonly action: string;
  readonly handle: (request: LinkRequest) => Promise<Reply>;
}

/** The door of every link: it shows nothing but a question. */
export interface LinkDoor {
  /** What is shown at an address that opens nothing, or nothing any more: the two are not told apart. */
  readonly ended: Reply;
  /** The question; opening it uses nothing up, so that a mail scanner may. */
  readonly ask: (request: LinkRequest) => Promise<Reply>;
  /** Whether the question was answered; else what to show. Audited by the use case. */
  readonly open: (request: LinkRequest) => Promise<'opened' | Reply>;
}

/** Where the pages behind a link are: by its id, so that its secret goes out of the address with the first step. */
export const LINK_PAGES_AT = '/r/paper/:link';

export function addressOfLinkPages({ linkId }: LinkKey): string {
  return LINK_PAGES_AT.replace(':link', linkId);
}
