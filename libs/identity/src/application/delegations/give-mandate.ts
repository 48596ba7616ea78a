import { Injectable } from '@nestjs/common';
import { refused, type Result } from '@casa/kernel';
import type { CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { ownClaims } from '../own-claims.js';
import type { OwnDelegation } from './delegation-views.js';
import { type DelegationPlace, MakeDelegation, type MakeRefusal } from './make-delegation.js';

/** Who is to act, and until when. */
export interface WantedMandate {
  readonly givenName: string;
  readonly familyName: string;
  readonly fiscalCode: string;
  /** YYYY-MM-DD */
  readonly lastDay: string;
}

/** Gives somebody a mandate to act for the caller in this municipality; it holds at once. */
@Injectable()
export class GiveMandate {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly making: MakeDelegation,
  ) {}

  async execute(
    place: DelegationPlace,
    { personId }: CallerSession,
    { lastDay, ...delegate }: WantedMandate,
  ): Promise<Result<OwnDelegation, MakeRefusal>> {
    const { fiscalCode, givenName, familyName } = await ownClaims(this.scope, this.keys, place.id, personId);
    if (fiscalCode === delegate.fiscalCode) {
      return refused({ code: 'INVALID', problems: [{ path: 'fiscalCode', problem: 'OWN_FISCAL_CODE' }] });
    }
    const represented = { givenName, familyName, ...(fiscalCode !== undefined && { fiscalCode }) };
    return this.making.execute(place, personId, { kind: 'MANDATE', delegate, represented, lastDay });
  }
}
