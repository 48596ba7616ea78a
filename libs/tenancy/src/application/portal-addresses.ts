import type { Config } from '@casa/platform/config';

/** Where the portals of tenants are, by the process's configuration. */
export class PortalAddresses {
  constructor(private readonly config: Pick<Config, 'CASA_ENV' | 'CASA_PUBLIC_ORIGIN_TEMPLATE'>) {}

  /** Origin that links in mails lead to: by the configured template, else https on the principal host. */
  origin(slug: string, hosts: readonly string[]): string {
    const template = this.config.CASA_PUBLIC_ORIGIN_TEMPLATE;
    return template ? template.replace('{slug}', slug) : `https://${hosts[0] ?? slug}`;
  }

  /** Hosts a tenant answers at without listing them: that of its origin and, where developers work, `<slug>.localhost`. */
  impliedHosts(slug: string, hosts: readonly string[]): readonly string[] {
    const ofOrigin = new URL(this.origin(slug, hosts)).hostname;
    return this.config.CASA_ENV === 'production' ? [ofOrigin] : [ofOrigin, `${slug}.localhost`];
  }
}
