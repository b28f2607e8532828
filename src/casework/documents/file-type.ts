/** What a file is by its own bytes. */
export interface FileType {
  readonly mediaType: string;
  readonly words: string;
}

/** Why a file is not taken. */
export interface FileRefusal {
  readonly refused: string;
}

interface Signature extends FileType {
  readonly offset?: number;
  readonly bytes: string;
}

/** As latin-1 text, which has one character for each byte. */
const SIGNATURES: readonly Signature[] = [
  { bytes: '%PDF-', mediaType: 'application/pdf', words: 'PDF' },
  { bytes: '\x89PNG\r\n\x1a\n', mediaType: 'image/png', words: 'picture (PNG)' },
  { bytes: '\xff\xd8\xff', mediaType: 'image/jpeg', words: 'picture (JPEG)' },
  { bytes: 'II*\0', mediaType: 'image/tiff', words: 'scan (TIFF)' },
  { bytes: 'MM\0*', mediaType: 'image/tiff', words: 'scan (TIFF)' },
  { bytes: 'ftypheic', offset: 4, mediaType: 'image/heic', words: 'picture (HEIC)' },
  { bytes: 'ftypmif1', offset: 4, mediaType: 'image/heic', words: 'picture (HEIC)' },
  { bytes: '{\\rtf', mediaType: 'application/rtf', words: 'text (RTF)' },
];

const ZIP = 'PK\x03\x04';
/** Word and Excel of before 2007, which may run programs when they are opened. */
const OLD_OFFICE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const PROGRAMS = ['MZ', '\x7fELF', '#!', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe'];
const OOXML = 'application/vnd.openxmlformats-officedocument';

/** The directory of a zip names what is in it; a document that holds macros says so there. */
const OFFICE: readonly (FileType & { readonly entry: string })[] = [
  { entry: 'word/document.xml', mediaType: `${OOXML}.wordprocessingml.document`, words: 'Word document' },
  { entry: 'xl/workbook.xml', mediaType: `${OOXML}.spreadsheetml.sheet`, words: 'Excel workbook' },
  { entry: 'ppt/presentation.xml', mediaType: `${OOXML}.presentationml.presentation`, words: 'presentation' },
];
const OPEN_DOCUMENT = 'mimetypeapplication/vnd.oasis.opendocument.text';

const NOT_TAKEN: FileRefusal = {
  refused:
    'This kind of file is not taken. Save it as a PDF, a Word document, a picture (JPEG, PNG, TIFF, HEIC) or plain text',
};
const WITH_MACROS: FileRefusal = { refused: 'It holds macros, which can do harm: save it without them, or as a PDF' };

/** Tells what a file is by its bytes; its name says nothing. */
export function readFileType(bytes: Uint8Array): FileType | FileRefusal {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const startsWith = (text: string, offset = 0) =>
    file.subarray(offset, offset + text.length).equals(Buffer.from(text, 'latin1'));
  const found = SIGNATURES.find((signature) => startsWith(signature.bytes, signature.offset));
  if (found !== undefined) return { mediaType: found.mediaType, words: found.words };
  if (startsWith(ZIP)) return readZip(file);
  if (startsWith(OLD_OFFICE)) {
    return { refused: 'It was made by a version of Word or Excel of before 2007: save it as .docx, .xlsx or PDF' };
  }
  if (PROGRAMS.some((program) => startsWith(program))) return NOT_TAKEN;
  return isText(file) ? { mediaType: 'text/plain', words: 'plain text' } : NOT_TAKEN;
}

function readZip(file: Buffer): FileType | FileRefusal {
  if (file.includes('vbaProject.bin')) return WITH_MACROS;
  const office = OFFICE.find(({ entry }) => file.includes(entry));
  if (office !== undefined) return { mediaType: office.mediaType, words: office.words };
  if (file.includes(OPEN_DOCUMENT)) {
    return { mediaType: 'application/vnd.oasis.opendocument.text', words: 'OpenDocument text' };
  }
  return NOT_TAKEN;
}

const FIRST_LETTER = 0x20;
/** Tabs and ends of lines and pages. */
const WHITE = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d]);

/** UTF-8 without the characters that no text has, and no page of the web, which would open as one whatever it is called. */
function isText(file: Buffer): boolean {
  if (file.some((byte) => byte < FIRST_LETTER && !WHITE.has(byte))) return false;
  const text = decode(file);
  return text !== undefined && !/<\s*(script|html|svg|iframe)/i.test(text);
}

function decode(file: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}
