import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { relationOf } from '../../copies-in-words.ts';
import {
  COPY_WAY_WORDS,
  COPY_WAYS,
  type CopyOwed,
  type CopyStanding,
  isOwedACopy,
  type PolicyCopy,
} from '../../model.ts';
import type { CopiesOfChild } from '../../record-copies.ts';
import { NOT_TO_HAVE } from './form.ts';

const STANDING_WORDS: Readonly<Record<CopyStanding, string>> = {
  has: 'Has it',
  older: 'Newer edition owed',
  owed: 'Owed',
  'not-to-have': 'Not to have it',
  'ask-first': 'Ask first',
};

/** What the page of the copies around a child shows. */
export function toView(
  child: Child,
  { policy, owed, people, copies }: CopiesOfChild,
  { values, terms }: { readonly values: FormFields; readonly terms: Terms },
) {
  const chosen = [values['to'] ?? []].flat();
  const editions = [policy.current, ...policy.earlier, ...policy.later].filter((each) => each !== undefined);
  const others = people.filter((person) => !isOwedACopy(person));
  const item = (key: string, text: string) => ({ value: key, text, checked: chosen.includes(key) });
  return {
    name: nameOfChild(child),
    href: `/children/${child.childId}`,
    current: policy.current && { edition: policy.current.edition, from: shortDay(policy.current.inForceOn) },
    owed: owed.map((copy) => owedInWords(copy, terms)),
    whom: [
      ...owed.map((copy) => item(copy.key, `${copy.name}, ${relationOf(copy, terms)}`)),
      ...others.map(({ personId, name, relationship }) => item(personId, `${name}, ${relationship}`)),
    ],
    editions: editions.map(({ id, edition, inForceOn }) => ({
      value: id,
      text: `${edition}, in force from ${shortDay(inForceOn)}`,
      selected: (values['policyId'] ?? policy.current?.id) === id,
    })),
    ways: [
      ...COPY_WAYS.map((value) => ({ value, text: COPY_WAY_WORDS[value], checked: values['how'] === value })),
      { value: NOT_TO_HAVE, text: 'They are not to have one', checked: values['how'] === NOT_TO_HAVE },
    ],
    copies: copies.map((copy) => ({
      id: copy.id,
      who: `${copy.name}, ${relationOf({ key: copy.who, relation: copy.relation }, terms)}`,
      words: copyInWords(copy),
      isWithdrawn: copy.isWithdrawn,
    })),
  };
}

/** How it stands with somebody to whom a copy is owed, for a list. */
function owedInWords(copy: CopyOwed, terms: Terms) {
  const { name, standing, last } = copy;
  const asked = 'Somebody said that they are not simply to be contacted: ask the social worker. ';
  return {
    name,
    relation: relationOf(copy, terms),
    isDone: standing === 'has' || standing === 'not-to-have',
    standing: STANDING_WORDS[standing],
    words: `${standing === 'ask-first' ? asked : ''}${last === undefined ? '' : copyInWords(last)}`.trim(),
  };
}

/** "Edition 3, 4 Mar 2026: handed over. Recorded by Fern." */
function copyInWords({ edition, handedOn, how, whyNot, recordedBy }: PolicyCopy): string {
  const what = how === null ? `not to have it: ${whyNot ?? ''}` : COPY_WAY_WORDS[how].toLowerCase();
  const by = recordedBy === null ? '' : `; recorded by ${recordedBy}`;
  return `Edition ${edition}, ${shortDay(handedOn)}: ${what}${by}`;
}
