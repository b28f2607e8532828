import { listSubjects } from '../casework/children/list-subjects.ts';
import { type KeepOutcome, keepDocument } from '../casework/documents/keep-document.ts';
import { typeInWords } from '../casework/documents/model.ts';
import { withdrawDocument } from '../casework/documents/withdraw-document.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor, Tx } from '../platform/database/transaction.ts';
import { addDays, type Day, isoFromDay } from '../rules/index.ts';
import { makePdf } from './make-pdf.ts';

/** So many children have documents: enough to find some, few enough to be made at once. */
const CHILDREN = 12;

interface DemoDocument {
  readonly type: string;
  /** So many days ago. */
  readonly ago: number;
  readonly isText?: boolean;
  readonly lines: readonly string[];
}

const DOCUMENTS: readonly DemoDocument[] = [
  {
    type: 'care-plan',
    ago: 40,
    lines: ['The plan is that the child stays where home is now.', 'The school stays the same.', 'Contact: each week.'],
  },
  {
    type: 'social-worker-report',
    ago: 12,
    lines: ['What has changed since the review before: nothing of weight.', 'The child was seen alone on each visit.'],
  },
  {
    type: 'pep',
    ago: 20,
    lines: ['Attendance is good.', 'Help with reading: twice a week.', 'Next: a place in the choir.'],
  },
  {
    type: 'health-plan',
    ago: 33,
    lines: ['Height and weight are as they should be.', 'Eyes and teeth: seen this year.'],
  },
  { type: 'letter', ago: 7, isText: true, lines: ['From the school: the trip in summer needs a signature.'] },
];

/** The last of these children has one that belongs to somebody else, and is withdrawn. */
const WRONG_ONE = CHILDREN - 1;

/** Gives a few children plans, reports and letters, each a made-up file; some of them for the review that waits for them. */
export async function addDemoDocuments(database: Database, program: Actor, today: Day): Promise<void> {
  await database.withTransaction(program, async (tx) => {
    const children = await tx
      .selectFrom('periods_of_care')
      .innerJoin('children', 'children.id', 'periods_of_care.child_id')
      .where('ended_on', 'is', null)
      .where('started_on', '<', isoFromDay(addDays(today, -LONGEST_AGO)))
      .select('children.id')
      .orderBy('children.local_id')
      .limit(CHILDREN)
      .execute();
    for (const [place, { id }] of children.entries()) await addDocumentsOf(tx, program, { childId: id, place, today });
  });
}

const LONGEST_AGO = 41;

interface Place {
  readonly childId: string;
  readonly place: number;
  readonly today: Day;
}

/** The further on a child stands, the fewer of the documents have come. */
async function addDocumentsOf(tx: Tx, program: Actor, { childId, place, today }: Place): Promise<void> {
  const { reviews } = await listSubjects(tx, program, childId);
  const review = reviews.find(({ heldOn }) => heldOn === null)?.key ?? null;
  const came = DOCUMENTS.slice(0, DOCUMENTS.length - (place % DOCUMENTS.length));
  for (const document of came) {
    const kept = { childId, place, today, document };
    const first = await keep(tx, program, { ...kept, review });
    // Where the practice made up for the demo says otherwise of the same review, the document is for none.
    const outcome = first.kind === 'contradicts' ? await keep(tx, program, { ...kept, review: null }) : first;
    if (outcome.kind !== 'kept') throw new Error(`the demo's own document was not kept: ${outcome.kind}`);
    if (place !== WRONG_ONE || document.type !== 'care-plan') continue;
    const because = 'It is of another child.';
    await withdrawDocument(tx, program, { childId, documentId: outcome.documentId, because });
  }
}

interface Kept extends Place {
  readonly document: DemoDocument;
  readonly review: string | null;
}

async function keep(tx: Tx, program: Actor, { childId, place, today, document, review }: Kept): Promise<KeepOutcome> {
  const { type, ago, isText = false } = document;
  const on = isoFromDay(addDays(today, -ago));
  const title = typeInWords(type);
  const lines = [title, `Made up for the demo, ${on}, number ${place + 1}`, ...document.lines];
  const file = isText
    ? { name: `${type}.txt`, bytes: Buffer.from(`${lines.join('\n')}\n`) }
    : { name: `${type}.pdf`, bytes: makePdf(lines) };
  const received = { childId, type, title, review, datedOn: on, receivedOn: on, file, isAnother: false, today };
  return await keepDocument(tx, program, received);
}
