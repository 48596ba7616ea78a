import { registerEnumType } from '@nestjs/graphql';

/** GraphQL enums of this module; their values are the domain's own words. */
export const TenantKindEnum = { MUNICIPALITY: 'MUNICIPALITY', CONSORTIUM: 'CONSORTIUM' } as const;
export const TenantStatusEnum = { ACTIVE: 'ACTIVE', SUSPENDED: 'SUSPENDED' } as const;
export const NewsKindEnum = { NEWS: 'NEWS', NOTICE: 'NOTICE', PRESS_RELEASE: 'PRESS_RELEASE' } as const;

registerEnumType(TenantKindEnum, {
  name: 'TenantKind',
  description: 'Whose portal it is.',
  valuesMap: {
    MUNICIPALITY: { description: 'One municipality.' },
    CONSORTIUM: { description: 'The metropolitan city: all municipalities together.' },
  },
});

registerEnumType(TenantStatusEnum, {
  name: 'TenantStatus',
  description: 'Whether a portal is served.',
  valuesMap: {
    ACTIVE: { description: 'It is.' },
    SUSPENDED: { description: 'Not now; its data is kept.' },
  },
});

registerEnumType(NewsKindEnum, {
  name: 'NewsKind',
  description: 'Kinds of news of the Modello Comuni.',
  valuesMap: {
    NEWS: { description: 'Notizia.' },
    NOTICE: { description: 'Avviso.' },
    PRESS_RELEASE: { description: 'Comunicato.' },
  },
});
