import type { TenantId } from '@casa/contracts';
import { statement } from '../database/statement.js';
import type { Reader, Writer } from '../database/tenant-transaction.js';

const FIND = statement('mail.find-delivery', `select 1 from mail_delivery where tenant_id = $1 and message_id = $2`);

const ADD = statement('mail.add-delivery', `insert into mail_delivery (tenant_id, message_id, accepted_at) values ($1, $2, $3)`);

/** Which mails the SMTP server has taken over. */
export const mailDeliveries = {
  async has(reader: Reader, tenantId: TenantId, messageId: string): Promise<boolean> {
    return (await reader.rows(FIND, [tenantId, messageId])).length > 0;
  },

  /** Undoes its transaction when it is written down already: two workers sent the same mail. */
  add(writer: Writer, tenantId: TenantId, messageId: string, acceptedAt: Date): void {
    writer.send(ADD, [tenantId, messageId, acceptedAt]);
  },
};
