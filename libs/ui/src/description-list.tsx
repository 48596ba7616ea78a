import type { ReactNode } from 'react';

export interface DescriptionEntry {
  readonly term: string;
  readonly description: ReactNode;
}

/** Names and values in two columns: the summary before sending, the appointment afterwards. */
export function DescriptionList({ entries }: { readonly entries: readonly DescriptionEntry[] }): ReactNode {
  return (
    <dl className="casa-summary">
      {entries.map(({ term, description }) => (
        <div key={term} className="casa-summary-row">
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  );
}
