import type { TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';

const FIND = statement('booking.find-mail-delivery', `select 1 from mail_delivery where tenant_id = $1 and message_id = $2`);

const ADD = statement('booking.add-mail-delivery', `insert into mail_delivery (tenant_id, message_id, accepted_at) values ($1, $2, $3)`);

/** Which mails the SMTP server has taken over. */
export const mailDeliveries = {
  async has(reader: Reader, tenantId: TenantId, messageId: string): Promise<boolean> {
    return (await reader.rows(FIND, [tenantId, messageId])).length > 0;
  },

  /** @throws when it is written down already: two workers sent the same mail. */
  async add(reader: Reader, tenantId: TenantId, messageId: string, acceptedAt: Date): Promise<void> {
    await reader.rows(ADD, [tenantId, messageId, acceptedAt]);
  },
};
