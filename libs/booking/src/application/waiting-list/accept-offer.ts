import { Inject, Injectable } from '@nestjs/common';
import { type AppointmentId, BOOKING_QUEUES, type PersonId } from '@casa/contracts';
import { type Clock, CLOCK, inLanguage, ok, refused, type Result } from '@casa/kernel';
import { type Acting, AuditTrail } from '@casa/platform/authz';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { Abandon, SQL_STATE, sqlState, TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { type GivenAnswer, problemsOfAnswers } from '../../domain/answers.js';
import { newAppointmentCode } from '../../domain/appointment-code.js';
import { afterOffer } from '../../domain/waiting-list/waiting-state.js';
import type { WaitingRefusal } from '../../domain/waiting-list/waiting.errors.js';
import { type Appointment, JUST_BOOKED } from '../../persistence/appointment.entity.js';
import { appointments, sealCitizen } from '../../persistence/appointment.repository.js';
import { type BookingRules, bookingRules } from '../../persistence/booking-rules.projection.js';
import { type DeskClaim, keepHold } from '../../persistence/desk-claim.repository.js';
import { personItems } from '../../persistence/person-item.repository.js';
import {
  openWaitingCitizen,
  type WaitingCitizen,
  waitingEntries,
  type WaitingEntry,
} from '../../persistence/waiting-list/waiting-entry.repository.js';
import { type WaitingOffer, waitingOffers } from '../../persistence/waiting-list/waiting-offer.repository.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import { type BookingCaller, mayDoFor } from '../booking-caller.js';
import { APPOINTMENT_LINK } from '../references.js';
import { GiveOfferBack } from './give-offer-back.js';
import { OfferBehindLink } from './offer-behind-link.js';

export interface AcceptedOffer {
  readonly appointment: Appointment;
  /** Of the appointment's manage link. */
  readonly manageToken: string;
}

type Outcome = Result<AcceptedOffer, WaitingRefusal>;

/** Who accepts: the entry and the person it is of, as they were told where the entry lives. */
interface Acceptance {
  readonly caller: BookingCaller;
  readonly entry: WaitingEntry;
  readonly citizen: WaitingCitizen;
  /** Under which a person's appointments are counted. */
  readonly digest: Buffer;
  readonly answers: readonly GivenAnswer[];
}

/**
 * Books what was offered. The claim is kept, the appointment has the offer's id: accepting twice gives the same appointment. Who the citizen is
 * comes to this municipality only now. Of an entry that was made by a delegation, or is answered by one, the appointment says so.
 */
@Injectable()
export class AcceptOffer {
  constructor(
    private readonly scope: TenantScope,
    private readonly offers: OfferBehindLink,
    private readonly givingBack: GiveOfferBack,
    private readonly references: SealedReferences,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: BookingCaller, token: string, answers: readonly GivenAnswer[]): Promise<Outcome> {
    if (!mayDoFor(caller, this.clock.now())) return refused({ code: 'DELEGATION_OVER' });
    const offer = await this.offers.find(caller, token);
    if (!offer) return refused({ code: 'NOT_FOUND' });
    const tenantId = offer.homeTenantId;
    const entry = await this.scope.read({ tenantId }, (reader) => waitingEntries.byId(reader, tenantId, offer.entryId));
    const citizen = entry && openWaitingCitizen(this.keys, entry);
    const digest = entry?.contactDigest;
    const acceptance = citizen && digest ? { caller, entry, citizen, digest, answers } : undefined;
    try {
      return await this.attempt(caller, offer, acceptance);
    } catch (error) {
      if (sqlState(error) !== SQL_STATE.uniqueViolation) throw error;
      // The appointment's code was somebody else's already.
      return this.attempt(caller, offer, acceptance);
    }
  }

  /** @param acceptance undefined where the entry is over: its person is known no more. */
  private attempt({ tenantId }: BookingCaller, { id }: WaitingOffer, acceptance: Acceptance | undefined): Promise<Outcome> {
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const offer = await this.offers.lock(transaction, tenantId, id);
      if (offer?.status === 'ACCEPTED') return this.acceptedBefore(transaction, offer);
      if (offer?.status === 'LAPSED') return refused({ code: 'OFFER_LAPSED' });
      if (offer?.status !== 'OPEN' || !acceptance) return refused({ code: 'OFFER_GONE' });
      const now = this.clock.now();
      if (offer.answerUntil <= now) return refused({ code: 'OFFER_LAPSED' });
      const rules = await bookingRules(transaction, tenantId, offer.serviceId, offer.officeId);
      if (!rules) return this.withdrawn(transaction, offer);
      const problems = problemsOfAnswers(rules.questions, acceptance.answers);
      if (problems.length > 0) return refused({ code: 'INVALID', problems });
      const { digest } = acceptance;
      await appointments.lockPerson(transaction, digest);
      const open = await appointments.countOpen(transaction, tenantId, digest, offer.serviceId, now);
      if (open >= rules.maxOpenPerPerson) return refused({ code: 'TOO_MANY_OPEN', limit: rules.maxOpenPerPerson });

      const claim = await keepHold(transaction, tenantId, offer, { ...rules, channel: offer.channel }, now);
      if (!claim) return this.withdrawn(transaction, offer);
      const isTheirs = await waitingStates.settle(transaction, offer.entryId, offer.id, { state: 'BOOKED', unanswered: 0 });
      if (!isTheirs) throw new Abandon<Outcome>(refused({ code: 'OFFER_GONE' }));
      const appointment = this.appointment(offer, acceptance, rules, claim, now);
      await this.write(transaction, offer, appointment);
      this.recordDelegate(transaction, acceptance, appointment);
      return ok(this.accepted(appointment));
    });
  }

  /** Nobody can keep it any more: the desk does not give the service by now. That is not the citizen's doing. */
  private async withdrawn(transaction: Transaction, offer: WaitingOffer): Promise<Outcome> {
    const standing = await waitingStates.read(transaction, offer.entryId);
    await this.givingBack.execute(transaction, offer, 'WITHDRAWN', afterOffer('WITHDRAWN', standing?.unanswered ?? 0));
    return refused({ code: 'OFFER_GONE' });
  }

  /** Who entered the list for somebody is in the audit since then. */
  private recordDelegate(transaction: Transaction, { caller, entry }: Acceptance, { tenantId, id: subjectId }: Appointment): void {
    const acting = actingFor(caller, entry);
    if (!acting) return;
    const done = { action: 'book', subject: 'Appointment', subjectId, allowedBy: 'delegation' };
    const { delegateId: actorId, delegationId, representedId: personId } = acting;
    this.audit.record(transaction, tenantId, { ...done, actorId, delegationId, personId });
  }

  private async acceptedBefore(transaction: Transaction, { tenantId, id }: WaitingOffer): Promise<Outcome> {
    const appointment = await appointments.byId(transaction, tenantId, id);
    return appointment ? ok(this.accepted(appointment)) : refused({ code: 'OFFER_GONE' });
  }

  private appointment(
    { tenantId, id, serviceId, officeId, channel }: WaitingOffer,
    { caller, entry, citizen: { point: _nobodysBusiness, ...citizen }, digest, answers }: Acceptance,
    rules: BookingRules,
    { deskId, startsAt, endsAt }: DeskClaim,
    now: Date,
  ): Appointment {
    const appointmentId = id as string as AppointmentId;
    const { language, personId } = entry;
    const asked = new Map(rules.questions.map(({ code, label }) => [code, inLanguage(label, language)]));
    const given = answers
      .filter(({ answer }) => answer.trim() !== '')
      .map(({ questionId, answer }) => ({ questionId, question: asked.get(questionId) ?? questionId, answer: answer.trim() }));
    // Declared where the entry was made: nobody lives in two municipalities.
    const resident = citizen.resident && entry.tenantId === tenantId;
    return {
      ...JUST_BOOKED,
      ...{ id: appointmentId, tenantId, code: newAppointmentCode(caller.tenantSlug), serviceId, officeId, deskId, channel },
      ...{ status: 'BOOKED', startsAt, endsAt, sequence: 0, linkVersion: 1, language, contactDigest: digest, personId, bookedBy: null },
      ...delegateOf(caller, entry),
      ...{ citizenSealed: sealCitizen(this.keys, appointmentId, { ...citizen, resident, answers: given }), bookedAt: now, changedAt: now },
    };
  }

  private async write(transaction: Transaction, offer: WaitingOffer, appointment: Appointment): Promise<void> {
    const { tenantId, homeTenantId, entryId } = offer;
    const { id: appointmentId, sequence, bookedAt } = appointment;
    appointments.add(transaction, appointment);
    personItems.put(transaction, appointment);
    waitingOffers.close(transaction, offer, 'ACCEPTED', bookedAt);
    await this.outbox.publish(transaction, BOOKING_QUEUES.booked, { tenantId, appointmentId, sequence });
    await this.outbox.publish(transaction, BOOKING_QUEUES.waitingOver, { tenantId: homeTenantId, homeTenantId, entryId });
  }

  private accepted(appointment: Appointment): AcceptedOffer {
    const { tenantId, id, linkVersion } = appointment;
    return { appointment, manageToken: this.references.make(APPOINTMENT_LINK, tenantId, id, linkVersion) };
  }
}

/** Whoever accepts by a delegation of whom it is for; a link by itself says nothing of who holds it. */
function actingFor({ personId, acting }: BookingCaller, entry: WaitingEntry): (Acting & { readonly delegateId: PersonId }) | undefined {
  return personId && acting && acting.representedId === entry.personId ? { ...acting, delegateId: personId } : undefined;
}

/** Who got the appointment for somebody else: by accepting, or by entering the list. Whoever accepts for themselves needed nobody. */
function delegateOf(caller: BookingCaller, entry: WaitingEntry): Pick<Appointment, 'actedBy' | 'delegationId'> {
  const acting = actingFor(caller, entry);
  if (acting) return { actedBy: acting.delegateId, delegationId: acting.delegationId };
  const isTheirOwn = caller.personId === entry.personId;
  return isTheirOwn ? { actedBy: null, delegationId: null } : { actedBy: entry.actedBy, delegationId: entry.delegationId };
}
