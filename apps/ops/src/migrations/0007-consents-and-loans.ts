import { Migration } from '@mikro-orm/migrations';
import { tenantOwned } from './row-security.js';

/** What citizens agreed to, when and by which text; operators whom one municipality lends another. */
export class Migration0007ConsentsAndLoans extends Migration {
  override name = '0007-consents-and-loans';

  override up(): void {
    this.preferences();
    this.loans();
  }

  private preferences(): void {
    // Which text the person read when they decided.
    this.addSql(`alter table person_preference add column text_version integer not null default 1`);
    // The controller must be able to show when who agreed to what (GDPR, art. 7.1): nobody may change or remove a row.
    this.addSql(`
      create table person_preference_history (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        person_id uuid not null references person (id),
        name text not null,
        value boolean not null,
        text_version integer not null,
        language text not null check (language in ('it', 'en')),
        decided_at timestamptz not null,
        primary key (tenant_id, id)
      )`);
    this.addSql(`create index person_preference_history_person on person_preference_history (tenant_id, person_id, decided_at)`);
    // In which language one municipality writes to a person: a choice, and no consent, so it needs no history.
    this.addSql(`
      create table person_letter_language (
        tenant_id uuid not null references tenant (id),
        person_id uuid not null references person (id),
        language text not null check (language in ('it', 'en')),
        decided_at timestamptz not null,
        primary key (tenant_id, person_id)
      )`);
    for (const table of ['person_preference_history', 'person_letter_language']) tenantOwned(table).forEach((sql) => this.addSql(sql));
    this.addSql(`revoke update, delete on person_preference_history from casa_app`);
  }

  private loans(): void {
    // Who lends is another tenant: a key to it could not begin with this one, so the use case looks it up in the directory.
    this.addSql(`
      alter table membership
        add column lent_by uuid,
        add column loan_agreement text,
        add constraint membership_loan check (
          (lent_by is null) = (loan_agreement is null) and (lent_by is null or (lent_by <> tenant_id and valid_until is not null))
        )`);
  }
}
