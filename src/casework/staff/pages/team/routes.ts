import { z } from 'zod';
import { may } from '../../../../platform/identity/policy.ts';
import { type ComparedField, chosen, mergeVersions, typed, versioned } from '../../../../platform/pages/conflict.ts';
import { day, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormError, readForm, refuse, text } from '../../../../platform/pages/form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { addTeamMember, type JoinOutcome } from '../../add-team-member.ts';
import { changeTeam } from '../../change-team.ts';
import { endTeamMembership } from '../../end-team-membership.ts';
import { findTeam, type Team } from '../../find-team.ts';
import { rolesInWords } from '../../roles-in-words.ts';

const TEMPLATE = 'casework/staff/pages/team/page.njk';
const CHANGE = z.object({
  name: text('Enter the name of the team'),
  state: z.enum(['open', 'closed'], 'Choose whether the team goes on'),
});
const JOINING = z.object({ member: z.uuid('Choose who joins'), startedOn: day('Enter their first day in the team') });

/** A team and who is in it, from when to when. */
export const TEAM: Page = {
  method: 'GET',
  path: '/teams/:team',
  permission: 'staff.read',
  action: 'team.read',
  handle: async (request) => {
    const team = await findAskedTeam(request);
    return team === undefined ? NOT_FOUND : reply(request, { team });
  },
};

export const CHANGE_TEAM: Page = {
  method: 'POST',
  path: '/teams/:team',
  permission: 'staff.manage',
  action: 'team.change',
  handle: async (request) => {
    const team = await findAskedTeam(request);
    if (team === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readForm(CHANGE, form);
    if (!read.isValid) return reply(request, { team, values: form, errors: read.errors });
    const { name, state } = read.values;
    const closedOn = state === 'open' ? null : (team.closedOn ?? today);
    const version = Number(form['version']) || 0;
    const outcome = await changeTeam(tx, user, { teamId: team.id, name, closedOn, version });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'conflict') return reply(request, { team, values: form, isStale: true });
    if (outcome.kind === 'name-taken') {
      return reply(request, { team, values: form, errors: [refuse('name', 'There is a team of this name already')] });
    }
    return redirect(`/teams/${team.id}`, { notice: 'The team is saved.', details: { teamId: team.id, state } });
  },
};

export const ADD_TEAM_MEMBER: Page = {
  method: 'POST',
  path: '/teams/:team/members',
  permission: 'staff.manage',
  action: 'team.add-member',
  handle: async (request) => {
    const team = await findAskedTeam(request);
    if (team === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readForm(JOINING, withDays(form, 'startedOn'));
    if (!read.isValid) return reply(request, { team, values: form, errors: read.errors });
    const { member: staffId, startedOn } = read.values;
    const outcome = await addTeamMember(tx, user, { teamId: team.id, staffId, startedOn, today });
    if (outcome !== 'added') return reply(request, { team, values: form, errors: [WHY_NOT[outcome]] });
    const details = { teamId: team.id, staffId };
    return redirect(`/teams/${team.id}`, { notice: 'They are in the team from that day.', details });
  },
};

const WHY_NOT: Readonly<Record<Exclude<JoinOutcome, 'added'>, FormError>> = {
  'not-found': refuse('member', 'Choose somebody who works here'),
  closed: refuse('member', 'The team is closed: open it again first'),
  'already-in': refuse('startedOn', 'They are in this team on that day or later already'),
  left: refuse('startedOn', 'They have left by that day'),
};

export const END_MEMBERSHIP: Page = {
  method: 'POST',
  path: '/teams/:team/members/:membership/end',
  permission: 'staff.manage',
  action: 'team.end-membership',
  handle: async ({ tx, user, params, today }) => {
    const ids = { teamId: params['team'] ?? '', membershipId: params['membership'] ?? '' };
    const staffId = await endTeamMembership(tx, user, { ...ids, today });
    if (staffId === undefined) return NOT_FOUND;
    return redirect(`/teams/${ids.teamId}`, {
      notice: 'They are out of the team from today.',
      details: { ...ids, staffId },
    });
  },
};

interface Shown {
  readonly team: Team;
  readonly values?: FormFields;
  readonly errors?: readonly FormError[];
  /** Somebody else saved meanwhile. */
  readonly isStale?: boolean;
}

/** What of a team two people may change at once. */
const COMPARED: readonly ComparedField[] = [
  typed('name', 'Name'),
  chosen('state', 'State', (state) => (state === 'closed' ? 'Is closed' : 'Goes on')),
];

function reply({ user, today }: PageRequest, { team, values = {}, errors = [], isStale = false }: Shown): Reply {
  const current = toFields(team);
  const merged = isStale ? mergeVersions(COMPARED, { mine: values, theirs: current }) : undefined;
  const model = {
    team,
    errors,
    address: `/teams/${team.id}`,
    mayManage: may(user.roles, 'staff.manage'),
    members: team.members.map((member) => ({
      ...member,
      roles: rolesInWords(member.roles),
      isOver: member.endedOn !== null && member.endedOn <= today,
    })),
    choices: [
      { value: '', text: 'Choose a person' },
      ...team.outside.map(({ id, name }) => ({ value: id, text: name })),
    ].map((choice) => ({ ...choice, selected: choice.value === values['member'] })),
    values: {
      ...current,
      ...(values['startedOn-day'] === undefined && toDayFields('startedOn', today)),
      ...(merged?.values ?? values),
    },
    conflict: merged?.conflict,
  };
  const shown = { details: { teamId: team.id, members: team.members.length } };
  if (merged !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

function toFields({ name, closedOn, version }: Team): FormFields {
  return versioned({ name, state: closedOn === null ? 'open' : 'closed', version: String(version) });
}

async function findAskedTeam({ tx, user, params, today }: PageRequest): Promise<Team | undefined> {
  return await findTeam(tx, user, { teamId: params['team'] ?? '', today });
}
