import { type Day, isoFromDay } from '../calendar/day.ts';
import { CALENDAR_VERSION } from '../calendar/working-days.ts';
import { NEVER } from '../facts/case-facts.ts';
import type { Evaluation } from './evaluate.ts';
import type { Obligation } from './obligation.ts';
import type { RuleIdentity } from './rule-identity.ts';

/**
 * Writes the stable form of the command line straight as JSON: what `JSON.stringify(toContractResult(evaluation))` says,
 * in less than half the time, because what is the same for every obligation of a rule is written once.
 */
export function toContractJson({ facts, procedure, obligations, unknown }: Evaluation): string {
  // Joined, the rows become one flat string at once; added to each other they would be flattened when they are written.
  const rows = obligations.map(toRow).join(',');
  return (
    `{"id":${JSON.stringify(facts.id)},"asOf":${toText(facts.asOf)},"procedure":"${procedure.definition.id}",` +
    `"calendar":"${CALENDAR_VERSION}","obligations":[${rows}],"unknown":${JSON.stringify(unknown)}}`
  );
}

function toRow(obligation: Obligation): string {
  const { rule, moments } = obligation;
  const who = textOf(rule, identities, toIdentity);
  const law = textOf(obligation.citations, citationLists, JSON.stringify);
  const due = moments === undefined ? toText(obligation.due) : `"${moments.due}"`;
  const metOn = moments === undefined ? toText(obligation.metOn) : JSON.stringify(moments.metOn ?? null);
  return (
    `{"rule":"${rule.id}","about":${aboutText(obligation.about)},"period":${obligation.period},${who},` +
    `"earliest":${toText(obligation.earliest)},"due":${due},"nationalDue":${toText(obligation.nationalDue)},` +
    `"status":"${obligation.status}","metOn":${metOn},` +
    `"daysLate":${obligation.daysLate ?? null},"layer":"${obligation.layer}",` +
    `"explanation":${JSON.stringify(obligation.explain())},"citations":${law}${toOptionalFields(obligation)}}`
  );
}

/** The fields that are left out where they are absent. */
function toOptionalFields(obligation: Obligation): string {
  let fields = '';
  if (obligation.nationalRule !== undefined) fields += `,"nationalRule":"${obligation.nationalRule.id}"`;
  if (obligation.scheduleBy !== NEVER) fields += `,"scheduleBy":${toText(obligation.scheduleBy)}`;
  if (obligation.target !== NEVER) fields += `,"target":${toText(obligation.target)}`;
  if (obligation.isAsSoonAsPracticable) fields += ',"asSoonAsPracticable":true';
  if (obligation.isProvisional) fields += ',"provisionalCalendar":true';
  if (obligation.isEarlierLaw) fields += ',"earlierLaw":true';
  if (obligation.isSoftened2020) fields += ',"softened2020":true';
  if (obligation.reason !== undefined) fields += `,"reason":${JSON.stringify(obligation.reason)}`;
  return fields;
}

const identities = new WeakMap<RuleIdentity, string>();
const citationLists = new WeakMap<Obligation['citations'], string>();

/** The text of something that many obligations share, made once. */
function textOf<Shared extends object>(
  shared: Shared,
  known: WeakMap<Shared, string>,
  make: (shared: Shared) => string,
): string {
  const found = known.get(shared);
  if (found !== undefined) return found;
  const text = make(shared);
  known.set(shared, text);
  return text;
}

function toIdentity({ actor, title }: RuleIdentity): string {
  return escapeBeyondAscii(`"actor":${JSON.stringify(actor)},"title":${JSON.stringify(title)}`);
}

/** One curly apostrophe in a title would make the engine keep the whole output in two bytes a character, and encode it. */
function escapeBeyondAscii(json: string): string {
  return json.replaceAll(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function aboutText(about: string | null): string {
  return about === null ? 'null' : JSON.stringify(about);
}

function toText(day: Day): string {
  return day === NEVER ? 'null' : `"${isoFromDay(day)}"`;
}
