import type { ReactNode } from 'react';
import { useContent, useLocalPath } from '../i18n/use-messages.js';

/** The way to say how it went, where there is one. */
export function RateNow({ token }: { readonly token: string | null }): ReactNode {
  const { ratings } = useContent();
  const path = useLocalPath();
  if (token === null) return null;
  return (
    <p className="mt-4">
      <a className="btn btn-primary" href={path(`/com-e-andata/link/${token}`)}>
        {ratings.rateNow}
      </a>{' '}
      {ratings.rateNowText}
    </p>
  );
}
