import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookies of the service: all of them are needed for it to work, and no script can read one. */
export class CookieJar {
  readonly names: { readonly session: string; readonly csrf: string; readonly notice: string };
  readonly options: CookieSerializeOptions & { readonly path: string };

  /** @param isSecure whether people come by https; only a machine that serves itself alone does without */
  constructor(isSecure: boolean) {
    // A browser takes a cookie of this name from this very host only, by https only.
    const prefix = isSecure ? '__Host-' : '';
    this.names = {
      session: `${prefix}footprint`,
      csrf: `${prefix}footprint-csrf`,
      notice: `${prefix}footprint-notice`,
    };
    this.options = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax' };
  }

  readSession(request: FastifyRequest): string | undefined {
    return request.cookies[this.names.session];
  }

  /** For whom a form is: whoever signs in as somebody else cannot send the forms of before. */
  readFormOwner(request: FastifyRequest): string {
    return this.readSession(request) ?? 'nobody';
  }

  setSession(reply: FastifyReply, token: string): void {
    reply.setCookie(this.names.session, token, this.options);
  }

  clearSession(reply: FastifyReply): void {
    reply.clearCookie(this.names.session, this.options);
  }

  /** Keeps a sentence for the next page, such as "The absence is recorded". It never names a child. */
  setNotice(reply: FastifyReply, notice: string): void {
    reply.setCookie(this.names.notice, notice, this.options);
  }

  hasNotice(request: FastifyRequest): boolean {
    return request.cookies[this.names.notice] !== undefined;
  }

  /** Takes the sentence that the page before left. */
  takeNotice(request: FastifyRequest, reply: FastifyReply): string | undefined {
    const notice = request.cookies[this.names.notice];
    if (notice !== undefined) reply.clearCookie(this.names.notice, this.options);
    return notice;
  }
}
