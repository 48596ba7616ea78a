import { Injectable } from '@nestjs/common';
import type { MunicipalityMap, MunicipalityPlace, TenantId } from '@casa/contracts';
import { ReadMunicipalities } from './read-municipalities.js';

/** More than there are. */
const ALL = 10_000;

/** Where the municipalities are, for the modules that look beyond one of them. */
@Injectable()
export class ReadMunicipalityMap implements MunicipalityMap {
  constructor(private readonly municipalities: ReadMunicipalities) {}

  async served(tenantId: TenantId): Promise<readonly MunicipalityPlace[]> {
    const { rows } = await this.municipalities.list({ tenantId }, { search: '', after: undefined, limit: ALL });
    return rows.filter(({ status }) => status === 'ACTIVE').map(({ id, latitude, longitude }) => ({ id, centre: { latitude, longitude } }));
  }
}
