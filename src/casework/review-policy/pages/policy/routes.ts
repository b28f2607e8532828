import { may } from '../../../../platform/identity/policy.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { download, NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { findPolicy, findPolicyFile } from '../../keep-policy.ts';
import type { PolicyEdition } from '../../model.ts';

const KIBIBYTE = 1024;

/** The policy on reviews: the edition in force, with those to come and those of before. */
const REVIEW_POLICY_PAGE: Page = {
  method: 'GET',
  path: '/law/policy',
  permission: 'law.read',
  action: 'policy.read',
  handle: async ({ tx, user, today }) => {
    const { current, later, earlier, withdrawn } = await findPolicy(tx, user, today);
    return show('casework/review-policy/pages/policy/page.njk', {
      mayKeep: may(user.roles, 'settings.manage'),
      current: current && toEdition(current),
      later: later.map(toEdition),
      earlier: earlier.map(toEdition),
      withdrawn: withdrawn.map(toEdition),
    });
  },
};

const REVIEW_POLICY_FILE: Page = {
  method: 'GET',
  path: '/law/policy/:edition/file',
  permission: 'law.read',
  action: 'policy.download',
  handle: async ({ tx, user, params }) => {
    const policyId = params['edition'] ?? '';
    const file = await findPolicyFile(tx, user, policyId);
    if (file === undefined) return NOT_FOUND;
    return download(file.name, { type: file.mediaType, body: file.bytes }, { details: { policyId } });
  },
};

export const REVIEW_POLICY: readonly Page[] = [REVIEW_POLICY_PAGE, REVIEW_POLICY_FILE];

function toEdition({ id, sizeBytes, inForceOn, ...edition }: PolicyEdition) {
  const size = Math.ceil((sizeBytes ?? 0) / KIBIBYTE);
  return {
    ...edition,
    from: shortDay(inForceOn),
    withdrawHref: `/settings/policy/${id}/withdraw`,
    file: edition.fileName === null ? undefined : { href: `/law/policy/${id}/file`, size: `${size} KB` },
  };
}
