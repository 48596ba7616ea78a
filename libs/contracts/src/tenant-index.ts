import type { TenantId } from './ids.js';

/** By which days and clock a municipality's offices go. */
export interface TenantCalendar {
  /** IANA zone. */
  readonly timeZone: string;
  /** Its own holiday. */
  readonly patronSaint: { readonly name: string; readonly month: number; readonly day: number };
}

/** What other modules say of a municipality in a line: its name, and where its portal is. */
export interface TenantIndex {
  /** undefined: there is none with this id, like below. */
  kindOf(tenantId: TenantId): 'MUNICIPALITY' | 'CONSORTIUM' | undefined;
  nameOf(tenantId: TenantId): string | undefined;
  originOf(tenantId: TenantId): string | undefined;
  calendarOf(tenantId: TenantId): TenantCalendar | undefined;
  /** Whether its portal is served now. */
  isServed(tenantId: TenantId): boolean;
}

/** Answered by the module that keeps the municipalities, from memory. */
export const TENANT_INDEX = Symbol('TenantIndex');
