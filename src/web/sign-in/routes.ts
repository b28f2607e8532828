import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { acceptInvitation, findInvitation } from '../../platform/identity/invitations.ts';
import { refusalOfPassword } from '../../platform/identity/new-password.ts';
import {
  confirmSecondFactor,
  findHalfSignedIn,
  giveCode,
  type HalfSignedIn,
  prepareSecondFactor,
} from '../../platform/identity/second-factor.ts';
import { type Refusal, type SignInOutcome, signIn, signOut } from '../../platform/identity/sign-in.ts';
import { describeTotp } from '../../platform/identity/totp.ts';
import { type FormError, readForm, refuse, text } from '../../platform/pages/form.ts';
import { toPicture } from '../../platform/pages/qr-picture.ts';
import { readBody } from '../shell/read-body.ts';
import type { Shell } from '../shell/shell.ts';
import { networkOf } from './network-of.ts';

/** One network may try so often: a person mistypes, a program guesses. */
const TRIES_A_MINUTE = 20;
/** No refusal comes sooner, so that how long one takes does not tell whether there is such an address. */
const SOONEST_REFUSAL_MILLISECONDS = 400;
/** Says the same of an address that nobody has, of a wrong password, and of an account that rests. */
const REFUSED_AT_THE_DOOR =
  'The email address or the password is not right, or there were too many wrong attempts. After five, wait a minute; after more, longer';

/** Stands for this service while an address is looked at; nothing is ever sent there. */
const HERE = 'https://footprint.invalid';

const CREDENTIALS = z.object({ email: text('Enter your email address'), password: text('Enter your password') });
const CODE = z.object({ code: text('Enter the code') });
const NEW_PASSWORD = z.object({ password: text('Enter a password'), passwordAgain: text('Enter the password again') });

/** The pages before anybody is known. What they change is audited by the use cases that they call. */
export function mountSignIn(app: FastifyInstance, shell: Shell): void {
  const rateLimit = {
    max: TRIES_A_MINUTE,
    timeWindow: '1 minute',
    keyGenerator: ({ ip }: FastifyRequest) => networkOf(ip),
  };
  const limited = { config: { rateLimit } };
  const post = { ...limited, preHandler: app.csrfProtection.bind(app) };
  app.get('/sign-in', (request, reply) => showSignIn(shell, request, { reply }));
  app.post('/sign-in', post, (request, reply) => takeCredentials(shell, request, reply));
  app.get('/sign-in/code', (request, reply) => askForCode(shell, request, { reply }));
  app.post('/sign-in/code', post, (request, reply) => takeCode(shell, request, reply));
  app.get('/sign-in/set-up-codes', (request, reply) => showSetUp(shell, request, { reply }));
  app.post('/sign-in/set-up-codes', post, (request, reply) => takeFirstCode(shell, request, reply));
  app.get('/welcome/:token', limited, (request, reply) => showWelcome(shell, request, { reply }));
  app.post('/welcome/:token', post, (request, reply) => takeNewPassword(shell, request, reply));
  app.post('/sign-out', { preHandler: app.csrfProtection.bind(app) }, async (request, reply) => {
    const token = shell.cookies.readSession(request);
    if (token !== undefined) await signOut(shell.database, token);
    shell.cookies.clearSession(reply);
    shell.cookies.setNotice(reply, 'You are signed out.');
    return reply.redirect('/sign-in', 303);
  });
}

interface Answer {
  readonly reply: FastifyReply;
  readonly errors?: readonly FormError[];
  readonly email?: string;
}

function showSignIn(shell: Shell, request: FastifyRequest, { reply, errors = [], email = '' }: Answer): FastifyReply {
  const model = { errors, email, next: nextOf(request) };
  return shell.renderer.send(request, reply, {
    template: 'sign-in/sign-in.njk',
    model,
    status: errors.length > 0 ? 422 : 200,
  });
}

async function takeCredentials(shell: Shell, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { form } = await readBody(request.body);
  const read = readForm(CREDENTIALS, form);
  const email = typeof form['email'] === 'string' ? form['email'] : '';
  if (!read.isValid) return showSignIn(shell, request, { reply, errors: read.errors, email });
  const [outcome] = await Promise.all([
    signIn(shell.database, { ...read.values, isDemoAllowed: shell.database.isEmbedded }),
    wait(SOONEST_REFUSAL_MILLISECONDS),
  ]);
  // Whoever was signed in in this browser before is so no more, under whatever name.
  const before = shell.cookies.readSession(request);
  if (before !== undefined && !isRefused(outcome)) await signOut(shell.database, before);
  if (outcome.kind === 'second-factor') {
    shell.cookies.setSession(reply, outcome.token);
    return reply.redirect(outcome.isSetUp ? withNext('/sign-in/code', request) : '/sign-in/set-up-codes', 303);
  }
  if (outcome.kind === 'signed-in') return enter(shell, request, { reply, token: outcome.token });
  return showSignIn(shell, request, { reply, errors: [refuse('email', REFUSED_AT_THE_DOOR)], email });
}

function enter(
  shell: Shell,
  request: FastifyRequest,
  { reply, token }: { readonly reply: FastifyReply; readonly token: string },
): FastifyReply {
  shell.cookies.setSession(reply, token);
  return reply.redirect(nextOf(request), 303);
}

function isRefused(outcome: SignInOutcome): outcome is Refusal {
  return outcome.kind === 'refused' || outcome.kind === 'locked';
}

function whyRefused(outcome: SignInOutcome, refusal: string): string {
  if (outcome.kind !== 'locked') return refusal;
  const { minutes } = outcome;
  const wait = minutes === 1 ? 'one minute' : `${minutes} minutes`;
  return `There were too many wrong attempts. Wait ${wait}, then try again`;
}

