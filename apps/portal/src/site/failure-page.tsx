import type { ReactNode } from 'react';
import { useLocalPath, useMessages } from '../i18n/use-messages.js';
import type { Failure } from './failure.js';
import { PageHead } from './page.js';
import { useSite } from './use-site.js';

/** What went wrong and what to do now, in plain words. */
export function FailurePage({ failure }: { readonly failure: Failure }): ReactNode {
  const { failures } = useMessages();
  const path = useLocalPath();
  const isSiteKnown = useSite() !== undefined;
  const { title, text } = useFailureTexts(failure);
  return (
    <div className="container py-5">
      <div className="casa-narrow">
        <PageHead title={title} isIndexed={false} />
        <h1>{title}</h1>
        <p className="lead">{text}</p>
        {failure.kind === 'unknown-host' && (
          <section>
            <h2 className="h4">{failures.unknownHost.list}</h2>
            <ul className="casa-columns">
              {failure.municipalities.map(({ name, url }) => (
                <li key={url}>
                  <a href={url}>{name}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {failure.kind === 'login-needed' && (
          <form method="post" action={failure.form.action} className="casa-actions">
            {failure.form.fields.map(([name, value], index) => (
              <input key={index} type="hidden" name={name} value={value} />
            ))}
            <a className="btn btn-primary" href={failure.loginHref} target="_blank" rel="noopener">
              {failure.texts.login}
            </a>
            <button type="submit" className="btn btn-outline-primary">
              {failure.texts.resend}
            </button>
          </form>
        )}
        {isSiteKnown && failure.kind !== 'login-needed' && failure.kind !== 'suspended' && (
          <a className="btn btn-primary" href={path('/')}>
            {failures.backHome}
          </a>
        )}
      </div>
    </div>
  );
}

function useFailureTexts(failure: Failure): { readonly title: string; readonly text: string } {
  const { failures } = useMessages();
  switch (failure.kind) {
    case 'suspended':
      return { title: failures.suspended.title(failure.name), text: failures.suspended.text };
    case 'unknown-host':
      return failures.unknownHost;
    case 'not-found':
      return failures.notFound;
    case 'wrong-link':
      return failures.wrongLink;
    case 'unavailable':
      return failures.unavailable;
    case 'too-many-requests':
      return failures.tooManyRequests;
    case 'bad-request':
      return failures.badRequest;
    case 'cross-site':
      return failures.crossSite;
    case 'forbidden':
      return failures.forbidden;
    case 'login-needed':
      return failure.texts;
    case 'too-large':
      return failures.tooLarge;
    case 'unexpected':
      return failures.unexpected;
  }
}
