import {
  CATEGORY_OF_NEED,
  LEGAL_STATUS,
  REASON_EPISODE_CEASED,
  REASON_NEW_EPISODE,
  REASON_PLACE_CHANGE,
} from '../codes/episode-codes.ts';
import { PLACEMENT, PLACEMENT_PROVIDER } from '../codes/placement-codes.ts';
import type { Cells } from './cells.ts';
import type { EpisodeRow } from './row.ts';

/** Reads the Episodes table, and the columns about the placement's place that some systems add to it. */
export function episodeReader(cells: Cells): () => EpisodeRow {
  const decom = cells.column('DECOM');
  const rne = cells.column('RNE');
  const ls = cells.column('LS');
  const cin = cells.column('CIN');
  const place = cells.column('PLACE');
  const provider = cells.column('PLACE_PROVIDER');
  const dec = cells.column('DEC');
  const rec = cells.column('REC');
  const reasonPlaceChange = cells.column('REASON_PLACE_CHANGE');
  const homePostcode = cells.column('HOME_POST');
  const postcode = cells.column('PL_POST');
  const urn = cells.column('URN');
  const distance = cells.column('PL_DISTANCE');
  const authorityOfPlacement = cells.column('PL_LA');
  const location = cells.column('PL_LOCATION');
  return () => ({
    decom: cells.requiredDay(decom, '141'),
    rne: cells.requiredCode(rne, REASON_NEW_EPISODE, '143'),
    ls: cells.requiredCode(ls, LEGAL_STATUS, '144'),
    cin: cells.optionalCode(cin, CATEGORY_OF_NEED, '145'),
    place: cells.requiredCode(place, PLACEMENT, '146'),
    provider: cells.optionalCode(provider, PLACEMENT_PROVIDER, '178'),
    dec: cells.optionalDay(dec, '147'),
    rec: cells.optionalCode(rec, REASON_EPISODE_CEASED, '149'),
    reasonPlaceChange: cells.optionalCode(reasonPlaceChange, REASON_PLACE_CHANGE, '1009'),
    homePostcode: cells.text(homePostcode),
    postcode: cells.text(postcode),
    urn: cells.text(urn),
    distance: cells.text(distance),
    authorityOfPlacement: cells.text(authorityOfPlacement),
    location: cells.text(location),
    ...cells.basis(),
  });
}
