import { Inject, Injectable } from '@nestjs/common';
import { bornOn, type Clock, CLOCK, isFiscalCodeOfOrganisation, refused, type Result } from '@casa/kernel';
import type { CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { comesOfAge, dayOf } from '../../domain/delegation-term.js';
import type { DeclaredKind, NamedOrganisation, NamedPerson } from '../../domain/delegation.js';
import { ownClaims } from '../own-claims.js';
import type { OwnDelegation } from './delegation-views.js';
import { type DelegationPlace, type InvalidDelegation, MakeDelegation, type MakeRefusal } from './make-delegation.js';

/** Whom somebody says they represent, and by what right. */
export interface WantedRepresentation {
  readonly kind: DeclaredKind;
  readonly fiscalCode: string;
  /** Of a person. */
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  /** Name of an organisation. */
  readonly organisation?: string | undefined;
  /** The act that appoints a legal representative. */
  readonly reference?: string | undefined;
  /** YYYY-MM-DD */
  readonly lastDay: string;
}

export type DeclareRefusal = MakeRefusal | { readonly code: 'NOT_MINOR' };

/** Declares that the caller is somebody's parent or legal representative; nobody acts by it until the municipality has confirmed it. */
@Injectable()
export class DeclareRepresentation {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly making: MakeDelegation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(
    place: DelegationPlace,
    { personId }: CallerSession,
    wanted: WantedRepresentation,
  ): Promise<Result<OwnDelegation, DeclareRefusal>> {
    const { kind, fiscalCode, reference, lastDay } = wanted;
    const own = await ownClaims(this.scope, this.keys, place.id, personId);
    const problems = problemsOf(wanted, own.fiscalCode);
    if (problems.length > 0) return refused({ code: 'INVALID', problems });
    const today = dayOf(this.clock.now(), place.timeZone);
    const birthDay = kind === 'PARENT' ? bornOn(fiscalCode, today) : undefined;
    if (kind === 'PARENT' && (birthDay === undefined || comesOfAge(birthDay) <= today)) return refused({ code: 'NOT_MINOR' });
    return this.making.execute(place, personId, {
      ...{ kind, lastDay, ...(birthDay !== undefined && { birthDay }) },
      delegate: {
        givenName: own.givenName,
        familyName: own.familyName,
        ...(own.fiscalCode !== undefined && { fiscalCode: own.fiscalCode }),
      },
      represented: { ...named(wanted), ...(kind === 'LEGAL_REPRESENTATIVE' && reference !== undefined && { reference }) },
    });
  }
}

/** Persons have a name and a surname, organisations a name; a child is a person, and a legal representative has an act to name. */
function problemsOf(
  { kind, fiscalCode, givenName, familyName, organisation, reference }: WantedRepresentation,
  own: string | undefined,
): InvalidDelegation['problems'] {
  const isOrganisation = isFiscalCodeOfOrganisation(fiscalCode);
  const missing = {
    ...(isOrganisation ? { organisation } : { givenName, familyName }),
    ...(kind === 'LEGAL_REPRESENTATIVE' && { reference }),
  };
  return [
    ...(fiscalCode === own ? [{ path: 'fiscalCode', problem: 'OWN_FISCAL_CODE' }] : []),
    ...(kind === 'PARENT' && isOrganisation ? [{ path: 'fiscalCode', problem: 'NOT_A_FISCAL_CODE' }] : []),
    ...Object.entries(missing).flatMap(([path, value]) => (value === undefined ? [{ path, problem: 'REQUIRED' }] : [])),
  ];
}

function named({ fiscalCode, givenName = '', familyName = '', organisation = '' }: WantedRepresentation): NamedPerson | NamedOrganisation {
  return isFiscalCodeOfOrganisation(fiscalCode) ? { fiscalCode, organisation } : { fiscalCode, givenName, familyName };
}
