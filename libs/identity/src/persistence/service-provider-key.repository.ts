import type { TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';

export interface StoredKey {
  readonly id: string;
  readonly privateKeySealed: string;
  readonly certificate: string;
}

const ALL = statement(
  'identity.service-provider-keys',
  `select id, private_key_sealed as "privateKeySealed", certificate from service_provider_key where tenant_id = $1 order by position`,
);

const ADD = statement(
  'identity.add-service-provider-key',
  `insert into service_provider_key (tenant_id, id, private_key_sealed, certificate, position, created_at)
   values ($1, $2, $3, $4, (select coalesce(max(position), 0) + 1 from service_provider_key where tenant_id = $1), $5)`,
);

/** Keys and certificates of a municipality as a service provider: the first signs, all are published. */
export const serviceProviderKeys = {
  all(reader: Reader, tenantId: TenantId): Promise<StoredKey[]> {
    return reader.rows<StoredKey>(ALL, [tenantId]);
  },

  add(writer: Writer, tenantId: TenantId, key: StoredKey, now: Date): void {
    writer.send(ADD, [tenantId, key.id, key.privateKeySealed, key.certificate, now]);
  },
};
