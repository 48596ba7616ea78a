import { Module } from '@nestjs/common';
import { RatePage } from './application/rate-page.js';
import { ReadAsset } from './application/read-asset.js';
import { ReadFaqs } from './application/read-faqs.js';
import { ReadMunicipalities } from './application/read-municipalities.js';
import { ReadNews } from './application/read-news.js';
import { FaqResolver } from './graphql/faq.resolver.js';
import { MunicipalityResolver } from './graphql/municipality.resolver.js';
import { NewsResolver } from './graphql/news.resolver.js';
import { RatePageResolver } from './graphql/rate-page.resolver.js';
import { BrandingController } from './http/branding.controller.js';
import { KnownHostController } from './http/known-host.controller.js';
import { TenantDirectoryModule } from './tenant-directory.module.js';

/** Tenancy's part of the schema. */
export const TENANCY_RESOLVERS = [FaqResolver, MunicipalityResolver, NewsResolver, RatePageResolver];

/** Municipalities and the texts of their sites, as the API shows them. */
@Module({
  imports: [TenantDirectoryModule],
  controllers: [BrandingController, KnownHostController],
  providers: [RatePage, ReadAsset, ReadFaqs, ReadMunicipalities, ReadNews, ...TENANCY_RESOLVERS],
  exports: [TenantDirectoryModule],
})
export class TenancyModule {}
