import { makeRegister } from '../../rules/index.ts';

const TITLES: ReadonlyMap<string, string> = new Map(makeRegister().rules.map(({ id, title }) => [id, title]));

/** What a rule asks, in words: "Hold the first review". */
export function titleOfRule(id: string): string {
  return TITLES.get(id) ?? id;
}
