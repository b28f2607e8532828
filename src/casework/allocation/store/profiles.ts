import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Photo } from '../photo.ts';

/** What children are told of an IRO. */
export interface OfficerProfile {
  readonly staffId: string;
  readonly name: string;
  /** What children call them. */
  readonly knownAs: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly address: string | null;
  readonly whenUnavailable: string | null;
  readonly hasPhoto: boolean;
  /** 0: nothing was saved yet. */
  readonly version: number;
}

export async function readProfile(
  tx: Tx,
  { authorityId }: Actor,
  staffId: string,
): Promise<OfficerProfile | undefined> {
  const { rows } = await sql<OfficerProfile>`
    select s.id as "staffId", s.name, coalesce(p.known_as, split_part(s.name, ' ', 1)) as "knownAs", s.email, p.phone,
      p.mobile, p.address, p.when_unavailable as "whenUnavailable",
      p.photo is not null as "hasPhoto", coalesce(p.version, 0) as version
    from staff s left join officer_profiles p on p.authority_id = s.authority_id and p.staff_id = s.id
    where s.authority_id = ${authorityId} and s.id = ${staffId}`.execute(tx);
  return rows[0];
}

export interface ProfileToKeep {
  readonly staffId: string;
  readonly knownAs: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly address: string | null;
  readonly whenUnavailable: string | null;
  readonly version: number;
}

export async function saveProfile(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, knownAs, phone, mobile, address, whenUnavailable, version }: ProfileToKeep,
): Promise<boolean> {
  const { rows } = await sql`
    insert into officer_profiles as p (authority_id, staff_id, known_as, phone, mobile, address, when_unavailable)
    values (${authorityId}, ${staffId}, ${knownAs}, ${phone}, ${mobile}, ${address}, ${whenUnavailable})
    on conflict (authority_id, staff_id) do update set known_as = excluded.known_as, phone = excluded.phone,
      mobile = excluded.mobile, address = excluded.address, when_unavailable = excluded.when_unavailable
    where p.version = ${version} returning p.version`.execute(tx);
  return rows.length > 0;
}

export async function savePhoto(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, photo }: { readonly staffId: string; readonly photo: Photo | null },
): Promise<void> {
  const bytes = photo === null ? null : Buffer.from(photo.bytes);
  await sql`
    insert into officer_profiles (authority_id, staff_id, photo, photo_type)
    values (${authorityId}, ${staffId}, ${bytes}, ${photo?.type ?? null})
    on conflict (authority_id, staff_id) do update set photo = excluded.photo, photo_type = excluded.photo_type
  `.execute(tx);
}

export async function readPhoto(tx: Tx, { authorityId }: Actor, staffId: string): Promise<Photo | undefined> {
  const { rows } = await sql<Photo>`
    select photo as bytes, photo_type as type from officer_profiles
    where authority_id = ${authorityId} and staff_id = ${staffId} and photo is not null`.execute(tx);
  return rows[0];
}
