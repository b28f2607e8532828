import type { KnownStaff } from './store/roster.ts';

/** Whom a name and an email mean; `several`: more than one bears the name. */
export type StaffMatch = KnownStaff | 'nobody' | 'several';

/** Finds staff as a list names them: by email where it gives one, and by the name where only one bears it. */
export class StaffDirectory {
  readonly #byEmail = new Map<string, KnownStaff>();
  readonly #byName = new Map<string, KnownStaff[]>();

  constructor(staff: readonly KnownStaff[]) {
    for (const one of staff) this.put(one);
  }

  /** Takes somebody in, in the place of what was known of them. */
  put(staff: KnownStaff): void {
    for (const [email, known] of this.#byEmail) if (known.id === staff.id) this.#byEmail.delete(email);
    for (const [name, known] of this.#byName) {
      this.#byName.set(
        name,
        known.filter(({ id }) => id !== staff.id),
      );
    }
    if (staff.email !== null) this.#byEmail.set(plain(staff.email), staff);
    this.#byName.set(plain(staff.name), [...(this.#byName.get(plain(staff.name)) ?? []), staff]);
  }

  find({ name, email }: { readonly name: string | null; readonly email: string | null }): StaffMatch {
    const byEmail = email === null ? undefined : this.#byEmail.get(plain(email));
    if (byEmail !== undefined) return byEmail;
    if (name === null) return 'nobody';
    const named = this.#byName.get(plain(name)) ?? [];
    // Who bears the name and another email is somebody else.
    const candidates = email === null ? named : named.filter((one) => one.email === null);
    const [only, another] = candidates;
    if (another !== undefined) return 'several';
    return only ?? 'nobody';
  }
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
