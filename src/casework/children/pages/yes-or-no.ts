/** "Yes", "No", or that nobody has said. */
export function yesNoOrUnknownInWords(is: boolean | null): string {
  if (is === null) return 'We don’t know yet';
  return is ? 'Yes' : 'No';
}
