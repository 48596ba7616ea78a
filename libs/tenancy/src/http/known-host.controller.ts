import { Controller, Get, HttpCode, NotFoundException, Query } from '@nestjs/common';
import { TenantDirectory } from '../application/tenant-directory.js';

/** Tells the reverse proxy for which names it may ask for a certificate. A suspended municipality keeps its own. */
@Controller('internal')
export class KnownHostController {
  constructor(private readonly directory: TenantDirectory) {}

  @Get('known-host')
  @HttpCode(200)
  knownHost(@Query('domain') domain: unknown): { readonly known: true } {
    if (typeof domain !== 'string' || !this.directory.byHost(domain)) throw new NotFoundException();
    return { known: true };
  }
}
