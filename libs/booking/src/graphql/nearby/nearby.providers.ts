import { CancelOwnAppointment } from '../../application/nearby/cancel-own-appointment.js';
import { FindFreeElsewhere } from '../../application/nearby/find-free-elsewhere.js';
import { FindFreeNearby } from '../../application/nearby/find-free-nearby.js';
import { FreePlaces } from '../../application/nearby/free-places.js';
import { LiveStarts } from '../../application/nearby/live-starts.js';
import { ReadDuplicates } from '../../application/nearby/read-duplicates.js';
import { ReadServiceTemplates } from '../../application/nearby/read-service-templates.js';
import { DuplicateAppointmentResolver } from './duplicate-appointment.resolver.js';
import { FirstFreeResolver } from './first-free.resolver.js';
import { ServiceTemplateResolver } from './service-template.resolver.js';

/** What looks over all municipalities: only the API does, which binds TENANT_INDEX. */
export const NEARBY_USE_CASES = [
  CancelOwnAppointment,
  FindFreeElsewhere,
  FindFreeNearby,
  FreePlaces,
  LiveStarts,
  ReadDuplicates,
  ReadServiceTemplates,
];

export const NEARBY_RESOLVERS = [DuplicateAppointmentResolver, FirstFreeResolver, ServiceTemplateResolver];
