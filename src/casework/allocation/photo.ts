/** A picture, and what kind it is. */
export interface Photo {
  readonly bytes: Uint8Array;
  readonly type: 'image/jpeg' | 'image/png';
}

const MOST_BYTES = 1024 * 1024;

/** What a file is by its first bytes, not by its name; undefined where it is no picture that may be kept. */
export function photoOf(bytes: Uint8Array): Photo | 'too-large' | undefined {
  if (bytes.length > MOST_BYTES) return 'too-large';
  const begins = (...head: readonly number[]) => head.every((byte, index) => bytes[index] === byte);
  if (begins(0xff, 0xd8, 0xff)) return { bytes, type: 'image/jpeg' };
  return begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? { bytes, type: 'image/png' } : undefined;
}
