/**
 * Something the program cannot do, said to the person who asked. The message is safe to show and to log: it holds no
 * personal data and no secret, and it says what to mend. `code` is stable.
 */
export class AppError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}

/** Whether an error of Node or of PostgreSQL bears one of these codes, such as `ENOENT` or `57P03`. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
