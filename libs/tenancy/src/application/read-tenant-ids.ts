import { Injectable } from '@nestjs/common';
import type { TenantId, TenantIds } from '@casa/contracts';
import { TenantDirectoryRepository } from '../persistence/tenant-directory.repository.js';

/** For whom other modules do what comes round by the clock. */
@Injectable()
export class ReadTenantIds implements TenantIds {
  constructor(private readonly directory: TenantDirectoryRepository) {}

  async all(): Promise<readonly TenantId[]> {
    return (await this.directory.all()).map(({ id }) => id);
  }
}
