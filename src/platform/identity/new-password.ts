const SHORTEST = 12;
const LONGEST = 200;
const FEWEST_DIFFERENT = 5;

/** What many people choose, and whoever guesses tries first; compared without digits, signs and capitals at its ends. */
const COMMON = new Set([
  'password',
  'passwordpassword',
  'letmein',
  'letmeinletmein',
  'welcome',
  'welcomewelcome',
  'qwertyuiop',
  'qwertyqwerty',
  'qwertyuiopasdf',
  'footprint',
  'footprintfootprint',
  'childrensservices',
  'socialworker',
  'administrator',
  'changeme',
  'changemechangeme',
  'iloveyou',
]);

/** Why a password cannot be taken, in words for who chose it; undefined where it can. */
export function refusalOfPassword(password: string, about: readonly string[] = []): string | undefined {
  const length = [...password].length;
  if (length < SHORTEST) return `Password must be ${SHORTEST} characters or more`;
  if (length > LONGEST) return `Password must be ${LONGEST} characters or fewer`;
  if (new Set(password).size < FEWEST_DIFFERENT) return 'Password must not repeat the same few characters';
  const core = password.toLowerCase().replaceAll(/^[^a-z]+|[^a-z]+$/g, '');
  if (COMMON.has(core)) return 'Password must not be one that many people use';
  if (about.some((word) => word.length > 2 && core === word.toLowerCase())) {
    return 'Password must not be your own name or address';
  }
  return undefined;
}
