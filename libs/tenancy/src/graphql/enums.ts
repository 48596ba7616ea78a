import { documentedEnum } from '@casa/platform/graphql';

export const TenantKindEnum = documentedEnum('TenantKind', 'Whose portal it is.', {
  MUNICIPALITY: 'One municipality.',
  CONSORTIUM: 'The metropolitan city: all municipalities together.',
});

export const TenantStatusEnum = documentedEnum('TenantStatus', 'Whether a portal is served.', {
  ACTIVE: 'It is.',
  SUSPENDED: 'Not now; its data is kept.',
});

export const NewsKindEnum = documentedEnum('NewsKind', 'Kinds of news of the Modello Comuni.', {
  NEWS: 'Notizia.',
  NOTICE: 'Avviso.',
  PRESS_RELEASE: 'Comunicato.',
});
