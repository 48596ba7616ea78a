import type { ReactNode } from 'react';
import { DescriptionList } from '@casa/ui';
import type { ListedDelegationFragment } from '../gql/graphql.js';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLanguage } from '../i18n/use-messages.js';
import { useMunicipality } from '../site/use-site.js';

/** One delegation of the person's list, with what they can do with it. */
export function DelegationRecord({ delegation }: { readonly delegation: ListedDelegationFragment }): ReactNode {
  const texts = useContent().delegations;
  const { longDay } = dateFormat(useLanguage(), useMunicipality().timeZone);
  const { id, kind, status, acts, name, fiscalCode, reference, reason, createdAt, validUntil, current } = delegation;
  const isOpen = status === 'WAITING' || status === 'ACTIVE';
  const entries = [
    { term: texts.kind, description: texts.kinds[kind] },
    { term: texts.fiscalCode, description: fiscalCode },
    { term: texts.reference, description: reference },
    { term: texts.since, description: <time dateTime={createdAt}>{longDay(createdAt)}</time> },
    { term: texts.until, description: <time dateTime={validUntil}>{longDay(validUntil)}</time> },
    { term: texts.reason, description: reason },
  ];
  return (
    <li>
      <h3 className="h5">
        {name} <span className={status === 'ACTIVE' ? 'casa-status' : 'casa-status casa-status-off'}>{texts.statuses[status]}</span>
      </h3>
      <DescriptionList entries={entries.filter(({ description }) => description !== null)} />
      {isOpen && (
        <form method="post" className="casa-actions mt-0">
          <input type="hidden" name="id" value={id} />
          {acts && status === 'ACTIVE' && !current && (
            <button type="submit" name="intent" value="act" className="btn btn-primary">
              {texts.act(name)}
            </button>
          )}
          <button type="submit" name="intent" value="end" className="btn btn-outline-danger">
            {texts.end}
            <span className="visually-hidden"> {texts.endOf(name)}</span>
          </button>
        </form>
      )}
    </li>
  );
}
