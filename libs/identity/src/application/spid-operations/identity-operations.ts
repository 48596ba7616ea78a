import type { Provider } from '@nestjs/common';
import { RefreshRegistry } from '../registry/refresh-registry.js';
import { ForgetIdentity } from '../retention/forget-identity.js';
import { ServiceProviders } from '../service-providers.js';
import { AggregatedMetadata } from './aggregated-metadata.js';
import { EmployPerson } from './employ-person.js';
import { LoginLog } from './login-log.js';
import { ResealPersons } from './reseal-persons.js';
import { ServiceProviderKeys } from './service-provider-keys.js';

/** What the command line does with identity. The process binds MUNICIPALITY_PROFILES and imports AuditModule. */
export const IDENTITY_OPERATIONS: readonly Provider[] = [
  ServiceProviders,
  ServiceProviderKeys,
  AggregatedMetadata,
  LoginLog,
  EmployPerson,
  RefreshRegistry,
  ForgetIdentity,
  ResealPersons,
];
