/** How something left the house. */
export type SentVia = 'smtp' | 'notify';

export type MessageChannel = 'letter' | 'email' | 'text';

/** One message to one person, ready to be handed over. */
export interface Message {
  /** Stays the same however often it is handed over. */
  readonly id: string;
  readonly channel: MessageChannel;
  readonly toName: string;
  /** An email address, a telephone number, or the lines of a postal address. */
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** The same as HTML, for an email that has it. */
  readonly html?: string | undefined;
  /** A note for the calendar, as text/calendar. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | undefined;
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
}

/** What came of handing a message over. */
export type Handover =
  /** The server said that it has it. */
  | { readonly kind: 'taken'; readonly via: SentVia; readonly reference: string }
  /** It was not taken, and may be tried again where that is not final. */
  | { readonly kind: 'refused'; readonly via: SentVia; readonly because: string; readonly isFinal: boolean }
  /** It was handed over and no answer came: nobody can say whether it was taken. */
  | { readonly kind: 'unknown'; readonly via: SentVia; readonly reference: string; readonly because: string };

/** One way out of the house. */
export interface Carrier {
  readonly via: SentVia;
  readonly channels: readonly MessageChannel[];
  /** Never throws for what a server or the way to it does. */
  handOver(message: Message): Promise<Handover>;
  close(): void;
}

/** Hands messages to whatever this installation has for their channel. */
export class Notifier {
  readonly #carriers: readonly Carrier[];
  /** The address that mail comes from; undefined where there is no mail server. */
  readonly mailFrom: string | undefined;

  constructor({
    carriers,
    mailFrom,
  }: { readonly carriers: readonly Carrier[]; readonly mailFrom?: string | undefined }) {
    this.#carriers = carriers;
    this.mailFrom = mailFrom;
  }

  /** Over which channels messages can go at all. */
  get channels(): readonly MessageChannel[] {
    return [...new Set(this.#carriers.flatMap(({ channels }) => channels))];
  }

  /** @throws Error where the channel has no carrier: see {@link channels} */
  async handOver(message: Message): Promise<Handover> {
    const carrier = this.#carriers.find(({ channels }) => channels.includes(message.channel));
    if (carrier === undefined) throw new Error(`nothing carries a ${message.channel}`);
    return await carrier.handOver(message);
  }

  close(): void {
    for (const carrier of this.#carriers) carrier.close();
  }
}
