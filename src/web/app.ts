import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fixedFiles from '@fastify/static';
import underPressure from '@fastify/under-pressure';
import {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
  type RouteOptions,
} from 'fastify';
import type { Page } from '../platform/pages/page.ts';
import { LINK_DOOR, LINK_PAGES, PAGES } from './pages.ts';
import { ASSET_FOLDERS } from './shell/assets.ts';
import { CookieJar } from './shell/cookie-jar.ts';
import { mountErrors, sendNotFound } from './shell/errors.ts';
import { mountHealth } from './shell/health.ts';
import { mountDrafts } from './shell/keep-drafts.ts';
import { KeptPages } from './shell/kept-pages.ts';
import { mountLinks } from './shell/mount-links.ts';
import { mountPage } from './shell/mount-page.ts';
import { Renderer } from './shell/renderer.ts';
import type { Shell, WebServices } from './shell/shell.ts';
import { refuseStrayFiles } from './shell/uploads.ts';
import { mountSignIn } from './sign-in/routes.ts';

const MEBIBYTE = 1_048_576;
const LARGEST_FORM_BYTES = MEBIBYTE;
const LARGEST_FILE_BYTES = 64 * MEBIBYTE;
const MOST_FILES = 100;
/** A browser keeps this in mind and never comes unencrypted. */
const TWO_YEARS_IN_SECONDS = 63_072_000;
const LATE_MILLISECONDS = 2000;

interface Mounting {
  readonly pages?: readonly Page[];
  /** Told of each address, whoever put something there. */
  readonly onRoute?: (route: RouteOptions) => void;
  /** From which delay of this process on it turns requests away, so that those whom it has taken get their answer. */
  readonly lateMilliseconds?: number;
}

/** The web application, ready to listen or to be asked by a test. */
export async function buildApp(
  services: WebServices,
  { pages = PAGES, onRoute, lateMilliseconds = LATE_MILLISECONDS }: Mounting = {},
): Promise<FastifyInstance> {
  const { settings, key } = services;
  const cookies = new CookieJar(settings.isSecure);
  const renderer = new Renderer(cookies, services.termsOf);
  const shell: Shell = { ...services, cookies, renderer, keptPages: new KeptPages() };
  const app = fastify({
    loggerInstance: services.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    bodyLimit: LARGEST_FORM_BYTES,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: sendNoAddress,
  });
  if (onRoute !== undefined) app.addHook('onRoute', onRoute);
  app.addHook('onSend', async (_request, reply) => {
    // Whatever is not said to be the same for everybody is kept by no browser and no proxy.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  await app.register(underPressure, { maxEventLoopDelay: lateMilliseconds, retryAfter: 5 });
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    hsts: settings.isSecure ? { maxAge: TWO_YEARS_IN_SECONDS } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie);
  await app.register(csrf, {
    cookieKey: cookies.names.csrf,
    cookieOpts: cookies.options,
    csrfOpts: { hmacKey: key.derive('csrf'), userInfo: true },
    getUserInfo: (request) => cookies.readFormOwner(request),
    getToken: (request) => fieldOf(request.body, '_csrf'),
  });
  await app.register(formbody, { bodyLimit: LARGEST_FORM_BYTES });
  await app.register(multipart, {
    attachFieldsToBody: true,
    // The page itself says that a file is too large, beside the field.
    throwFileSizeLimit: false,
    limits: { fileSize: LARGEST_FILE_BYTES, files: MOST_FILES, fields: 100, fieldSize: LARGEST_FORM_BYTES },
  });
  await app.register(rateLimit, { global: false });
  for (const [index, { folder, prefix }] of ASSET_FOLDERS.entries()) {
    await app.register(fixedFiles, { root: folder, prefix, decorateReply: index === 0, immutable: true, maxAge: '1y' });
  }
  mountErrors(app, shell);
  app.addHook('onRequest', async (request, reply) => {
    // PostgreSQL knows no text with a null in it, so nothing can be found by one.
    if (request.url.includes('%00')) await sendNotFound(shell, request, { reply });
  });
  refuseStrayFiles(app, shell);
  mountHealth(app, shell);
  mountSignIn(app, shell);
  mountDrafts(app, shell);
  mountLinks(app, shell, { door: LINK_DOOR, pages: LINK_PAGES });
  for (const page of pages) mountPage(app, shell, page);
  return app;
}

/** An address that no browser makes: it is answered before any plugin has been asked. */
function sendNoAddress(_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  reply.code(404).type('text/plain; charset=utf-8').header('cache-control', 'no-store');
  reply.send('There is nothing at this address.');
}

function fieldOf(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !(name in body)) return undefined;
  const field: unknown = Reflect.get(body, name);
  if (typeof field === 'string') return field;
  if (typeof field !== 'object' || field === null) return undefined;
  const value: unknown = Reflect.get(field, 'value');
  return typeof value === 'string' ? value : undefined;
}
