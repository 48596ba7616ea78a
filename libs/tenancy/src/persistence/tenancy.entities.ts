import { FaqEntity } from './faq.entity.js';
import { NewsItemEntity } from './news-item.entity.js';
import { PageRatingEntity } from './page-rating.entity.js';
import { TenantAssetEntity } from './tenant-asset.entity.js';
import { TenantHostEntity } from './tenant-host.entity.js';
import { TenantEntity } from './tenant.entity.js';

/** What a process that is composed of this module tells its database module. */
export const TENANCY_ENTITIES = [TenantEntity, TenantHostEntity, TenantAssetEntity, NewsItemEntity, FaqEntity, PageRatingEntity];
