import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import { notifyCarrier } from './gov-uk-notify.ts';
import type { Message } from './notifier.ts';

const TEMPLATE = '0197a000-0000-7000-8000-000000000001';
/** As GOV.UK Notify writes them: a name, the id of the service, and a secret. */
const KEY = 'test-0197a000-0000-7000-8000-00000000000a-0197a000-0000-7000-8000-00000000000b';
const MESSAGE: Message = {
  id: 'item-1',
  channel: 'text',
  toName: 'Ann Carer',
  to: '01632960001',
  subject: 'A review',
  body: 'Please come.',
  files: [],
};

let answer: { readonly status: number } | 'hangs up' = { status: 201 };
const asked: { url: string | undefined; body: Record<string, unknown>; signedBy: string | undefined }[] = [];
const server = createServer(async (request: IncomingMessage, response) => {
  const body = JSON.parse(await text(request)) as Record<string, unknown>;
  asked.push({ url: request.url, body, signedBy: request.headers.authorization });
  if (answer === 'hangs up') {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ id: 'notify-1', reference: body['reference'] }));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
after(() => server.close());
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const templates = { text: TEMPLATE, email: TEMPLATE, letter: TEMPLATE };
const carrier = notifyCarrier({ key: KEY, url, templates });

describe('GOV.UK Notify', () => {
  it('is given a text with the item as its reference, signed by the key, and says under which id it has it', async () => {
    answer = { status: 201 };
    const outcome = await carrier.handOver(MESSAGE);
    assert.deepEqual(outcome, { kind: 'taken', via: 'notify', reference: 'notify-1' });
    const last = asked.at(-1);
    assert.equal(last?.url, '/v2/notifications/sms');
    assert.deepEqual(last?.body, {
      template_id: TEMPLATE,
      phone_number: '01632960001',
      reference: 'item-1',
      personalisation: { body: 'Please come.' },
    });
    assert.match(last?.signedBy ?? '', /^Bearer /);
  });

  it('is given a letter with the name and the lines of the address', async () => {
    await carrier.handOver({ ...MESSAGE, channel: 'letter', to: '1 Any Street\n\nNorthtown\nNT1 1AA' });
    assert.deepEqual(asked.at(-1)?.body['personalisation'], {
      subject: 'A review',
      body: 'Please come.',
      address_line_1: 'Ann Carer',
      address_line_2: '1 Any Street',
      address_line_3: 'Northtown',
      address_line_4: 'NT1 1AA',
    });
  });

  for (const [status, isFinal] of [
    [400, true],
    [403, false],
    [429, false],
    [503, false],
  ] as const) {
    it(`that answers ${status} ${isFinal ? 'refuses for good' : 'is asked again later'}`, async () => {
      answer = { status };
      const outcome = await carrier.handOver({ ...MESSAGE, channel: 'email', to: 'carer@example.org' });
      assert.ok(outcome.kind === 'refused');
      assert.equal(outcome.isFinal, isFinal);
      assert.match(outcome.because, new RegExp(`It answered ${status}`));
    });
  }

  it('that hangs up leaves it in doubt, and one that is not there does not', async () => {
    answer = 'hangs up';
    assert.equal((await carrier.handOver(MESSAGE)).kind, 'unknown');
    const nowhere = notifyCarrier({ key: KEY, url: 'http://127.0.0.1:1', templates });
    assert.deepEqual(await nowhere.handOver(MESSAGE), {
      kind: 'refused',
      via: 'notify',
      because: 'GOV.UK Notify could not be reached.',
      isFinal: false,
    });
  });
});
