import type { Terms } from '../../../platform/pages/terms.ts';
import { agenda, healthInformation, wishes } from './child.ts';
import type { Part, PartId, PartIn } from './part.ts';
import { childDoesNotCome, iroIsReady, recordsUpToDate } from './readiness.ts';
import { separateMeeting } from './separate-meeting.ts';
import { support, takingPart } from './support.ts';
import { meetChild, privateTalk, privateTalkExcused, socialWorkerTalk, talkWithSocialWorker } from './talks.ts';

const PARTS: Readonly<Record<PartId, PartIn>> = {
  'social-worker-talk': socialWorkerTalk,
  'talk-with-social-worker': talkWithSocialWorker,
  'meet-child': meetChild,
  'private-talk': privateTalk,
  'private-talk-excused': privateTalkExcused,
  wishes,
  'child-does-not-come': childDoesNotCome,
  support,
  'taking-part': takingPart,
  'health-information': healthInformation,
  agenda,
  'records-up-to-date': recordsUpToDate,
  'iro-is-ready': iroIsReady,
  'separate-meeting': separateMeeting,
};

/** A part of the preparation, in the authority's own words, said of the one whose review it is. */
export function partOf(id: PartId, terms: Terms): Part {
  return terms.sayAll(PARTS[id](terms));
}
