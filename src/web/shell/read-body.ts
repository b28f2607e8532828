import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FormFields, UploadedFile } from '../../platform/pages/page.ts';

/** What a form sent. One with files comes in parts; every other one as names and values. */
export async function readBody(body: unknown): Promise<{ form: FormFields; files: readonly UploadedFile[] }> {
  const form: Record<string, string | readonly string[]> = {};
  const files: UploadedFile[] = [];
  for (const [name, value] of Object.entries(body ?? {})) {
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
    const texts = parts.flatMap(textOf);
    if (texts.length > 0) form[name] = texts.length === 1 ? (texts[0] ?? '') : texts;
    for (const part of parts.filter(isFile)) files.push(...(await readFile(part)));
  }
  return { form, files };
}

function textOf(part: unknown): string[] {
  if (typeof part === 'string') return [withoutNulls(part)];
  return isValue(part) ? [withoutNulls(String(part.value))] : [];
}

/** No person types one, and PostgreSQL keeps none. */
function withoutNulls(text: string): string {
  return text.replaceAll('\0', '');
}

function isFile(part: unknown): part is MultipartFile {
  return typeof part === 'object' && part !== null && 'type' in part && part.type === 'file';
}

function isValue(part: unknown): part is MultipartValue {
  return typeof part === 'object' && part !== null && 'type' in part && part.type === 'field';
}

/** A field for files that was left empty comes as a file without a name. */
async function readFile(part: MultipartFile): Promise<UploadedFile[]> {
  if (part.filename === '') return [];
  return [{ name: withoutNulls(part.filename), bytes: await part.toBuffer(), isCutOff: part.file.truncated }];
}
