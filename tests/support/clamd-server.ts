import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { atEnd } from './at-end.ts';

/** What the server of a test does with the next file. */
export type ClamdManner = 'looks' | 'answers with an error' | 'says nothing' | 'hangs up in the middle' | 'babbles';

/** A server that speaks as much of clamd's protocol as is used here, and keeps what it was sent. */
export interface TestClamdServer {
  readonly port: number;
  /** The files that it was sent whole. */
  readonly received: readonly Buffer[];
  behave(manner: ClamdManner): void;
}

/** The test file that every search for viruses knows, in two parts, so that none takes this very file for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const FOUND = 'Eicar-Test-Signature';
const MEBIBYTE = 1_048_576;
const COMMAND = Buffer.from('zINSTREAM\0');
const LENGTH_BYTES = 4;

interface Listening {
  /** Its StreamMaxLength. */
  readonly largest?: number;
  /** A socket on this machine instead of a port. */
  readonly path?: string;
}

/** Starts one for the test file that calls it at its top. */
export async function openTestClamdServer({ largest = MEBIBYTE, path }: Listening = {}): Promise<TestClamdServer> {
  const received: Buffer[] = [];
  const open = new Set<Socket>();
  let manner: ClamdManner = 'looks';
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    const keep = (file: Buffer) => received.push(file);
    serve(socket, { largest, keep, manner: () => manner });
  });
  server.listen(path === undefined ? { port: 0, host: '127.0.0.1' } : { path });
  await once(server, 'listening');
  atEnd(() => {
    for (const socket of open) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return {
    port: path === undefined ? (server.address() as AddressInfo).port : 0,
    received,
    behave: (next) => {
      manner = next;
    },
  };
}

interface Serving {
  readonly largest: number;
  readonly keep: (file: Buffer) => void;
  readonly manner: () => ClamdManner;
}

function serve(socket: Socket, { largest, keep, manner }: Serving): void {
  let sent = Buffer.alloc(0);
  socket.on('data', (piece: Buffer) => {
    sent = Buffer.concat([sent, piece]);
    if (sent.toString('latin1').startsWith('zVERSION\0')) {
      if (manner() !== 'says nothing') socket.end('ClamAV 1.4.2/27500/Mon Nov 30 09:34:56 2026\0');
      return;
    }
    if (manner() === 'hangs up in the middle' && sent.byteLength > COMMAND.byteLength + LENGTH_BYTES) {
      socket.destroy();
      return;
    }
    const file = readStream(sent);
    if (file === undefined) return;
    if (file.bytes.byteLength > largest) {
      socket.end('INSTREAM size limit exceeded. ERROR\0');
      return;
    }
    if (!file.isWhole) return;
    keep(file.bytes);
    answer(socket, file.bytes, manner());
  });
}

function answer(socket: Socket, file: Buffer, manner: ClamdManner): void {
  if (manner === 'says nothing') return;
  if (manner === 'answers with an error') socket.end('Cannot create temporary file. ERROR\0');
  else if (manner === 'babbles') socket.end('x'.repeat(100_000));
  else socket.end(file.includes(EICAR) ? `stream: ${FOUND} FOUND\0` : 'stream: OK\0');
}

/** What came of the file so far, put together again from its pieces. */
function readStream(sent: Buffer): { readonly bytes: Buffer; readonly isWhole: boolean } | undefined {
  if (!sent.subarray(0, COMMAND.byteLength).equals(COMMAND)) return undefined;
  const pieces: Buffer[] = [];
  let at = COMMAND.byteLength;
  while (at + LENGTH_BYTES <= sent.byteLength) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return { bytes: Buffer.concat(pieces), isWhole: true };
    pieces.push(sent.subarray(at + LENGTH_BYTES, at + LENGTH_BYTES + length));
    at += LENGTH_BYTES + length;
  }
  return { bytes: Buffer.concat(pieces), isWhole: false };
}
