import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A secret that nobody can guess, fit for a cookie or an address: 256 bits. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is kept of a token: whoever reads the database learns nothing that opens a door. */
export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What is kept to find the account of an address, whatever its capitals. */
export function hashOfEmail(email: string): Buffer {
  return hashOf(email.trim().toLowerCase());
}
