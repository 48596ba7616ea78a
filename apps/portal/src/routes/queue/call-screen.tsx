import type { ReactNode } from 'react';
import type { Route } from './+types/call-screen.js';
import { apiContext, hashOf } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { OfficeBySlugDocument, QueueDisplayChangedDocument, QueueDisplayDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { useLocalPath } from '../../i18n/use-messages.js';
import { CallScreen } from '../../queue/call-screen.js';
import { ReloadWithoutScript } from '../../queue/page-script.js';
import { screenTexts } from '../../queue/screen-texts.server.js';
import { PageHead } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';

export const handle = { bare: true, hydrate: true };

const RELOAD_SECONDS = 10;

export async function loader({ context, params }: Route.LoaderArgs) {
  const api = context.get(apiContext);
  const { office } = await api.execute(OfficeBySlugDocument, { slug: params.office });
  if (office == null) throw notFound();
  const { queueDisplay } = await api.execute(QueueDisplayDocument, { officeId: office.id });
  if (queueDisplay == null) throw notFound();
  const { language } = context.get(siteContext);
  return {
    office,
    display: queueDisplay,
    hash: hashOf(QueueDisplayChangedDocument),
    texts: screenTexts(language),
    title: contentIn(language).queue.screen.title(office.name),
    time: queueDisplay.now.slice(11, 16),
  };
}

export default function CallScreenPage({ loaderData: { office, display, hash, texts, title, time } }: Route.ComponentProps): ReactNode {
  const path = useLocalPath();
  return (
    <>
      <PageHead title={title} isIndexed={false} />
      <CallScreen office={office} display={display} hash={hash} texts={texts} time={time} />
      <ReloadWithoutScript seconds={RELOAD_SECONDS} href={path(`/tabellone/${office.slug}`)} />
    </>
  );
}
