import { Module } from '@nestjs/common';
import { RatePage } from './application/rate-page.js';
import { FaqResolver } from './graphql/faq.resolver.js';
import { MunicipalityResolver } from './graphql/municipality.resolver.js';
import { NewsResolver } from './graphql/news.resolver.js';
import { RatePageResolver } from './graphql/rate-page.resolver.js';
import { BrandingController } from './http/branding.controller.js';
import { KnownHostController } from './http/known-host.controller.js';
import { FaqRepository } from './persistence/faq.repository.js';
import { MunicipalityRepository } from './persistence/municipality.repository.js';
import { NewsRepository } from './persistence/news.repository.js';
import { TenantAssetRepository } from './persistence/tenant-asset.repository.js';
import { TenantDirectoryModule } from './tenant-directory.module.js';

/** Tenancy's part of the schema. */
export const TENANCY_RESOLVERS = [FaqResolver, MunicipalityResolver, NewsResolver, RatePageResolver];

/** Municipalities and the texts of their sites, as the API shows them. */
@Module({
  imports: [TenantDirectoryModule],
  controllers: [BrandingController, KnownHostController],
  providers: [
    ...[FaqRepository, MunicipalityRepository, NewsRepository, TenantAssetRepository],
    ...TENANCY_RESOLVERS,
    RatePage,
  ],
  exports: [TenantDirectoryModule],
})
export class TenancyModule {}
