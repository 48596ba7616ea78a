import { Inject, Injectable } from '@nestjs/common';
import { type AppointmentChannel, type AppointmentId, BOOKING_QUEUES, type PersonId } from '@casa/contracts';
import { type Clock, CLOCK, inLanguage, isId, newId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { Abandon, type Reader, SQL_STATE, sqlState, TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { problemsOfAnswers, type GivenAnswer } from '../domain/answers.js';
import { newAppointmentCode } from '../domain/appointment-code.js';
import type { BookingRefusal } from '../domain/booking.errors.js';
import { bookingWindow, outsideWindow } from '../domain/booking-window.js';
import type { CitizenDetails } from '../domain/citizen.js';
import { type Appointment, JUST_BOOKED } from '../persistence/appointment.entity.js';
import { appointments, contactDigestOf, representedDigest, sealCitizen } from '../persistence/appointment.repository.js';
import { type BookingRules, bookingRules } from '../persistence/booking-rules.projection.js';
import type { ChangeRules } from '../persistence/change-rules.projection.js';
import { type DeskClaim, keepHold } from '../persistence/desk-claim.repository.js';
import { personItems } from '../persistence/person-item.repository.js';
import { type BookingCaller, mayDoFor, type WantedSlot } from './booking-caller.js';
import { HOLD_MINUTES } from './hold-slot.js';
import { APPOINTMENT_LINK, HOLD_REFERENCE, HOLD_VERSION } from './references.js';
import { claimStart } from './slot-search.js';

const MINUTE_MS = 60_000;

export interface BookingRequest extends WantedSlot {
  readonly holdToken?: string;
  readonly citizen: Omit<CitizenDetails, 'answers'>;
  readonly answers: readonly GivenAnswer[];
  /** The delegation it was filled in for, null for none; when the session says otherwise by now, nothing is booked. */
  readonly actingFor?: string | null;
}

/** Who books for somebody else, at the counter or on the telephone: no notice is asked for, and it is written down that they did. */
export interface BookingAuthor {
  readonly personId: PersonId;
  /** For the audit: the role that lets them. */
  readonly allowedBy: string;
}

export interface BookedAppointment {
  readonly appointment: Appointment;
  readonly rules: ChangeRules;
  readonly manageToken: string;
}

type Outcome = Result<BookedAppointment, BookingRefusal>;

/**
 * Books a start for a citizen. The held time is kept, or, without a hold or when it ran out, claimed anew. The appointment has the id of its
 * hold: sending the same hold twice gives the same appointment. Of who acts by a delegation it is the other person's, who reads who did it.
 */
@Injectable()
export class BookAppointment {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: BookingCaller, request: BookingRequest, author?: BookingAuthor): Promise<Outcome> {
    try {
      return await this.attempt(caller, request, author);
    } catch (error) {
      if (sqlState(error) !== SQL_STATE.uniqueViolation) throw error;
      // The code was somebody else's already, or one hold was sent for two people at once: looked at again, the one that came first is there.
      return this.attempt(caller, request, author);
    }
  }

  private async attempt(caller: BookingCaller, request: BookingRequest, author: BookingAuthor | undefined): Promise<Outcome> {
    if (!isId(request.serviceId) || !isId(request.officeId)) return refused({ code: 'NOT_FOUND' });
    const { tenantId, acting } = caller;
    const now = this.clock.now();
    if (!mayDoFor(caller, now, request.actingFor)) return refused({ code: 'DELEGATION_OVER' });
    const { holdToken } = request;
    const holdId = holdToken === undefined ? undefined : this.references.provenId(holdToken, HOLD_REFERENCE, tenantId, HOLD_VERSION);
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      // Who books for many has one address: what is open is counted by whom it is for.
      const digest = acting ? representedDigest(this.keys, acting.representedId) : contactDigestOf(this.keys, request.citizen);
      // Asked at once and answered in this order: nobody else books for this person between the lock and the commit.
      const [found, , again, open] = await Promise.all([
        bookingRules(transaction, tenantId, request.serviceId, request.officeId),
        appointments.lockPerson(transaction, digest),
        holdId && appointments.byId(transaction, tenantId, holdId),
        appointments.countOpen(transaction, tenantId, digest, request.serviceId, now),
      ]);
      if (!found) return refused({ code: 'NOT_FOUND' });
      const rules = author ? { ...found, leadMinutes: 0 } : found;
      const problems = [...problemsOfAnswers(rules.questions, request.answers), ...problemsOfContact(request)];
      if (problems.length > 0) return refused({ code: 'INVALID', problems });
      if (!rules.openToNonResidents && !request.citizen.resident) return refused({ code: 'NOT_ELIGIBLE' });
      if (again) return again.contactDigest.equals(digest) ? ok(this.booked(caller, again, rules)) : refused({ code: 'NOT_FOUND' });
      if (open >= rules.maxOpenPerPerson) return refused({ code: 'TOO_MANY_OPEN', limit: rules.maxOpenPerPerson });

      const id = (holdId ?? newId()) as AppointmentId;
      const claim = await this.claim(transaction, caller, rules, request, id, holdId !== undefined, now);
      if ('code' in claim) throw new Abandon<Outcome>(refused(claim));
      const booked = this.appointment(caller, rules, request, id, claim, digest, now);
      const appointment = author ? { ...booked, bookedBy: author.personId } : booked;
      await this.write(transaction, appointment, author);
      return ok(this.booked(caller, appointment, rules));
    });
  }

  private async claim(
    reader: Reader,
    caller: BookingCaller,
    rules: BookingRules,
    { channel, startsAt }: BookingRequest,
    id: AppointmentId,
    held: boolean,
    now: Date,
  ): Promise<DeskClaim | BookingRefusal> {
    const endsAt = new Date(startsAt.getTime() + rules.minutes * MINUTE_MS);
    const kept =
      held &&
      mayHaveBeenHeld(rules, channel, startsAt, now) &&
      (await keepHold(reader, caller.tenantId, { id, startsAt, endsAt }, { ...rules, channel }, now));
    if (kept) return kept;
    return claimStart(reader, caller, rules, { channel, startsAt }, { appointmentId: id }, now);
  }

  private appointment(
    caller: BookingCaller,
    rules: BookingRules,
    request: BookingRequest,
    id: AppointmentId,
    { deskId, startsAt, endsAt }: DeskClaim,
    digest: Buffer,
    now: Date,
  ): Appointment {
    const asked = new Map(rules.questions.map(({ code, label }) => [code, inLanguage(label, caller.language)]));
    const answers = request.answers
      .filter(({ answer }) => answer.trim() !== '')
      .map(({ questionId, answer }) => ({ questionId, question: asked.get(questionId) ?? questionId, answer: answer.trim() }));
    return {
      ...JUST_BOOKED,
      id,
      tenantId: caller.tenantId,
      code: newAppointmentCode(caller.tenantSlug),
      serviceId: rules.serviceId,
      officeId: rules.officeId,
      deskId,
      channel: request.channel,
      status: 'BOOKED',
      startsAt,
      endsAt,
      sequence: 0,
      linkVersion: 1,
      language: caller.language,
      citizenSealed: sealCitizen(this.keys, id, { ...request.citizen, answers }),
      contactDigest: digest,
      personId: caller.acting?.representedId ?? caller.personId ?? null,
      actedBy: caller.acting ? (caller.personId ?? null) : null,
      delegationId: caller.acting?.delegationId ?? null,
      bookedAt: now,
      changedAt: now,
    };
  }

  private async write(transaction: Transaction, appointment: Appointment, author: BookingAuthor | undefined): Promise<void> {
    const { tenantId, id: appointmentId, sequence } = appointment;
    appointments.add(transaction, appointment);
    personItems.put(transaction, appointment);
    await this.outbox.publish(transaction, BOOKING_QUEUES.booked, { tenantId, appointmentId, sequence });
    const entry = { action: 'book', subject: 'Appointment', subjectId: appointmentId };
    const { actedBy, personId, delegationId } = appointment;
    if (author) this.audit.record(transaction, tenantId, { ...entry, actorId: author.personId, allowedBy: author.allowedBy });
    else if (actedBy && personId && delegationId)
      this.audit.record(transaction, tenantId, { ...entry, actorId: actedBy, delegationId, personId, allowedBy: 'delegation' });
  }

  private booked({ tenantId }: BookingCaller, appointment: Appointment, rules: ChangeRules): BookedAppointment {
    return { appointment, rules, manageToken: this.references.make(APPOINTMENT_LINK, tenantId, appointment.id, appointment.linkVersion) };
  }
}

/**
 * Whether this service let such a start be held when the oldest hold that still runs was taken: a hold outlives the lead time, and one taken
 * for another service of the same desk does not get round the rules of this.
 */
function mayHaveBeenHeld(rules: BookingRules, channel: AppointmentChannel, startsAt: Date, now: Date): boolean {
  const window = bookingWindow(now.getTime(), { ...rules, leadMinutes: rules.leadMinutes - HOLD_MINUTES }, rules.timeZone);
  const then = now.getTime() - HOLD_MINUTES * MINUTE_MS;
  return rules.channels.includes(channel) && !outsideWindow(startsAt.getTime(), then, window, rules.timeZone);
}

/** Whom the office calls must say where. */
function problemsOfContact({ channel, citizen }: BookingRequest): { path: string; problem: string }[] {
  return channel === 'TELEPHONE' && citizen.telephone === undefined ? [{ path: 'citizen.telephone', problem: 'REQUIRED' }] : [];
}
