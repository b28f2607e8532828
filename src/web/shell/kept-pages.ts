import { randomBytes } from 'node:crypto';
import type { Shown } from '../../platform/pages/page.ts';

/** What is another each time that a page is sent. */
export interface SentOnce {
  readonly csrfToken: string;
  readonly cspNonce: string;
}

const MARK_BYTES = 16;
/** Stand in a kept page where these go; nobody can type them into a record. */
const MARKS: SentOnce = {
  csrfToken: randomBytes(MARK_BYTES).toString('hex'),
  cspNonce: randomBytes(MARK_BYTES).toString('hex'),
};

/** A page as bytes, with holes for what is another each time. */
export class PageWithHoles {
  readonly #parts: readonly (Buffer | keyof SentOnce)[];

  /** @param render writes the page with what stands in its holes */
  constructor(render: (marks: SentOnce) => string) {
    const { csrfToken, cspNonce } = MARKS;
    this.#parts = render(MARKS)
      .split(new RegExp(`(${csrfToken}|${cspNonce})`))
      .map((part) => (part === csrfToken ? 'csrfToken' : part === cspNonce ? 'cspNonce' : Buffer.from(part)));
  }

  get bytes(): number {
    return this.#parts.reduce((sum, part) => sum + part.length, 0);
  }

  fill(holes: SentOnce): Buffer {
    return Buffer.concat(this.#parts.map((part) => (typeof part === 'string' ? Buffer.from(holes[part]) : part)));
  }
}

/** Where a page is kept. */
export interface Spot {
  /** Who asks, and for which address. */
  readonly place: string;
  /** All that follows from nothing else: the page is the same where this is. */
  readonly madeOf: string;
}

/** A page that was sent, with what the audit is told each time that it is. */
export interface KeptPage {
  readonly shown: Shown;
  readonly page: PageWithHoles;
}

const MEBIBYTE = 1_048_576;
const MOST_BYTES = 128 * MEBIBYTE;

/**
 * The pages that were last sent, each to one person. What it is made of is read anew each time, under the rights of
 * whoever asks, and compared to the letter: a kept page saves making it and cannot be an old one. Those that were not
 * asked for longest go first.
 */
export class KeptPages {
  readonly #pages = new Map<string, KeptPage & Spot>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  find({ place, madeOf }: Spot): KeptPage | undefined {
    const kept = this.#pages.get(place);
    if (kept?.madeOf !== madeOf) return undefined;
    this.#pages.delete(place);
    this.#pages.set(place, kept);
    return kept;
  }

  keep(spot: Spot, page: KeptPage): void {
    const kept = { ...spot, ...page };
    this.#drop(spot.place);
    this.#pages.set(spot.place, kept);
    this.#bytes += sizeOf(kept);
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#drop(oldest);
    }
  }

  #drop(place: string): void {
    const page = this.#pages.get(place);
    if (page === undefined) return;
    this.#pages.delete(place);
    this.#bytes -= sizeOf(page);
  }
}

function sizeOf({ madeOf, page }: KeptPage & Spot): number {
  return madeOf.length + page.bytes;
}
