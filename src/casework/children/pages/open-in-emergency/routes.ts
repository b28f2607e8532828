import { readForm } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
import { NOT_FOUND, type Page, redirect, show, showInvalid } from '../../../../platform/pages/page.ts';
import { findChildName } from '../../find-child-name.ts';
import { type ChildName, nameAndIdOfChild } from '../../name-of-child.ts';
import { EMERGENCY_HOURS, openInEmergency } from '../../open-in-emergency.ts';
import { EMERGENCY_FORM, OPENING_FORM } from './form.ts';

const PATH = '/children/:child/open-in-emergency';
const TEMPLATE = 'casework/children/pages/open-in-emergency/page.njk';

function toModel(childId: string, child: ChildName) {
  const action = `/children/${childId}/open-in-emergency`;
  return { nameAndId: nameAndIdOfChild(child), hours: EMERGENCY_HOURS, action };
}

/** Says what it means to open a record in an emergency, and asks why. */
const ASK: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.open-in-emergency',
  action: 'child.emergency.asked',
  forms: [OPENING_FORM],
  handle: async (request) => {
    const { tx, user, params } = request;
    const childId = params['child'] ?? '';
    const child = await findChildName(tx, user, childId);
    if (child === undefined) return NOT_FOUND;
    if (child.isWithinReach) return redirect(`/children/${childId}`, { childIds: [childId] });
    const model = { ...toModel(childId, child), ...typedBefore(request, OPENING_FORM) };
    return show(TEMPLATE, model, { childIds: [childId] });
  },
};

const OPEN: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.open-in-emergency',
  action: 'child.emergency.opened',
  forms: [OPENING_FORM],
  handle: async ({ tx, user, params, form, today }) => {
    const childId = params['child'] ?? '';
    const child = await findChildName(tx, user, childId);
    if (child === undefined) return NOT_FOUND;
    const reading = readForm(EMERGENCY_FORM, form);
    if (!reading.isValid) {
      const model = { ...toModel(childId, child), ...form, errors: reading.errors };
      return showInvalid(TEMPLATE, model, { childIds: [childId], details: { opened: false } });
    }
    const outcome = await openInEmergency(tx, user, { childId, reason: reading.values.reason, today });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    const to = `/children/${childId}`;
    if (outcome.kind === 'within-reach') return redirect(to, { childIds: [childId], details: { opened: false } });
    return redirect(to, {
      notice: `The record is open to you for ${EMERGENCY_HOURS} hours. The IRO managers and the child’s IRO are told.`,
      childIds: [childId],
      details: { opened: true, told: outcome.told },
    });
  },
};

export const OPEN_IN_EMERGENCY: readonly Page[] = [ASK, OPEN];
