import { Module } from '@nestjs/common';
import { RefreshRegistries } from './application/registry/refresh-registry.handler.js';
import { RefreshRegistry } from './application/registry/refresh-registry.js';
import { ForgetIdentity } from './application/retention/forget-identity.js';
import { IdentityRetention } from './application/retention/identity-retention.handler.js';

/** What identity does by the clock, for the worker. The process binds TENANT_IDS. */
@Module({ providers: [ForgetIdentity, IdentityRetention, RefreshRegistries, RefreshRegistry], exports: [RefreshRegistry] })
export class IdentitySchedulesModule {}
