import type { FormFields, Page, PageRequest, SignedIn } from '../../../../platform/pages/page.ts';
import { recordFormPages } from '../../../../platform/pages/record-form.ts';
import { type Child, findChild } from '../../../children/find-child.ts';
import { mayRecordForWorker } from '../../../children/may-record-for-worker.ts';
import { keyOfRef } from '../../../contacts/model.ts';
import { findVisit } from '../../find-visit.ts';
import { listVisitorsToChoose } from '../../list-visitors-to-choose.ts';
import type { VisitVersion } from '../../list-visits.ts';
import type { Visitor, VisitValues } from '../../model.ts';
import { recordVisit } from '../../record-visit.ts';
import { comparedFields, readVisitForm, toVisitFields, VISIT_FORM } from './form.ts';
import { toView } from './view.ts';

/** A visit is recorded, and put right. */
export const VISIT_FORM_PAGES: readonly Page[] = recordFormPages<
  OpenForm,
  VisitVersion,
  VisitValues,
  { readonly kind: 'saved' }
>({
  name: 'visit',
  newPath: '/children/:child/visits/new',
  correctPath: '/children/:child/visits/:visit/correct',
  permission: 'visits.record',
  action: 'visit',
  form: VISIT_FORM,
  template: 'casework/visits/pages/visit-form/page.njk',
  open: openForm,
  begin: beginningOf,
  read: ({ form, today }, { child, visitors, current }) =>
    readVisitForm(form, { today, bornOn: child.bornOn, visitors, isCorrection: current !== undefined }),
  record: ({ tx, user }, { child: { childId } }, { id, values, correction }) =>
    recordVisit(tx, user, { childId, visitId: id, values, correction }),
  toFields: toVisitFields,
  compared: ({ terms }, { visitors }) => comparedFields(visitors, terms),
  view: ({ terms }, { child, visitors, current }, toShow) =>
    toView({ child, visitors, visitId: current?.visitId, terms, ...toShow }),
  seenAt: ({ child: { childId } }, visitId) => `/children/${childId}/visits/${visitId}`,
  notice: ({ current }) => (current === undefined ? 'The visit is recorded.' : 'The visit is put right.'),
  sentBefore: {
    field: 'visitedOn',
    message:
      'A visit was recorded from this form already, and nothing of what stands here now is kept. Record it if it is another visit. If not, open the one that is recorded and put it right',
  },
});

/** What a form is about. */
interface OpenForm {
  readonly child: Child;
  readonly visitors: readonly Visitor[];
  /** The visit that is put right, as it stands. */
  readonly current: VisitVersion | undefined;
}

async function openForm({ tx, user, params, today }: PageRequest): Promise<OpenForm | undefined> {
  const childId = params['child'] ?? '';
  if (!(await mayRecordForWorker(tx, user, childId))) return undefined;
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined) return undefined;
  const visitId = params['visit'];
  const visit = visitId === undefined ? undefined : await findVisit(tx, user, { childId, visitId });
  const oneself = visits(user) ? { staffId: user.userId, name: user.name } : undefined;
  const also = visit?.current.visitor;
  const visitors = await listVisitorsToChoose(tx, user, { childId, today, oneself, also });
  return { child, visitors, current: visit?.current };
}

/** Administrators write down the visits of others. */
function visits({ roles }: SignedIn): boolean {
  return roles.includes('social-worker') || roles.includes('team-manager');
}

/** Whoever records a visit has mostly made it. */
function beginningOf({ user }: PageRequest, { visitors }: OpenForm): FormFields {
  const oneself = keyOfRef({ who: 'staff', staffId: user.userId });
  return visitors.some(({ ref }) => keyOfRef(ref) === oneself) ? { visitor: oneself } : {};
}
