import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { StaffMember } from '../../find-staff-member.ts';
import { rolesInWords } from '../../roles-in-words.ts';
import { signInStateOf } from '../../sign-in-state.ts';
import { signInInWords } from '../sign-in-in-words.ts';

interface Rights {
  readonly today: string;
  readonly mayManage: boolean;
  readonly mayRecordAbsence: boolean;
  readonly isOneself: boolean;
  readonly mayKeepProfile: boolean;
}

/** What the page of a person shows. */
export function toView(person: StaffMember, { today, ...rights }: Rights): object {
  const { mayManage, mayRecordAbsence, isOneself, mayKeepProfile } = rights;
  const state = signInStateOf(person);
  return {
    person: { ...person, rolesText: rolesInWords(person.roles) },
    address: `/staff/${person.id}`,
    mayManage,
    mayRecordAbsence,
    isOneself,
    mayKeepProfile,
    signIn: signInInWords(person),
    mayInvite: mayManage && !isOneself && state !== 'left' && state !== 'stopped',
    inviteText: person.hasPassword || person.wasInvited ? 'Make a new link' : 'Invite',
    mayReset: mayManage && !isOneself && person.hasSecondFactor === true && state !== 'left',
    mayUnlock: mayManage && state === 'locked',
    absences: person.absences.map((absence) => ({
      ...absence,
      href: `/staff/${person.id}/absences/${absence.id}`,
      days: `${shortDay(absence.firstOn)} to ${shortDay(absence.lastOn)}`,
      when: whenInWords(absence, today),
      isOver: absence.lastOn < today,
    })),
    teams: person.teams.map((team) => ({ ...team, isOver: team.endedOn !== null && team.endedOn <= today })),
  };
}

function whenInWords({ firstOn, lastOn }: { firstOn: string; lastOn: string }, today: string): string {
  if (lastOn < today) return 'Over';
  return firstOn > today ? 'To come' : 'Away now';
}
