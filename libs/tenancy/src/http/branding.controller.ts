import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadAsset } from '../application/read-asset.js';
import type { TenantAssetName } from '../domain/tenant-asset-name.js';

/** The file is opened by itself at most to be looked at: it runs nothing, loads nothing and is nobody's frame. */
const ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
const FOR_GOOD = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'public, no-cache';

/** The looks of the municipality of this host. Addressed by `?v=<digest>` they may be kept for good. */
@Controller('branding')
export class BrandingController {
  constructor(private readonly assets: ReadAsset) {}

  @Get('logo.svg')
  logo(@Req() request: FastifyRequest, @Query('v') version: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.answer('logo.svg', request, version, reply);
  }

  @Get('theme.css')
  theme(@Req() request: FastifyRequest, @Query('v') version: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.answer('theme.css', request, version, reply);
  }

  private async answer(
    name: TenantAssetName,
    { tenant, headers }: FastifyRequest,
    version: unknown,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const asset = tenant && (await this.assets.byName({ tenantId: tenant.id }, name));
    if (!asset) return reply.code(404).header('cache-control', 'no-store').send();
    const etag = `"${asset.digest}"`;
    reply.headers({
      etag,
      'cache-control': version === asset.digest ? FOR_GOOD : ASK_AGAIN,
      'content-security-policy': ALONE,
      'x-content-type-options': 'nosniff',
      // The consortium's list shows the coats of arms of all.
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (headers['if-none-match']?.split(',').some((known) => known.trim().replace(/^W\//, '') === etag)) return reply.code(304).send();
    return reply.header('content-type', asset.contentType).send(asset.body);
  }
}
