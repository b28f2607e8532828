import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { takeFormToken } from './app.ts';

/** A form with one file. */
export interface FileForm {
  readonly url: string;
  /** The session of whoever sends it. */
  readonly cookie: string;
  /** The name of the field of the file. */
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Sends a form with a file as a browser does that has just opened one of our pages. */
export async function sendFile(
  app: FastifyInstance,
  { url, cookie, field, name, bytes, fields = {} }: FileForm,
): Promise<LightMyRequestResponse> {
  const token = await takeFormToken(app, cookie);
  const form = new FormData();
  for (const [each, value] of Object.entries({ _csrf: token.value, ...fields })) form.append(each, value);
  form.append(field, new Blob([new Uint8Array(bytes)]), name);
  const body = new Response(form);
  const headers = { cookie: token.cookie, 'content-type': body.headers.get('content-type') ?? '' };
  return await app.inject({ method: 'POST', url, headers, payload: Buffer.from(await body.arrayBuffer()) });
}