/** The half of a session that the browser holds, and whose it is. */
async function findHalf(
  shell: Shell,
  request: FastifyRequest,
): Promise<(HalfSignedIn & { token: string }) | undefined> {
  const token = shell.cookies.readSession(request);
  if (token === undefined) return undefined;
  const half = await findHalfSignedIn(shell.database, token);
  return half === undefined ? undefined : { ...half, token };
}

async function askForCode(
  shell: Shell,
  request: FastifyRequest,
  { reply, errors = [] }: Answer,
): Promise<FastifyReply> {
  const half = await findHalf(shell, request);
  if (half === undefined) return reply.redirect('/sign-in', 303);
  if (!half.isSetUp) return reply.redirect('/sign-in/set-up-codes', 303);
  const model = { errors, name: half.name, next: nextOf(request) };
  const status = errors.length > 0 ? 422 : 200;
  return shell.renderer.send(request, reply, { template: 'sign-in/code.njk', model, status });
}

async function takeCode(shell: Shell, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const half = await findHalf(shell, request);
  if (half === undefined) return reply.redirect('/sign-in', 303);
  const { form } = await readBody(request.body);
  const read = readForm(CODE, form);
  if (!read.isValid) return await askForCode(shell, request, { reply, errors: read.errors });
  const { token } = half;
  const outcome = await giveCode(shell.database, half, { token, code: read.values.code, key: shell.key });
  if (outcome.kind === 'signed-in') return enter(shell, request, { reply, token: outcome.token });
  const message = whyRefused(outcome, 'The code is not right, or was used already. Wait for the next one');
  return await askForCode(shell, request, { reply, errors: [refuse('code', message)] });
}

async function showSetUp(shell: Shell, request: FastifyRequest, { reply, errors = [] }: Answer): Promise<FastifyReply> {
  const half = await findHalf(shell, request);
  if (half === undefined) return reply.redirect('/sign-in', 303);
  if (half.isSetUp) return reply.redirect('/sign-in/code', 303);
  const secret = await prepareSecondFactor(shell.database, half, shell.key);
  const { uri, letters } = describeTotp(secret, half.name);
  const qr = await toPicture(uri);
  const status = errors.length > 0 ? 422 : 200;
  return shell.renderer.send(request, reply, {
    template: 'sign-in/set-up-codes.njk',
    model: { errors, letters, qr },
    status,
  });
}

async function takeFirstCode(shell: Shell, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const half = await findHalf(shell, request);
  if (half === undefined) return reply.redirect('/sign-in', 303);
  const { form } = await readBody(request.body);
  const read = readForm(CODE, form);
  if (!read.isValid) return await showSetUp(shell, request, { reply, errors: read.errors });
  const { token } = half;
  const outcome = await confirmSecondFactor(shell.database, half, { token, code: read.values.code, key: shell.key });
  if (outcome.kind !== 'signed-in') {
    const message = whyRefused(
      outcome,
      'The code is not right. Wait for the next one, and check the clock of your phone',
    );
    return await showSetUp(shell, request, { reply, errors: [refuse('code', message)] });
  }
  shell.cookies.setSession(reply, outcome.token);
  const model = { recoveryCodes: outcome.recoveryCodes };
  return shell.renderer.send(request, reply, { template: 'sign-in/recovery-codes.njk', model });
}

async function showWelcome(
  shell: Shell,
  request: FastifyRequest,
  { reply, errors = [] }: Answer,
): Promise<FastifyReply> {
  const invitation = await findInvitation(shell.database, linkOf(request));
  if (invitation === undefined) {
    return shell.renderer.send(request, reply, { template: 'sign-in/link-ended.njk', model: {}, status: 410 });
  }
  const status = errors.length > 0 ? 422 : 200;
  return shell.renderer.send(request, reply, {
    template: 'sign-in/welcome.njk',
    model: { invitation, errors },
    status,
  });
}

async function takeNewPassword(shell: Shell, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { form } = await readBody(request.body);
  const read = readForm(NEW_PASSWORD, form);
  if (!read.isValid) return await showWelcome(shell, request, { reply, errors: read.errors });
  const { password, passwordAgain } = read.values;
  const invitation = await findInvitation(shell.database, linkOf(request));
  const refusal = refusalOfPassword(password, [invitation?.name ?? '', invitation?.email ?? '']);
  const errors = [
    ...(refusal === undefined ? [] : [refuse('password', refusal)]),
    ...(password === passwordAgain ? [] : [refuse('passwordAgain', 'The two passwords must be the same')]),
  ];
  if (errors.length > 0) return await showWelcome(shell, request, { reply, errors });
  if (!(await acceptInvitation(shell.database, linkOf(request), password))) {
    return await showWelcome(shell, request, { reply });
  }
  shell.cookies.setNotice(reply, 'Your password is set. Sign in with it.');
  return reply.redirect('/sign-in', 303);
}

function linkOf(request: FastifyRequest): string {
  const { token } = request.params as { token: string };
  return token;
}

/**
 * Where to go afterwards: an address of this service, and no other. A browser drops tabs and line ends from an address
 * before it reads it, so what counts is what it then makes of it and not how it begins.
 */
function nextOf(request: FastifyRequest): string {
  const { next } = request.query as { next?: unknown };
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, HERE)) return '/';
  const { origin, pathname, search } = new URL(next, HERE);
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}

function withNext(address: string, request: FastifyRequest): string {
  const next = nextOf(request);
  return next === '/' ? address : `${address}?next=${encodeURIComponent(next)}`;
}
