import type { ReactNode } from 'react';
import { DescriptionList } from '@casa/ui';
import { useContent, useLocalPath } from '../i18n/use-messages.js';
import type { WalkInServiceView } from './walk-in-view.server.js';

interface WalkInNoticeProps {
  readonly slug: string;
  readonly name: string;
  readonly givesAtHome: boolean;
  readonly services: readonly WalkInServiceView[];
}

/** How long one waits at an office without an appointment, service by service, and the way to a number. */
export function WalkInNotice({ slug, name, givesAtHome, services }: WalkInNoticeProps): ReactNode {
  const { offices } = useContent().queue;
  const path = useLocalPath();
  return (
    <>
      <DescriptionList
        entries={services.map((service) => ({
          term: service.name,
          description: service.isOpen ? `${service.wait}\n${service.waiting}` : service.wait,
        }))}
      />
      {givesAtHome ? (
        <a className="btn btn-outline-primary" href={path(`/coda/ufficio/${slug}`)}>
          {offices.take}
          <span className="visually-hidden">: {name}</span>
        </a>
      ) : (
        <p>{offices.onlyThere}</p>
      )}
    </>
  );
}
