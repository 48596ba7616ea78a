import { Migration } from '@mikro-orm/migrations';
import { tenantOwned } from './row-security.js';

/** What people thought of a visit, and the figures of offices, day by day. */
export class Migration0016Ratings extends Migration {
  override name = '0016-ratings';

  override up(): void {
    this.ratings();
    this.figures();
    for (const table of ['visit_rating', 'office_figure', 'desk_figure', 'first_free_figure']) {
      tenantOwned(table).forEach((sql) => this.addSql(sql));
    }
  }

  private ratings(): void {
    // Nobody's: neither the visit nor an instant is kept. The digest keeps a visit from being rated twice, and is taken away when its time to be
    // rated is over; from then on nothing leads back. Of desks and operators nothing is said (law 300/1970, art. 4).
    this.addSql(`
      create table visit_rating (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        office_id uuid not null,
        service_id uuid not null,
        channel text not null check (channel in ('IN_PERSON', 'TELEPHONE', 'VIDEO', 'WALK_IN')),
        day date not null,
        stars smallint not null check (stars between 1 and 5),
        aspect text check (aspect in ('CLARITY', 'COMPLETENESS', 'ORIENTATION', 'TECHNOLOGY', 'OTHER')),
        comment_sealed text,
        digest bytea,
        primary key (tenant_id, id),
        unique (tenant_id, digest),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, service_id) references service (tenant_id, id)
      )`);
    this.addSql(`create index visit_rating_office on visit_rating (tenant_id, office_id, day)`);
    this.addSql(`create index visit_rating_known on visit_rating (tenant_id, day) where digest is not null`);
  }

  private figures(): void {
    // Whole minutes and days of each visit, one beside the other: what a week or a month took is their quantiles, which those of days do not tell.
    this.addSql(`
      create table office_figure (
        tenant_id uuid not null references tenant (id),
        office_id uuid not null,
        day date not null,
        service_id uuid not null,
        channel text not null check (channel in ('IN_PERSON', 'TELEPHONE', 'VIDEO', 'WALK_IN')),
        booked integer not null,
        served integer not null,
        no_shows integer not null,
        cancelled integer not null,
        offers_accepted integer not null,
        offers_refused integer not null,
        offers_lapsed integer not null,
        wait_minutes smallint[] not null,
        service_minutes smallint[] not null,
        lead_days smallint[] not null,
        stars integer[] not null check (cardinality(stars) = 5),
        primary key (tenant_id, office_id, day, service_id, channel),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, service_id) references service (tenant_id, id)
      )`);
    // How much goes on at a desk, and nothing of how long anybody takes or is thought of: a desk is often one person (law 300/1970, art. 4).
    this.addSql(`
      create table desk_figure (
        tenant_id uuid not null references tenant (id),
        office_id uuid not null,
        day date not null,
        desk_id uuid not null,
        booked integer not null,
        served integer not null,
        no_shows integer not null,
        cancelled integer not null,
        primary key (tenant_id, office_id, day, desk_id),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    // How many days away the first free start was, as it stood on a day.
    this.addSql(`
      create table first_free_figure (
        tenant_id uuid not null references tenant (id),
        office_id uuid not null,
        day date not null,
        service_id uuid not null,
        channel text not null check (channel in ('IN_PERSON', 'TELEPHONE', 'VIDEO')),
        days smallint not null check (days >= 0),
        primary key (tenant_id, office_id, day, service_id, channel),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, service_id) references service (tenant_id, id)
      )`);
    this.addSql(`create index waiting_offer_closed on waiting_offer (tenant_id, office_id, closed_at) where closed_at is not null`);
  }
}
