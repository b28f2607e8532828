import type { Cell } from '../../../../exchange/csv/write-csv.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import type { QueuedChild } from '../../list-queue.ts';
import { QUEUE_FILTER_WORDS, queueReasonInWords } from '../../queue.ts';

export const FILE_HEADING = [
  'Child',
  'Local id',
  'Why',
  'Looked after since',
  'Service told at',
  'IRO due on',
  'IRO now',
  'Social worker',
  'Note',
] as const;

/** A child of the queue as a line of the file: days as a spreadsheet reads them. */
export function toFileRow(child: QueuedChild): Cell[] {
  return [
    nameOfChild(child),
    child.localId,
    QUEUE_FILTER_WORDS[child.kind],
    child.since,
    child.notifiedAt,
    child.dueAt ?? child.dueOn,
    child.iro,
    child.socialWorker,
    queueReasonInWords(child),
  ];
}
