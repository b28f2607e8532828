import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { BANDS, type Band } from './introduction.ts';
import { wordsThatCome } from './introduction-words.ts';
import { readTexts, saveText } from './store/tellings.ts';

/** The words for children of an age. */
export interface IntroductionText {
  readonly band: Band;
  readonly isEasyRead: boolean;
  readonly body: string;
  /** 0: the words that come with the program. */
  readonly version: number;
}

/** The words for every age, plain and easy to read: the authority's own, or those that come with the program. */
export async function listIntroductionTexts(tx: Tx, actor: Actor, terms: Terms): Promise<IntroductionText[]> {
  const own = await readTexts(tx, actor);
  return [false, true].flatMap((isEasyRead) =>
    BANDS.map((band) => {
      const kept = own.find((one) => one.band === band && one.isEasyRead === isEasyRead);
      return kept ?? { band, isEasyRead, body: terms.retell(wordsThatCome(band, isEasyRead)), version: 0 };
    }),
  );
}

/** False where somebody else saved meanwhile. */
export async function changeIntroductionText(tx: Tx, actor: Actor, text: IntroductionText): Promise<boolean> {
  return await saveText(tx, actor, text);
}
