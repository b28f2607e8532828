import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { millisecondsSince1970 } from '../../platform/clock.ts';
import type { LinkKey } from '../../platform/database/link.ts';
import type { InstallationKey } from '../../platform/identity/installation-key.ts';
import { addressOfLinkPages } from '../../platform/pages/link-page.ts';

const HOURS = 4;
const SECONDS = HOURS * 3600;
const USE = 'personal-link';
const COOKIE =
  /^(?<content>(?<authorityId>[0-9a-f-]{36})\.(?<linkId>[0-9a-f-]{36})\.(?<until>\d{10,16}))\.(?<seal>[\w-]{43})$/;

/** Knows again whoever has answered the question of a link: for that link's own pages, for a few hours, and for no other. */
export class LinkCookie {
  readonly #key: InstallationKey;
  readonly #isSecure: boolean;
  readonly #name: string;

  constructor(key: InstallationKey, isSecure: boolean) {
    this.#key = key;
    this.#isSecure = isSecure;
    this.#name = `${isSecure ? '__Secure-' : ''}footprint-link`;
  }

  set(reply: FastifyReply, link: LinkKey): void {
    const content = `${link.authorityId}.${link.linkId}.${millisecondsSince1970() + SECONDS * 1000}`;
    reply.setCookie(this.#name, `${content}.${this.#sealOf(content)}`, {
      path: addressOfLinkPages(link),
      httpOnly: true,
      secure: this.#isSecure,
      sameSite: 'lax',
      maxAge: SECONDS,
    });
  }

  /** Undefined where there is none, it is not ours, or its time is over. */
  read(request: FastifyRequest): LinkKey | undefined {
    const found = COOKIE.exec(request.cookies[this.#name] ?? '')?.groups;
    if (found === undefined) return undefined;
    const { content = '', authorityId = '', linkId = '', until, seal = '' } = found;
    const isOurs = timingSafeEqual(Buffer.from(seal), Buffer.from(this.#sealOf(content)));
    return isOurs && Number(until) > millisecondsSince1970() ? { authorityId, linkId } : undefined;
  }

  #sealOf(content: string): string {
    return createHmac('sha256', this.#key.derive(USE)).update(content).digest('base64url');
  }
}
