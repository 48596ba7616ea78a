import type { ReactNode } from 'react';

export interface IndexEntry {
  readonly id: string;
  readonly label: string;
}

/** The sections of a long page; folds away on small screens without JavaScript. */
export function PageIndex({ title, entries }: { readonly title: string; readonly entries: readonly IndexEntry[] }): ReactNode {
  return (
    <nav className="casa-page-index" aria-label={title}>
      <details open>
        <summary>{title}</summary>
        <ul className="link-list" data-element="page-index">
          {entries.map(({ id, label }) => (
            <li key={id} className="nav-item">
              <a className="nav-link" href={`#${id}`}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
