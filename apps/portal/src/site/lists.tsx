import type { ReactNode } from 'react';
import { CardCell, CardGrid, Icon, LinkCard } from '@casa/ui';
import type { NewsSummaryFragment, OfficeContactFragment, ServiceSummaryFragment } from '../gql/graphql.js';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLanguage, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { useMunicipality } from './use-site.js';

interface ListProps<Item> {
  readonly items: readonly Item[];
  readonly headingLevel?: 2 | 3;
}

export function ServiceCards({ items, headingLevel = 3 }: ListProps<ServiceSummaryFragment>): ReactNode {
  const { services } = useContent();
  const path = useLocalPath();
  return (
    <CardGrid>
      {items.map((service) => (
        <CardCell key={service.slug}>
          <LinkCard
            title={service.name}
            href={path(`/servizi/${service.slug}`)}
            headingLevel={headingLevel}
            text={service.description}
            eyebrow={services.categories[service.category]}
            dataElement="service-link"
          />
        </CardCell>
      ))}
    </CardGrid>
  );
}

export function NewsCards({ items, headingLevel = 3 }: ListProps<NewsSummaryFragment>): ReactNode {
  const { content } = useContent();
  const path = useLocalPath();
  const { calendarDate } = dateFormat(useLanguage(), useMunicipality().timeZone);
  return (
    <CardGrid>
      {items.map((item) => (
        <CardCell key={item.slug}>
          <LinkCard
            title={item.title}
            href={path(`/novita/${item.slug}`)}
            headingLevel={headingLevel}
            text={item.summary}
            eyebrow={
              <>
                {content.news.kind[item.kind]} · <time dateTime={item.publishedOn}>{calendarDate(item.publishedOn)}</time>
              </>
            }
          />
        </CardCell>
      ))}
    </CardGrid>
  );
}

export function OfficeCards({ items, headingLevel = 3 }: ListProps<OfficeContactFragment>): ReactNode {
  const path = useLocalPath();
  return (
    <CardGrid>
      {items.map((office) => (
        <CardCell key={office.slug}>
          <LinkCard
            title={office.name}
            href={path(`/comune/uffici/${office.slug}`)}
            headingLevel={headingLevel}
            text={`${office.address.street}, ${office.address.city}`}
            {...(office.department != null && { eyebrow: office.department })}
          />
        </CardCell>
      ))}
    </CardGrid>
  );
}

/** Address, telephone and e-mail of an office, with a link to its page. */
export function OfficeContact({
  office,
  headingLevel = 3,
  dataElement,
}: {
  readonly office: OfficeContactFragment;
  readonly headingLevel?: 2 | 3;
  readonly dataElement?: string;
}): ReactNode {
  const { common } = useMessages();
  const path = useLocalPath();
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="casa-contact">
      <Heading className="h5">
        <a href={path(`/comune/uffici/${office.slug}`)} {...(dataElement !== undefined && { 'data-element': dataElement })}>
          {office.name}
        </a>
      </Heading>
      <OfficeLines office={office} telephoneText={common.footer.telephone} emailText={common.footer.email} />
    </div>
  );
}

export function OfficeLines({
  office,
  telephoneText,
  emailText,
}: {
  readonly office: OfficeContactFragment;
  readonly telephoneText: string;
  readonly emailText: string;
}): ReactNode {
  return (
    <>
      <p>
        {office.address.street}, {office.address.postalCode} {office.address.city}
      </p>
      <p className="mb-0">
        {telephoneText}: <a href={`tel:${office.telephone.replace(/\s/g, '')}`}>{office.telephone}</a>
        <br />
        {emailText}: <a href={`mailto:${office.email}`}>{office.email}</a>
      </p>
    </>
  );
}

/** A link that goes on from a list. */
export function MoreLink({
  href,
  label,
  dataElement,
}: {
  readonly href: string;
  readonly label: string;
  readonly dataElement?: string;
}): ReactNode {
  return (
    <a className="casa-more" href={href} {...(dataElement !== undefined && { 'data-element': dataElement })}>
      {label} <Icon name="it-arrow-right" />
    </a>
  );
}

/** A list's next page; where the reader came from stays in the browser's history. */
export function Pager({
  nextHref,
  firstHref,
}: {
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
}): ReactNode {
  const { common } = useMessages();
  if (nextHref === undefined && firstHref === undefined) return null;
  return (
    <nav className="casa-actions" aria-label={common.next}>
      {nextHref !== undefined && (
        <a className="btn btn-outline-primary" href={nextHref} data-element="pager-link">
          {common.next}
        </a>
      )}
      {firstHref !== undefined && <a href={firstHref}>{common.first}</a>}
    </nav>
  );
}

/** A text of several paragraphs, as the API gives it: one paragraph a line. */
export function Prose({ text }: { readonly text: string }): ReactNode {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => <p key={line}>{line}</p>);
}

/** A search form that is a plain GET. */
export function SearchForm({
  action,
  label,
  hint,
  value,
  id,
  hidden = {},
}: {
  readonly action: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly id: string;
  readonly hidden?: Readonly<Record<string, string>>;
}): ReactNode {
  const { common } = useMessages();
  return (
    <form method="get" action={action} role="search" className="casa-search" id={id}>
      {Object.entries(hidden).map(([name, hiddenValue]) => (
        <input key={name} type="hidden" name={name} value={hiddenValue} />
      ))}
      <div className="casa-field">
        <label className="form-label" htmlFor={`${id}-q`}>
          {label}
        </label>
        {hint !== undefined && (
          <div className="form-text" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        <input
          type="search"
          className="form-control"
          id={`${id}-q`}
          name="q"
          defaultValue={value}
          maxLength={100}
          {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        />
      </div>
      <button type="submit" className="btn btn-primary">
        {common.search}
      </button>
    </form>
  );
}
