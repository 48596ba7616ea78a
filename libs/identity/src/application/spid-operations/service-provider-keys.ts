import { X509Certificate } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MUNICIPALITY_PROFILES, type MunicipalityProfiles, type TenantId } from '@casa/contracts';
import { type Clock, CLOCK, newId } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { SQL_STATE, sqlState, TenantScope } from '@casa/platform/database';
import { serviceProviderKeys, type StoredKey } from '../../persistence/service-provider-key.repository.js';
import { serviceProviderKeySuccession } from '../../persistence/service-provider-key.succession.js';
import { serviceProviderCertificate } from '../../saml/certificate.js';
import { ServiceProviders } from '../service-providers.js';

/** Long enough not to be a yearly chore at AgID, short enough that the roll-over stays a known road. */
const VALID_YEARS = 3;

/** How a municipality stands: with its one key; with a new one that does not sign yet; with an old one that does not sign any more. */
export type KeyStage = 'ONE' | 'NEW_WAITS' | 'OLD_KEPT';

export interface KeyState {
  /** Whether anything was done. */
  readonly changed: boolean;
  readonly stage: KeyStage;
  /** End of the certificate that signs. */
  readonly validUntil: Date;
}

/**
 * Keys and certificates of municipalities as service providers. One is changed for another in three steps, each safe to repeat, with the
 * identity providers' reading of the metadata in between: the new one is published, then it signs, then the old one goes.
 */
@Injectable()
export class ServiceProviderKeys {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly services: ServiceProviders,
    @Inject(MUNICIPALITY_PROFILES) private readonly municipalities: MunicipalityProfiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined when there is none yet. */
  async state(tenantId: TenantId): Promise<KeyState | undefined> {
    return stateOf(await this.stored(tenantId));
  }

  /** Makes the first one, where there is none. */
  make(tenantId: TenantId): Promise<KeyState> {
    return this.add(tenantId, (present) => present.length === 0);
  }

  /** Makes a second one, which is published and does not sign yet. */
  rollOver(tenantId: TenantId): Promise<KeyState> {
    return this.add(tenantId, (present) => present.length < 2);
  }

  /**
   * From now on the newest signs; the old one stays published, for whoever has read yesterday's metadata.
   * @returns undefined when there is none at all.
   */
  useNew(tenantId: TenantId): Promise<KeyState | undefined> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const present = await serviceProviderKeys.all(transaction, tenantId);
      const newest = newestOf(present);
      if (!newest || stageOf(present) !== 'NEW_WAITS') return stateOf(present);
      serviceProviderKeySuccession.signWith(transaction, tenantId, newest.id);
      return stateOf([newest, ...present.filter((key) => key !== newest)], true);
    });
  }

  /**
   * Forgets the one that does not sign any more. One that does not sign yet is left alone.
   * @returns undefined when there is none at all.
   */
  dropOld(tenantId: TenantId): Promise<KeyState | undefined> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const present = await serviceProviderKeys.all(transaction, tenantId);
      const [signing] = present;
      if (!signing || stageOf(present) !== 'OLD_KEPT') return stateOf(present);
      serviceProviderKeySuccession.keepOnly(transaction, tenantId, signing.id);
      return stateOf([signing], true);
    });
  }

  /** Making a key takes long: it is made outside the transaction, and thrown away when somebody else was faster. */
  private async add(tenantId: TenantId, isWanted: (present: readonly StoredKey[]) => boolean): Promise<KeyState> {
    const before = await this.stored(tenantId);
    const unchanged = stateOf(before);
    if (unchanged && !isWanted(before)) return unchanged;
    const made = await this.generate(tenantId);
    try {
      return await this.scope.run({ tenantId }, async (transaction) => {
        const present = await serviceProviderKeys.all(transaction, tenantId);
        const [signing = made] = present;
        if (!isWanted(present)) return describe(signing, present, false);
        serviceProviderKeys.add(transaction, tenantId, made, this.clock.now());
        return describe(signing, [...present, made], true);
      });
    } catch (error) {
      const faster = sqlState(error) === SQL_STATE.uniqueViolation ? await this.state(tenantId) : undefined;
      if (!faster) throw error;
      return faster;
    }
  }

  private stored(tenantId: TenantId): Promise<StoredKey[]> {
    return this.scope.read({ tenantId }, (reader) => serviceProviderKeys.all(reader, tenantId));
  }

  private async generate(tenantId: TenantId): Promise<StoredKey> {
    const profile = await this.municipalities.profileOf(tenantId);
    const notBefore = this.clock.now();
    const notAfter = new Date(notBefore);
    notAfter.setUTCFullYear(notBefore.getUTCFullYear() + VALID_YEARS);
    const { privateKey, certificate } = await serviceProviderCertificate({
      entityId: this.services.entityId('SPID', profile),
      name: profile.officialName,
      ipaCode: profile.ipaCode,
      locality: profile.address.city,
      notBefore,
      notAfter,
    });
    const id = newId();
    return { id, privateKeySealed: this.keys.seal(privateKey, `service_provider_key.private_key_sealed ${id}`), certificate };
  }
}

/** Ids tell the time. */
function newestOf(present: readonly StoredKey[]): StoredKey | undefined {
  return present.toSorted((one, other) => (one.id < other.id ? 1 : -1))[0];
}

function stageOf(present: readonly StoredKey[]): KeyStage {
  if (present.length === 1) return 'ONE';
  return newestOf(present) === present[0] ? 'OLD_KEPT' : 'NEW_WAITS';
}

function stateOf(present: readonly StoredKey[], changed = false): KeyState | undefined {
  const [signing] = present;
  return signing && describe(signing, present, changed);
}

function describe(signing: StoredKey, present: readonly StoredKey[], changed: boolean): KeyState {
  return { changed, stage: stageOf(present), validUntil: new X509Certificate(signing.certificate).validToDate };
}
