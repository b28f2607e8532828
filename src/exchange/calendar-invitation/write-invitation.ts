import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator';

/** A meeting, as one person's calendar is told of it. */
export interface Invitation {
  /** The same for every note about one meeting to one person. */
  readonly uid: string;
  /** 0 for the first, and more with each change: a calendar believes the highest. */
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
  /** By the clocks of London, `2026-03-02T16:00`. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly summary: string;
  /** When it was written, an ISO moment in UTC. */
  readonly writtenAt: string;
  readonly organiser: { readonly name: string; readonly email: string };
  readonly attendee: { readonly name: string; readonly email: string };
}

const LONDON = 'Europe/London';
const PRODUCT = { company: 'Footprint', product: 'Reviews', language: 'EN' };

/** The rule of the clocks in Britain since 1996, which a calendar without a time zone of that name needs to be told. */
const LONDON_CLOCKS = `BEGIN:VTIMEZONE
TZID:${LONDON}
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`;

/** A meeting in one's own calendar, which nobody is invited to by it. */
export interface OwnEvent {
  readonly uid: string;
  readonly sequence: number;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** By the clocks of London, `16:00`; undefined fills the whole day. */
  readonly starts: string | undefined;
  readonly minutes: number;
  readonly summary: string;
  /** Where more of it is told to whoever may know. */
  readonly url: string;
  /** When it was written, an ISO moment in UTC. */
  readonly writtenAt: string;
}

/** A file of meetings (RFC 5545) that a person takes into a calendar of their own. */
export function writeOwnCalendar(name: string, events: readonly OwnEvent[]): string {
  const calendar = ical({
    name,
    prodId: PRODUCT,
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: () => LONDON_CLOCKS },
  });
  for (const { uid, sequence, summary, url, writtenAt, ...when } of events) {
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: Temporal.Instant.from(writtenAt),
      ...timesOf(when),
      summary,
      url,
      class: ICalEventClass.PRIVATE,
    });
  }
  return calendar.toString();
}

function timesOf({ on, starts, minutes }: Pick<OwnEvent, 'on' | 'starts' | 'minutes'>) {
  const day = Temporal.PlainDate.from(on);
  if (starts === undefined) return { start: day.toPlainDateTime(), allDay: true };
  const start = day.toZonedDateTime({ timeZone: LONDON, plainTime: starts });
  return { start, end: start.add({ minutes }), timezone: LONDON };
}

/**
 * An iTIP message (RFC 5546) that puts a meeting into a calendar, moves it, or takes it out again, as text/calendar
 * (RFC 5545). It says no more of the meeting than it is told.
 */
export function writeInvitation(invitation: Invitation): string {
  const { method, attendee, organiser } = invitation;
  const isCancelled = method === 'CANCEL';
  const calendar = ical({
    prodId: PRODUCT,
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    timezone: { name: null, generator: () => LONDON_CLOCKS },
  });
  calendar.createEvent({
    id: invitation.uid,
    sequence: invitation.sequence,
    stamp: Temporal.Instant.from(invitation.writtenAt),
    start: Temporal.PlainDateTime.from(invitation.startsAt).toZonedDateTime(LONDON),
    end: Temporal.PlainDateTime.from(invitation.endsAt).toZonedDateTime(LONDON),
    timezone: LONDON,
    summary: invitation.summary,
    location: invitation.place,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.PRIVATE,
    organizer: { name: organiser.name, email: organiser.email },
    attendees: [
      { name: attendee.name, email: attendee.email, rsvp: !isCancelled, status: ICalAttendeeStatus.NEEDSACTION },
    ],
  });
  return calendar.toString();
}
