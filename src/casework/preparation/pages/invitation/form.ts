import { z } from 'zod';
import { dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { ALWAYS, type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { type Attendee, isExpectedThroughout, isOtherInterest } from '../../invitations/attendance.ts';
import {
  CHILDS_VIEWS,
  DECISIONS,
  INVITATION_ANSWERS,
  INVITE_BY,
  type InvitationValues,
  restsOnDisability,
  restsOnProfessionalsUnease,
  SUPPORTER_KINDS,
} from '../../invitations/invitation.ts';

const LONGEST_NOTE = 2000;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const note = z
  .string()
  .optional()
  .transform((typed) => (typed ?? '').trim())
  .refine((typed) => typed.length <= LONGEST_NOTE, `Use ${LONGEST_NOTE} characters or fewer`)
  .transform((typed) => (typed === '' ? null : typed));

/** What to say where a reason rests on professionals being uneasy. */
export const UNEASE_IS_NO_REASON =
  'That professionals are anxious is not a reason to keep a child or a parent away. Think first of what would help: seeing people one after the other, a supporter, another place, or several meetings. If there is another reason, give that one';

/** What to say where a child is to stay away for a disability. */
export const DISABILITY_IS_NO_REASON =
  'A disability must not keep the child away. Say what the child needs to be there, and what is arranged for it: another place, a signer, pictures, a quiet room, coming for a part of it. If there is another reason, give that one';

interface AboutWhom extends Pick<Attendee, 'who' | 'hasParentalResponsibility'> {
  readonly today: string;
}

function schemaOf({ today, ...whom }: AboutWhom) {
  const pastOrNothing = () => dayOrNothing().refine((on) => on === null || on <= today, 'This day is still to come');
  return z
    .object({
      name: text('Enter the name'),
      role: text('Enter what they are to the child'),
      email: note.refine(
        (typed) => typed === null || EMAIL.test(typed),
        'Enter an email address such as name@example.org',
      ),
      phone: note,
      address: note,
      decision: z.enum(DECISIONS, 'Choose whether they are invited'),
      reason: note.refine((typed) => typed === null || !restsOnProfessionalsUnease(typed), UNEASE_IS_NO_REASON),
      childsView: z.enum(CHILDS_VIEWS, 'Choose what the child thinks'),
      childsViewNote: note,
      attends: z.enum(['whole', 'part'], 'Choose whether they are there throughout'),
      attendsPart: note,
      channel: z.enum(INVITE_BY, 'Choose how they are told'),
      toldOfSupporter: z
        .string()
        .optional()
        .transform((ticked) => ticked === 'yes'),
      answer: z.enum(INVITATION_ANSWERS, 'Choose what they answered'),
      answeredOn: pastOrNothing(),
      answerNote: note,
      delegateName: note,
      delegateAgreedOn: pastOrNothing(),
      childAskedOn: pastOrNothing(),
      neededFor: note,
      needs: note,
      needsArranged: note,
      supporterName: note,
      supporterKind: z
        .enum(SUPPORTER_KINDS)
        .optional()
        .catch(undefined)
        .transform((kind) => kind ?? null),
      supporterToldOn: pastOrNothing(),
      supporterPolicyOn: pastOrNothing(),
      contribution: note,
      contributedOn: pastOrNothing(),
    })
    .refine(({ reason }) => whom.who !== 'child' || reason === null || !restsOnDisability(reason), {
      when: ALWAYS,
      path: ['reason'],
      message: DISABILITY_IS_NO_REASON,
    })
    .refine(({ decision, needsArranged }) => whom.who !== 'child' || decision === 'invited' || needsArranged !== null, {
      when: ALWAYS,
      path: ['needsArranged'],
      message: 'Say what was tried so that the child could come',
    })
    .refine(
      ({ role, attends, reason }) =>
        attends !== 'part' || reason !== null || !isExpectedThroughout({ ...whom, role: String(role) }),
      { when: ALWAYS, path: ['reason'], message: 'They are expected for the whole of it: say why only for a part' },
    )
    .refine(
      ({ role, decision, childsView, childAskedOn }) =>
        decision !== 'invited' ||
        childsView === 'not-asked' ||
        childsView === 'cannot-say' ||
        childAskedOn !== null ||
        !isOtherInterest({ ...whom, role: String(role) }),
      { when: ALWAYS, path: ['childAskedOn'], message: 'Enter the day on which the child was asked' },
    )
    .refine(({ supporterName, supporterKind }) => supporterName === null || supporterKind !== null, {
      when: ALWAYS,
      path: ['supporterKind'],
      message: 'Choose what the supporter is',
    })
    .refine(({ supporterName, supporterKind }) => supporterKind === null || supporterName !== null, {
      when: ALWAYS,
      path: ['supporterName'],
      message: 'Enter who supports them',
    })
    .refine(({ contribution, contributedOn }) => contribution === null || contributedOn !== null, {
      when: ALWAYS,
      path: ['contributedOn'],
      message: 'Enter the day on which it came',
    })
    .refine(
      ({ decision, reason }) => (decision !== 'asked-in-writing' && decision !== 'not-invited') || reason !== null,
      {
        when: ALWAYS,
        path: ['reason'],
        message: 'Say why they are not invited, or are asked to write instead',
      },
    )
    .refine(({ attends, attendsPart }) => attends !== 'part' || attendsPart !== null, {
      when: ALWAYS,
      path: ['attendsPart'],
      message: 'Say for which part, so that they know when to come and go',
    })
    .refine(({ answer, delegateName }) => answer !== 'delegate' || delegateName !== null, {
      when: ALWAYS,
      path: ['delegateName'],
      message: 'Enter who comes in their place',
    });
}

const TEXTS = [
  ...(['name', 'role', 'email', 'phone', 'address', 'decision', 'reason', 'childsView', 'childsViewNote'] as const),
  ...(['attends', 'attendsPart', 'channel', 'answer', 'answerNote', 'delegateName', 'neededFor', 'needs'] as const),
  ...(['needsArranged', 'supporterName', 'supporterKind', 'contribution'] as const),
];
const DAYS = [
  ...(['answeredOn', 'delegateAgreedOn', 'childAskedOn', 'supporterToldOn', 'supporterPolicyOn'] as const),
  'contributedOn',
] as const;

/** What is kept of the form before it is sent. */
export const INVITATION_FORM: KeptForm = {
  name: 'invitation',
  fields: [...TEXTS, 'toldOfSupporter', ...DAYS.flatMap((name) => partsOfDay(name))],
  by: ['who', 'person', 'staff', 'role'],
};

/** Reads what was decided of somebody, as it was typed. */
export function readInvitationForm(form: FormFields, about: AboutWhom): FormReading<InvitationValues> {
  const open = { attends: 'whole', answer: 'none' };
  return readForm(schemaOf(about), { ...open, ...withDays(form, ...DAYS) });
}

/** What the form shows of what stands. */
export function toFields(row: InvitationValues & { readonly version: number }): FormFields {
  const { toldOfSupporter, version } = row;
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, row[name] ?? ''])),
    version: String(version),
    ...Object.assign({}, ...DAYS.map((name) => toDayFields(name, row[name]))),
    toldOfSupporter: toldOfSupporter ? 'yes' : '',
  };
}
