import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { atEnd } from './at-end.ts';

/** What a mail server of a test does with the next message. */
export type Manner = 'takes' | 'refuses for good' | 'asks to come again' | 'takes it and says nothing' | 'hangs up';

/** A mail server on this machine that speaks SMTP and keeps what it is given. */
export interface TestMailServer {
  /** For FOOTPRINT_SMTP_URL. */
  readonly url: string;
  readonly received: readonly Email[];
  behave(manner: Manner): void;
}

/** Starts one for the test file that calls it at its top. */
export async function openTestMailServer(): Promise<TestMailServer> {
  const received: Email[] = [];
  let manner: Manner = 'takes';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (manner === 'hangs up') return hangUp();
      if (manner === 'refuses for good') return done(replyWith(550));
      return done(manner === 'asks to come again' ? replyWith(451) : undefined);
    },
    onData: async (stream, _session, done) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
      received.push(await PostalMime.parse(Buffer.concat(chunks)));
      if (manner === 'takes it and says nothing') {
        hangUp();
        return;
      }
      done();
    },
  });
  const hangUp = () => {
    for (const connection of server.connections) connection.close();
  };
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  atEnd(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (next) => {
      manner = next;
    },
  };
}

function replyWith(responseCode: number): Error & { responseCode: number } {
  return Object.assign(new Error('as the test wants it'), { responseCode });
}
