const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is an id as the database writes it: `01a22f6e-34d4-7767-a301-3ed0d954b546`. */
export function isId(text: string): boolean {
  return ID.test(text);
}

/** The id that an address or a form names; undefined where it names none. */
export function idIn(sent: unknown): string | undefined {
  return typeof sent === 'string' && isId(sent) ? sent : undefined;
}
