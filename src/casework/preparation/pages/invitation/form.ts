import { z } from 'zod';
import { dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { ALWAYS, type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import {
  CHILDS_VIEWS,
  DECISIONS,
  INVITATION_ANSWERS,
  INVITE_BY,
  type InvitationValues,
  restsOnProfessionalsUnease,
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

function schemaOf(today: string) {
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
      answeredOn: dayOrNothing().refine((on) => on === null || on <= today, 'This day is still to come'),
      answerNote: note,
      delegateName: note,
      delegateAgreedOn: dayOrNothing().refine((on) => on === null || on <= today, 'This day is still to come'),
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
  ...(['attends', 'attendsPart', 'channel', 'answer', 'answerNote', 'delegateName'] as const),
];

/** Reads what was decided of somebody, as it was typed. */
export function readInvitationForm(form: FormFields, today: string): FormReading<InvitationValues> {
  const open = { attends: 'whole', answer: 'none' };
  return readForm(schemaOf(today), { ...open, ...withDays(form, 'answeredOn', 'delegateAgreedOn') });
}

/** What the form shows of what stands. */
export function toFields(row: InvitationValues & { readonly version: number }): FormFields {
  const { answeredOn, delegateAgreedOn, toldOfSupporter, version } = row;
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, row[name] ?? ''])),
    version: String(version),
    ...toDayFields('answeredOn', answeredOn),
    ...toDayFields('delegateAgreedOn', delegateAgreedOn),
    toldOfSupporter: toldOfSupporter ? 'yes' : '',
  };
}
