import { Controller, Get, HttpCode, NotFoundException, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { TenantDirectory } from '../application/tenant-directory.js';

/** Tells the reverse proxy for which names it may ask for a certificate. A suspended municipality keeps its own. */
@Controller('internal')
export class KnownHostController {
  constructor(private readonly directory: TenantDirectory) {}

  /** The proxy asks the process itself: through a municipality's host, or passed on by somebody, the address does not exist. */
  @Get('known-host')
  @HttpCode(200)
  knownHost(@Req() { headers }: FastifyRequest, @Query('domain') domain: unknown): { readonly known: true } {
    const passedOn = headers['x-forwarded-host'] !== undefined || this.directory.byHost(headers.host) !== undefined;
    if (passedOn || typeof domain !== 'string' || !this.directory.byHost(domain)) throw new NotFoundException();
    return { known: true };
  }
}
