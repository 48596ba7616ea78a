import type { ReactNode } from 'react';
import type { Route } from './+types/waiting-list.js';
import { chooseOffice, officeNav } from '../../agenda/office-nav.server.js';
import { OfficePage } from '../../agenda/office-page.js';
import { apiContext } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { OfficeWaitingListDocument, type OfficeWaitingListQuery } from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { useContent, useLanguage } from '../../i18n/use-messages.js';
import { Pager } from '../../site/lists.js';
import { pageQuery, pagerLinks } from '../../site/paging.js';
import { timesInWords } from '../../waiting/waiting-words.js';

const PAGE_SIZE = 25;

type List = NonNullable<OfficeWaitingListQuery['waitingList']>;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const choice = await chooseOffice(context, params.office);
  const { id: officeId, name, timeZone } = choice.office;
  const variables = { officeId, first: PAGE_SIZE, after: pageQuery(url).after };
  const { waitingList } = await context.get(apiContext).execute(OfficeWaitingListDocument, variables);
  if (waitingList == null) throw notFound();
  const { services, people } = waitingList;
  return {
    ...{ nav: officeNav(context, 'lista-attesa', choice), name, timeZone, services, people: people.edges.map(({ node }) => node) },
    pager: pagerLinks(url, people.pageInfo),
  };
}

export default function OfficeWaitingList({
  loaderData: { nav, name, timeZone, services, people, pager },
}: Route.ComponentProps): ReactNode {
  const texts = useContent().waiting.office;
  return (
    <OfficePage nav={nav} title={texts.title(name)} lead={texts.lead}>
      {people.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <Counts services={services} />
          <People people={people} timeZone={timeZone} />
        </>
      )}
      <Pager {...pager} />
    </OfficePage>
  );
}

function Counts({ services }: { readonly services: List['services'] }): ReactNode {
  const { columns, counts } = useContent().waiting.office;
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={counts}>
      <table className="table">
        <caption>{counts}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.service}</th>
            <th scope="col">{columns.waiting}</th>
            <th scope="col">{columns.offered}</th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ serviceId, serviceName, waiting, offered }) => (
            <tr key={serviceId}>
              <th scope="row">{serviceName}</th>
              <td>{waiting}</td>
              <td>{offered}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Person = List['people']['edges'][number]['node'];

function People({ people, timeZone }: { readonly people: readonly Person[]; readonly timeZone: string }): ReactNode {
  const { waiting } = useContent();
  const texts = waiting.office;
  const language = useLanguage();
  const { dayAndTime } = dateFormat(language, timeZone);
  const { columns } = texts;
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={texts.people}>
      <table className="table">
        <caption>{texts.people}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.place}</th>
            <th scope="col">{columns.service}</th>
            <th scope="col">{columns.person}</th>
            <th scope="col">{columns.times}</th>
            <th scope="col">{columns.since}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, place, service, contact, municipality, times, enteredAt, hasOpenOffer }) => {
            const { days, hours } = timesInWords(times, waiting, language);
            return (
              <tr key={id}>
                <td>{place}</td>
                <td>{service.name}</td>
                <td>
                  {contact === null ? texts.elsewhere(municipality) : <Contact contact={contact} />}
                  {hasOpenOffer && <div>({texts.offered})</div>}
                </td>
                <td>
                  {days}, {hours}
                </td>
                <td>{dayAndTime(enteredAt)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Contact({
  contact: { givenName, familyName, email, telephone },
}: {
  readonly contact: NonNullable<Person['contact']>;
}): ReactNode {
  return (
    <>
      <strong>
        {givenName} {familyName}
      </strong>
      <br />
      {email}
      {telephone !== null && (
        <>
          <br />
          {telephone}
        </>
      )}
    </>
  );
}
