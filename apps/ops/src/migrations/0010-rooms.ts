import { Migration } from '@mikro-orm/migrations';
import { tenantOwned } from './row-security.js';

/** Stored contents; the rooms where a citizen and an office meet by video, what is said in them and what is given in them. */
export class Migration0010Rooms extends Migration {
  override name = '0010-rooms';

  override up(): void {
    this.contents();
    this.rooms();
    this.exchange();
    for (const table of [
      ...['stored_content', 'stored_piece'],
      ...['room', 'room_participant', 'room_signal', 'room_message', 'room_document'],
    ]) {
      tenantOwned(table).forEach((sql) => this.addSql(sql));
    }
  }

  private contents(): void {
    this.addSql(`
      create table stored_content (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        key_sealed text not null,
        pieces integer,
        bytes integer,
        begun_at timestamptz not null,
        primary key (tenant_id, id),
        check ((pieces is null) = (bytes is null))
      )`);
    this.addSql(`
      create table stored_piece (
        tenant_id uuid not null,
        content_id uuid not null,
        position integer not null,
        sealed bytea not null,
        primary key (tenant_id, content_id, position),
        foreign key (tenant_id, content_id) references stored_content (tenant_id, id)
      )`);
    // What is sealed cannot be pressed: trying costs time.
    this.addSql(`alter table stored_piece alter column sealed set storage external`);
  }

  private rooms(): void {
    // One a video appointment, from when its door is first opened. The sequence numbers all that happens in it: it grows under the row's
    // lock, so whoever has read up to a number has missed nothing before it.
    this.addSql(`
      create table room (
        tenant_id uuid not null references tenant (id),
        appointment_id uuid not null,
        sequence integer not null,
        opened_at timestamptz not null,
        primary key (tenant_id, appointment_id),
        foreign key (tenant_id, appointment_id) references appointment (tenant_id, id)
      )`);
    this.addSql(`
      create table room_participant (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        appointment_id uuid not null,
        role text not null check (role in ('CITIZEN', 'OPERATOR', 'GUEST')),
        state text not null check (state in ('INVITED', 'WAITING', 'ADMITTED', 'REFUSED', 'LEFT')),
        person_id uuid references person (id),
        name_sealed text,
        seat integer not null,
        connection_id uuid,
        seen_at timestamptz,
        admitted_sequence integer,
        sequence integer not null,
        joined_at timestamptz not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, appointment_id) references room (tenant_id, appointment_id),
        check ((role = 'OPERATOR') = (person_id is not null))
      )`);
    this.addSql(`create unique index room_participant_citizen on room_participant (tenant_id, appointment_id) where role = 'CITIZEN'`);
    this.addSql(`create unique index room_participant_operator on room_participant (tenant_id, appointment_id, person_id)
      where role = 'OPERATOR'`);
    this.addSql(`create index room_participant_room on room_participant (tenant_id, appointment_id)`);
  }

  private exchange(): void {
    this.addSql(`
      create table room_signal (
        tenant_id uuid not null references tenant (id),
        appointment_id uuid not null,
        sequence integer not null,
        sender_id uuid not null,
        recipient_id uuid not null,
        content_sealed text not null,
        sent_at timestamptz not null,
        primary key (tenant_id, appointment_id, sequence),
        foreign key (tenant_id, sender_id) references room_participant (tenant_id, id),
        foreign key (tenant_id, recipient_id) references room_participant (tenant_id, id)
      )`);
    this.addSql(`create index room_signal_recipient on room_signal (tenant_id, recipient_id, sequence)`);
    this.addSql(`
      create table room_message (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        appointment_id uuid not null,
        sender_id uuid not null,
        text_sealed text not null,
        sequence integer not null,
        sent_at timestamptz not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, sender_id) references room_participant (tenant_id, id)
      )`);
    this.addSql(`create index room_message_room on room_message (tenant_id, appointment_id, sequence)`);
    // Its content is stored under the same id. It stays with the appointment when the room is over. Without a sequence it is still being
    // taken and looked at, and nobody sees it.
    this.addSql(`
      create table room_document (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        appointment_id uuid not null,
        sender_id uuid not null,
        name_sealed text not null,
        media_type text,
        bytes integer,
        scanned boolean,
        sequence integer,
        given_at timestamptz not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, sender_id) references room_participant (tenant_id, id)
      )`);
    this.addSql(`create index room_document_room on room_document (tenant_id, appointment_id, sequence)`);
  }
}
