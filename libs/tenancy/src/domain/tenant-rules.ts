import type { Finding } from './catalogue-rules.js';
import { contrast, TEXT_CONTRAST } from './contrast.js';
import { isDayOfYear } from './local-time.js';
import type { TenantSpec } from './tenant-spec.js';

/** What a schema cannot say about tenant.json. */
export function tenantFindings(tenant: TenantSpec, folderName: string): readonly Finding[] {
  const findings: Finding[] = [];
  if (tenant.slug !== folderName) {
    findings.push({
      path: ['slug'],
      code: 'INCONSISTENT',
      message: `the slug is "${tenant.slug}" but the folder is "${folderName}"; expected the same name`,
    });
  }
  const { month, day } = tenant.patronSaint;
  if (!isDayOfYear(month, day)) {
    findings.push({ path: ['patronSaint', 'day'], code: 'DATE', message: `month ${month} has no day ${day}` });
  }
  const ratio = contrast(tenant.branding.primaryColor, '#ffffff');
  if (ratio < TEXT_CONTRAST) {
    findings.push({
      path: ['branding', 'primaryColor'],
      code: 'CONTRAST',
      message: `white text on ${tenant.branding.primaryColor} has a contrast of ${ratio.toFixed(2)}:1; expected a darker colour, at least ${TEXT_CONTRAST}:1`,
    });
  }
  for (const host of requiredHosts(tenant)) {
    if (!tenant.hosts.includes(host)) {
      findings.push({
        path: ['hosts'],
        code: 'INCONSISTENT',
        message: `the host ${host} is missing; a municipality's portal answers there`,
      });
    }
  }
  return findings;
}

/** The official validator asks for a portal under the municipality's own domain. */
function requiredHosts({ kind, slug }: TenantSpec): readonly string[] {
  return kind === 'MUNICIPALITY' ? [`comune.${slug}.ba.it`, `servizi.comune.${slug}.ba.it`] : [];
}
