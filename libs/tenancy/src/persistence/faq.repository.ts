import { Injectable } from '@nestjs/common';
import type { Language } from '@casa/kernel';
import { statement, type TenantContext, TenantScope } from '@casa/platform/database';

/** A frequent question in one language. */
export interface FaqRow {
  readonly question: string;
  readonly answer: string;
}

const ALL = statement(
  'tenancy.faqs',
  `select coalesce(question->>$2, question->>'it') as question, coalesce(answer->>$2, answer->>'it') as answer
   from faq where tenant_id = $1 order by position`,
);

/** The frequent questions of a tenant, in its order. */
@Injectable()
export class FaqRepository {
  constructor(private readonly scope: TenantScope) {}

  all(context: TenantContext, language: Language): Promise<FaqRow[]> {
    return this.scope.read(context, (reader) => reader.rows<FaqRow>(ALL, [context.tenantId, language]));
  }
}
