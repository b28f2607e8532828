import { z } from 'zod';
import { may } from '../../../../platform/identity/policy.ts';
import { type FormError, readForm, refuse, text } from '../../../../platform/pages/form.ts';
import {
  type FormFields,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { createTeam } from '../../create-team.ts';
import { listTeams } from '../../list-teams.ts';

const TEMPLATE = 'casework/staff/pages/team-list/page.njk';
const TEAM = z.object({ name: text('Enter the name of the team') });

/** The teams of the authority. */
export const TEAM_LIST: Page = {
  method: 'GET',
  path: '/teams',
  permission: 'staff.read',
  action: 'team.list',
  handle: async (request) => await reply(request, {}),
};

export const CREATE_TEAM: Page = {
  method: 'POST',
  path: '/teams',
  permission: 'staff.manage',
  action: 'team.create',
  handle: async (request) => {
    const { tx, user, form } = request;
    const read = readForm(TEAM, form);
    if (!read.isValid) return await reply(request, form, read.errors);
    const teamId = await createTeam(tx, user, read.values.name);
    if (teamId === undefined)
      return await reply(request, form, [refuse('name', 'There is a team of this name already')]);
    return redirect(`/teams/${teamId}`, { notice: 'The team is there. Now put people into it.', details: { teamId } });
  },
};

async function reply(
  { tx, user, today }: PageRequest,
  values: FormFields,
  errors: readonly FormError[] = [],
): Promise<Reply> {
  const teams = await listTeams(tx, user, today);
  const model = { teams, values, errors, mayManage: may(user.roles, 'staff.manage') };
  const shown = { details: { teams: teams.length } };
  return showForm(TEMPLATE, model, shown);
}
