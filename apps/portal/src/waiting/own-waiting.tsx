import type { ReactNode } from 'react';
import type { MyWaitingEntriesQuery } from '../gql/graphql.js';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLanguage } from '../i18n/use-messages.js';
import { useMunicipality } from '../site/use-site.js';
import { placeInWords } from './waiting-words.js';

/** Where somebody waits, in whichever municipality; nothing where they do not. */
export function OwnWaiting({ entries }: { readonly entries: MyWaitingEntriesQuery['myWaitingEntries'] }): ReactNode {
  const texts = useContent().waiting.own;
  const language = useLanguage();
  const { longDay } = dateFormat(language, useMunicipality().timeZone);
  if (entries.length === 0) return null;
  return (
    <>
      <h2 className="mt-5">{texts.title}</h2>
      <ul className="casa-records">
        {entries.map(({ id, title, municipality, place, enteredAt, manageUrl, offerUrl }) => (
          <li key={id}>
            <h3>{title}</h3>
            {place !== null && <p>{texts.place(placeInWords(place, language), municipality)}</p>}
            <p>{texts.since(longDay(enteredAt))}</p>
            <div className="casa-actions mt-0">
              {offerUrl !== null && (
                <a className="btn btn-primary" href={offerUrl}>
                  {texts.offer}
                </a>
              )}
              {manageUrl !== null && (
                <a className="casa-more" href={manageUrl}>
                  {texts.see}
                  <span className="visually-hidden">: {title}</span>
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
