import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFileType } from './file-type.ts';

function typeOf(bytes: string): string {
  const read = readFileType(Buffer.from(bytes, 'latin1'));
  return 'refused' in read ? read.refused : read.mediaType;
}

describe('what a file is', () => {
  it('is told by its bytes', () => {
    for (const [bytes, mediaType] of [
      ['%PDF-1.7\n%\xe2\xe3', 'application/pdf'],
      ['\x89PNG\r\n\x1a\n\0\0', 'image/png'],
      ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
      ['II*\0\x08\0', 'image/tiff'],
      ['\0\0\0\x18ftypheic\0', 'image/heic'],
      ['{\\rtf1\\ansi}', 'application/rtf'],
      ['Notes of the meeting\r\n\tand more', 'text/plain'],
      ['PK\x03\x04..word/document.xml..', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['PK\x03\x04..xl/workbook.xml..', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.textPK', 'application/vnd.oasis.opendocument.text'],
    ] as const) {
      assert.equal(typeOf(bytes), mediaType);
    }
  });

  it('is refused in words where it may do harm, or nobody could say what it is', () => {
    for (const [bytes, why] of [
      ['MZ\x90\0\x03', /This kind of file is not taken\. Save it as a PDF/],
      ['\x7fELF\x02', /This kind of file is not taken/],
      ['#!/bin/sh\nrm -r /', /This kind of file is not taken/],
      ['PK\x03\x04..word/document.xml..word/vbaProject.bin', /holds macros/],
      ['PK\x03\x04..evil.exe', /This kind of file is not taken/],
      ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', /before 2007: save it as \.docx/],
      ['<!doctype html><html><script>1</script>', /This kind of file is not taken/],
      ['<svg onload="x()">', /This kind of file is not taken/],
      ['text with a null\0', /This kind of file is not taken/],
      ['latin \xe9 letters', /This kind of file is not taken/],
    ] as const) {
      assert.match(typeOf(bytes), why);
    }
  });
});
