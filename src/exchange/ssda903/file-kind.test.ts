import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileKindOf } from './file-kind.ts';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));
const utf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);

test('takes UTF-8 for text, with or without a byte order mark', () => {
  assert.deepEqual(fileKindOf(bytes('CHILD,DOB')), { kind: 'text', encoding: 'utf-8' });
  assert.deepEqual(fileKindOf(bytes([0xef, 0xbb, 0xbf], 'CHILD,DOB')), { kind: 'text', encoding: 'utf-8' });
});

test('knows UTF-16 by its byte order mark, and without one by its zeros', () => {
  assert.deepEqual(fileKindOf(bytes([0xff, 0xfe], utf16('CHILD'))), { kind: 'text', encoding: 'utf-16le' });
  assert.deepEqual(fileKindOf(bytes([0xfe, 0xff, 0], utf16('CHILD'))), { kind: 'text', encoding: 'utf-16be' });
  assert.deepEqual(fileKindOf(bytes(utf16('CHILD,DOB'))), { kind: 'text', encoding: 'utf-16le' });
  assert.deepEqual(fileKindOf(bytes([0], utf16('CHILD,DOB').slice(0, -1))), { kind: 'text', encoding: 'utf-16be' });
});

test('knows a spreadsheet, XML, rubbish and nothing at all', () => {
  assert.equal(fileKindOf(bytes('PK', [3, 4], 'xl/workbook.xml')).kind, 'spreadsheet');
  assert.equal(fileKindOf(bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1])).kind, 'spreadsheet');
  assert.equal(fileKindOf(bytes('\n <?xml version="1.0"?>')).kind, 'xml');
  assert.equal(fileKindOf(bytes([0xef, 0xbb, 0xbf], '<html>')).kind, 'xml');
  assert.equal(fileKindOf(bytes([1, 0, 0, 7, 200, 0, 9])).kind, 'not-text');
  assert.equal(fileKindOf(bytes()).kind, 'empty');
});
