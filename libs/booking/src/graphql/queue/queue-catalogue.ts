import { Injectable } from '@nestjs/common';
import type { OfficeId, ServiceId } from '@casa/contracts';
import { type GraphqlContext, inOrderOf } from '@casa/platform/graphql';
import { type OfficeView, ReadCatalogue, type ServiceView } from '../../application/read-catalogue.js';
import { callerOf } from '../caller.js';

const SERVICES = Symbol('services of the queue');
const OFFICES = Symbol('offices of the queue');

/** The services and offices that tickets name, loaded together for all the tickets of a request. */
@Injectable()
export class QueueCatalogue {
  constructor(private readonly catalogue: ReadCatalogue) {}

  service(context: GraphqlContext, id: ServiceId): Promise<ServiceView> {
    const loader = context.loaders.of<ServiceId, ServiceView>(SERVICES, async (ids) =>
      inOrderOf(ids, await this.catalogue.servicesById(callerOf(context), ids), (service) => service.id, new Error('a service is gone')),
    );
    return loader.load(id);
  }

  office(context: GraphqlContext, id: OfficeId): Promise<OfficeView> {
    const loader = context.loaders.of<OfficeId, OfficeView>(OFFICES, async (ids) =>
      inOrderOf(ids, await this.catalogue.officesById(callerOf(context), ids), (office) => office.id, new Error('an office is gone')),
    );
    return loader.load(id);
  }
}
