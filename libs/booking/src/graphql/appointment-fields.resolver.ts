import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AppointmentId, OfficeId, ServiceId } from '@casa/contracts';
import { type GraphqlContext, inOrderOf } from '@casa/platform/graphql';
import { type OfficeView, type ServiceView, ReadCatalogue } from '../application/read-catalogue.js';
import { AppointmentCalendarFile } from '../application/mail/appointment-calendar-file.js';
import type { AppointmentParent } from './appointment-parent.js';
import { AppointmentType } from './appointment.type.js';
import { callerOf } from './caller.js';
import { OfficeType } from './office.type.js';
import { ServiceType } from './service.type.js';

const SERVICES = Symbol('services by id');
const OFFICES = Symbol('offices by id');

/** Where an appointment leads: its service and its office, loaded together for all the appointments of a request. */
@Resolver(() => AppointmentType)
export class AppointmentFieldsResolver {
  constructor(
    private readonly catalogue: ReadCatalogue,
    private readonly calendarFile: AppointmentCalendarFile,
  ) {}

  @ResolveField(() => ServiceType, { description: 'What for.' })
  service(@Parent() { serviceId }: AppointmentParent, @Context() context: GraphqlContext): Promise<ServiceView> {
    const loader = context.loaders.of<ServiceId, ServiceView>(SERVICES, async (ids) =>
      inOrderOf(ids, await this.catalogue.servicesById(callerOf(context), ids), ({ id }) => id, new Error('a service is gone')),
    );
    return loader.load(serviceId);
  }

  @ResolveField(() => OfficeType, { description: 'Where.' })
  office(@Parent() { officeId }: AppointmentParent, @Context() context: GraphqlContext): Promise<OfficeView> {
    const loader = context.loaders.of<OfficeId, OfficeView>(OFFICES, async (ids) =>
      inOrderOf(ids, await this.catalogue.officesById(callerOf(context), ids), ({ id }) => id, new Error('an office is gone')),
    );
    return loader.load(officeId);
  }

  @ResolveField(() => String, { description: 'Calendar file (RFC 5545), the same entry as in the messages.' })
  calendar(@Parent() { id }: AppointmentParent, @Context() { tenant }: GraphqlContext): Promise<string> {
    return this.calendarFile.of(tenant, id as AppointmentId);
  }
}
