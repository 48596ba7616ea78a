import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { INTERNAL_HOSTS, isInternal } from './internal-address.js';
import { Metrics } from './metrics.js';

/** For Prometheus inside the network; through a public host the address does not exist. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(INTERNAL_HOSTS) private readonly internalHosts: readonly string[],
  ) {}

  @Get()
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (!isInternal(request, this.internalHosts)) throw new NotFoundException();
    void reply.type(this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
