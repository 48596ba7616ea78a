import type { ReactNode } from 'react';

export interface Crumb {
  readonly label: string;
  /** Absent on the page itself. */
  readonly href?: string;
}

/** Where the page stands in the site. */
export function Breadcrumb({ label, crumbs }: { readonly label: string; readonly crumbs: readonly Crumb[] }): ReactNode {
  return (
    <nav className="breadcrumb-container" aria-label={label}>
      <ol className="breadcrumb" data-element="breadcrumb">
        {crumbs.map((crumb) =>
          crumb.href === undefined ? (
            <li key={crumb.label} className="breadcrumb-item active" aria-current="page">
              {crumb.label}
            </li>
          ) : (
            <li key={crumb.label} className="breadcrumb-item">
              <a href={crumb.href}>{crumb.label}</a>
              <span className="separator" aria-hidden="true">
                /
              </span>
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
