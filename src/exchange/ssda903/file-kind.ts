/** What the first bytes of a file give away. */
export type FileKind =
  | { readonly kind: 'text'; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'spreadsheet' }
  | { readonly kind: 'xml' }
  | { readonly kind: 'not-text' };

/** How many bytes {@link fileKindOf} wants to see, where the file has them. */
export const BYTES_TO_TELL_KIND = 512;

/** Zip archive: XLSX and ODS. */
const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];
/** Compound file: XLS of old. */
const COMPOUND_FILE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];
const UTF_16_LE_BOM = [0xff, 0xfe];
const UTF_16_BE_BOM = [0xfe, 0xff];
const UTF_8_BOM_LENGTH = 3;
const LESS_THAN_SIGN = 0x3c;
const SPACE = 0x20;

/** Says what kind of file begins with these bytes; it never looks at the file's name. */
export function fileKindOf(start: Uint8Array): FileKind {
  if (start.length === 0) return { kind: 'empty' };
  if (startsWith(start, ZIP_SIGNATURE) || startsWith(start, COMPOUND_FILE_SIGNATURE)) return { kind: 'spreadsheet' };
  if (startsWith(start, UTF_16_LE_BOM)) return { kind: 'text', encoding: 'utf-16le' };
  if (startsWith(start, UTF_16_BE_BOM)) return { kind: 'text', encoding: 'utf-16be' };
  const firstMark = start.findIndex((byte, index) => byte > SPACE && !(index < UTF_8_BOM_LENGTH && byte >= 0xbb));
  if (start[firstMark] === LESS_THAN_SIGN) return { kind: 'xml' };
  return start.includes(0) ? withZeros(start) : { kind: 'text', encoding: 'utf-8' };
}

/** English text in UTF-16 without a byte order mark has a zero in nearly every other byte; rubbish has them anywhere. */
function withZeros(start: Uint8Array): FileKind {
  let atEven = 0;
  let atOdd = 0;
  for (const [index, byte] of start.entries()) {
    if (byte === 0 && index % 2 === 0) atEven += 1;
    if (byte === 0 && index % 2 === 1) atOdd += 1;
  }
  const most = Math.floor(start.length / 2) * 0.9;
  if (atEven === 0 && atOdd >= most) return { kind: 'text', encoding: 'utf-16le' };
  if (atOdd === 0 && atEven >= most) return { kind: 'text', encoding: 'utf-16be' };
  return { kind: 'not-text' };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
