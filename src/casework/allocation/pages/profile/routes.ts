import { z } from 'zod';
import { may } from '../../../../platform/identity/policy.ts';
import {
  type ComparedField,
  type ConflictView,
  mergeVersions,
  typed,
  versioned,
} from '../../../../platform/pages/conflict.ts';
import { type FormError, readForm, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  download,
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { changePhoto, changeProfile, findPhoto, findProfile, type OfficerProfile } from '../../officer-profile.ts';
import { photoOf } from '../../photo.ts';

const ADDRESS = '/staff/:staff/profile';
const TEMPLATE = 'casework/allocation/pages/profile/page.njk';
const LONGEST_TEXT = 500;
const PHONE = /^\+?[0-9][0-9 ()-]{8,18}$/;

const textOrNothing = z
  .string()
  .trim()
  .max(LONGEST_TEXT, `Use ${LONGEST_TEXT} characters or fewer`)
  .optional()
  .transform((entry) => (entry === undefined || entry === '' ? null : entry));
const phoneOrNothing = textOrNothing.refine(
  (entry) => entry === null || PHONE.test(entry),
  'Enter a telephone number, such as 01632 960 001',
);

const FORM = z.object({
  knownAs: textOrNothing,
  phone: phoneOrNothing,
  mobile: phoneOrNothing,
  address: textOrNothing,
  whenUnavailable: textOrNothing,
  version: z.coerce.number().int().min(0).catch(0),
});

/** What is kept of the form before it is sent. */
const PROFILE_FORM: KeptForm = {
  name: 'profile',
  fields: ['knownAs', 'phone', 'mobile', 'address', 'whenUnavailable'],
};

/** What of it two people may change at once. */
const COMPARED: readonly ComparedField[] = [
  typed('knownAs', 'What children call you'),
  typed('phone', 'Office telephone'),
  typed('mobile', 'Mobile, for calls and texts'),
  typed('address', 'Where post reaches you'),
  typed('whenUnavailable', 'What a child does while you are away'),
];

/** What children are told of an IRO: the name, how to reach them, the photo. */
const PROFILE: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'introductions.keep',
  action: 'staff.profile.read',
  forms: [PROFILE_FORM],
  handle: (request) => reply(request, { values: typedBefore(request, PROFILE_FORM) }),
};

const CHANGE_PROFILE: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'introductions.keep',
  action: 'staff.profile.changed',
  forms: [PROFILE_FORM],
  handle: async (request) => {
    const { tx, user, form } = request;
    const staffId = staffOf(request);
    const kept = await findOwn(request);
    if (kept === undefined) return NOT_FOUND;
    const read = readForm(FORM, form);
    if (!read.isValid) return await reply(request, { values: form, errors: read.errors });
    const isSaved = await changeProfile(tx, user, { staffId, ...read.values });
    if (!isSaved) return await reply(request, mergeVersions(COMPARED, { mine: form, theirs: fieldsOf(kept) }));
    return redirect(`/staff/${staffId}/profile`, { notice: 'It is saved.', details: { staffId } });
  },
};

const CHANGE_PHOTO: Page = {
  method: 'POST',
  path: `${ADDRESS}/photo`,
  permission: 'introductions.keep',
  action: 'staff.photo.changed',
  handle: async (request) => {
    const { tx, user, form, files } = request;
    const staffId = staffOf(request);
    if ((await findOwn(request)) === undefined) return NOT_FOUND;
    if (form['remove'] === 'yes') {
      await changePhoto(tx, user, { staffId, photo: null });
      return redirect(`/staff/${staffId}/profile`, { notice: 'The photo is taken away.', details: { staffId } });
    }
    const [file] = files;
    if (file?.refused !== undefined) return await reply(request, { errors: [refuse('photo', file.refused)] });
    const photo = file === undefined || file.isCutOff ? undefined : photoOf(file.bytes);
    if (photo === 'too-large' || file?.isCutOff) {
      return await reply(request, { errors: [refuse('photo', 'Choose a photo of at most 1 MB')] });
    }
    if (photo === undefined)
      return await reply(request, { errors: [refuse('photo', 'Choose a photo: a JPEG or PNG file')] });
    await changePhoto(tx, user, { staffId, photo });
    return redirect(`/staff/${staffId}/profile`, { notice: 'The photo is saved.', details: { staffId } });
  },
};

/** The photo itself, as letters and cards show it. */
const PHOTO: Page = {
  method: 'GET',
  path: '/staff/:staff/photo',
  permission: 'children.read',
  action: 'staff.photo.read',
  handle: async (request) => {
    const photo = await findPhoto(request.tx, request.user, staffOf(request));
    if (photo === undefined) return NOT_FOUND;
    const name = photo.type === 'image/png' ? 'photo.png' : 'photo.jpg';
    return download(name, { type: photo.type, body: photo.bytes }, { details: { staffId: staffOf(request) } });
  },
};

export const OFFICER_PROFILE: readonly Page[] = [PROFILE, CHANGE_PROFILE, CHANGE_PHOTO, PHOTO];

function staffOf({ params }: PageRequest): string {
  return params['staff'] ?? '';
}

/** One's own, or anybody's for those who allocate. */
async function findOwn(request: PageRequest): Promise<OfficerProfile | undefined> {
  const { tx, user } = request;
  const staffId = staffOf(request);
  if (staffId !== user.userId && !may(user.roles, 'allocation.appoint')) return undefined;
  return await findProfile(tx, user, staffId);
}

interface Typed {
  readonly values?: FormFields | undefined;
  readonly errors?: readonly FormError[];
  readonly conflict?: ConflictView;
}

async function reply(request: PageRequest, { values, errors = [], conflict }: Typed): Promise<Reply> {
  const kept = await findOwn(request);
  if (kept === undefined) return NOT_FOUND;
  const model = {
    person: kept,
    address: `/staff/${kept.staffId}/profile`,
    photo: kept.hasPhoto ? `/staff/${kept.staffId}/photo` : undefined,
    values: values ?? fieldsOf(kept),
    conflict,
    errors,
  };
  const shown = { details: { staffId: kept.staffId } };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

function fieldsOf(kept: OfficerProfile): FormFields {
  return versioned({
    knownAs: kept.knownAs,
    phone: kept.phone ?? '',
    mobile: kept.mobile ?? '',
    address: kept.address ?? '',
    whenUnavailable: kept.whenUnavailable ?? '',
    version: String(kept.version),
  });
}
