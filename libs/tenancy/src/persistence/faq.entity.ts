import type { TenantId } from '@casa/contracts';
import type { Id, LocalizedText } from '@casa/kernel';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export type FaqId = Id<'Faq'>;

/** A frequent question of a tenant; its place in the list is what the folder knows it by. */
export const FaqEntity = defineEntity({
  name: 'Faq',
  tableName: 'faq',
  properties: {
    tenantId: p.uuid().$type<TenantId>().primary(),
    id: p.uuid().$type<FaqId>().primary(),
    position: p.integer(),
    question: p.json<LocalizedText>(),
    answer: p.json<LocalizedText>(),
  },
});

export type Faq = InferEntity<typeof FaqEntity>;
