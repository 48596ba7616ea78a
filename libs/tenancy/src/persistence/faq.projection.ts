import { statement } from '@casa/platform/database';

/** A frequent question in one language. */
export interface FaqRow {
  readonly question: string;
  readonly answer: string;
}

/** The tenant, the language. */
export const FAQS = statement(
  'tenancy.faqs',
  `select coalesce(question->>$2, question->>'it') as question, coalesce(answer->>$2, answer->>'it') as answer
   from faq where tenant_id = $1 order by position`,
);
