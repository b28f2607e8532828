import type { FastifyReply, FastifyRequest } from 'fastify';
import nunjucks from 'nunjucks';
import type { SignedIn } from '../../platform/pages/page.ts';
import { ASSET_VERSION, TEMPLATE_FOLDERS } from './assets.ts';
import type { CookieJar } from './cookie-jar.ts';
import { addFilters } from './filters.ts';
import { navigationFor } from './navigation.ts';
import type { TermsOf } from './terms-of.ts';

const HTML = 'text/html; charset=utf-8';

/** What is shown, to whom. */
export interface View {
  readonly template: string;
  readonly model: object;
  readonly user?: SignedIn | undefined;
  readonly status?: number;
}

/** Turns a template and what it shows into a page, in the one layout. */
export class Renderer {
  readonly #templates: nunjucks.Environment;
  readonly #cookies: CookieJar;
  readonly #termsOf: TermsOf;

  constructor(cookies: CookieJar, termsOf: TermsOf) {
    this.#cookies = cookies;
    this.#termsOf = termsOf;
    const loader = new nunjucks.FileSystemLoader([...TEMPLATE_FOLDERS], { noCache: false, watch: false });
    // A name that the model does not have is a mistake of ours; it must not print as nothing on a child's page.
    this.#templates = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: false, trimBlocks: true });
    addFilters(this.#templates);
  }

  send(request: FastifyRequest, reply: FastifyReply, { template, model, user, status = 200 }: View): FastifyReply {
    const html = this.#templates.render(template, {
      ...model,
      user,
      terms: this.#termsOf(user),
      navigation: user === undefined ? [] : navigationFor(user, request.url),
      notice: this.#cookies.takeNotice(request, reply),
      csrfToken: reply.generateCsrf({ userInfo: this.#cookies.readFormOwner(request) }),
      cspNonce: reply.cspNonce.script,
      assetVersion: ASSET_VERSION,
      currentUrl: request.url,
    });
    return reply.code(status).type(HTML).send(html);
  }
}
