import { Injectable } from '@nestjs/common';
import type { Language } from '@casa/kernel';
import { type TenantContext, TenantScope } from '@casa/platform/database';
import { type FaqRow, FAQS } from '../persistence/faq.projection.js';

/** The frequent questions of a tenant, in its order. */
@Injectable()
export class ReadFaqs {
  constructor(private readonly scope: TenantScope) {}

  all(context: TenantContext, language: Language): Promise<FaqRow[]> {
    return this.scope.read(context, (reader) => reader.rows<FaqRow>(FAQS, [context.tenantId, language]));
  }
}
