import type { ReactNode } from 'react';
import { useContent, useLanguage, useLocalPath } from '../i18n/use-messages.js';
import { localPath } from '../i18n/language.js';
import type { NearbyChoices } from '../nearby/nearby-choices.server.js';
import { ShortNearbyForm } from '../nearby/nearby-form.js';
import { SearchForm } from './lists.js';
import type { MunicipalityEntry } from './municipality-list.server.js';
import { MunicipalityMap } from './municipality-map.js';
import { PageHead, Section } from './page.js';

/** The consortium's home: every municipality's portal, one click from booking. */
export function ConsortiumHome({
  search,
  municipalities,
  groups,
}: {
  readonly search: string;
  readonly municipalities: readonly MunicipalityEntry[];
} & Pick<NearbyChoices, 'groups'>): ReactNode {
  const { content, nearby } = useContent();
  const path = useLocalPath();
  const { title, lead, searchLabel, count, none, showAll } = content.consortium;
  return (
    <>
      <PageHead title={title} description={lead} />
      <section className="casa-welcome">
        <div className="container">
          <h1 className="casa-narrow">{title}</h1>
          <p className="casa-lead casa-narrow">{lead}</p>
          <SearchForm id="cerca" action={path('/')} label={searchLabel} value={search} />
        </div>
      </section>
      {search === '' && (
        <Section title={nearby.title} isTinted>
          <p className="casa-narrow">{nearby.lead}</p>
          <ShortNearbyForm groups={groups} municipalities={municipalities.filter(({ isSuspended }) => !isSuspended)} />
        </Section>
      )}
      <Section title={municipalities.length > 0 ? count(municipalities.length) : none(search)}>
        {search === '' && <MunicipalityMap municipalities={municipalities} />}
        <ul className="casa-municipalities">
          {municipalities.map((municipality) => (
            <MunicipalityItem key={municipality.slug} municipality={municipality} />
          ))}
        </ul>
        {search !== '' && <a href={path('/')}>{showAll}</a>}
      </Section>
    </>
  );
}

function MunicipalityItem({ municipality: { name, origin, isSuspended } }: { readonly municipality: MunicipalityEntry }): ReactNode {
  const { consortium } = useContent().content;
  const language = useLanguage();
  return (
    <li>
      <h3 className="h5">
        <a href={origin + localPath('/', language)}>{name}</a>
      </h3>
      {isSuspended ? (
        <p className="mb-0">{consortium.suspended}</p>
      ) : (
        <a href={origin + localPath('/prenota', language)}>
          <span aria-hidden="true">{consortium.bookShort}</span>
          <span className="visually-hidden">{consortium.book(name)}</span>
        </a>
      )}
    </li>
  );
}
