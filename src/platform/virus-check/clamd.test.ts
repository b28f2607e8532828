import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { atEnd } from '../../../tests/support/at-end.ts';
import { EICAR, openTestClamdServer } from '../../../tests/support/clamd-server.ts';
import { AppError } from '../app-error.ts';
import { checkFiles } from './check-files.ts';
import { Clamd } from './clamd.ts';
import { type ClamdAddress, readClamdAddress } from './settings.ts';

const MEBIBYTE = 1_048_576;
const server = await openTestClamdServer({ largest: 3 * MEBIBYTE });
const address: ClamdAddress = { host: '127.0.0.1', port: server.port };
const clamd = new Clamd(address);

describe('clamd', () => {
  it('is sent the whole of a file, and says that it is clean', async () => {
    server.behave('looks');
    for (const size of [1, 65_535, 65_536, 65_537, 2 * MEBIBYTE + 7]) {
      const file = randomBytes(size);
      assert.deepEqual(await clamd.check(file), { kind: 'clean' });
      assert.ok(server.received.at(-1)?.equals(file), `${size} bytes`);
    }
  });

  it('names what it found', async () => {
    server.behave('looks');
    const check = await clamd.check(Buffer.from(`%PDF-1.7\n${EICAR}`));
    assert.deepEqual(check, { kind: 'infected', found: 'Eicar-Test-Signature' });
  });

  it('takes no file beyond its own limit, and hangs up before it has read it', async () => {
    server.behave('looks');
    const check = await clamd.check(randomBytes(24 * MEBIBYTE));
    // Where it hangs up while the rest is on its way, its last words may be lost.
    assert.ok(check.kind === 'too-large' || (check.kind === 'unchecked' && check.why === 'broken-off'), check.kind);
    assert.deepEqual(await clamd.check(randomBytes(3 * MEBIBYTE + 1)), { kind: 'too-large' });
  });

  it('finds nothing clean where it answers with an error, or with what nobody understands', async () => {
    server.behave('answers with an error');
    assert.deepEqual(await clamd.check(Buffer.from('plan')), { kind: 'unchecked', why: 'not-understood' });
    server.behave('babbles');
    assert.deepEqual(await clamd.check(Buffer.from('plan')), { kind: 'unchecked', why: 'broken-off' });
  });

  it('finds nothing clean where it hangs up in the middle', async () => {
    server.behave('hangs up in the middle');
    assert.deepEqual(await clamd.check(randomBytes(2 * MEBIBYTE)), { kind: 'unchecked', why: 'broken-off' });
  });

  it('is waited for so long and no longer', async () => {
    server.behave('says nothing');
    const impatient = new Clamd(address, { fileMilliseconds: 50 });
    assert.deepEqual(await impatient.check(Buffer.from('plan')), { kind: 'unchecked', why: 'too-slow' });
  });

  it('is away where nobody listens', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const left = gone.address();
    await new Promise((resolve) => gone.close(resolve));
    assert.ok(typeof left === 'object' && left !== null);
    const nobody = new Clamd({ host: '127.0.0.1', port: left.port });
    assert.deepEqual(await nobody.check(Buffer.from('plan')), { kind: 'unchecked', why: 'away' });
    assert.equal(await nobody.findVersion(), undefined);
    const noSocket = new Clamd({ path: join(tmpdir(), 'there-is-no-clamd.ctl') });
    assert.deepEqual(await noSocket.check(Buffer.from('plan')), { kind: 'unchecked', why: 'away' });
  });

  it('is reached by a socket on this machine too, and says which version it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clamd-'));
    atEnd(() => rm(folder, { recursive: true }));
    const path = join(folder, 'clamd.ctl');
    await openTestClamdServer({ path });
    const local = new Clamd({ path });
    assert.deepEqual(await local.check(Buffer.from('plan')), { kind: 'clean' });
    assert.equal(await local.findVersion(), 'ClamAV 1.4.2/27500/Mon Nov 30 09:34:56 2026');
  });
});

describe('the files of a form', () => {
  const file = (words: string) => ({ name: 'plan.pdf', bytes: Buffer.from(words), isCutOff: false });

  it('pass as they are where nothing is set up', async () => {
    const files = [file(EICAR)];
    assert.deepEqual(await checkFiles(undefined, files), { files, details: undefined });
  });

  it('lose their bytes unless each is known to be clean, and say why', async () => {
    server.behave('looks');
    const { files, details } = await checkFiles(clamd, [file('a plan'), file(EICAR)]);
    assert.deepEqual(
      files.map(({ bytes, isFoundClean }) => [bytes.byteLength, isFoundClean]),
      [
        [6, true],
        [0, undefined],
      ],
    );
    assert.match(String(files[1]?.refused), /found Eicar-Test-Signature in it\. Do not open it/);
    assert.deepEqual(details, { virusCheck: 'infected', found: 'Eicar-Test-Signature' });
    server.behave('answers with an error');
    const unchecked = await checkFiles(clamd, [file('a plan')]);
    assert.equal(unchecked.files[0]?.bytes.byteLength, 0);
    assert.match(String(unchecked.files[0]?.refused), /could not be searched for viruses just now/);
    assert.deepEqual(unchecked.details, { virusCheck: 'not-understood' });
  });

  it('of which only the beginning came are not asked about, and not kept', async () => {
    const before = server.received.length;
    const { files } = await checkFiles(clamd, [{ ...file('a plan'), isCutOff: true }]);
    assert.equal(files[0]?.bytes.byteLength, 0);
    assert.equal(server.received.length, before);
  });
});

describe('where clamd listens', () => {
  for (const [text, wanted] of [
    ['clamd.example.gov.uk:3310', { host: 'clamd.example.gov.uk', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    [' ', undefined],
  ] as const) {
    it(`is read: "${text}"`, () => assert.deepEqual(readClamdAddress({ FOOTPRINT_CLAMD: text }), wanted));
  }

  for (const text of ['clamd', 'clamd:', ':3310', 'clamd:0', 'clamd:70000', 'http://clamd:3310', 'unix:clamd.ctl']) {
    it(`is refused in words: "${text}"`, () => {
      const isInWords = (error: unknown) => error instanceof AppError && error.message.startsWith('FOOTPRINT_CLAMD: ');
      assert.throws(() => readClamdAddress({ FOOTPRINT_CLAMD: text }), isInWords);
    });
  }
});
