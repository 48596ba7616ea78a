import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { Breadcrumb, type Crumb } from '@casa/ui';
import { localPath, neutralPath } from '../i18n/language.js';
import { useLanguage, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { useSite } from './use-site.js';

export interface PageHeadProps {
  readonly title: string;
  readonly description?: string;
  /** Pages of one person, and error pages, are not for search engines. */
  readonly isIndexed?: boolean;
  /** The page that stands for this one in a search engine: steps of a procedure stand behind its first. */
  readonly canonicalPath?: string;
}

/** Title, description and the addresses of the page in both languages; React lifts them into the head. */
export function PageHead({ title, description, isIndexed = true, canonicalPath }: PageHeadProps): ReactNode {
  const { common } = useMessages();
  const site = useSite();
  const { pathname } = useLocation();
  const language = useLanguage();
  const neutral = canonicalPath ?? neutralPath(pathname);
  const origin = site?.origin ?? '';
  return (
    <>
      <title>{site === undefined ? title : common.pageTitle(title, site.municipality.officialName)}</title>
      {description !== undefined && <meta name="description" content={description} />}
      {isIndexed && site !== undefined ? (
        <>
          <link rel="canonical" href={origin + localPath(neutral, language)} />
          <link rel="alternate" hrefLang="it" href={origin + neutral} />
          <link rel="alternate" hrefLang="en" href={origin + localPath(neutral, 'en')} />
          <link rel="alternate" hrefLang="x-default" href={origin + neutral} />
        </>
      ) : (
        <meta name="robots" content="noindex" />
      )}
    </>
  );
}

export interface PageProps extends PageHeadProps {
  readonly lead?: string;
  /** What stands between the home page and this one. */
  readonly parents?: readonly Required<Crumb>[];
  /** What the breadcrumb calls the page, when not its title. */
  readonly crumb?: string;
  /** The validator's name for the title. */
  readonly titleElement?: string;
  /** Below the title, in place of the lead. */
  readonly header?: ReactNode;
  /** Between the breadcrumb and the title. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}

/** A page below the home page: breadcrumb, title, lead, content. */
export function Page({ title, lead, parents = [], crumb = title, titleElement, header, above, children, ...head }: PageProps): ReactNode {
  const { common } = useMessages();
  const path = useLocalPath();
  // A topic and a category may have the same name: the part of the site tells their titles apart.
  const part = parents[0]?.label;
  return (
    <>
      <PageHead
        title={part === undefined ? title : common.pageTitle(title, part)}
        {...head}
        {...(head.description === undefined && lead !== undefined && { description: lead })}
      />
      <div className="container casa-page-top">
        <Breadcrumb
          label={common.breadcrumb}
          crumbs={[
            { label: common.home, href: path('/') },
            ...parents.map(({ label, href }) => ({ label, href: path(href) })),
            { label: crumb },
          ]}
        />
        {above}
        <div className="casa-heading">
          <h1 {...(titleElement !== undefined && { 'data-element': titleElement })}>{title}</h1>
          {header}
          {lead !== undefined && <p className="casa-lead">{lead}</p>}
        </div>
      </div>
      {children}
    </>
  );
}

/** A band of the page with its own title. */
export function Section({
  id,
  title,
  isTinted = false,
  children,
}: {
  readonly id?: string;
  readonly title?: string;
  readonly isTinted?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section id={id} className={isTinted ? 'casa-section section-muted' : 'casa-section'}>
      <div className="container">
        {title !== undefined && <h2 className="casa-section-title">{title}</h2>}
        {children}
      </div>
    </section>
  );
}
