import type { ReactNode } from 'react';

/** Other towns where a service is free sooner; in words, so that the page's script does not carry them. */
export interface ElsewhereView {
  readonly text: string;
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

export function ElsewhereNotice({ text, links }: ElsewhereView): ReactNode {
  return (
    <section className="casa-choices">
      {text}
      <ul>
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
