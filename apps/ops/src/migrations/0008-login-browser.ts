import { Migration } from '@mikro-orm/migrations';

/** A login remembers the browser it was begun in, and the session that browser had: the answer comes from another site, without cookies. */
export class Migration0008LoginBrowser extends Migration {
  override name = '0008-login-browser';

  override up(): void {
    this.addSql(`alter table login_request add column browser_digest bytea`);
    this.addSql(`alter table login_request add column previous_session_id uuid`);
    this.addSql(`alter table login_request add column previous_person_id uuid`);
  }
}
