import { Injectable } from '@nestjs/common';
import type { OfficeId } from '@casa/contracts';
import { isId, refused, type Result } from '@casa/kernel';
import { BookAppointment, type BookedAppointment, type BookingRequest } from '../book-appointment.js';
import { type AvailabilityRequest, type AvailabilityView, FindAvailability } from '../find-availability.js';
import type { BookingRefusal } from '../../domain/booking.errors.js';
import type { AgendaOperator } from './agenda-operator.js';

/**
 * Books for somebody who is at the counter or on the telephone: the same booking as theirs would be, under the same rules but the notice. Who has
 * no e-mail address leaves a telephone number, and is handed the link on paper.
 */
@Injectable()
export class BookOnBehalf {
  constructor(
    private readonly bookings: BookAppointment,
    private readonly availability: FindAvailability,
  ) {}

  async execute(operator: AgendaOperator, request: BookingRequest): Promise<Result<BookedAppointment, BookingRefusal>> {
    const allowedBy = this.allowed(operator, request.officeId);
    if (allowedBy === undefined) return refused({ code: 'NOT_FOUND' });
    const { email, telephone } = request.citizen;
    if (email === '' && telephone === undefined) {
      return refused({ code: 'INVALID', problems: [{ path: 'citizen.telephone', problem: 'REQUIRED' }] });
    }
    // It is the citizen's, and neither on the operator's own desk nor on that of whom they act for.
    const { personId, allowedAt: _operators, acting: _others, ...citizen } = operator;
    return this.bookings.execute(citizen, request, { personId, allowedBy });
  }

  /** What is free, from this moment on. @returns undefined when the service is not booked at an office of the operator's. */
  async free(operator: AgendaOperator, request: AvailabilityRequest): Promise<AvailabilityView | undefined> {
    if (this.allowed(operator, request.officeId) === undefined) return undefined;
    return this.availability.days(operator, request, { leadMinutes: 0 });
  }

  private allowed({ allowedAt }: AgendaOperator, officeId: string): string | undefined {
    return isId(officeId) ? allowedAt('book', officeId as OfficeId) : undefined;
  }
}
