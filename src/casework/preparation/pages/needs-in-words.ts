import type { findChildNeeds } from '../../children/details/find-child-needs.ts';
import { communicationMethodInWords, communicationNeedInWords } from '../../children/details/needs.ts';

export type Needs = Awaited<ReturnType<typeof findChildNeeds>>;

/** How the child speaks and understands, for everybody who prepares. */
export function needsInWords(needs: Needs): string[] {
  if (needs === undefined) return [];
  const {
    communicationNeeds,
    communicationMethods,
    communicationNote,
    firstLanguage,
    needsInterpreter,
    interpreterNote,
  } = needs;
  return [
    ...communicationNeeds.map((need) => communicationNeedInWords(need)),
    ...(communicationNeeds.length > 0 && communicationMethods.length > 0
      ? [`Communicates by: ${communicationMethods.map((method) => communicationMethodInWords(method)).join(', ')}`]
      : []),
    ...(needs.signForYes === null ? [] : [`Yes: ${needs.signForYes}`]),
    ...(needs.signForNo === null ? [] : [`No: ${needs.signForNo}`]),
    ...(needs.aids === null ? [] : [`Aids: ${needs.aids}`]),
    ...(communicationNote === null ? [] : [communicationNote]),
    ...(firstLanguage === null ? [] : [`First language: ${firstLanguage}`]),
    ...(needsInterpreter ? [`Needs an interpreter${interpreterNote === null ? '' : `: ${interpreterNote}`}`] : []),
  ];
}
