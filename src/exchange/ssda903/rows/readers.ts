import type { TableName } from '../tables.ts';
import { adoptionDecisionReader, adoptionReader } from './adoption.ts';
import type { Cells } from './cells.ts';
import { headerReader, previousPermanenceReader, uascReader } from './children.ts';
import { episodeReader } from './episodes.ts';
import { careLeaverReader, healthReader } from './outcomes.ts';
import { reviewReader } from './reviews.ts';
import type { RowOfTable } from './row.ts';
import { deprivationReader, missingReader, socialWorkerReader } from './spells.ts';

/** For each table, what makes a reader of its rows once the file's columns are known. */
export const READERS: { readonly [Name in TableName]: (cells: Cells) => () => RowOfTable[Name] } = {
  Header: headerReader,
  Episodes: episodeReader,
  Reviews: reviewReader,
  UASC: uascReader,
  OC2: healthReader,
  OC3: careLeaverReader,
  AD1: adoptionReader,
  PlacedAdoption: adoptionDecisionReader,
  PrevPerm: previousPermanenceReader,
  Missing: missingReader,
  SWEpisodes: socialWorkerReader,
  DoLo: deprivationReader,
};
