import type { ReactNode } from 'react';
import { DescriptionList } from '@casa/ui';
import type { Route } from './+types/access-log.js';
import { accessInWords } from '../../account/access-words.js';
import { AccountPage } from '../../account/account-page.js';
import { apiContext } from '../../api/client.server.js';
import { MyAccessLogDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { useContent, useLanguage, useMessages } from '../../i18n/use-messages.js';
import { Pager } from '../../site/lists.js';
import { pageQuery, pagerLinks } from '../../site/paging.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality } from '../../site/use-site.js';

const PAGE_SIZE = 20;

export async function loader({ context, url }: Route.LoaderArgs) {
  const { language } = context.get(siteContext);
  const { myAccessLog } = await context.get(apiContext).execute(MyAccessLogDocument, { first: PAGE_SIZE, after: pageQuery(url).after });
  const entries = myAccessLog.edges.map(({ node }) => ({ ...node, ...accessInWords(node, contentIn(language)) }));
  return { entries, pager: pagerLinks(url, myAccessLog.pageInfo) };
}

export default function MyAccessLog({ loaderData: { entries, pager } }: Route.ComponentProps): ReactNode {
  const texts = useContent().account.log;
  const { common } = useMessages();
  const { dayAndTime } = dateFormat(useLanguage(), useMunicipality().timeZone);
  return (
    <AccountPage title={texts.title} lead={texts.lead}>
      {entries.length === 0 && <p>{common.emptyList}</p>}
      <ul className="casa-records">
        {entries.map(({ at, municipality, action, subject, own, allowedBy, lentBy }, index) => (
          <li key={`${at} ${index}`}>
            <h2 className="h5">{action}</h2>
            <DescriptionList
              entries={[
                { term: texts.when, description: <time dateTime={at}>{dayAndTime(at)}</time> },
                { term: texts.who, description: own ? texts.you : lentBy === null ? texts.other : texts.lent(lentBy) },
                { term: texts.where, description: municipality },
                { term: texts.about, description: subject },
                { term: texts.why, description: allowedBy },
              ]}
            />
          </li>
        ))}
      </ul>
      <Pager {...pager} />
    </AccountPage>
  );
}
