import type { FastifyReply, FastifyRequest } from 'fastify';
import nunjucks from 'nunjucks';
import type { ConflictView } from '../../platform/pages/conflict.ts';
import type { FormError } from '../../platform/pages/form.ts';
import type { SignedIn } from '../../platform/pages/page.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { ASSET_VERSION, TEMPLATE_FOLDERS } from './assets.ts';
import type { CookieJar } from './cookie-jar.ts';
import { addFilters } from './filters.ts';
import { PageWithHoles, type SentOnce } from './kept-pages.ts';
import { navigationFor } from './navigation.ts';
import { TemplateLoader } from './template-loader.ts';
import type { TermsOf } from './terms-of.ts';

const HTML = 'text/html; charset=utf-8';

/** What is shown, to whom. */
export interface View {
  readonly template: string;
  readonly model: object;
  readonly user?: SignedIn | undefined;
  readonly status?: number;
  /** In whose words, of whom; else in those of whoever asks. */
  readonly terms?: Terms | undefined;
}

interface Sent extends SentOnce {
  readonly notice: string | undefined;
  readonly url: string;
}

/** What every form may have. */
interface FormShown {
  readonly errors?: readonly FormError[];
  readonly conflict?: ConflictView | undefined;
}

/** Turns a template and what it shows into a page, in the one layout. */
export class Renderer {
  readonly #templates: nunjucks.Environment;
  readonly #cookies: CookieJar;
  readonly #termsOf: TermsOf;

  constructor(cookies: CookieJar, termsOf: TermsOf) {
    this.#cookies = cookies;
    this.#termsOf = termsOf;
    const loader = new TemplateLoader([...TEMPLATE_FOLDERS], { noCache: false, watch: false });
    // A name that the model does not have is a mistake of ours; it must not print as nothing on a child's page.
    this.#templates = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: false, trimBlocks: true });
    addFilters(this.#templates);
  }

  send(request: FastifyRequest, reply: FastifyReply, view: View): FastifyReply {
    const notice = this.#cookies.takeNotice(request, reply);
    const html = this.#render(view, { ...this.#sentOnce(request, reply), notice, url: request.url });
    return reply
      .code(view.status ?? 200)
      .type(HTML)
      .send(html);
  }

  /** Writes a page that can be sent more than once. */
  make(request: FastifyRequest, view: View): PageWithHoles {
    return new PageWithHoles((marks) => this.#render(view, { ...marks, notice: undefined, url: request.url }));
  }

  sendMade(request: FastifyRequest, reply: FastifyReply, page: PageWithHoles): FastifyReply {
    return reply.type(HTML).send(page.fill(this.#sentOnce(request, reply)));
  }

  #sentOnce(request: FastifyRequest, reply: FastifyReply): SentOnce {
    return {
      csrfToken: reply.generateCsrf({ userInfo: this.#cookies.readFormOwner(request) }),
      cspNonce: reply.cspNonce.script,
    };
  }

  #render({ template, model, user, terms = this.#termsOf(user) }: View, { url, ...sent }: Sent): string {
    return this.#templates.render(template, {
      ...model,
      ...sent,
      ...formInWords(model, terms),
      user,
      terms,
      navigation: user === undefined ? [] : navigationFor(user, url),
      assetVersion: ASSET_VERSION,
      currentUrl: url,
    });
  }
}

/** What is wrong with a form, and what two people changed of it, said of the one whom the page is about. */
function formInWords(model: FormShown, terms: Terms): FormShown {
  const { errors = [], conflict } = model;
  return {
    errors: errors.map((error) => ({ ...error, text: terms.sayOf(error.text) })),
    conflict: conflict && {
      ...conflict,
      differences: conflict.differences.map((each) => ({ ...each, label: terms.sayOf(each.label) })),
    },
  };
}
