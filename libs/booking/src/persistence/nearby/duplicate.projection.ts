import type { PersonId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';
import type { PersonItem } from '../person-item.repository.js';

/** An appointment that still stands and is to come. */
export type OpenItem = Pick<PersonItem, 'tenantId' | 'id' | 'title' | 'place' | 'at' | 'linkVersion'> & {
  readonly status: 'BOOKED';
  /** Of the metropolitan catalogue: the same service in two towns has one. */
  readonly template: string | null;
};

const COLUMNS = `i.tenant_id as "tenantId", i.id, i.status, i.title, i.place, extract(epoch from i.at)::float8 * 1000 as at,
  i.link_version as "linkVersion", i.template`;
const OPEN = `i.person_id = $1 and i.kind = 'APPOINTMENT' and i.status = 'BOOKED' and i.at > $2`;

const OTHERS = statement(
  'booking.duplicates-of-appointment',
  `select ${COLUMNS} from person_item own join person_item i on i.template = own.template and i.id <> own.id
   where own.tenant_id = $3 and own.id = $4 and own.person_id = $1 and ${OPEN} order by i.at, i.id`,
);

const REPEATED = statement(
  'booking.duplicate-appointments',
  `select ${COLUMNS} from (select i.*, count(*) over (partition by i.template) as times from person_item i where ${OPEN} and i.template is not null) as i
   where i.times > 1 order by i.at, i.id`,
);

const ONE = statement('booking.open-appointment-of-person', `select ${COLUMNS} from person_item i where ${OPEN} and i.id = $3`);

/** A person's appointments for the same service, over all municipalities; the person must be entered. */
export const duplicates = {
  /** The others for the service of one of them. */
  of(
    reader: Reader,
    personId: PersonId,
    now: Date,
    { tenantId, id }: { readonly tenantId: TenantId; readonly id: string },
  ): Promise<OpenItem[]> {
    return reader.rows<OpenItem>(OTHERS, [personId, now, tenantId, id]);
  },

  /** All for whose service there is more than one, the next first. */
  all(reader: Reader, personId: PersonId, now: Date): Promise<OpenItem[]> {
    return reader.rows<OpenItem>(REPEATED, [personId, now]);
  },

  async one(reader: Reader, personId: PersonId, now: Date, id: string): Promise<OpenItem | undefined> {
    const [item] = await reader.rows<OpenItem>(ONE, [personId, now, id]);
    return item;
  },
};
